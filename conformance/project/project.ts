import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { isSmallFile } from '../system/folder.ts';
import { type ComposeFile, type ComposeService, environmentOf, parseCompose, wordsOf } from './compose.ts';
import { parseDockerfile, type Stage } from './dockerfile.ts';
import { parseDotenv, type Variable } from './dotenv.ts';
import { sourcesOf } from './sources.ts';

/** A backing service: the variable that attaches it, and the service of `compose.yaml` behind it. */
export interface Attached {
  readonly variable: string;
  readonly service: string;
  /** The URL's scheme as the project writes it. */
  readonly scheme: string;
  readonly image: string;
}

/** A project as its files describe it; all that checks know before anything runs. */
export interface Project {
  readonly dir: string;
  readonly name: string;
  /** Every file that git does not ignore, relative to `dir`. */
  readonly files: readonly string[];
  /** A file's text, or undefined where there is none. */
  readonly read: (path: string) => string | undefined;
  readonly variables: readonly Variable[];
  readonly compose: ComposeFile;
  /** Every compose file, by its name. */
  readonly composeFiles: Readonly<Record<string, ComposeFile>>;
  readonly stages: readonly Stage[];
  /** The services of `compose.yaml` that run the application, by name. */
  readonly processes: Readonly<Record<string, ComposeService>>;
  readonly attached: readonly Attached[];
  /** The paths of `openapi.json`. */
  readonly routes: ReadonlySet<string>;
}

/** Reads a project that keeps the contract's file names. */
export async function readProject(folder: string): Promise<Project> {
  const dir = resolve(folder);
  const read = (path: string) =>
    isSmallFile(join(dir, path)) ? readFileSync(join(dir, path), 'utf8') : undefined;
  for (const needed of ['.env.example', 'Dockerfile', 'compose.yaml'])
    if (!existsSync(join(dir, needed))) throw new Error(`${dir} holds no ${needed}`);
  const files = await sourcesOf(dir);
  const composeFiles = Object.fromEntries(
    files
      .filter((path) => /^(docker-)?compose[^/]*\.ya?ml$/.test(path))
      .map((path) => [path, parseCompose(read(path) ?? '')]),
  );
  const compose = composeFiles['compose.yaml'] ?? { services: {} };
  const processes = Object.fromEntries(
    Object.entries(compose.services).filter(([, service]) => wordsOf(service.command)[0] === 'app'),
  );
  return {
    dir,
    name: basename(dir),
    files,
    read,
    variables: parseDotenv(read('.env.example') ?? ''),
    compose,
    composeFiles,
    stages: parseDockerfile(read('Dockerfile') ?? ''),
    processes,
    attached: attachedOf(compose, environmentOf(processes['web'])),
    routes: routesOf(read('openapi.json')),
  };
}

function attachedOf(compose: ComposeFile, environment: Record<string, string>): Attached[] {
  return Object.entries(environment).flatMap(([variable, url]) => {
    const [, scheme = '', service = ''] = /^([a-z0-9+]+):\/\/(?:.*@)?([^:/@]+)/.exec(url) ?? [];
    const image = compose.services[service]?.image;
    return image ? [{ variable, service, scheme, image }] : [];
  });
}

function routesOf(text: string | undefined): Set<string> {
  try {
    const document = JSON.parse(text ?? '{}') as { paths?: Record<string, unknown> };
    return new Set(Object.keys(document.paths ?? {}));
  } catch {
    return new Set();
  }
}
