import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import * as z from 'zod';
import { type ServiceKind, ServiceUrl } from './backing-services/service-url.ts';
import { release } from './release.ts';
import { UserError } from './user-error.ts';

declare module 'zod' {
  interface GlobalMeta {
    /** Its value is never shown, and may come from the file that `<NAME>_FILE` names. */
    secret?: true;
  }
}

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
  /** Seconds between two runs of the periodic work. */
  SCHEDULE_INTERVAL: integer(1, 86_400).default(60),
  /** PostgreSQL: SQL database. */
  DATABASE_URL: serviceUrl('postgresql').meta({ secret: true }),
  /** Redis: cache and job queue. */
  REDIS_URL: serviceUrl('redis').meta({ secret: true }),
});

export type Config = Readonly<z.output<typeof schema>>;

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the configuration, or throws one error that names every variable that is wrong. */
export function loadConfig(environment: Environment = readEnvironment()): Config {
  const problems = new Map<string, string>();
  const values: Record<string, string> = {};

  for (const name of Object.keys(schema.shape)) {
    try {
      // A variable that is set to nothing is not set.
      const value = isSecret(name) ? readSecret(name, environment) : environment[name];
      if (value) values[name] = value;
    } catch (error) {
      problems.set(name, (error as Error).message);
    }
  }

  const result = schema.safeParse(values);
  for (const issue of result.error?.issues ?? []) {
    const name = String(issue.path[0]);
    if (problems.has(name)) continue;
    // Only secrets have no default.
    const missing = `${name} or ${name}_FILE is required`;
    problems.set(name, name in values ? `${name} ${issue.message}` : missing);
  }
  if (!result.success || problems.size > 0) throw invalid(problems.values());
  return result.data;
}

/** The configuration as it may be shown. */
export function redact(config: Config): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(config).map(([name, value]) => [name, isSecret(name) ? '[redacted]' : value]),
  );
}

function isSecret(name: string): boolean {
  return schema.shape[name as keyof Config].meta()?.secret === true;
}

function readSecret(name: string, environment: Environment): string | undefined {
  const value = environment[name];
  const file = environment[`${name}_FILE`];
  if (!file) return value;
  if (value) throw new Error(`${name} and ${name}_FILE are both set`);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new Error(`${name}_FILE cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

function invalid(problems: Iterable<string>): UserError {
  const lines = Array.from(problems, (problem) => `  ${problem}`);
  return new UserError([`${release.name}: the configuration is invalid`, ...lines].join('\n'), 78);
}

/** The real environment over what a developer's `.env` holds. */
function readEnvironment(): Environment {
  const environment: Record<string, string | undefined> = { ...process.env };
  const local = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
  for (const [name, value] of Object.entries(local)) {
    const twin = name.endsWith('_FILE') ? name.slice(0, -'_FILE'.length) : `${name}_FILE`;
    if (!process.env[name] && !process.env[twin]) environment[name] = value;
  }
  return environment;
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

function serviceUrl<const Kind extends ServiceKind>(...kinds: Kind[]) {
  return z.string().transform((value, context) => {
    try {
      return new ServiceUrl(value, kinds);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as Error).message });
      return z.NEVER;
    }
  });
}
