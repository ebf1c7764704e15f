import { type Check, isBroken } from './check.ts';
import { newLab } from './lab.ts';
import type { Project } from './project/project.ts';
import type { Rig } from './rig.ts';
import { newScope } from './system/scope.ts';

/** How a check went: kept, not kept, not for this project, or not possible to tell. */
export type Outcome = 'passed' | 'failed' | 'exempt' | 'blocked';

/** One check's verdict, with what it rests on. */
export interface Verdict {
  readonly check: Check;
  readonly outcome: Outcome;
  readonly expected: string;
  readonly saw: string;
  readonly seconds: number;
}

/** Runs the checks: files first, then what may run side by side, then what must run alone. */
export async function runChecks(
  checks: readonly Check[],
  rig: Rig,
  jobs: number,
  report: (verdict: Verdict) => void,
): Promise<Verdict[]> {
  const verdicts = new Map<Check, Verdict>();
  const conclude = async (check: Check) => {
    const verdict = await verdictOf(check, rig);
    verdicts.set(check, verdict);
    report(verdict);
  };
  const queue = [
    ...checks.filter(({ kind }) => kind === 'static'),
    ...checks.filter(({ kind, alone }) => kind !== 'static' && !alone),
  ];
  await Promise.all(
    Array.from({ length: jobs }, async () => {
      for (let check = queue.shift(); check; check = queue.shift()) await conclude(check);
    }),
  );
  const alone = checks.filter((check) => check.alone);
  // What measures time goes before what leaves a whole stack running.
  for (const kind of ['process', 'container'])
    for (const check of alone) if (check.kind === kind) await conclude(check);
  return checks.flatMap((check) => verdicts.get(check) ?? []);
}

async function verdictOf(check: Check, rig: Rig): Promise<Verdict> {
  const started = performance.now();
  const conclude = (outcome: Outcome, expected: string, saw: string): Verdict => ({
    check,
    outcome,
    expected,
    saw: redact(saw, rig),
    seconds: (performance.now() - started) / 1000,
  });
  const reason = reasonNot(check, rig.project);
  if (reason) return conclude('exempt', check.promise, reason);
  const scope = newScope();
  try {
    return conclude('passed', check.promise, await check.run(newLab(rig, scope)));
  } catch (error) {
    if (isBroken(error)) return conclude('failed', error.expected, error.saw);
    return conclude('blocked', check.promise, error instanceof Error ? error.message : String(error));
  } finally {
    await scope.close();
  }
}

/** Why a check does not apply to a project, if so. */
export function reasonNot(check: Check, project: Project): string | undefined {
  return check.exempt?.(project);
}

/** A report is kept and shown: the passwords of a run have no place in it either. */
function redact(text: string, { secrets }: Rig): string {
  return [...secrets].reduce((shown, secret) => shown.replaceAll(secret, '[secret]'), text);
}
