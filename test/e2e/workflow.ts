import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { parse } from 'yaml';
import { atEnd } from './at-end.ts';
import { attempt, sh, until } from './shell.ts';
import { toolImage } from './tools.ts';

/** A job of a workflow, as far as it can be carried out here: what `uses` an action of others is left out. */
interface Job {
  readonly services?: Readonly<Record<string, ServiceContainer>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface ServiceContainer {
  readonly image: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly options?: string;
}

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
}

/** A step that has been carried out. */
export interface Done {
  readonly job: string;
  readonly step: string;
  /** Milliseconds. */
  readonly took: number;
  readonly output: string;
}

/** The jobs of a project's `ci.yml` that need nothing but its source: those that check, and those that test. */
export function sourceJobs(dir: string): readonly string[] {
  return Object.keys(workflowOf(dir).jobs).filter((job) => /^(check|test)/.test(job));
}

/**
 * Carries out a job of a project's `ci.yml`: on a clean clone, beside the containers that it names as services, which it
 * reaches on 127.0.0.1 as on a runner. The first step that fails is an error.
 */
export async function runJob(dir: string, language: string, id: string): Promise<readonly Done[]> {
  const job = workflowOf(dir).jobs[id];
  if (!job) throw new Error(`no job ${id} in ${dir}`);
  const clone = `${dir}.${id}`;
  await sh(['git', 'clone', '--quiet', dir, clone]);
  const runner = `e2e-${basename(dir)}-${id}`;
  const services = Object.entries(job.services ?? {});
  const names = [runner, ...services.map(([name]) => `${runner}-${name}`)];
  atEnd(() => attempt(['docker', 'rm', '--force', '--volumes', ...names]));
  const { image, cache } = await toolImage(language);
  const mounts = ['--volume', `${clone}:/mnt/project:ro`, '--volume', cache];
  await sh(['docker', 'run', '--detach', '--name', runner, ...mounts, image, 'sleep', 'infinity']);
  await Promise.all(services.map(([name, service]) => serve(`${runner}-${name}`, runner, service)));
  const work = `/tmp/${basename(dir)}`;
  await sh(['docker', 'exec', runner, 'cp', '-r', '/mnt/project', work]);
  const sha = (await sh(['git', 'rev-parse', 'HEAD'], { cwd: clone })).trim();
  const env = Object.entries({ ...job.env, CI: 'true', GITHUB_SHA: sha });
  const inRunner = ['--workdir', work, ...env.flatMap(([name, value]) => ['--env', `${name}=${value}`])];
  // Buildx before 0.15 checks no Dockerfile; Hadolint does in targets.test.ts.
  const checks = (await sh(['docker', 'build', '--help'])).includes('--check');
  const done: Done[] = [];
  for (const { name = 'Set up', run } of [...setupOf(clone), ...job.steps]) {
    if (!run || (run.includes('docker build --check') && !checks)) continue;
    const start = Date.now();
    const script = ['bash', '-e', '-o', 'pipefail', '-c', run];
    // The engine is this machine's: it is not in the container.
    const output = /\bdocker\b/.test(run)
      ? await sh(script, { cwd: clone })
      : await sh(['docker', 'exec', ...inRunner, runner, ...script]);
    done.push({ job: id, step: name, took: Date.now() - start, output: stripVTControlCharacters(output) });
  }
  await sh(['docker', 'rm', '--force', '--volumes', ...names]);
  return done;
}

/** Starts a service container where the runner's own 127.0.0.1 is, and waits for its health. */
async function serve(name: string, runner: string, { image, env, options }: ServiceContainer): Promise<void> {
  const variables = Object.entries(env ?? {}).flatMap(([key, value]) => ['--env', `${key}=${value}`]);
  const flags = [...(options ?? '').matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
  const network = ['--network', `container:${runner}`];
  await sh(['docker', 'run', '--detach', '--name', name, ...network, ...variables, ...flags, image]);
  await until(`${name} to be healthy`, async () => {
    const health = await sh(['docker', 'inspect', '--format', '{{.State.Health.Status}}', name]);
    return health.trim() === 'healthy';
  });
}

function workflowOf(dir: string): { readonly jobs: Readonly<Record<string, Job>> } {
  return parse(readFileSync(join(dir, '.github/workflows/ci.yml'), 'utf8'));
}

function setupOf(dir: string): readonly Step[] {
  const action = parse(readFileSync(join(dir, '.github/actions/setup/action.yml'), 'utf8')) as {
    runs: { steps: readonly Step[] };
  };
  return action.runs.steps;
}
