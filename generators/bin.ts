#!/usr/bin/env node
import module from 'node:module';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(`error: needs Node.js 22.18 or newer, and this is ${process.versions.node}\n`);
  process.exitCode = 1;
} else {
  // Loading is most of the time that a run takes: V8 keeps what it compiled for the next one.
  module.enableCompileCache();
  const { tolerantOutput } = await import('./cli/output.ts');
  const exitOf = tolerantOutput();
  const { main } = await import('./cli/main.ts');
  process.exitCode = exitOf(await main(process.argv.slice(2)));
}
