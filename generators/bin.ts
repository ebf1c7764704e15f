#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

/** What the bundle, which is CommonJS, loads the rest with: built beside it from cli/process.ts, as one file. */
declare const require: (path: './cli.cjs') => typeof import('./cli/process.ts');

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(`error: needs Node.js 22.18 or newer, and this is ${process.versions.node}\n`);
  process.exitCode = 1;
} else {
  // Loading is most of the time that a run takes: V8 keeps what it compiled for the next one.
  enableCompileCache();
  void require('./cli.cjs')
    .runProcess(process.argv.slice(2))
    .then((exit) => (process.exitCode = exit));
}
