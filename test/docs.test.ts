import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../generators/cli/exit.ts';
import { documents, withGenerated } from '../scripts/docs/generated.ts';
import { folder, run } from './cli/run.ts';

const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...globSync('docs/**/*.md')];

describe('the documentation', () => {
  it.each(documents)('%s says what the catalogue says (npm run docs writes it anew)', (path) => {
    const text = readFileSync(path, 'utf8');
    expect(text).toBe(withGenerated(text));
    expect(text).toContain('<!-- end -->');
  });

  it.each(pages)('%s links to what is there', (page) => {
    const text = readFileSync(page, 'utf8');
    const targets = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, target = '']) => target);
    expect(targets.filter((target) => !existsSync(join(dirname(page), target)))).toEqual([]);
  });

  it('tells every exit status', () => {
    const text = readFileSync('docs/exit-statuses.md', 'utf8');
    expect([...text.matchAll(/^\| (\d+) +\|/gm)].map(([, status]) => Number(status))).toEqual(
      Object.values(EXIT),
    );
  });

  it('shows commands that are read as they are written', async () => {
    const commands = pages.flatMap((page) =>
      [
        ...readFileSync(page, 'utf8').matchAll(
          /^(?:npx (?:--yes )?generator-twelve-factor(?:@\S+)?|twelve-factor) (.+)$/gm,
        ),
      ].map(([, words = '']) => words.split(/ [|>&#]/)[0]?.trim() ?? ''),
    );
    expect(commands.length).toBeGreaterThan(10);
    for (const words of new Set(commands)) {
      const writes = /^(new|update|add|remove)\b/.test(words) ? ['--dry-run'] : [];
      const { err } = await run({ cwd: folder() }, ...words.split(/\s+/), ...writes);
      // In an empty folder most have nothing to work on, but none is misunderstood.
      expect(err, words).not.toMatch(/is not a flag|is not known|is one argument too many|needs a value/);
    }
  });
});
