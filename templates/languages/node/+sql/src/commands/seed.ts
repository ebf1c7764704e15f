import { Database } from '../database/database.ts';
import { seedItems } from '../items/seed.ts';
import type { Task } from './command.ts';

export const run: Task = async (config, logger) => {
  const database = new Database(config.DATABASE_URL, logger.child({ logger: 'database' }));
  try {
    const count = await seedItems(database.db);
    logger.child({ logger: 'seed' }).info({ event: 'seed.done', count }, `${count} items added`);
    return 0;
  } finally {
    await database.close();
  }
};
