import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { render } from '../generators/render.ts';
import { goldens } from '../test/golden.ts';

/** Writes the golden projects anew. They are read in review, never edited. */
for (const [name, answers] of Object.entries(goldens)) {
  const dir = join('test/golden', name);
  rmSync(dir, { recursive: true, force: true });
  for (const [path, { contents, executable }] of render(answers)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), contents, { mode: executable ? 0o755 : 0o644 });
  }
}
