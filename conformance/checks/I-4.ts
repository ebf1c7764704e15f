import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Check, expect, expectNone, FACTORS } from '../check.ts';

const TWELVE = Object.entries(FACTORS).slice(0, 12);

export const check: Check = {
  id: 'I-4',
  kind: 'static',
  promise: 'docs/twelve-factor.md says for each factor which file serves it, and the files exist',
  does: 'looks for the twelve names in the document, and for every file that it names',
  run({ project: { dir, read } }) {
    const text = read('docs/twelve-factor.md');
    expect(text, 'docs/twelve-factor.md', 'there is none');
    const missing = TWELVE.filter(
      ([number, name]) =>
        !new RegExp(`(^|[\\s|#*\\[])${number}\\b.{0,4}\\s+\\**\\[?${name.split(/[,/ ]/)[0]}`, 'im').test(
          text,
        ),
    ).map(([number, name]) => `${number}. ${name} is not treated`);
    const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, path = '']) =>
      join('docs', path),
    );
    const quoted = [
      ...text.matchAll(
        /`((?:[\w.-]+\/)+[\w.-]*|[\w-]*\.(?:ya?ml|toml|json|md|py|ts|go|rs|java)|Dockerfile)`/g,
      ),
    ];
    const paths = [...new Set([...linked, ...quoted.map(([, path = '']) => path)])];
    const gone = paths.filter((path) => !path.startsWith('/') && !existsSync(join(dir, path)));
    expectNone(
      [...missing, ...gone.map((path) => `${path} does not exist`)],
      'twelve factors and existing files',
    );
    expect(paths.length > 5, 'the files that serve the factors', `${paths.length} files are named`);
    return `twelve factors; ${paths.length} files named, all there`;
  },
};
