import type { WriteFs } from '../../generators/write/files.ts';
import { peek, readAll } from '../../generators/write/files.ts';
import type { Host } from '../../generators/write/host.ts';
import { storePath } from '../../generators/write/paths.ts';

/** A file of a world: its text, or text and mode. */
export type Entry = string | readonly [contents: string | Uint8Array, mode: number];

/** What stands below a folder, but for the writer's own things: `mode contents`, or `mode` for a folder. */
export type Snapshot = Readonly<Record<string, string>>;

/** Puts files (and, with a name that ends in `/`, folders) on a disk, whatever it holds already. */
export function build(fs: WriteFs, root: string, entries: Readonly<Record<string, Entry>>): void {
  for (const [path, entry] of Object.entries(entries)) {
    const [contents, mode] = typeof entry === 'string' ? [entry, path.endsWith('/') ? 0o755 : 0o644] : entry;
    const parts = `${root}/${path}`.split('/');
    for (const depth of parts.keys()) {
      const folder = parts.slice(0, depth).join('/');
      if (folder !== '' && !peek(fs, folder)) makeFolder(fs, folder, 0o755);
    }
    if (path.endsWith('/')) fs.chmodSync(`${root}/${path.slice(0, -1)}`, mode);
    else save(fs, `${root}/${path}`, contents, mode);
  }
}

/** Writes to a file in place, as an editor may; makes it if there is none. */
export function save(fs: WriteFs, path: string, contents: string | Uint8Array, mode = 0o644): void {
  const fd = fs.openSync(path, 'w', mode);
  fs.writeFileSync(fd, Buffer.from(contents));
  fs.fchmodSync(fd, mode);
  fs.closeSync(fd);
}

/** Everything below a folder, with permissions and bytes; not the writer's own folders. */
export function snapshot(fs: WriteFs, root: string): Snapshot {
  const found: Record<string, string> = {};
  const visit = (path: string): void => {
    for (const name of fs.readdirSync(path).toSorted()) {
      const child = `${path}/${name}`;
      const relative = child.slice(root.length + 1);
      if (child.endsWith(`/${storePath}`)) continue;
      if (name.includes('.twelve-factor-')) continue;
      if (name === '.twelve-factor' && names(fs, child).join() === 'local') continue;
      const stat = fs.lstatSync(child, { throwIfNoEntry: false });
      const mode = ((stat?.mode ?? 0) & 0o7777).toString(8);
      if (stat?.isDirectory()) {
        found[`${relative}/`] = mode;
        visit(child);
      } else found[relative] = stat?.isFile() ? `${mode} ${read(fs, child)}` : `${mode} special`;
    }
  };
  if (peek(fs, root)) visit(root);
  return found;
}

/** Everything below a folder, for `build` to make it again. */
export function capture(fs: WriteFs, root: string): Readonly<Record<string, Entry>> {
  const entries: Record<string, Entry> = {};
  const visit = (path: string): void => {
    for (const name of fs.readdirSync(path)) {
      const child = `${path}/${name}`;
      const stat = fs.lstatSync(child, { throwIfNoEntry: false });
      const mode = (stat?.mode ?? 0) & 0o7777;
      const relative = child.slice(root.length + 1);
      if (stat?.isDirectory()) {
        entries[`${relative}/`] = ['', mode];
        visit(child);
      } else entries[relative] = [Buffer.from(read(fs, child), 'latin1'), mode];
    }
  };
  visit(root);
  return entries;
}

/** The bytes of a file, one character each. */
export function read(fs: WriteFs, path: string): string {
  const fd = fs.openSync(path, 'r');
  const contents = readAll(fs, fd, fs.fstatSync(fd).size).toString('latin1');
  fs.closeSync(fd);
  return contents;
}

/** The names in a folder, none where there is no folder. */
export function names(fs: WriteFs, path: string): string[] {
  return peek(fs, path)?.isDirectory() ? fs.readdirSync(path).toSorted() : [];
}

/** A process with a clock and chance of its own; `alive` are the other processes that run. */
export function fakeHost(pid: number, alive: readonly number[] = []): Host {
  let ticks = 0;
  return {
    pid,
    name: 'test',
    bootedAt: 0,
    windows: false,
    held: new Set(),
    now: () => 1_700_000_000_000 + ticks++,
    random: () => (ticks++).toString(36).padStart(6, '0'),
    alive: (other) => alive.includes(other),
    pause: () => {},
  };
}

function makeFolder(fs: WriteFs, path: string, mode: number): void {
  fs.mkdirSync(path, { mode });
  fs.chmodSync(path, mode);
}
