import { writeFileSync } from 'node:fs';
import { isSelected, parseArguments, USAGE } from './arguments.ts';
import { allChecks } from './checks.ts';
import { readProject } from './project/project.ts';
import { json, record } from './report/json.ts';
import { junit } from './report/junit.ts';
import { rows, table } from './report/table.ts';
import { newRig } from './rig.ts';
import { runChecks, type Verdict } from './run.ts';
import { endOnSignals } from './system/interrupt.ts';

/** Runs the suite on one project; returns the exit status. */
export async function main(argv: readonly string[]): Promise<number> {
  let asked;
  try {
    asked = parseArguments(argv);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  const options = asked;
  const checks = (await allChecks()).filter((check) => isSelected(options, check));
  if (checks.length === 0) {
    process.stderr.write(`no check is called ${options.only.join(', ')}\n`);
    return 2;
  }
  const project = await readProject(options.dir);
  const rig = newRig(project, options);
  const release = endOnSignals(rig.undoing);
  let verdicts: Verdict[];
  try {
    verdicts = await runChecks(checks, rig, options.jobs, (verdict) => {
      process.stderr.write(`${rows(verdict)[0]}\n`);
    });
  } finally {
    await rig.scope.close();
    await rig.undoing.finish();
    release();
  }
  if (options.junit !== undefined) writeFileSync(options.junit, junit(verdicts));
  if (options.verdicts !== undefined) record(options.verdicts, project.dir, verdicts);
  process.stdout.write(options.json ? json(project.dir, verdicts) : table(verdicts));
  return verdicts.every(({ outcome }) => outcome === 'passed' || outcome === 'exempt') ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
