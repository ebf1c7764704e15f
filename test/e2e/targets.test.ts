import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse as parseToml } from '@decimalturn/toml-patch';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { schemaErrors } from '../schemas.ts';
import { chosen } from '../targets/chosen.ts';
import { scratch } from './rendered.ts';
import { unaccepted } from './targets/accepted.ts';
import { failure, faults } from './targets/faults.ts';
import { hadolint, zizmor } from './targets/policies.ts';
import { distinct, type Project, write } from './targets/projects.ts';
import { tool } from './targets/toolbox.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const IMAGE = `ghcr.io/owner/parcel-desk@sha256:${'0'.repeat(64)}`;

let projects: readonly Project[];
let root: string;

beforeAll(() => {
  root = scratch();
  projects = write(root);
});

describe(`${chosen().length} projects, every two choices together in one, with every target`, () => {
  it('parse, and fit the official schemas', async () => {
    const wrong = await faults(projects, async ({ files }) =>
      [...files].flatMap(([path, text]) => problemsOf(path, text).map((problem) => `${path}: ${problem}`)),
    );
    expect(wrong).toEqual([]);
  });

  it('are read by Docker Compose, with what each says of logs', async () => {
    const sets = (logging: readonly string[]) =>
      [['compose.override.yaml'], ['compose.prod.yaml']].map((files) => [
        'compose.yaml',
        ...files,
        ...logging,
      ]);
    const wrong = await faults(projects, async ({ dir, files }) => {
      const logging = files.has('compose.logging.yaml') ? ['compose.logging.yaml'] : [];
      const found: string[] = [];
      for (const set of sets(logging)) {
        const names = set.flatMap((file) => ['--file', file]);
        found.push(...(await failure(['docker', 'compose', ...names, 'config', '--quiet'], dir, { IMAGE })));
      }
      return found;
    });
    expect(wrong).toEqual([]);
  });

  it('are read by Swarm, with what each says of logs', async () => {
    const wrong = await faults(projects, async ({ dir, files }) => {
      const stack = 'deploy/swarm/stack.yaml';
      const logging = 'deploy/swarm/stack.logging.yaml';
      const names = [stack, ...(files.has(logging) ? [logging] : [])].flatMap((file) => ['-c', file]);
      return failure(['docker', 'stack', 'config', ...names], dir, { IMAGE });
    });
    expect(wrong).toEqual([]);
  });

  it('have workflows that actionlint accepts, their scripts included, as this repository has', async () => {
    const actionlint = [tool('actionlint'), '-oneline', '-shellcheck', tool('shellcheck')];
    expect(await faults(projects, ({ dir }) => failure(actionlint, dir))).toEqual([]);
    expect(await failure(actionlint, REPOSITORY)).toEqual([]);
  });

  it('have workflows and updates that zizmor accepts, as this repository has', async () => {
    const dirs = [...projects.map(({ dir }) => dir), join(REPOSITORY, '.github')];
    expect(unaccepted('zizmor', await zizmor(dirs))).toEqual([]);
  });

  it('have Dockerfiles that hadolint accepts', async () => {
    expect(unaccepted('hadolint', await hadolint(distinct(projects, /(^|\/)Dockerfile$/)))).toEqual([]);
  });

  it('have scripts that shellcheck accepts, as this repository has', async () => {
    const own = ['scripts/e2e-tools.sh', '.ci/run'].map((path) => join(REPOSITORY, path));
    const scripts = [...distinct(projects, /\.sh$/), ...own];
    expect(scripts.length).toBeGreaterThan(own.length);
    expect(await failure([tool('shellcheck'), '--format', 'gcc', ...scripts], root)).toEqual([]);
  });
});

function problemsOf(path: string, text: string): readonly string[] {
  if (path.endsWith('.json')) return [schemaErrors(path, JSON.parse(text)) ?? []].flat();
  if (path.endsWith('.toml')) return [schemaErrors(path, parseToml(text)) ?? []].flat();
  // A chart's templates are YAML only once Helm has filled them in.
  if (!/\.ya?ml$/.test(path) || path.includes('/chart/templates/')) return [];
  return parseAllDocuments(text, { merge: true }).flatMap((document) => [
    ...[...document.errors, ...document.warnings].map(({ message }) => message),
    ...[schemaErrors(path, document.toJS()) ?? []].flat(),
  ]);
}
