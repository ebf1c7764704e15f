import { type Check, expectNone } from '../check.ts';
import { codeOf } from '../project/code.ts';

const NAMES =
  /\b(NODE_ENV|APP_ENV|ENVIRONMENT|FLASK_ENV|DJANGO_ENV|RAILS_ENV|GO_ENV|SPRING_PROFILES_ACTIVE|FASTAPI_ENV)\b/;
const BRANCH = /(==|===|!=|!==|\bcase|\bin\b|\bis\b).{0,20}["'](production|prod|staging|development|dev)["']/;

export const check: Check = {
  id: 'III-5',
  kind: 'static',
  promise: 'nothing depends on the name of an environment',
  does: 'searches code and .env.example for NODE_ENV, APP_ENV and the like, and for comparisons with "production"',
  run({ project }) {
    const searched = [...codeOf(project), '.env.example'];
    const wrong = searched.flatMap((path) =>
      (project.read(path) ?? '')
        .split('\n')
        .flatMap((line, index) =>
          NAMES.test(line) || BRANCH.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [],
        ),
    );
    expectNone(wrong, 'no branch on the name of an environment');
    return `${searched.length} files searched`;
  },
};
