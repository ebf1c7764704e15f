import { Kysely, sql } from 'kysely';
import type { BackingService } from '../backing-services/backing-service.ts';
import { ConnectionLog } from '../backing-services/connection-log.ts';
import type { ServiceUrl } from '../backing-services/service-url.ts';
import type { Logger } from '../logging.ts';
import { postgresDialect } from './postgres.ts';
import type { Tables } from './tables.ts';

export type DatabaseUrl = ServiceUrl<'postgresql'>;

export class Database implements BackingService {
  readonly kind: string;
  readonly db: Kysely<Tables>;

  constructor(url: DatabaseUrl, logger: Logger) {
    this.kind = url.kind;
    this.db = new Kysely({ dialect: postgresDialect(url, new ConnectionLog(logger)) });
  }

  async check(): Promise<void> {
    await sql`select 1`.execute(this.db);
  }

  async close(): Promise<void> {
    await this.db.destroy();
  }
}
