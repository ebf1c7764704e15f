import { openapi } from '../http/openapi.ts';
import type { Command } from './command.ts';

export const run: Command = async () => {
  console.log(JSON.stringify(await openapi(), null, 2));
  return 0;
};
