#!/usr/bin/env node
import { loadCli } from './load.ts';

/** Verbs that have something to do: each compiles other functions. What prints help has its own way, or little of it. */
const VERBS = ['new', 'update', 'add', 'remove', 'status', 'diff'];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(`error: needs Node.js 22.18 or newer, and this is ${process.versions.node}\n`);
  process.exitCode = 1;
} else {
  const argv = process.argv.slice(2);
  const verb = VERBS.find((name) => name === argv[0]) ?? 'other';
  const kind = argv.some((word) => /^(-h|--help|--dry-run)$/.test(word)) ? 'other' : verb;
  void loadCli(__dirname, kind).runProcess(argv, () => import('inquirer'));
}
