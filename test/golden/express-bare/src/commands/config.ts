import { loadConfig } from '../config.ts';
import { usageError } from '../user-error.ts';
import type { Command } from './command.ts';

export const run: Command = async (args) => {
  const check = args[0] === 'check';
  if (args.length > (check ? 1 : 0)) throw usageError('app config takes nothing but check');
  const config = loadConfig();
  if (!check) {
    for (const [name, value] of Object.entries(config)) console.log(`${name}=${value}`);
  }
  return 0;
};
