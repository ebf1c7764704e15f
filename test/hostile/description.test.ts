import { parse as parseToml } from '@decimalturn/toml-patch';
import fc from 'fast-check';
import { marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { templates } from '../../build/templates.js';
import { catalog } from '../../generators/catalog/catalog.ts';
import type { Answers } from '../../generators/core/answers.ts';
import { renderProject } from '../../generators/core/render.ts';
import { resolveAnswers } from '../../generators/core/resolve.ts';
import { optionsOf } from '../../generators/core/table.ts';
import { checkDescription } from '../../generators/core/text.ts';
import { CASES, hostileText, SEED } from './cases.ts';

const PLAIN = 'A twelve-factor service.';
const options = optionsOf(catalog);

/** One project of each framework, on every target. */
const shapes = catalog.frameworks.map(({ id }) =>
  resolveAnswers(options, { framework: id, targets: catalog.targets.map((target) => target.id) }),
);

const textsOf = (answers: Answers) =>
  new Map(
    [...renderProject(catalog, templates, answers)].map(([path, file]) => [path, String(file.contents)]),
  );

/** What a file says, in the form of the language it is written in, with the description by a name of its own. */
function readBack(path: string, text: string, description: string): unknown {
  const parsed = parsedAs(path, text);
  return JSON.parse(JSON.stringify(parsed), (_, value: unknown) =>
    value === description ? 'DESCRIPTION' : value,
  );
}

function parsedAs(path: string, text: string): unknown {
  if (path.endsWith('.json')) return JSON.parse(text);
  if (path.endsWith('.toml')) return parseToml(text);
  if (/\.ya?ml$/.test(path)) return parseYaml(text);
  if (path.endsWith('.md')) return paragraphs(text);
  throw new Error(`${path}: a description reaches a file of a kind that nothing reads back`);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The text of each block as a reader sees it; a bare address becomes a link, which shows the same text. */
function paragraphs(text: string): readonly string[] {
  return marked.lexer(text.split('\n## ', 1)[0] ?? '').map((token) => {
    const html = marked.parser([token]).trim();
    const shown = token.type === 'paragraph' ? html.replaceAll(/<\/?p>|<a href="[^"]*">|<\/a>/g, '') : html;
    return shown.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '');
  });
}

describe('a description of any printable text', () => {
  it.each(shapes)(
    'is inert in every file of $framework, and reads back as it was',
    (answers) => {
      const plain = textsOf({ ...answers, description: PLAIN });
      const expected = new Map<string, unknown>();
      const property = fc.property(
        hostileText.filter((text) => checkDescription(text) === undefined),
        (description) => {
          const files = textsOf({ ...answers, description });
          expect([...files.keys()]).toEqual([...plain.keys()]);
          for (const [path, text] of files) {
            if (text === plain.get(path)) continue;
            if (!expected.has(path)) expected.set(path, readBack(path, plain.get(path) ?? '', PLAIN));
            expect(readBack(path, text, description), path).toEqual(expected.get(path));
          }
        },
      );
      fc.assert(property, { seed: SEED, numRuns: Math.ceil(CASES / 5 / shapes.length) });
      expect([...expected.keys()].length).toBeGreaterThanOrEqual(4);
    },
    600_000,
  );
});
