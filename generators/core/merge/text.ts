import { mergeApart } from './apart.ts';
import { dotenv } from './dotenv.ts';
import { json } from './json.ts';
import { judge } from './keyed.ts';
import { type Merged, mergeLines } from './lines.ts';
import { choose, toLf } from './text-lines.ts';
import { toml } from './toml.ts';
import { yaml } from './yaml.ts';

/** The formats that can be merged by key. */
export type FormatName = 'json' | 'yaml' | 'toml' | 'dotenv';

/** Names without a telling extension, and their format: `{ Pipfile: 'toml', '.prettierrc': 'json' }`. */
export type KnownNames = Readonly<Record<string, FormatName>>;

/** Three texts of one file. */
export interface TextMerge {
  readonly path: string;
  readonly base: string;
  readonly mine: string;
  readonly next: string;
  readonly names?: KnownNames;
}

/** Above this size a file is merged by lines only: parsers take seconds for what lines take milliseconds. */
const largest = 256 * 1024;

const bom = '\uFEFF';

/**
 * The merge of one text: by lines, then by key where the lines conflict or say something else than the three
 * texts together. What stands in the owner's file stays as it is to the byte: line endings, byte order mark,
 * comments, order, layout.
 */
export function mergeText({ path, base, mine, next, names }: TextMerge): Merged {
  const marked = choose(base.startsWith(bom), mine.startsWith(bom), next.startsWith(bom));
  const bare = (text: string): string => (text.startsWith(bom) ? text.slice(1) : text);
  const merged = mergeBare(formatOf(path, names), bare(base), bare(mine), bare(next));
  return marked ? { ...merged, text: bom + merged.text } : merged;
}

/**
 * Whether a text keeps the rules of its format; true where the format is not known. For the check of what is
 * about to be swapped in (CLI.md, "All or nothing"): a merge without conflicts parses if the owner's file and
 * the new render do. A file that its owner broke is still broken after it, which is no reason to refuse it.
 */
export function parses(path: string, text: string, names?: KnownNames): boolean {
  const format = formatOf(path, names);
  if (!format) return true;
  return readers[format](toLf(text.startsWith(bom) ? text.slice(1) : text)) !== undefined;
}

/** How a file is read, told by its name. */
export function formatOf(path: string, names: KnownNames = {}): FormatName | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (Object.hasOwn(names, path)) return names[path];
  if (Object.hasOwn(names, name)) return names[name];
  if (/\.jsonc?$/i.test(name)) return 'json';
  if (/\.ya?ml$/i.test(name)) return 'yaml';
  if (/\.toml$/i.test(name)) return 'toml';
  return /^\.env(\.|$)|\.env$/.test(name) ? 'dotenv' : undefined;
}

function mergeBare(format: FormatName | undefined, base: string, mine: string, next: string): Merged {
  const apart = mergeApart(base, mine, next);
  const byLine = apart === undefined ? mergeLines(base, mine, next) : { text: apart, conflicts: [] };
  const texts = { base: toLf(base), mine: toLf(mine), next: toLf(next) };
  const size = Math.max(base.length, mine.length, next.length);
  // A carriage return inside a line is a line break to some parsers, and to us it is not.
  if (!format || size > largest || texts.mine.includes('\r')) return byLine;
  const plain = { ...byLine, text: toLf(byLine.text) };
  const judged = judges[format](texts, plain);
  if (judged === plain) return byLine;
  if (mine === texts.mine) return judged;
  // The same merge once more, for the owner's line endings.
  return { ...judged, text: mergeLines(texts.mine, mine, judged.text).text };
}

type Judge = (
  texts: { readonly base: string; readonly mine: string; readonly next: string },
  byLine: Merged,
) => Merged;

const judges: Readonly<Record<FormatName, Judge>> = {
  json: (texts, byLine) => judge(json, texts, byLine),
  yaml: (texts, byLine) => judge(yaml, texts, byLine),
  toml: (texts, byLine) => judge(toml, texts, byLine),
  dotenv: (texts, byLine) => judge(dotenv, texts, byLine),
};

const readers: Readonly<Record<FormatName, (text: string) => unknown>> = {
  json: json.read,
  yaml: yaml.read,
  toml: toml.read,
  dotenv: dotenv.read,
};
