import { type Check, expectNone } from '../check.ts';

const STAGE = '(prod|production|stag|staging|dev|devel|development|local|qa|uat|live)';
// Manifests of a deploy may be named after it; code and configuration of the application may not.
const CODE = new RegExp(
  `(^|/)((settings|config|conf|application|appsettings)[._-]${STAGE}\\b[^/]*|(settings|config|environments)/${STAGE}\\.[^/]+)$`,
);

export const check: Check = {
  id: 'I-2',
  kind: 'static',
  promise: 'one code base, one Dockerfile: no file of code or settings belongs to one environment',
  does: 'looks for files such as settings_prod.*, config/production.*, Dockerfile.prod',
  run({ project: { files } }) {
    const wrong = files.filter((path) => CODE.test(path) || /(^|\/)\.env\.(?!example$)[^/]+$/.test(path));
    const dockerfiles = files.filter((path) => /(^|\/)(Dockerfile[^/]*|[^/]*\.Dockerfile)$/.test(path));
    if (dockerfiles.length !== 1) wrong.push(`${dockerfiles.length} Dockerfiles: ${dockerfiles.join(', ')}`);
    expectNone(wrong, 'no per-environment files and one Dockerfile');
    return `${files.length} files, none of them per environment; one Dockerfile`;
  },
};
