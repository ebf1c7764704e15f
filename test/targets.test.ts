import { describe, expect, it } from 'vitest';
import { catalog } from '../generators/catalog/catalog.ts';
import { chosen } from './targets/chosen.ts';
import { type Project, projectsOf, texts } from './targets/project.ts';

/** The chosen projects without a target, and with all. */
const plain = chosen().map((chosenAnswers) => {
  const answers = { ...chosenAnswers, logs: 'none' };
  return { answers, none: texts({ ...answers, targets: [] }), together: texts(answers) };
});

describe.each(catalog.targets)('$id', (target) => {
  const projects = projectsOf(target);

  /** What is wrong in any project, so that one failure shows the whole extent. */
  const wrong = (look: (project: Project) => readonly string[]) =>
    projects.flatMap((project) => look(project).map((fault) => `${project.what}: ${fault}`));

  it('declares every process with its command, and no other', () => {
    for (const { app, processes, what } of projects)
      expect(processes.map(({ name, command }) => [name, command]).sort(), what).toEqual(
        app.processes.map(({ name, command }) => [name, command]).sort(),
      );
  });

  it('supplies every variable: defaults in the manifest, secrets by reference alone', () => {
    const faults = wrong(({ app, processes }) =>
      processes.flatMap(({ name, environment }) => {
        const unknown = Object.keys(environment).filter(
          (key) => !app.variables.some((variable) => variable.name === key),
        );
        const listens = app.processes.some((process) => process.name === name && process.http);
        const wanted = app.variables.filter(({ platform }) => platform !== 'port' || listens);
        const lacking = wanted.filter((variable) => {
          const given = environment[variable.name];
          if (given === undefined) return true;
          // Either the platform's own port, or the one that the manifest sets.
          if (variable.platform === 'port' && 'from' in given) return given.from === '';
          return variable.secret
            ? !('from' in given) || given.from === ''
            : !('literal' in given) || given.literal !== variable.default;
        });
        return [...unknown, ...lacking.map((variable) => variable.name)].map((key) => `${name}: ${key}`);
      }),
    );
    expect(faults).toEqual([]);
  });

  it('runs an image that the release names, by digest or by a variable, and never the latest', () => {
    for (const { images, what } of projects) {
      expect(images.length, what).toBeGreaterThan(0);
      for (const image of images)
        expect(image, what).toMatch(/@sha256:[0-9a-f]{64}$|^\$\{IMAGE(:\?[^}]*)?\}$/);
    }
    expect(
      wrong(({ files }) =>
        [...files].flatMap(([path, text]) => (/image\S* *\S*:latest/i.test(text) ? path : [])),
      ),
    ).toEqual([]);
  });

  it('kills no sooner than the shutdown timeout and its margin are over', () => {
    for (const { app, processes, what } of projects)
      for (const { name, preStop, environment, grace } of processes) {
        const { timeout, margin } = app.shutdown;
        expect(environment['SHUTDOWN_TIMEOUT'], what).toEqual({ literal: String(timeout) });
        expect(margin).toBeGreaterThan(0);
        expect(preStop + timeout + margin, `${what}: ${name}`).toBeLessThanOrEqual(grace);
      }
  });

  it('starts as many as a process asks for, and exactly one of what must not run twice', () => {
    const faults = wrong(({ app, processes }) =>
      app.processes.flatMap(({ name, singleton, replicas }) => {
        const instances = processes.find((process) => process.name === name)?.instances;
        // One host scales by hand.
        const wanted = singleton || target.id === 'compose' ? 1 : replicas;
        return instances === wanted ? [] : `${name}: ${instances} instead of ${wanted}`;
      }),
    );
    expect(faults).toEqual([]);
  });

  it('replaces what must not run twice one after the other, or says that it cannot', () => {
    const faults = wrong(({ app, processes, files }) =>
      app.processes.flatMap(({ name, singleton }) => {
        const overlaps = processes.find((process) => process.name === name)?.overlaps;
        const said = /old and the new (may run )?together/.test(
          files.get(`docs/deploy/${target.id}.md`) ?? '',
        );
        return singleton && overlaps && !said ? name : [];
      }),
    );
    expect(faults).toEqual([]);
  });

  it('migrates to the end before a new process serves', () => {
    const migrating = projects.filter(({ app }) => app.migrate);
    expect(migrating.length).toBeGreaterThan(0);
    for (const { release, what } of migrating) {
      expect(release, what).not.toContain(undefined);
      expect(release, what).toEqual([...release].sort((one, other) => Number(one) - Number(other)));
    }
  });

  it('has a page with a command for everything that an owner does', () => {
    const faults = wrong(({ app, files }) => {
      const page = files.get(`docs/deploy/${target.id}.md`) ?? '';
      const secrets = app.variables.some(({ secret }) => secret);
      const scaled = app.processes.filter(({ singleton }) => !singleton);
      const wanted = [
        '## First deploy',
        ...(app.migrate ? ['| migrate alone |'] : []),
        ...scaled.map(({ name }) => `| scale \`${name}\` |`),
        '| read logs |',
        '| run an admin task |',
        '| roll back |',
        // On one host the secrets are the passwords of its own containers: some services have none.
        ...(secrets && target.id !== 'compose' ? ['## Rotate a secret'] : []),
      ];
      return wanted.filter((heading) => !page.includes(heading));
    });
    expect(faults).toEqual([]);
  });

  it('has the same files alone as beside every other target', () => {
    for (const { answers, none, together } of plain) {
      const alone = texts({ ...answers, targets: [target.id] });
      const own = [...alone.keys()].filter((path) => !none.has(path));
      expect(own.length).toBeGreaterThan(1);
      expect(own.filter((path) => together.get(path) !== alone.get(path))).toEqual([]);
    }
  });
});
