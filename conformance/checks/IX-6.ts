import { type Check, expect, expectNone } from '../check.ts';
import { environmentOf, seconds } from '../project/compose.ts';

/** Seconds that a process may take beyond SHUTDOWN_TIMEOUT to close what it holds. */
const MARGIN = 2;
/** What Docker allows where nothing is said. */
const DOCKERS_OWN = 10;

export const check: Check = {
  id: 'IX-6',
  kind: 'static',
  promise: 'in every manifest the platform waits longer than preStop, SHUTDOWN_TIMEOUT and a margin',
  does: 'compares stop_grace_period and terminationGracePeriodSeconds with SHUTDOWN_TIMEOUT and preStop',
  run({ project }) {
    const wrong: string[] = [];
    const seen: string[] = [];
    const stated = project.variables.find(({ name }) => name === 'SHUTDOWN_TIMEOUT')?.value;
    expect(stated, 'SHUTDOWN_TIMEOUT in .env.example', 'it is not there');
    for (const [name, service] of Object.entries(project.processes)) {
      const given = environmentOf(service)['SHUTDOWN_TIMEOUT'] ?? stated;
      const timeout = Number(/(\d+)\}?$/.exec(given)?.[1] ?? stated);
      const grace = seconds(service.stop_grace_period, DOCKERS_OWN);
      seen.push(`${name} ${timeout} < ${grace}`);
      if (timeout + MARGIN > grace) wrong.push(`compose.yaml ${name}: ${timeout} s of ${grace} s`);
    }
    for (const path of project.files.filter((each) => /\.ya?ml$/.test(each))) {
      const text = project.read(path) ?? '';
      const grace = Number(/terminationGracePeriodSeconds: *(\d+)/.exec(text)?.[1]);
      if (Number.isNaN(grace)) continue;
      const pause = Number(/sleep:\s*\{?\s*seconds: *(\d+)/.exec(text)?.[1] ?? 0);
      seen.push(`${path} ${pause} + ${stated} < ${grace}`);
      if (pause + Number(stated) + MARGIN > grace)
        wrong.push(`${path}: ${pause} + ${stated} s of ${grace} s`);
    }
    expectNone(wrong, `SHUTDOWN_TIMEOUT and ${MARGIN} s to fit into the grace period`);
    return seen.join('; ');
  },
};
