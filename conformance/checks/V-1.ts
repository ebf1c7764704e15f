import { type Check, expectNone } from '../check.ts';
import { imageConfig } from '../launch/build.ts';
import { imageContents } from '../launch/contents.ts';

const TOOLS =
  /(^|\/)bin\/(pytest|ruff|mypy|black|flake8|pylint|eslint|prettier|vitest|jest|mocha|tsc|tsx|ts-node|nodemon|biome|oxlint|golangci-lint|gcc|g\+\+|make|cargo|uv|poetry)$/;

export const check: Check = {
  id: 'V-1',
  kind: 'container',
  promise: 'the image holds no tests, no .git, no tools of development, and no secret in its environment',
  does: 'builds without any secret from a checkout in use, and lists the files and variables of the image',
  async run(lab) {
    const image = await lab.rig.image();
    const { WorkingDir, Env } = await imageConfig(image);
    const home = WorkingDir.replace(/^\//, '');
    const paths = await imageContents(lab.rig);
    const unwanted = new RegExp(
      `^${home}/(tests?|spec|\\.git|\\.github|docs|compose[^/]*|Dockerfile|README\\.md)(/|$)`,
    );
    const wrong = paths.filter(
      (path) => unwanted.test(path) || TOOLS.test(path) || /(^|\/)\.git\//.test(path),
    );
    const secrets = (Env ?? []).filter((entry) => /(PASSWORD|SECRET|TOKEN|_URL)\w*=./.test(entry));
    const shown = wrong.length > 5 ? [...wrong.slice(0, 5), `and ${wrong.length - 5} more`] : wrong;
    expectNone([...shown, ...secrets], 'the application and its dependencies alone');
    return `${paths.filter((path) => path.startsWith(`${home}/`)).length} paths under /${home}, none of development`;
  },
};
