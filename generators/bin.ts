#!/usr/bin/env node
import module from 'node:module';

// Loading is most of the time that a run takes: V8 keeps what it compiled for the next one.
module.enableCompileCache?.();
const { main } = await import('./cli/main.ts');
process.exitCode = await main(process.argv.slice(2));
