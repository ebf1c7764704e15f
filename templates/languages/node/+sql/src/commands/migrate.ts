import { Database } from '../database/database.ts';
import { migrate, pendingMigrations } from '../database/migrate.ts';
import { usageError } from '../user-error.ts';
import type { Task } from './command.ts';

export const run: Task = async (config, logger, args) => {
  const check = args[0] === '--check';
  if (args.length > (check ? 1 : 0)) throw usageError('app migrate takes nothing but --check');
  const log = logger.child({ logger: 'migrate' });
  const database = new Database(config.DATABASE_URL, logger.child({ logger: 'database' }));
  try {
    const migrations = await (check ? pendingMigrations(database.db) : migrate(database.db));
    const event = check ? 'migration.pending' : 'migration.applied';
    for (const migration of migrations) log.info({ event, migration }, migration);
    log.info({ event: 'migrate.done', count: migrations.length }, 'done');
    return check && migrations.length > 0 ? 1 : 0;
  } finally {
    await database.close();
  }
};
