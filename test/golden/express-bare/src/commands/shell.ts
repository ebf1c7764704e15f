import { once } from 'node:events';
import { start } from 'node:repl';
import { release } from '../release.ts';
import type { Task } from './command.ts';

export const run: Task = async (config, logger) => {
  const shell = start({ prompt: `${release.name}> ` });
  Object.assign(shell.context, { settings: config, logger });
  await once(shell, 'exit');
  return 0;
};
