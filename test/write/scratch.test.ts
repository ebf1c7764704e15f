import { describe, expect, it } from 'vitest';
import { commitChanges } from '../../generators/write/commit.ts';
import { recover } from '../../generators/write/recover.ts';
import { inScratch } from '../../generators/write/scratch.ts';
import { undoLast } from '../../generators/write/undo.ts';
import { memoryDisk } from './memory.ts';
import { change, text } from './scenarios.ts';
import { build, fakeHost, names } from './worlds.ts';

function world() {
  const memory = memoryDisk();
  build(memory, '/app', { file: 'old' });
  return memory;
}

describe('a scratch folder', () => {
  it('is inside the project, hidden from git, and gone afterwards with all that is in it', async () => {
    const memory = world();
    const result = await inScratch(
      memory,
      '/app',
      async (folder) => {
        expect(folder).toMatch(/^\/app\/\.twelve-factor\/local\/temp\.[^/]+$/);
        expect(memory.readFileSync(`${folder}/.gitignore`, 'utf8')).toBe('*\n');
        build(memory, folder, { 'some/lock': 'x' });
        return 'done';
      },
      fakeHost(4),
    );
    expect(result).toBe('done');
    expect(names(memory, '/app')).toEqual(['file']);
  });

  it('is gone where the work fails', async () => {
    const memory = world();
    const work = inScratch(memory, '/app', () => Promise.reject(new Error('no network')), fakeHost(4));
    await expect(work).rejects.toThrow('no network');
    expect(names(memory, '/app')).toEqual(['file']);
  });

  it('leaves what undo needs', async () => {
    const memory = world();
    commitChanges(memory, '/app', [change(memory, '/app', 'file', text('new'))], { host: fakeHost(4) });
    await inScratch(memory, '/app', async () => {}, fakeHost(4));
    undoLast(memory, '/app', { host: fakeHost(4) });
    expect(memory.readFileSync('/app/file', 'utf8')).toBe('old');
  });

  it('is swept by the next run where its run was killed', async () => {
    const memory = world();
    let folder = '';
    // A promise that is never kept: the run ends here.
    void inScratch(
      memory,
      '/app',
      (path) => {
        folder = path;
        return new Promise(() => {});
      },
      fakeHost(4),
    );
    expect(memory.existsSync(folder)).toBe(true);
    recover(memory, '/app', { host: fakeHost(5) });
    expect(names(memory, '/app')).toEqual(['file']);
  });
});
