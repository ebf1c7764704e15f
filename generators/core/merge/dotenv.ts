import type { Format } from './format.ts';
import type { Leaf } from './node.ts';
import { above, apply, insert, type Lines, type Patch, remove } from './patch.ts';
import { toLf, toLines, usualEnd } from './text-lines.ts';

/** Where a variable stands: its lines (a quoted value may have several), and its value in them. */
interface Place extends Lines {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * `.env.example`: one `KEY=value` to a line. A value is compared as it is written, with its quotes and the
 * comment behind it.
 */
export const dotenv: Format<Place> = {
  read(text) {
    const { variables } = read(text);
    const entries = new Map(variables);
    // Readers differ in which of two values of one variable counts.
    if (entries.size < variables.length) return undefined;
    return {
      lenient: false,
      root: { kind: 'table', label: '', entries, source: { text, from: 0, to: 0, start: 0, end: 0 } },
    };
  },
  print(root, edit, stays) {
    const { text } = root.source;
    if (edit.kind === 'keep') return text;
    if (edit.kind !== 'edit' || root.kind !== 'table') return undefined;
    const patches: Patch[] = [];
    for (const [key, change] of edit.children) {
      const source = root.entries.get(String(key))?.source;
      if (!source || change.kind === 'edit') return undefined;
      if (change.kind === 'drop') patches.push(remove(text, source, stays));
      else if (change.kind === 'take')
        patches.push({ start: source.start, end: source.end, text: valueOf(change.node.source) });
    }
    for (const { after, node } of edit.added) {
      const at = after === undefined ? 0 : (root.entries.get(String(after))?.source.to ?? text.length);
      patches.push(insert(text, at, block(node.source, at > 0)));
    }
    return apply(text, patches);
  },
  comments: (text) => read(text).others,
};

/**
 * A `.env` with the variables that it lacks, at its end, each with the comments above it in the new render;
 * nothing that stands there changes, so no password changes under a living volume (CLI.md, "No secrets"). A
 * variable that the owner commented out is not missing: it was declined. One that the last render itself had
 * as a comment was never offered.
 */
export function appendMissingKeys(mine: string, next: string, base = ''): string {
  const own = toLf(mine);
  const offered = new Set(commentedOut(toLf(base)));
  const there = new Set([
    ...read(own).variables.map(([key]) => key),
    ...commentedOut(own).filter((key) => !offered.has(key)),
  ]);
  const blocks: string[] = [];
  for (const [key, { source }] of read(toLf(next)).variables) {
    if (there.has(key)) continue;
    there.add(key);
    blocks.push(block(source, own !== '' || blocks.length > 0));
  }
  if (blocks.length === 0) return mine;
  const end = usualEnd(toLines(mine)) ?? '\n';
  const open = mine === '' || mine.endsWith('\n') ? '' : end;
  return mine + open + blocks.join('').replaceAll('\n', end);
}

const assignment = /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*=/;

function read(text: string): {
  readonly variables: readonly (readonly [string, Leaf<Place>])[];
  readonly others: readonly string[];
} {
  const variables: (readonly [string, Leaf<Place>])[] = [];
  const others: string[] = [];
  for (let from = 0; from < text.length; ) {
    const line = text.slice(from, lineEnd(text, from));
    const found = assignment.exec(line);
    if (found?.[1]) {
      const start = from + found[0].length;
      const to = lineEnd(text, closing(text, start));
      const end = start + text.slice(start, to).trimEnd().length;
      const source: Place = { text, from, to, start, end };
      variables.push([found[1], { kind: 'leaf', value: text.slice(start, end), source }]);
      from = to;
    } else {
      if (line.trim() !== '') others.push(line.trim());
      from += line.length;
    }
  }
  return { variables, others };
}

/** Where a value that opens a quote closes it: there, or on its first line if it never does. */
function closing(text: string, start: number): number {
  const open = start + (/^[ \t]*/.exec(text.slice(start, lineEnd(text, start)))?.[0].length ?? 0);
  const quote = text[open];
  if (quote !== '"' && quote !== "'" && quote !== '`') return start;
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) return at;
  }
  return start;
}

/** Behind the line break of the line that a place is in. */
function lineEnd(text: string, at: number): number {
  return text.indexOf('\n', at) + 1 || text.length;
}

function valueOf({ text, start, end }: Place): string {
  return text.slice(start, end);
}

/** A variable with the comments above it, and with an empty line before those where it had one. */
function block({ text, from, to }: Place, parted: boolean): string {
  const start = above(text, from);
  const gap = parted && start < from && text.slice(0, start).endsWith('\n\n') ? '\n' : '';
  return gap + text.slice(start, to).replace(/\n?$/, '\n');
}

function commentedOut(text: string): readonly string[] {
  return read(text).others.flatMap((line) => assignment.exec(line.replace(/^#+/, ''))?.[1] ?? []);
}
