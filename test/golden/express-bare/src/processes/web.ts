import { createApp } from '../http/app.ts';
import { WebServer } from '../server.ts';
import type { Start } from './process.ts';

export const start: Start = async (context) => {
  const logger = context.logger.child({ logger: 'http' });
  const server = new WebServer(await createApp(context), logger);
  const port = await server.listen(context.config.PORT);
  logger.info({ event: 'http.listening', port }, `listening on port ${port}`);
  return (deadline) => server.stop(deadline);
};
