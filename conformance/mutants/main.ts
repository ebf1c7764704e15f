import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { Check } from '../check.ts';
import { allChecks } from '../checks.ts';
import { imageContents } from '../launch/contents.ts';
import { readProject } from '../project/project.ts';
import { newRig, once } from '../rig.ts';
import { endOnSignals } from '../system/interrupt.ts';
import { mutantsFor } from './all.ts';
import { canGraft, graft, INSTALLED } from './graft.ts';
import type { Mutant } from './mutant.ts';
import { isProven, prove } from './prove.ts';
import { proofReport, record } from './record.ts';
import { proofRow } from './report.ts';

const USAGE = `Usage: npm run conformance:mutants -- DIR [OPTIONS]

Breaks the project in DIR, which passes, in one way after the other, and shows that the check of the
broken promise turns red, and no other.

  --framework ID     whose source the mutants change (default: fastapi)
  --only ID,...      mutants of these checks alone (IX-2), or of a factor (IX)
  --kind KIND        mutants of checks of this kind alone: static, process, container
  --sample           all that files show, and a few of each other kind: for every commit
  --beside WHAT      which other checks run on each mutant: quick (default: files, and whatever one
                     web process answers), related (those, too, that the mutant declares), all
  --jobs N           how many checks run side by side (default: 2)
  --verdicts FILE    puts what was shown into a file, as JSON, in place of what it held of the same mutants
`;

/** Of the promises that only a running project shows: one for each means by which they are checked. */
const SAMPLE = ['III-3', 'III-7b', 'IV-3', 'VI-1', 'VIII-4', 'IX-2', 'XI-1', 'XII-2'];

/** Proves the checks on one project; returns the exit status. */
export async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      framework: { type: 'string', default: 'fastapi' },
      only: { type: 'string' },
      kind: { type: 'string' },
      sample: { type: 'boolean', default: false },
      verdicts: { type: 'string' },
      beside: { type: 'string', default: 'quick' },
      jobs: { type: 'string', default: '2' },
    },
  });
  const [dir] = positionals;
  if (dir === undefined) {
    process.stderr.write(USAGE);
    return 2;
  }
  const only = values.only?.split(',');
  const wanted = (id: string) => !only || only.some((each) => id === each || id.startsWith(`${each}-`));
  const checks = await allChecks();
  const kindOf = (id: string) => checks.find((check) => check.id === id)?.kind;
  const asked = (id: string) =>
    wanted(id) &&
    (values.kind === undefined || kindOf(id) === values.kind) &&
    (!values.sample || kindOf(id) === 'static' || SAMPLE.includes(id));
  const mutants = (await mutantsFor(values.framework)).filter(({ check }) => asked(check));
  const project = await readProject(dir);
  const base = newRig(project);
  const installed = INSTALLED[values.framework];
  const stock = once(async () => ({ image: await base.image(), contents: await imageContents(base) }));
  // What changes the way an image is built is shown on one that is; for all else the way there does not matter.
  const quick = (mutant: Mutant, folder: string) =>
    installed && canGraft(mutant, installed)
      ? stock().then((own) =>
          graft(own, installed, folder, `${basename(folder).toLowerCase()}:graft`, base.undoing),
        )
      : undefined;
  let proven = 0;
  const release = endOnSignals(base.undoing);
  try {
    for (const mutant of mutants) {
      const beside = checks.filter((check) => runsBeside(check, mutant, values.beside, kindOf));
      const options = { services: base.services, jobs: Number(values.jobs), registry: base.undoing, quick };
      const proof = await prove(project, mutant, beside, options);
      if (isProven(proof)) proven += 1;
      if (values.verdicts !== undefined) record(values.verdicts, [proofReport(proof)]);
      process.stdout.write(`${proofRow(proof)}\n`);
    }
  } finally {
    await base.scope.close();
    await base.undoing.finish();
    release();
  }
  const without = checks.filter(({ id }) => asked(id) && !mutants.some(({ check }) => check === id));
  process.stdout.write(
    `\n${proven} of ${mutants.length} mutants seen by their check and by no unrelated one\n`,
  );
  if (without.length > 0)
    process.stdout.write(`checks without a mutant: ${without.map(({ id }) => id).join(', ')}\n`);
  return proven === mutants.length && without.length === 0 ? 0 : 1;
}

/** Whether a check runs on a mutant. Files are read for each; a process is started where the mutant changes one. */
function runsBeside(
  check: Check,
  mutant: Mutant,
  beside: string,
  kindOf: (id: string) => string | undefined,
) {
  if (check.id === mutant.check || beside === 'all' || check.kind === 'static') return true;
  if (mutant.also === 'all' || kindOf(mutant.check) === 'static') return false;
  return check.quick === true || (beside === 'related' && mutant.also?.includes(check.id));
}

process.exitCode = await main(process.argv.slice(2));
