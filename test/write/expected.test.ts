import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commitChanges } from '../../generators/write/commit.ts';
import { disk, project } from './real.ts';
import { faultOf } from './refusal.ts';
import { change, text } from './scenarios.ts';
import { names, save, snapshot } from './worlds.ts';

describe('a transaction on files that are not as expected', () => {
  const edits: Readonly<Record<string, (root: string) => void>> = {
    'one was edited': (root) => save(disk, `${root}/b`, 'edited'),
    'one was made executable': (root) => fs.chmodSync(`${root}/b`, 0o755),
    'one was deleted': (root) => fs.unlinkSync(`${root}/b`),
    'one became a folder': (root) => {
      fs.unlinkSync(`${root}/b`);
      fs.mkdirSync(`${root}/b`);
    },
    'one was made where there was none': (root) => save(disk, `${root}/sub/new`, 'theirs'),
    'its folder went away': (root) => fs.rmSync(`${root}/sub`, { recursive: true }),
  };

  it.each(Object.entries(edits))('changes nothing: %s', async (_, edit) => {
    const root = project({ a: '1', b: '2', 'sub/gone': '3' });
    const changes = [
      change(disk, root, 'a', text('new a')),
      change(disk, root, 'b', text('new b')),
      change(disk, root, 'sub/gone', undefined),
      change(disk, root, 'sub/new', text('new')),
    ];
    edit(root);
    const before = snapshot(disk, root);
    const fault = await faultOf(() => commitChanges(disk, root, changes));
    expect(['changed', 'not-a-file']).toContain(fault.reason);
    expect(['b', 'sub/new', 'sub/gone']).toContain(fault.path);
    expect(snapshot(disk, root)).toEqual(before);
    expect(names(disk, root)).not.toContain('.twelve-factor');
  });

  it('names them all', async () => {
    const root = project({ a: '1', b: '2', c: '3' });
    const changes = ['a', 'b', 'c'].map((path) => change(disk, root, path, text('new')));
    save(disk, `${root}/a`, 'edited');
    save(disk, `${root}/c`, 'edited');
    const fault = await faultOf(() => commitChanges(disk, root, changes));
    expect(fault).toMatchObject({
      reason: 'changed',
      paths: ['a', 'c'],
      message: 'a, c: each was changed meanwhile',
    });
  });
});
