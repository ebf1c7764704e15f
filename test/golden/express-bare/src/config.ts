import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import * as z from 'zod';
import { release } from './release.ts';
import { UserError } from './user-error.ts';

/** Every variable that the application reads. */
export const schema = z.object({
  /** Port that the web process listens on. */
  PORT: integer(0, 65_535).default(8080),
  /** Least severe level that is logged. */
  LOG_LEVEL: choice('debug', 'info', 'warning', 'error').default('info'),
  /** One JSON object per line, or text for people. */
  LOG_FORMAT: choice('json', 'text').default('json'),
  /** Seconds that work in flight may take after SIGTERM. */
  SHUTDOWN_TIMEOUT: integer(1, 3600).default(20),
});

export type Config = Readonly<z.output<typeof schema>>;

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the configuration, or throws one error that names every variable that is wrong. */
export function loadConfig(environment: Environment = readEnvironment()): Config {
  // A variable that is set to nothing is not set.
  const values = Object.entries(environment).filter(([, value]) => value !== '');
  const result = schema.safeParse(Object.fromEntries(values));
  if (result.success) return result.data;
  throw invalid(result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`));
}

function invalid(problems: Iterable<string>): UserError {
  const lines = Array.from(problems, (problem) => `  ${problem}`);
  return new UserError([`${release.name}: the configuration is invalid`, ...lines].join('\n'), 78);
}

/** The real environment over what a developer's `.env` holds. */
function readEnvironment(): Environment {
  const local = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
  return { ...local, ...process.env };
}

function choice<const Value extends string>(...values: Value[]) {
  return z.enum(values, `must be ${values.join(' or ')}`);
}

function integer(min: number, max: number) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d+$/, { message, abort: true })
    .transform(Number)
    .pipe(z.number().min(min, message).max(max, message));
}
