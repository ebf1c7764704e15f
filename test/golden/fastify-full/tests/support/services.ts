import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';

// The services that the environment names, else those of development.
const local = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
for (const name of ['DATABASE_URL', 'REDIS_URL']) {
  process.env[name] ||= local[name] ?? '';
}

// The last database of the server: nothing of development's is touched.
const url = new URL(process.env.REDIS_URL ?? '');
process.env.REDIS_URL = Object.assign(url, { pathname: '/15' }).href;
