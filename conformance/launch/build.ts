import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Project } from '../project/project.ts';
import { command, succeed } from '../system/command.ts';
import { temporaryFolder } from '../system/folder.ts';
import type { Undoing } from '../system/undo.ts';

/** What the suite tells the image that it builds about itself, to see whether it comes out again. */
export const STAMP = {
  VERSION: '9.8.7-conformance',
  REVISION: '0123456789abcdef0123456789abcdef01234567',
  SOURCE: 'https://example.com/conformance',
} as const;

/** What lies about in a checkout and belongs into no image. */
export const PLANTED: Readonly<Record<string, string>> = {
  '.env': 'CONFORMANCE_CANARY=planted\n',
  '.git/config': '[core]\n',
};

/** A copy of the project's sources, as a checkout in which somebody works. */
export function copyOf(
  { dir, files }: Pick<Project, 'dir' | 'files'>,
  others: Readonly<Record<string, string>> = PLANTED,
): string {
  const copy = temporaryFolder();
  for (const path of files) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(dir, path), join(copy, path));
  }
  for (const [path, text] of Object.entries(others)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  }
  return copy;
}

/** Builds the project's image under a name of this run's own, which ends with it; layers stay in Docker's cache. */
export async function buildImage(project: Project, name: string, undoing: Undoing): Promise<string> {
  const copy = copyOf(project);
  const removed = undoing.add(['rm', '-rf', copy]);
  undoing.add(['docker', 'image', 'rm', '--force', name]);
  const stamps = Object.entries(STAMP).flatMap(([key, value]) => ['--build-arg', `${key}=${value}`]);
  await succeed(['docker', 'build', '--quiet', '--tag', name, ...stamps, copy]);
  await removed.now();
  return name;
}

/** What an image says about itself. */
export interface ImageConfig {
  readonly User: string;
  readonly Cmd: readonly string[] | null;
  readonly Entrypoint: readonly string[] | null;
  readonly Labels: Readonly<Record<string, string>> | null;
  readonly Env: readonly string[] | null;
  readonly Healthcheck?: { readonly Test?: readonly string[] };
  readonly StopSignal?: string;
  readonly WorkingDir: string;
}

/** Reads an image's configuration. */
export async function imageConfig(image: string): Promise<ImageConfig> {
  const text = await succeed(['docker', 'image', 'inspect', '--format', '{{json .Config}}', image]);
  return JSON.parse(text) as ImageConfig;
}

/** Whether a build succeeds; nothing is kept of it. */
export async function builds(
  dir: string,
  args: readonly string[] = [],
): Promise<{ ok: boolean; log: string }> {
  const { status, stderr } = await command(['docker', 'build', '--quiet', ...args, dir]);
  return { ok: status === 0, log: stderr.trim().slice(-800) };
}
