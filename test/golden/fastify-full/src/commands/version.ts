import { release } from '../release.ts';
import type { Command } from './command.ts';

export const run: Command = async () => {
  console.log(`${release.name} ${release.version} (${release.commit})`);
  return 0;
};
