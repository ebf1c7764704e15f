import { describe, expect, it } from 'vitest';
import { recover } from '../../generators/write/recover.ts';
import { undoLast } from '../../generators/write/undo.ts';
import { memoryDisk } from './memory.ts';
import { faultOf } from './refusal.ts';
import { build, fakeHost, names, read, snapshot } from './worlds.ts';

const root = '/app';
const local = `${root}/.twelve-factor/local`;
const host = () => fakeHost(5);
const journal = (steps: unknown, more = {}, contents = '') =>
  `${JSON.stringify({ journal: 1, kind: 'change', label: '', made: [], emptied: [], steps, ...more })}\n${contents}`;
const entries = (...moved: readonly string[]) =>
  `${JSON.stringify({ journal: 1, kind: 'new', label: '', entries: moved })}\n`;
const put = (size: unknown) => [{ path: 'x', after: { mode: 420, size } }];
const before = { mode: 33188, size: 4, mtimeMs: 1 };

describe('a store that came with a cloned repository', () => {
  it.each([
    ['a path that leads out', journal([{ path: '../outside/file', before }])],
    ['an absolute path', journal([{ path: '/outside/file', before }])],
    ['a hook', journal([{ path: '.git/hooks/post-checkout', before }])],
    ['a folder that leads out', journal([], { made: [{ path: '../outside', mode: 511 }] })],
    ['no steps', journal('steps')],
    ['a size that is none', journal(put(null), {}, 'x')],
    ['half a byte', journal(put(0.5), {}, 'x')],
    ['less than nothing', journal([...put(-1), ...put(2)], {}, 'x')],
    ['no size', journal([{ path: 'x', after: { mode: 420 } }])],
    ['too few bytes', journal(put(2), {}, 'x')],
    ['too many bytes', journal(put(1), {}, 'xy')],
    ['no JSON', '{\n'],
    ['no line', JSON.stringify({ journal: 1, kind: 'new', label: '', entries: [] })],
    ['nothing', ''],
    ['an entry that leads out', entries('../outside/new')],
    ['an entry that is a path', entries('a/../../x')],
  ])('is not believed: %s', async (_, contents) => {
    const fs = memoryDisk();
    build(fs, '', {
      'outside/file': 'not yours',
      [`app/.twelve-factor/local/active/journal`]: contents,
      [`app/.twelve-factor/local/active/old/0`]: 'evil',
      [`app/.twelve-factor/local/active/tree/x`]: 'evil',
    });
    const found = snapshot(fs, '');
    expect(await faultOf(() => recover(fs, root, { host: host() }))).toMatchObject({ reason: 'damaged' });
    expect(snapshot(fs, '')).toEqual(found);
  });

  it('is not followed where it is a symlink itself', async () => {
    const fs = memoryDisk();
    build(fs, '', { 'outside/journal': journal([{ path: 'x', before }]), 'outside/old/0': 'not yours' });
    build(fs, '', { 'app/.twelve-factor/local/': ['', 0o755] });
    fs.symlinkSync('/outside', `${local}/active`);
    expect(await faultOf(() => recover(fs, root, { host: host() }))).toMatchObject({ reason: 'damaged' });
    expect(names(fs, '/outside/old')).toEqual(['0']);
  });

  it('moves nothing in from behind a symlink', async () => {
    const fs = memoryDisk();
    build(fs, '', {
      'outside/id_rsa': 'not yours',
      [`app/.twelve-factor/local/active/journal`]: entries('id_rsa'),
    });
    fs.symlinkSync('/outside', `${local}/active/tree`);
    expect(await faultOf(() => recover(fs, root, { host: host() }))).toMatchObject({ reason: 'symlink' });
    expect(names(fs, '/outside')).toEqual(['id_rsa']);
  });

  it('undoes nothing that it finds behind a symlink', async () => {
    const fs = memoryDisk();
    const after = { mode: 420, size: 4 };
    build(fs, '', {
      'outside/journal': journal([{ path: 'file', after }], {}, 'mine'),
      'app/file': 'mine',
      'app/.twelve-factor/local/': ['', 0o755],
    });
    fs.symlinkSync('/outside', `${local}/last`);
    expect(await faultOf(() => undoLast(fs, root, { host: host() }))).toMatchObject({ reason: 'symlink' });
    expect(snapshot(fs, root)).toEqual({ file: '644 mine' });
  });

  it('takes nothing from behind a symlink', async () => {
    const fs = memoryDisk();
    build(fs, '', {
      'outside/0': 'not yours',
      [`app/.twelve-factor/local/active/journal`]: journal([{ path: 'stolen', before }]),
    });
    fs.symlinkSync('/outside', `${local}/active/old`);
    expect(await faultOf(() => recover(fs, root, { host: host() }))).toMatchObject({ reason: 'symlink' });
    expect(read(fs, '/outside/0')).toBe('not yours');
    expect(names(fs, root)).toEqual(['.twelve-factor']);
  });
});
