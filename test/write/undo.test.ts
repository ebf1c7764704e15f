import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../generators/write/change.ts';
import { commitChanges } from '../../generators/write/commit.ts';
import { undoLast } from '../../generators/write/undo.ts';
import { disk, project } from './real.ts';
import { faultOf } from './refusal.ts';
import { change, update as ordinary, text } from './scenarios.ts';
import { read, save, snapshot } from './worlds.ts';

const world = {
  '.env': ['SECRET=mine\n', 0o600],
  '.twelve-factor/base.json': 'base 1',
  'README.md': ['mine\r\n', 0o640],
  'bin/start': ['#!/bin/sh\n', 0o755],
  'old/deep/gone.txt': ['gone', 0o444],
  'old/deep/': ['', 0o700],
  'old/': ['', 0o711],
  'src/moved.py': 'moved',
  swap: 'a file that becomes a folder',
  'empty/': ['', 0o711],
} as const;

/** An update of that world, of the state and of what becomes a folder, too. */
function update(root: string): Change[] {
  return [
    ...ordinary(disk, root),
    change(disk, root, '.twelve-factor/base.json', text('base 2')),
    change(disk, root, 'README.md', text('mine\r\nand ours\r\n')),
    change(disk, root, 'swap', undefined),
    change(disk, root, 'swap/inner/file', text('in a folder now')),
  ];
}

describe('undo', () => {
  it('puts back all bytes, permissions and folders, and the state; redo brings all forth again', () => {
    const root = project(world);
    const before = snapshot(disk, root);
    commitChanges(disk, root, update(root), { label: 'update to 2.0' });
    const after = snapshot(disk, root);
    expect(undoLast(disk, root)).toMatchObject({ outcome: 'undone', label: 'update to 2.0' });
    expect(snapshot(disk, root)).toEqual(before);
    expect(undoLast(disk, root, { redo: true })).toMatchObject({ outcome: 'undone', label: 'update to 2.0' });
    expect(snapshot(disk, root)).toEqual(after);
    undoLast(disk, root);
    expect(snapshot(disk, root)).toEqual(before);
  });

  it('undoes once: a second try is refused, so that nothing toggles', async () => {
    const root = project({ file: 'old' });
    commitChanges(disk, root, [change(disk, root, 'file', text('new'))]);
    undoLast(disk, root);
    expect(await faultOf(() => undoLast(disk, root))).toMatchObject({ reason: 'already-undone' });
    expect(snapshot(disk, root)).toEqual({ file: '644 old' });
  });

  it('undoes the last transaction, not the one before', () => {
    const root = project({ file: '1' });
    for (const contents of ['2', '3'])
      commitChanges(disk, root, [change(disk, root, 'file', text(contents))]);
    undoLast(disk, root);
    expect(snapshot(disk, root)).toEqual({ file: '644 2' });
  });

  it('has nothing to undo in a project that was never changed, or is none', async () => {
    const root = project({ file: 'mine' });
    expect(await faultOf(() => undoLast(disk, root))).toMatchObject({ reason: 'nothing-to-undo' });
    expect(await faultOf(() => undoLast(disk, `${root}/none`))).toMatchObject({ reason: 'not-a-project' });
    expect(fs.readdirSync(root)).toEqual(['file']);
  });

  it('leaves folders that it needs no longer, if somebody uses them', () => {
    const root = project({ file: 'mine', 'used/': ['', 0o755] });
    const paths = ['used/new', 'made/new', 'made/deep/new'];
    commitChanges(
      disk,
      root,
      paths.map((path) => change(disk, root, path, text(''))),
    );
    save(disk, `${root}/made/mine`, 'mine');
    undoLast(disk, root);
    expect(snapshot(disk, root)).toEqual({
      file: '644 mine',
      'made/': '755',
      'made/mine': '644 mine',
      'used/': '755',
    });
  });

  it('refuses to undo edits, names them all, and changes nothing', async () => {
    const root = project(world);
    commitChanges(disk, root, update(root));
    save(disk, `${root}/README.md`, 'edited since');
    fs.chmodSync(`${root}/src/new.py`, 0o755);
    fs.unlinkSync(`${root}/bin/start`);
    save(disk, `${root}/src/moved.py`, 'made again');
    const before = snapshot(disk, root);
    const fault = await faultOf(() => undoLast(disk, root));
    expect(fault).toMatchObject({
      reason: 'edited',
      paths: ['README.md', 'bin/start', 'src/moved.py', 'src/new.py'],
      message: 'README.md, bin/start, src/moved.py, src/new.py: each was edited since',
    });
    expect(snapshot(disk, root)).toEqual(before);
  });

  it('undoes edits where told to, and redo brings even them back', () => {
    const root = project(world);
    const before = snapshot(disk, root);
    commitChanges(disk, root, update(root));
    save(disk, `${root}/README.md`, 'edited since');
    fs.unlinkSync(`${root}/bin/start`);
    const edited = snapshot(disk, root);
    undoLast(disk, root, { force: true });
    expect(snapshot(disk, root)).toEqual(before);
    undoLast(disk, root, { redo: true });
    expect(snapshot(disk, root)).toEqual({ ...edited });
  });

  it('takes a file that a power cut emptied for no edit', () => {
    const root = project({ file: 'old' });
    commitChanges(disk, root, [change(disk, root, 'file', text('new'))]);
    save(disk, `${root}/file`, '');
    undoLast(disk, root);
    expect(snapshot(disk, root)).toEqual({ file: '644 old' });
  });

  it('does not follow a symlink that took the place of a file', async () => {
    const root = project({ file: 'old', 'sub/file': 'old', outside: 'not yours' });
    commitChanges(
      disk,
      root,
      ['file', 'sub/file'].map((path) => change(disk, root, path, text('new'))),
    );
    fs.rmSync(`${root}/file`);
    fs.symlinkSync('outside', `${root}/file`);
    expect(await faultOf(() => undoLast(disk, root, { force: true }))).toMatchObject({
      reason: 'symlink',
      path: 'file',
    });
    expect(read(disk, `${root}/outside`)).toBe('not yours');
    expect(read(disk, `${root}/sub/file`)).toBe('new');
  });

  it('says when its data is damaged, and changes nothing', async () => {
    const root = project({ file: 'old' });
    commitChanges(disk, root, [change(disk, root, 'file', text('new'))]);
    save(disk, `${root}/.twelve-factor/local/last/old/0`, 'something else');
    expect(await faultOf(() => undoLast(disk, root))).toMatchObject({ reason: 'damaged' });
    expect(snapshot(disk, root)).toEqual({ file: '644 new' });
  });
});
