import { win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Stat, WriteFs } from '../../generators/write/files.ts';
import { locate } from '../../generators/write/locate.ts';
import { errno } from './memory.ts';
import { faultOf } from './refusal.ts';

const stat = (isLink: boolean): Partial<Stat> => ({
  isDirectory: () => !isLink,
  isSymbolicLink: () => isLink,
});

/** As much of a Windows disk as `locate` looks at: folders, and junctions with where they lead. */
function windows(folders: readonly string[], junctions: Readonly<Record<string, string>> = {}): WriteFs {
  const real = (path: string): string => {
    const link = Object.keys(junctions).find((each) => path === each || path.startsWith(`${each}\\`));
    return link === undefined ? path : `${junctions[link]}${path.slice(link.length)}`;
  };
  return {
    lstatSync: (path: string) => {
      if (path in junctions) return stat(true);
      return folders.includes(real(path)) ? stat(false) : undefined;
    },
    realpathSync: (path: string) => {
      if (!folders.includes(real(path))) throw errno('ENOENT', path);
      return real(path);
    },
  } as unknown as WriteFs;
}

const folders = [
  'C:\\',
  'C:\\Users',
  'C:\\Users\\me',
  'C:\\Users\\me\\work',
  'D:\\',
  'D:\\data',
  'D:\\data\\real',
];
const from = 'C:\\Users\\me';

describe('on Windows, a new project', () => {
  it.each([
    ['app', { existing: 'C:/Users/me', missing: ['app'] }],
    ['work\\a\\b', { existing: 'C:/Users/me/work', missing: ['a', 'b'] }],
    ['work/app', { existing: 'C:/Users/me/work', missing: ['app'] }],
    ['..\\other', { existing: 'C:/Users', missing: ['other'] }],
    ['.', { existing: 'C:/Users/me', missing: [] }],
    ['D:\\data\\app', { existing: 'D:/data', missing: ['app'] }],
    ['D:\\', { existing: 'D:', missing: [] }],
  ])('is found in its place: %s', (dir, place) => {
    expect(locate(windows(folders), dir, from, win32)).toEqual(place);
  });

  it('does not follow a junction to another disk', async () => {
    const disk = windows(folders, { 'C:\\Users\\me\\link': 'D:\\data' });
    for (const dir of ['link', 'link\\app', 'link\\a\\b']) {
      const fault = await faultOf(() => locate(disk, dir, from, win32));
      expect(fault).toMatchObject({ reason: 'symlink', path: 'C:\\Users\\me\\link' });
    }
  });

  it('may lie behind a junction of the machine', () => {
    const disk = windows(folders, { 'C:\\data': 'D:\\data' });
    expect(locate(disk, 'C:\\data\\real\\app', from, win32)).toEqual({
      existing: 'D:/data/real',
      missing: ['app'],
    });
  });

  it('has no place on a disk that is not there', async () => {
    const fault = await faultOf(() => locate(windows(folders), 'X:\\app', from, win32));
    expect(fault).toMatchObject({ reason: 'not-a-folder', path: 'X:\\' });
  });
});
