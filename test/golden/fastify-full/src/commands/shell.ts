import { once } from 'node:events';
import { start } from 'node:repl';
import { closeServices, connectServices } from '../backing-services/connect.ts';
import { checkReadiness } from '../health.ts';
import { release } from '../release.ts';
import type { Task } from './command.ts';

export const run: Task = async (config, logger) => {
  const services = connectServices(config, logger);
  await checkReadiness({ config, logger, services });
  const shell = start({ prompt: `${release.name}> ` });
  Object.assign(shell.context, { settings: config, logger, ...services });
  await once(shell, 'exit');
  await closeServices(services);
  return 0;
};
