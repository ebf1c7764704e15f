import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { describe, expect, it } from 'vitest';
import { render } from '../generators/render.ts';
import { goldens } from './golden.ts';

const root = new URL('golden', import.meta.url).pathname;

function filesUnder(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

describe('golden projects (npm run golden writes them anew)', () => {
  it('are exactly those of the list', () => {
    expect(readdirSync(root).sort()).toEqual(Object.keys(goldens).sort());
  });

  it.each(Object.entries(goldens))('%s', (name, answers) => {
    const dir = join(root, name);
    const tree = render(answers);
    expect(filesUnder(dir)).toEqual([...tree.keys()]);
    for (const [path, file] of tree) {
      expect(readFileSync(join(dir, path), 'utf8'), path).toBe(file.contents);
      expect((statSync(join(dir, path)).mode & 0o100) !== 0, path).toBe(file.executable);
    }
  });
});
