import { version } from '../catalog/version.ts';
import { didYouMean } from '../core/parse.ts';
import { AnswersError, describeProblem } from '../core/problem.ts';
import { type Reason, WriteFault } from '../write/fault.ts';
import { EXIT, type Exit, Stop } from './exit.ts';
import { type CommandLine, readCommandLine } from './flags.ts';
import type { Io } from './io.ts';
import type { Report } from './report.ts';
import type { Verb } from './verb.ts';
import { allVerbs, isVerb, VERBS } from './verbs.ts';

/** Runs one command line and gives its exit status. */
export async function main(argv: readonly string[], io: Io): Promise<Exit> {
  const [name, rest] = verbOf(argv);
  const json = rest.includes('--json');
  return guarded(name ?? 'new', json, io, async () => {
    if (name === undefined) return outsideVerbs(rest, io);
    if (!isVerb(name)) throw unknownVerb(name);
    const verb: Verb = await VERBS[name]();
    if (!rest.includes('--help') && !rest.includes('-h'))
      return runVerb(verb, readCommandLine(rest, verb.options, verb.flags), io);
    io.out((await import('./help.ts')).verbHelp(verb, io.columns));
    return EXIT.done;
  });
}

/** Runs a verb with a command line that was read, whichever door it came through. */
export async function runVerb(verb: Verb, line: CommandLine, io: Io): Promise<Exit> {
  const surplus = line.positionals[verb.positionals];
  if (surplus !== undefined)
    throw new AnswersError([{ flag: verb.name, value: surplus, reason: 'is one argument too many' }]);
  // Standard output belongs to the report then, and prompts would stand in it.
  return verb.run(line, line.switches.has('json') ? silent(io) : io);
}

/** The same world without prompts. It inherits: to copy what is asked of the streams would open them. */
function silent(io: Io): Io {
  return Object.create(io, { interactive: { value: false, enumerable: true } }) as Io;
}

/**
 * Where every way to fail ends: as lines on standard error, and with `--json` as a report on standard output,
 * never as a stack trace.
 */
export async function guarded(verb: string, json: boolean, io: Io, work: () => Promise<Exit>): Promise<Exit> {
  try {
    return await work();
  } catch (error) {
    return fail(verb, error, json, io);
  }
}

/** How a run ends that a signal found before it had begun to change anything. */
export function interrupted(argv: readonly string[], io: Io): Exit {
  const [name = 'new', rest] = verbOf(argv);
  const stop = new Stop(EXIT.interrupted, 'interrupted; nothing was changed');
  return fail(name, stop, rest.includes('--json'), io);
}

/** The verb and what follows it: `new` where the first word is no verb. */
function verbOf(argv: readonly string[]): [string | undefined, readonly string[]] {
  const [first, ...rest] = argv;
  if (first === undefined) return ['new', []];
  if (isVerb(first)) return [first, rest];
  if (['--help', '-h', 'help', '--version', '-v'].includes(first)) return [undefined, argv];
  const word = !first.startsWith('-') && !/[./\\]/.test(first);
  if (word && didYouMean(first, Object.keys(VERBS))) return [first, rest];
  return ['new', argv];
}

async function outsideVerbs(argv: readonly string[], io: Io): Promise<Exit> {
  if (argv[0] === '--version' || argv[0] === '-v') io.out(`${version}\n`);
  else {
    io.out((await import('./help.ts')).overview(await allVerbs(), io.columns));
  }
  return EXIT.done;
}

function unknownVerb(name: string): AnswersError {
  const verbs = Object.keys(VERBS);
  const hint = `verbs are ${verbs.join(', ')}; to make a folder of that name, write ./${name}`;
  return new AnswersError([
    { flag: 'verb', value: name, reason: `is not known${didYouMean(name, verbs)}`, hint },
  ]);
}

function fail(verb: string, error: unknown, json: boolean, io: Io): Exit {
  const { exit, lines } = explain(error);
  for (const line of lines) io.err(`${io.paint('err', 'red', 'error:')} ${line}\n`);
  if (json) {
    const report: Report = {
      report: 1,
      verb,
      version,
      exit,
      dir: io.cwd,
      files: [],
      warnings: [],
      next: [],
      errors: lines,
    };
    io.out(`${JSON.stringify(report)}\n`);
  }
  return exit;
}

/** Faults of the writer that are no failure of the system: it refused to do harm, or was told to stop. */
const STATUS: Partial<Record<Reason, Exit>> = {
  'not-empty': EXIT.refused,
  symlink: EXIT.refused,
  changed: EXIT.refused,
  edited: EXIT.refused,
  locked: EXIT.refused,
  'bad-path': EXIT.usage,
  interrupted: EXIT.interrupted,
};

function explain(error: unknown): { readonly exit: Exit; readonly lines: readonly string[] } {
  if (error instanceof AnswersError) return { exit: EXIT.usage, lines: error.problems.map(describeProblem) };
  if (error instanceof Stop) return { exit: error.exit, lines: [error.message] };
  // What inquirer throws where Ctrl-C closes a prompt.
  if (error instanceof Error && error.name === 'ExitPromptError')
    return { exit: EXIT.interrupted, lines: ['interrupted; nothing was changed'] };
  if (error instanceof WriteFault)
    return { exit: STATUS[error.reason] ?? EXIT.failed, lines: [error.message] };
  const message = error instanceof Error ? error.message : String(error);
  return { exit: EXIT.failed, lines: [`${message}; nothing was changed`] };
}
