import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EXIT, Stop } from '../cli/exit.ts';
import { PACKAGE } from '../core/state.ts';
import type { FileTree } from '../core/tree.ts';
import { fs } from '../write/disk.ts';
import type { Opened } from './open.ts';
import { run } from './run.ts';

/**
 * A project with the base that another version of this package renders from its answers: for one whose base is
 * lost. `spec` is a version, or anything else that `npm pack` takes. Templates are bundled, so the package's
 * archive alone is enough to render.
 *
 * @throws Stop where the package cannot be had, or does not render these answers.
 */
export async function baseOfVersion(opened: Opened, spec: string): Promise<Opened> {
  const folder = fs.mkdtempSync(join(tmpdir(), 'twelve-factor-base-'));
  try {
    const wanted = /^[\d.]+$/.test(spec) ? `${PACKAGE}@${spec}` : spec;
    const packed = await run(['npm', 'pack', '--silent', '--pack-destination', folder, wanted], {
      cwd: opened.dir,
    });
    const archive = fs.readdirSync(folder)[0];
    if ('missing' in packed || packed.status !== 0 || !archive) {
      const reason = 'missing' in packed ? 'npm is not installed' : packed.output.trim().split('\n').at(-1);
      throw new Stop(EXIT.failed, `--base ${spec}: the package cannot be had: ${reason}`);
    }
    const unpacked = await run(['tar', '-xzf', archive], { cwd: folder });
    if ('missing' in unpacked || unpacked.status !== 0)
      throw new Stop(EXIT.failed, `--base ${spec}: tar cannot unpack ${archive}`);
    const { baseProblem: _, ...rest } = opened;
    return { ...rest, base: await renderWith(join(folder, 'package', 'dist', 'render.js'), opened, spec) };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function renderWith(module: string, { answers }: Opened, spec: string): Promise<FileTree> {
  try {
    const { render } = (await import(pathToFileURL(module).href)) as {
      readonly render: (answers: unknown) => FileTree;
    };
    return render(answers);
  } catch (error) {
    throw new Stop(
      EXIT.failed,
      `--base ${spec}: that version does not render these answers: ${(error as Error).message}`,
    );
  }
}
