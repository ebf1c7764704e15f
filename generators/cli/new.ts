import fs from 'node:fs';
import { resolve } from 'node:path';
import { templates } from '../../build/templates.js';
import { catalog } from '../catalog/catalog.ts';
import type { Answers } from '../core/answers.ts';
import { partsOf } from '../core/purposes.ts';
import { quote } from '../core/quote.ts';
import { renderProject } from '../core/render.ts';
import { optionsOf } from '../core/table.ts';
import type { FileTree } from '../core/tree.ts';
import { type Created, createProject } from '../project/create.ts';
import { type Fate, type OnConflict, surveyFolder } from '../project/fill.ts';
import { EXIT, type Exit, Stop } from './exit.ts';
import type { CommandLine } from './flags.ts';
import { equivalentCommand, gatherAnswers } from './gather.ts';
import type { Io } from './io.ts';
import type { Report } from './report.ts';
import { stepper } from './step.ts';
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
  const answers = await gatherAnswers(options, line, io);
  const dir = resolve(io.cwd, positionals[0] ?? answers.name);
  const tree = renderProject(catalog, templates, answers);
  const asked = io.interactive && !switches.has('yes');
  if (asked && !(await confirmed(answers, dir, tree, io)))
    throw new Stop(EXIT.interrupted, 'not confirmed; nothing was changed');
  const created = await createProject({
    dir,
    from: io.cwd,
    answers,
    tree,
    install: !switches.has('no-install'),
    git: !switches.has('no-git'),
    onConflict: switches.has('adopt') ? 'skip' : ((values['on-conflict'] ?? 'abort') as OnConflict),
    ...(switches.has('adopt') && asked && { fates: await askFates(dir, tree, io) }),
    dryRun: switches.has('dry-run'),
    step: stepper(io, switches.has('quiet')),
  });
  const exit = created.files.some(({ outcome }) => outcome === 'conflict') ? EXIT.conflicts : EXIT.done;
  if (switches.has('json')) io.out(`${JSON.stringify(report(dir, created, exit))}\n`);
  else for (const warning of created.warnings) io.err(`warning: ${warning}\n`);
  const say = switches.has('json') ? io.err : io.out;
  if (!switches.has('quiet')) {
    say(summary(answers, dir, created, switches.has('dry-run')));
    if (asked)
      say(
        `\nThe same without questions:\n  ${equivalentCommand(options, answers, positionals[0], quote.shell)}\n`,
      );
  }
  return exit;
}

/** Asks about each file of an adopted project that ours differs from. */
async function askFates(dir: string, tree: FileTree, io: Io): Promise<ReadonlyMap<string, Fate>> {
  const fates = new Map<string, Fate>();
  for (const { path, outcome } of surveyFolder(fs, dir, tree, 'skip')?.outcomes ?? []) {
    if (outcome !== 'kept') continue;
    const fate = await io.ask({
      type: 'select',
      name: path,
      message: path,
      default: 'keep',
      choices: [
        { value: 'keep', name: 'Keep - yours stays as it is', short: 'Keep' },
        { value: 'merge', name: 'Merge - both, with markers where they disagree', short: 'Merge' },
        {
          value: 'replace',
          name: 'Replace - ours takes its place; undo brings yours back',
          short: 'Replace',
        },
      ],
    });
    fates.set(path, fate as Fate);
  }
  return fates;
}

async function confirmed(answers: Answers, dir: string, tree: FileTree, io: Io): Promise<boolean> {
  const list = (ids: readonly string[]) => ids.join(', ') || 'none';
  io.out(
    [
      '',
      `  ${answers.name} in ${dir}: ${tree.size} files`,
      `  framework  ${answers.framework}`,
      `  services   ${list(answers.services)}`,
      `  processes  ${list(answers.processes)}`,
      `  targets    ${list(answers.targets)}`,
      `  CI         ${answers.ci}`,
      '',
      '',
    ].join('\n'),
  );
  return (await io.ask({ type: 'confirm', name: 'confirmed', message: 'Write it?', default: true })) === true;
}

function report(dir: string, created: Created, exit: Exit): Report {
  const { files, warnings, next } = created;
  return { report: 1, verb: 'new', version: catalog.version, exit, dir, files, warnings, next };
}

function summary(answers: Answers, dir: string, created: Created, dryRun: boolean): string {
  const parts = partsOf(catalog, answers, created.tree);
  const width = Math.max(...parts.map(([path]) => path.length));
  const count = created.files.filter(({ outcome }) => outcome === 'created').length;
  return [
    dryRun ? `Would write ${count} files into ${dir}:` : `Wrote ${count} files into ${dir}:`,
    '',
    ...(dryRun
      ? created.files.map(({ path, outcome }) => `  ${outcome}  ${path}`)
      : parts.map(([path, purpose]) => `  ${path.padEnd(width)}  ${purpose}`)),
    ...(dryRun ? [] : ['', 'Next:', ...created.next.map((command) => `  ${command}`)]),
    '',
  ].join('\n');
}
