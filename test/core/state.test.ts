import { describe, expect, it } from 'vitest';
import { catalog } from '../../generators/catalog/catalog.ts';
import { fillPasswords } from '../../generators/core/local.ts';
import { resolveAnswers } from '../../generators/core/resolve.ts';
import { decodeBase, encodeBase, stateFiles } from '../../generators/core/state.ts';
import { optionsOf } from '../../generators/core/table.ts';
import { type FileTree, sortTree } from '../../generators/core/tree.ts';

const tree: FileTree = sortTree([
  ['b/run', { contents: '#!/bin/sh\n', executable: true, ownership: 'merged' }],
  ['a.txt', { contents: 'a\n"quoted" \\ \u2028\n', executable: false, ownership: 'merged' }],
  ['logo', { contents: Uint8Array.from([0, 255, 128]), executable: false, ownership: 'merged' }],
  ['LICENSE', { contents: 'x\n', executable: false, ownership: 'once' }],
]);

describe('base', () => {
  it('reads back equal', () => {
    expect(decodeBase(encodeBase(tree))).toEqual(tree);
  });

  it('has one path to a line, sorted', () => {
    const lines = encodeBase(tree).split('\n');
    expect(lines.map((line) => /^"([^"]+)"/.exec(line)?.[1]).filter(Boolean)).toEqual([
      'LICENSE',
      'a.txt',
      'b/run',
      'logo',
    ]);
  });

  it.each(['', '[]', '{', '{"a": 1}', '{"a": {"executable": true}}'])('refuses %j', (text) => {
    expect(() => decodeBase(text)).toThrow(/JSON|holds? /);
  });
});

describe('stateFiles', () => {
  const answers = resolveAnswers(optionsOf(catalog), {});

  it("keeps other generators' entries", () => {
    const files = stateFiles({ version: '1.0.0', answers, images: {} }, tree, {
      'generator-other': { x: 1 },
    });
    expect(JSON.parse(String(files.get('.yo-rc.json')?.contents))).toEqual({
      'generator-other': { x: 1 },
      'generator-twelve-factor': { version: '1.0.0', answers, images: {} },
    });
  });
});

describe('fillPasswords', () => {
  it('gives one service one password, wherever it stands', () => {
    let count = 0;
    const filled = fillPasswords('A=change-me-x\nB=u:change-me-x@h\nC=change-me-y\n', () => `p${++count}`);
    expect(filled).toBe('A=p1\nB=u:p1@h\nC=p2\n');
  });
});
