import { describe, expect, it } from 'vitest';
import { recover } from '../../generators/write/recover.ts';
import { undoLast } from '../../generators/write/undo.ts';
import { memoryDisk } from './memory.ts';
import { faultOf } from './refusal.ts';
import { build, fakeHost, names, read, snapshot } from './worlds.ts';

const root = '/app';
const local = `${root}/.twelve-factor/local`;
const host = () => fakeHost(5);
const journal = (steps: unknown, more = {}) =>
  JSON.stringify({ journal: 1, kind: 'change', label: '', made: [], emptied: [], steps, ...more });
const before = { mode: 33188, size: 4, mtimeMs: 1 };

describe('a store that came with a cloned repository', () => {
  it.each([
    ['a path that leads out', journal([{ path: '../outside/file', before }])],
    ['an absolute path', journal([{ path: '/outside/file', before }])],
    ['a hook', journal([{ path: '.git/hooks/post-checkout', before }])],
    ['a folder that leads out', journal([], { made: [{ path: '../outside', mode: 511 }] })],
    ['no steps', journal('steps')],
    ['a text that is none', journal([{ path: 'x', after: { mode: 420, text: null, contents: 'eA==' } }])],
    ['no contents', journal([{ path: 'x', after: { mode: 420 } }])],
    ['no JSON', '{'],
    [
      'an entry that leads out',
      JSON.stringify({ journal: 1, kind: 'new', label: '', entries: ['../outside/new'] }),
    ],
    [
      'an entry that is a path',
      JSON.stringify({ journal: 1, kind: 'new', label: '', entries: ['a/../../x'] }),
    ],
  ])('is not believed: %s', async (_, contents) => {
    const fs = memoryDisk();
    build(fs, '', {
      'outside/file': 'not yours',
      [`app/.twelve-factor/local/active/journal.json`]: contents,
      [`app/.twelve-factor/local/active/old/0`]: 'evil',
      [`app/.twelve-factor/local/active/tree/x`]: 'evil',
    });
    const found = snapshot(fs, '');
    expect(await faultOf(() => recover(fs, root, { host: host() }))).toMatchObject({ reason: 'damaged' });
    expect(snapshot(fs, '')).toEqual(found);
  });

  it('is not followed where it is a symlink itself', async () => {
    const fs = memoryDisk();
    build(fs, '', { 'outside/journal.json': journal([{ path: 'x', before }]), 'outside/old/0': 'not yours' });
    build(fs, '', { 'app/.twelve-factor/local/': ['', 0o755] });
    fs.symlinkSync('/outside', `${local}/active`);
    expect(await faultOf(() => recover(fs, root, { host: host() }))).toMatchObject({ reason: 'damaged' });
    expect(names(fs, '/outside/old')).toEqual(['0']);
  });

  it('moves nothing in from behind a symlink', async () => {
    const fs = memoryDisk();
    build(fs, '', {
      'outside/id_rsa': 'not yours',
      [`app/.twelve-factor/local/active/journal.json`]: JSON.stringify({
        journal: 1,
        kind: 'new',
        label: '',
        entries: ['id_rsa'],
      }),
    });
    fs.symlinkSync('/outside', `${local}/active/tree`);
    expect(await faultOf(() => recover(fs, root, { host: host() }))).toMatchObject({ reason: 'symlink' });
    expect(names(fs, '/outside')).toEqual(['id_rsa']);
  });

  it('undoes nothing that it finds behind a symlink', async () => {
    const fs = memoryDisk();
    const after = { mode: 420, contents: Buffer.from('mine').toString('base64') };
    build(fs, '', {
      'outside/journal.json': journal([{ path: 'file', after }]),
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
      [`app/.twelve-factor/local/active/journal.json`]: journal([{ path: 'stolen', before }]),
    });
    fs.symlinkSync('/outside', `${local}/active/old`);
    expect(await faultOf(() => recover(fs, root, { host: host() }))).toMatchObject({ reason: 'symlink' });
    expect(read(fs, '/outside/0')).toBe('not yours');
    expect(names(fs, root)).toEqual(['.twelve-factor']);
  });
});
