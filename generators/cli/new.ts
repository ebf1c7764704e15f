import { resolve } from 'node:path';
import { templates } from '../../build/templates.js';
import { catalog } from '../catalog/catalog.ts';
import { quote } from '../core/quote.ts';
import { renderProject } from '../core/render.ts';
import { optionsOf } from '../core/table.ts';
import { type Created, createProject } from '../project/create.ts';
import { isProject, type OnConflict } from '../project/fill.ts';
import { fs } from '../write/disk.ts';
import { EXIT, type Exit, Stop } from './exit.ts';
import type { CommandLine } from './flags.ts';
import { equivalentCommand, gatherAnswers } from './gather.ts';
import type { Io } from './io.ts';
import { askFates, confirmed, wantsUpdate } from './new-questions.ts';
import type { Report } from './report.ts';
import { stepper } from './step.ts';
import { dryRunOf, summaryOf } from './summary.ts';
import { ANSWERS, DRY_RUN, HELP, JSON_REPORT, NO_GIT, NO_INSTALL, QUIET, type Verb, YES } from './verb.ts';

const options = optionsOf(catalog);

export const newProject: Verb = {
  name: 'new',
  summary: 'render a project into DIR (default: a folder named after the project)',
  usage: '[DIR]',
  positionals: 1,
  options,
  flags: [
    YES,
    ANSWERS,
    DRY_RUN,
    JSON_REPORT,
    NO_INSTALL,
    NO_GIT,
    {
      name: 'on-conflict',
      type: 'string',
      value: 'WHAT',
      choices: ['abort', 'skip', 'overwrite'],
      summary: 'for files that DIR holds already (default: abort)',
    },
    {
      name: 'adopt',
      type: 'boolean',
      summary:
        'into a project of your own: writes what is missing, asks about the rest, remembers a base for updates',
    },
    QUIET,
    HELP,
  ],
  examples: [
    'new',
    'new my-service --yes',
    'new --yes --name orders --services postgres --processes web,scheduler',
    'new orders --answers answers.yaml --json',
    'new . --adopt',
  ],
  run: runNew,
};

async function runNew(line: CommandLine, io: Io): Promise<Exit> {
  const { switches, values, positionals } = line;
  const asks = !switches.has('yes') && io.interactive;
  const here = resolve(io.cwd, positionals[0] ?? '.');
  if (asks && isProject(fs, here) && (await wantsUpdate(here, io))) return updateInstead(here, line, io);
  const answers = await gatherAnswers(options, line, io);
  const called = positionals[0] ?? answers.name;
  const dir = resolve(io.cwd, called);
  const tree = renderProject(catalog, templates, answers);
  if (asks && !(await confirmed(answers, dir, tree, io)))
    throw new Stop(EXIT.interrupted, 'not confirmed; nothing was changed');
  const created = await createProject({
    dir,
    called,
    from: io.cwd,
    answers,
    tree,
    install: !switches.has('no-install'),
    git: !switches.has('no-git'),
    onConflict: switches.has('adopt') ? 'skip' : ((values['on-conflict'] ?? 'abort') as OnConflict),
    ...(switches.has('adopt') && asks && { fates: await askFates(dir, tree, io) }),
    dryRun: switches.has('dry-run'),
    step: stepper(io, switches.has('quiet')),
  });
  const exit = created.files.some(({ outcome }) => outcome === 'conflict') ? EXIT.conflicts : EXIT.done;
  if (switches.has('json')) io.out(`${JSON.stringify(report(dir, created, exit))}\n`);
  else
    for (const warning of created.warnings) io.err(`${io.paint('err', 'yellow', 'warning:')} ${warning}\n`);
  const say = switches.has('json') ? io.err : io.out;
  if (!switches.has('quiet')) {
    say(switches.has('dry-run') ? dryRunOf(dir, created) : summaryOf(answers, dir, created, io));
    if (asks)
      say(
        `\nThe same without questions:\n  ${equivalentCommand(options, answers, positionals[0], quote.shell)}\n`,
      );
  }
  return exit;
}

async function updateInstead(dir: string, { switches }: CommandLine, io: Io): Promise<Exit> {
  const { update } = await import('./update.ts');
  return update.run({ positionals: [dir], answers: {}, values: {}, switches }, io);
}

function report(dir: string, created: Created, exit: Exit): Report {
  const { files, warnings, next } = created;
  return { report: 1, verb: 'new', version: catalog.version, exit, dir, files, warnings, next };
}
