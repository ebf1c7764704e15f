import { checkReadiness } from '../health.ts';
import { createApp } from '../http/app.ts';
import { WebServer } from '../server.ts';
import type { Start } from './process.ts';

export const start: Start = async (context) => {
  const logger = context.logger.child({ logger: 'http' });
  // So that the first requests find the services connected; if they are down, it goes on without.
  await checkReadiness(context);
  const server = new WebServer(await createApp(context), logger);
  const port = await server.listen(context.config.PORT);
  logger.info({ event: 'http.listening', port }, `listening on port ${port}`);
  return (deadline) => server.stop(deadline);
};
