#!/usr/bin/env node
import { constants } from 'node:os';
import type { Command, Task } from './commands/command.ts';
import type { Start } from './processes/process.ts';
import { release } from './release.ts';
import { onStop } from './stop.ts';
import { UserError, usageError } from './user-error.ts';

interface Entry<Module> {
  readonly summary: string;
  readonly takesArguments?: true;
  // Loaded only when it is run, so that a small command need not wait for a big one's modules.
  readonly load: () => Promise<Module>;
}

/** What runs until it is told to stop. */
const processes: Record<string, Entry<{ start: Start }>> = {
  web: {
    summary: 'serve HTTP on $PORT',
    load: () => import('./processes/web.ts'),
  },
};

/** What ends by itself, and needs the configuration. */
const tasks: Record<string, Entry<{ run: Task }>> = {
  shell: {
    summary: 'open a REPL with the configuration at hand',
    load: () => import('./commands/shell.ts'),
  },
};

/** What needs nothing. */
const commands: Record<string, Entry<{ run: Command }>> = {
  config: {
    summary: 'show the configuration; with check, only validate it',
    takesArguments: true,
    load: () => import('./commands/config.ts'),
  },
  healthcheck: {
    summary: 'ask whether web is ready',
    load: () => import('./commands/healthcheck.ts'),
  },
  openapi: {
    summary: 'print the description of the API',
    load: () => import('./commands/openapi.ts'),
  },
  version: {
    summary: 'print name, version and commit',
    load: () => import('./commands/version.ts'),
  },
};

const all = { ...processes, ...tasks, ...commands };

function usage(): string {
  const lines = Object.entries(all).map(([name, { summary }]) => `  ${name.padEnd(12)} ${summary}`);
  return [`Usage: app COMMAND`, '', `The commands of ${release.name}:`, ...lines].join('\n');
}

async function main(name = '', ...args: string[]): Promise<number> {
  if (name === '--help' || name === 'help') {
    console.log(usage());
    return 0;
  }
  // What is interrupted before its end has not done its work.
  if (!Object.hasOwn(processes, name)) {
    onStop(() => process.exit(128 + constants.signals.SIGTERM));
  }
  try {
    return await runCommand(name, args);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // Not by the console, whose output may be a line of the log by now.
    process.stderr.write(`${error.message}\n`);
    return error.exitStatus;
  }
}

async function runCommand(name: string, args: string[]): Promise<number> {
  if (!Object.hasOwn(all, name)) throw usageError(usage());
  if (args.length > 0 && !all[name]?.takesArguments) {
    throw usageError(`app ${name} takes no arguments`);
  }
  if (processes[name]) {
    const { runProcess } = await import('./processes/process.ts');
    return runProcess(name, processes[name].load);
  }
  if (tasks[name]) {
    const { runTask } = await import('./commands/command.ts');
    return runTask(name, args, tasks[name].load);
  }
  const { run } = await (commands[name] as Entry<{ run: Command }>).load();
  return run(args);
}

process.exit(await main(...process.argv.slice(2)));
