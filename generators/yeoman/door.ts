import type Generator from 'yeoman-generator';
import type { Question } from '../cli/ask.ts';
import { EXIT } from '../cli/exit.ts';
import { type CommandLine, readCommandLine } from '../cli/flags.ts';
import { processIo } from '../cli/io.ts';
import { guarded, runVerb } from '../cli/main.ts';
import type { Verb } from '../cli/verb.ts';
import { VERBS, type VerbName } from '../cli/verbs.ts';

/** A verb as a generator of Yeoman's. */
export interface Door {
  readonly features: typeof FEATURES;
  /** Declares the verb's answers and flags, so that `--help` shows them. */
  declare(generator: Generator): void;
  /**
   * Runs the verb with what Yeoman parsed. `yo` exits with the `code` of what is thrown.
   *
   * @throws Error with a numeric `code` where the verb does not end with 0; what was wrong has been printed by then.
   */
  run(generator: Generator): Promise<void>;
}

/** The door of a verb. */
export async function doorOf(name: VerbName): Promise<Door> {
  const verb: Verb = await VERBS[name]();
  return {
    features: FEATURES,
    declare: (generator) => declare(generator, verb),
    run: (generator) => runThroughYeoman(generator, verb),
  };
}

/**
 * What every generator of ours tells Yeoman: our own writer commits, so there is nothing to commit from mem-fs, and
 * our lock step is the only one.
 */
const FEATURES = {
  tasksMatchingPriority: true,
  customCommitTask: () => {},
  customInstallTask: true,
  disableInGeneratorOptionsSupport: false,
};

function declare(generator: Generator, verb: Verb): void {
  for (const [key, option] of Object.entries(verb.options ?? {}))
    generator.option(key, { type: String, description: (option as { summary: string }).summary });
  for (const flag of verb.flags) {
    if (flag.name === 'help') continue;
    // Yeoman parses `--no-x` as `x: false` by itself, and refuses to be told of it.
    const negated = flag.name.startsWith('no-');
    generator.option(flag.name.replace(/^no-/, ''), {
      type: flag.type === 'boolean' ? Boolean : String,
      description: negated ? `--${flag.name}: ${flag.summary}` : flag.summary,
    });
  }
}

async function runThroughYeoman(generator: Generator, verb: Verb): Promise<void> {
  const ask = async (question: Question) => {
    const answers: Record<string, string | readonly string[] | boolean> = await generator.prompt([
      question as never,
    ]);
    return answers[question.name] ?? '';
  };
  const io = { ...processIo(ask), cwd: generator.env.cwd };
  const json = (generator.options as Readonly<Record<string, unknown>>)['json'] === true;
  const exit = await guarded(verb.name, json, io, async () =>
    runVerb(verb, commandLine(generator, verb), io),
  );
  if (exit !== EXIT.done)
    throw Object.assign(new Error(`${verb.name} ended with status ${exit}`), { code: exit });
}

/**
 * The command line that Yeoman's schemaless parser took apart: options arrive twice, `skipInstall` beside
 * `skip-install`, `--no-git` as `git: false`, and with them what Yeoman's environment adds for itself. Of what is
 * neither ours nor Yeoman's, only what was typed is refused.
 */
function commandLine(generator: Generator, verb: Verb): CommandLine {
  const ours = new Set([
    ...Object.keys(verb.options ?? {}),
    ...verb.flags.map(({ name }) => name.replace(/^no-/, '')),
  ]);
  const declared = new Set(Object.keys(generator._options));
  const typed = new Set(process.argv.map((word) => /^--(?:no-)?([^=]+)/.exec(word)?.[1]));
  const options = new Map(
    Object.entries(generator.options).map(([name, value]) => [kebab(name), value as unknown]),
  );
  const argv = [...options].flatMap(([name, value]) =>
    value !== undefined && (ours.has(name) || (typed.has(name) && !declared.has(name)))
      ? words(name, value)
      : [],
  );
  return readCommandLine([...argv, ...generator.args], verb.options, verb.flags);
}

function words(name: string, value: unknown): readonly string[] {
  if (value === true) return [`--${name}`];
  if (value === false) return [`--no-${name}`];
  return (Array.isArray(value) ? value : [value]).map((item) => `--${name}=${String(item)}`);
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
