#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { requireCached } from './code-cache.ts';

/** A hash of the file beside this one, from the build. */
declare const CLI_HASH: string;

/** Verbs that have something to do: each compiles other functions. What prints help has its own way, or little of it. */
const VERBS = ['new', 'update', 'add', 'remove', 'status', 'diff'];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(`error: needs Node.js 22.18 or newer, and this is ${process.versions.node}\n`);
  process.exitCode = 1;
} else {
  // Loading is most of the time that a run takes.
  enableCompileCache();
  const argv = process.argv.slice(2);
  const verb = VERBS.find((name) => name === argv[0]) ?? 'other';
  const kind = argv.some((word) => /^(-h|--help|--dry-run)$/.test(word)) ? 'other' : verb;
  // Built beside it from cli/process.ts, as one file.
  const cli = requireCached(
    join(__dirname, 'cli.cjs'),
    `${CLI_HASH}-${kind}`,
  ) as typeof import('./cli/process.ts');
  void cli.runProcess(argv, () => import('inquirer')).then((exit) => (process.exitCode = exit));
}
