import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../generators/cli/exit.ts';
import { documents, withGenerated } from '../scripts/docs/generated.ts';
import { ACTS } from '../scripts/first-minutes/acts.ts';
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

  it('shows how each command of the README ran (npm run first-minutes writes it anew)', () => {
    const readme = readFileSync('README.md', 'utf8');
    const shown = readFileSync('docs/first-minutes.md', 'utf8');
    const ran = new Set([...shown.matchAll(/^```console\n\S+\$ (.+)$/gm)].map(([, line = '']) => line));
    const blocks = [...readme.matchAll(/^```console\n(.+)\n```$/gm)].map(([, line = '']) => line);
    const rows = [...readme.matchAll(/^\| `((?:npx|yo) [^`]+)`/gm)].map(([, line = '']) => line);
    expect(blocks.length).toBeGreaterThan(2);
    expect(rows.length).toBeGreaterThan(5);
    expect([...blocks, ...rows].filter((line) => !ran.has(line))).toEqual([]);
    expect(ACTS.map(({ line }) => line)).toEqual([...ran]);
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
