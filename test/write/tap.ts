import type { WriteFs } from '../../generators/write/files.ts';

/** One call of the writer to its disk, numbered from 1. */
export interface Call {
  readonly number: number;
  readonly name: string;
  readonly path: string;
  readonly given: readonly unknown[];
}

const calls = [
  'lstatSync',
  'realpathSync',
  'readdirSync',
  'mkdirSync',
  'rmdirSync',
  'chmodSync',
  'openSync',
  'fstatSync',
  'fchmodSync',
  'fchownSync',
  'readSync',
  'writeFileSync',
  'fsyncSync',
  'closeSync',
  'linkSync',
  'renameSync',
  'unlinkSync',
] as const satisfies readonly (keyof WriteFs)[];

/** A disk on which `tap` stands between each call and its doing: it may throw, do more, or not do it. */
export function tapped(fs: WriteFs, tap: (call: Call, act: () => unknown) => unknown): WriteFs {
  let number = 0;
  const wrapped = calls.map((name) => {
    const act = fs[name].bind(fs) as (...given: unknown[]) => unknown;
    return [
      name,
      (...given: unknown[]) =>
        tap({ number: ++number, name, path: String(given[0]), given }, () => act(...given)),
    ];
  });
  return { ...(Object.fromEntries(wrapped) as WriteFs), constants: fs.constants };
}

/** Runs something on a disk that stops for good right before, or after, the first call that `when` chooses. */
export function crash(
  fs: WriteFs,
  when: (call: Call) => boolean,
  run: (disk: WriteFs) => unknown,
  { after = false } = {},
): void {
  let isDead = false;
  const disk = tapped(fs, (call, act) => {
    if (isDead) throw new Error('dead');
    isDead = when(call);
    if (isDead && !after) throw new Error('dead');
    return act();
  });
  try {
    run(disk);
  } catch (error) {
    if (!isDead) throw error;
  }
  if (!isDead) throw new Error('the call never came');
}
