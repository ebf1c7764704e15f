import { describe, expect, it } from 'vitest';
import { catalog } from '../../generators/catalog/catalog.ts';
import type { Answers } from '../../generators/core/answers.ts';
import { assemble } from '../../generators/core/assemble.ts';
import type { Shutdown } from '../../generators/core/blueprint.ts';
import type { Catalog, ProcessType } from '../../generators/core/feature.ts';
import { seenBy } from '../../generators/core/platform.ts';
import { resolveAnswers } from '../../generators/core/resolve.ts';
import { optionsOf } from '../../generators/core/table.ts';
import { contents, folder, run } from '../cli/run.ts';
import { texts } from './project.ts';
import { readers } from './readers.ts';

const ids = catalog.targets.map(({ id }) => id);
const [web] = catalog.processes.filter(({ id }) => id === 'web') as [ProcessType];

const answersFor = (answers: Partial<Answers>, from: Catalog = catalog) =>
  resolveAnswers(optionsOf(from), { name: 'parcel-desk', processes: ['web'], services: [], ...answers });

describe('a target that cannot run a project says why before anything is written', () => {
  it.each([
    ['heroku', 'a', 'error: --name: Heroku cannot run it: the name of an app has at least 3 characters'],
    ['heroku', 'a'.repeat(31), 'leaves 30 characters for the name, and this one has 31'],
    ['cloud-run', 'a'.repeat(27), 'leaves 26 characters for the name, and this one has 27'],
  ])('%s: --name %s', async (target, name, reason) => {
    const cwd = folder();
    const flags = ['--name', name.padEnd(2, 'b'), '--targets', target, '--yes', '--no-install', '--no-git'];
    const { exit, err } = await run({ cwd }, 'new', 'here', ...flags);
    expect(err).toContain(reason);
    expect(exit).toBe(2);
    expect(contents(cwd)).toEqual([]);
  });

  it.each([
    ['heroku', 25, 30],
    ['fly', 290, 300],
    ['render', 290, 300],
    ['cloud-run', 8, 10],
  ])(
    '%s takes no shutdown timeout above its grace period: %i s fit, one more does not',
    (id, fits, limit) => {
      const target = catalog.targets.find((candidate) => candidate.id === id);
      const app = assemble(catalog, answersFor({}));
      const own = target && seenBy(target, app).shutdown;
      const within = (timeout: number) => {
        const shutdown = { ...own, timeout, grace: limit } as Shutdown;
        return target?.refuses?.({ ...app, shutdown });
      };
      expect(within(fits)).toBeUndefined();
      expect(within(fits + 1)).toEqual({
        flag: '--targets',
        reason: expect.stringContaining(
          `it kills after ${limit} s at most, and SHUTDOWN_TIMEOUT is ${fits + 1}`,
        ),
      });
    },
  );

  it('a second process that listens is refused wherever a route leads to one', () => {
    const admin: ProcessType = {
      ...web,
      id: 'admin',
      required: false,
      process: { ...web.process, name: 'admin' },
    };
    const from: Catalog = { ...catalog, processes: [...catalog.processes, admin] };
    for (const id of ['swarm', 'kubernetes', 'helm', 'heroku', 'fly', 'cloud-run'])
      expect(() => assemble(from, answersFor({ processes: ['web', 'admin'], targets: [id] }, from))).toThrow(
        /--processes: .* leads requests to one process on one port, and web and admin listen/,
      );
    // Here each has an address of its own.
    const targets = ['compose', 'render'];
    expect(assemble(from, answersFor({ processes: ['web', 'admin'], targets }, from)).processes).toHaveLength(
      2,
    );
  });
});

describe('a service that a platform has no form of is asked for by its URL', () => {
  const services = catalog.services.map((service) => ({ ...service, managed: {} }));
  const from: Catalog = { ...catalog, services };
  const variables = ['DATABASE_URL', 'REDIS_URL'];
  const answers = answersFor(
    { services: ['postgres', 'redis'], processes: ['web', 'worker'], targets: ids },
    from,
  );
  const files = texts(answers, from);
  const app = assemble(from, answers);

  it.each(catalog.targets)('$id', (target) => {
    const read = readers[target.id];
    const processes = read?.(files, seenBy(target, app)).processes ?? [];
    expect(processes.map(({ name }) => name).sort()).toEqual(['web', 'worker']);
    for (const { environment } of processes)
      for (const variable of variables) expect(environment[variable]).toEqual({ from: expect.any(String) });
  });

  // On one host the service is a container like any other.
  it.each(ids.filter((id) => id !== 'compose'))("%s's page says where the URL goes", (id) => {
    const page = files.get(`docs/deploy/${id}.md`);
    for (const variable of variables) expect(page).toMatch(new RegExp(variable.replace('_', '[_-]'), 'i'));
  });
});
