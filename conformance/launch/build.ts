import { command, succeed } from '../system/command.ts';
import type { Undoing } from '../system/undo.ts';

/** What the suite tells the image that it builds about itself, to see whether it comes out again. */
export const STAMP = {
  VERSION: '9.8.7-conformance',
  REVISION: '0123456789abcdef0123456789abcdef01234567',
  SOURCE: 'https://example.com/conformance',
} as const;

/** Builds the project's image under a name of this run's own, which ends with it; layers stay in Docker's cache. */
export async function buildImage(dir: string, name: string, undoing: Undoing): Promise<string> {
  undoing.add(['docker', 'image', 'rm', '--force', name]);
  const stamps = Object.entries(STAMP).flatMap(([key, value]) => ['--build-arg', `${key}=${value}`]);
  await succeed(['docker', 'build', '--quiet', '--tag', name, ...stamps, dir]);
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
