import { catalog } from '../../generators/catalog/catalog.ts';
import { type Listed, listCatalog } from '../../generators/cli/list.ts';
import { NONE, rows } from '../../generators/core/options.ts';
import { partsOf } from '../../generators/core/purposes.ts';
import { resolveAnswers } from '../../generators/core/resolve.ts';
import { optionsOf } from '../../generators/core/table.ts';
import { render } from '../../generators/render.ts';
import { table } from './table.ts';

/** The documents that have generated parts, between `<!-- NAME -->` and `<!-- end -->`. */
export const documents = ['README.md', 'docs/answers.md'] as const;

const options = optionsOf(catalog);
const defaults = resolveAnswers(options, {});

const generated: Readonly<Record<string, () => string>> = { answers, catalogue, tree };

/** A document with its generated parts as they have to be now. */
export function withGenerated(text: string): string {
  return text.replaceAll(
    /(<!-- (\w+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (whole, start: string, name: string, end: string) => {
      const part = generated[name];
      return part ? `${start}\n${part()}\n\n${end}` : whole;
    },
  );
}

/** The option table: one row for each answer. */
function answers(): string {
  const lines = rows(options).map(([key, option]) => {
    const ids = option.type === 'text' ? [] : option.choices.map(({ id }) => code(id));
    const allowed = option.type === 'many' ? [...ids, code(NONE)].join(', ') : ids.join(', ') || 'text';
    const preset = defaults[key];
    const shown = typeof preset === 'string' ? preset : preset.join(',');
    return [code(`--${key}`), option.summary, allowed, code(shown)];
  });
  return table(['answer', '', 'one of', 'default'], lines);
}

/** What can be chosen, by kind. */
function catalogue(): string {
  const listed = listCatalog(catalog);
  const row = (kind: string, entries: readonly Listed[]) => [
    kind,
    entries.map(({ id, title }) => `${title} (${code(id)})`).join(', '),
  ];
  return table(
    ['', ''],
    Object.entries(listed).map(([kind, entries]) => row(kind === 'ci' ? 'CI' : kind, entries)),
  );
}

/** What the first command writes, shortened to its parts. */
function tree(): string {
  const parts = partsOf(catalog, defaults, render());
  const width = Math.max(...parts.map(([path]) => path.length));
  return ['```text', ...parts.map(([path, purpose]) => `${path.padEnd(width)}  ${purpose}`), '```'].join(
    '\n',
  );
}

function code(text: string): string {
  return `\`${text}\``;
}
