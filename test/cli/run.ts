import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Question } from '../../generators/cli/ask.ts';
import { main } from '../../generators/cli/main.ts';

/** What a command line printed, and its exit status. */
export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  /** The questions that were asked, in order. */
  readonly asked: readonly Question[];
}

/** How a run differs from an unattended one without input. */
export interface World {
  readonly cwd: string;
  /** A person at a terminal: answers by question name; where none is given, the question's default. */
  readonly person?: Readonly<Record<string, string | readonly string[] | boolean>>;
  readonly stdin?: string;
  /** How wide and how high the terminal is. */
  readonly columns?: number;
  readonly rows?: number;
}

/** Runs a command line in this process. */
export async function run(world: World, ...argv: string[]): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const asked: Question[] = [];
  const exit = await main(argv, {
    cwd: world.cwd,
    interactive: world.person !== undefined,
    ask: async (question) => {
      asked.push(question);
      return world.person?.[question.name] ?? presetOf(question);
    },
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    paint: (_stream, _style, text) => text,
    columns: world.columns ?? Number.POSITIVE_INFINITY,
    rows: world.rows ?? Number.POSITIVE_INFINITY,
    readStdin: async () => world.stdin ?? '',
  });
  return { exit, out: out.join(''), err: err.join(''), asked };
}

function presetOf(question: Question): string | readonly string[] | boolean {
  if (question.type !== 'checkbox') return question.default ?? '';
  return (question.choices ?? []).filter(({ checked }) => checked).map(({ value }) => value);
}

/** An empty folder that goes with the test. */
export function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'twelve-factor-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Everything that a folder holds, by name. */
export function contents(dir: string): readonly string[] {
  return readdirSync(dir).sort();
}
