import * as fc from 'fast-check';

const common = [
  '',
  '',
  '}',
  '  }',
  '    return x',
  '  if (a) {',
  'import os',
  'def f():',
  '    pass',
  'end',
  '];',
  '=======',
  '__proto__',
  'constructor',
];
const line = fc.oneof(
  fc.constantFrom(...common),
  fc.nat(40).map((id) => `    call_${id}()`),
  fc.nat(9999).map((id) => `value_${id} = ${id}`),
);

interface LineEdit {
  readonly op: 'insert' | 'delete' | 'replace' | 'move' | 'append';
  readonly at: number;
  readonly size: number;
  readonly lines: readonly string[];
}

const edit: fc.Arbitrary<LineEdit> = fc.record({
  op: fc.constantFrom('insert', 'delete', 'replace', 'move', 'append'),
  at: fc.nat(80),
  size: fc.integer({ min: 1, max: 4 }),
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
});

function editedLines(lines: readonly string[], edits: readonly LineEdit[]): readonly string[] {
  return edits.reduce<readonly string[]>((now, { op, at, size, lines: fresh }) => {
    const place = at % (now.length + 1);
    if (op === 'append') return now.concat(fresh);
    if (op === 'insert') return now.toSpliced(place, 0, ...fresh);
    if (op === 'delete') return now.toSpliced(place, size);
    if (op === 'replace') return now.toSpliced(place, size, ...fresh);
    return now
      .toSpliced(place, size)
      .toSpliced((at * 7) % (now.length + 1), 0, ...now.slice(place, place + size));
  }, lines);
}

/** How a text is stored: the endings of its lines, and whether the last one has any. */
const store = fc.record({
  end: fc.constantFrom('\n', '\n', '\n', '\r\n', 'mixed'),
  last: fc.constantFrom(true, true, true, false),
});

function stored(
  lines: readonly string[],
  { end, last }: { readonly end: string; readonly last: boolean },
): string {
  const text = lines
    .map((one, index) => one + (end === 'mixed' ? (index % 3 ? '\n' : '\r\n') : end))
    .join('');
  return last ? text : text.replace(/\r?\n$/, '');
}

/** A text as it was rendered, as the owner has it, and as it is rendered now. */
export interface Three {
  readonly base: string;
  readonly mine: string;
  readonly next: string;
}

/**
 * Three texts like code: lines that occur often and lines that occur once, and edits as people and templates
 * make them.
 */
export const codeLike: fc.Arbitrary<Three> = fc
  .tuple(
    fc.array(line, { maxLength: 60 }),
    fc.array(edit, { maxLength: 4 }),
    fc.array(edit, { maxLength: 4 }),
  )
  .map(([base, mine, next]) => ({
    base: stored(base, { end: '\n', last: true }),
    mine: stored(editedLines(base, mine), { end: '\n', last: true }),
    next: stored(editedLines(base, next), { end: '\n', last: true }),
  }));

/** The same with every line ending and with texts that lack the last one. */
export const anyText: fc.Arbitrary<Three> = fc
  .tuple(
    fc.array(line, { maxLength: 40 }),
    fc.array(edit, { maxLength: 4 }),
    fc.array(edit, { maxLength: 4 }),
    store,
    store,
  )
  .map(([base, mine, next, ours, theirs]) => ({
    base: stored(base, { end: '\n', last: theirs.last }),
    mine: stored(editedLines(base, mine), ours),
    next: stored(editedLines(base, next), {
      end: theirs.end === 'mixed' ? '\n' : theirs.end,
      last: theirs.last,
    }),
  }));

/** Noise: few characters, so that everything happens to be next to everything. */
export const noise: fc.Arbitrary<Three> = fc
  .tuple(
    ...[1, 2, 3].map(() =>
      fc.string({
        unit: fc.constantFrom('a', 'b', '\n', '\n', '\r', '\r\n', '=', '<'),
        maxLength: 24,
      }),
    ),
  )
  .map(([base = '', mine = '', next = '']) => ({ base, mine, next }));
