import fc from 'fast-check';

/** How many cases a property sees: few while working, all of them in CI (`CASES=20000`). */
export const CASES = Number(process.env['CASES'] ?? 1000);

/** The seed of the run: a new one each time, or the one to repeat (`FC_SEED=…`). */
export const SEED = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);

console.log(`FC_SEED=${SEED} CASES=${CASES}`);

/** What means something to one of the languages that a value is written into. */
const SPECIAL = [
  ...String.raw`" ' \ $ # & * ! | > % @ { } [ ] , : ; ? < ~ ^ = - + ( ) / . _ #{x} <% %> \n \u0041 \x41 \" {0} %s`.split(
    ' ',
  ),
  ...'$(id) `id` ${HOME} $$ --- ... !!python/object &a *a << %YAML @x y no on null 0x1F 0o17 1e3 .inf .nan'.split(
    ' ',
  ),
  ...'1_000 012 2026-11-22 1:30 """ \'\'\' %(x)s f"{x}" <script>alert(1)</script> ](x) ![x](y) **b** ~~~'.split(
    ' ',
  ),
  ...'*** __proto__ constructor toString EOF END ]]> &amp; &#x41; http://x.y www.x.y a@b.c \u{1F600} é ß 日本 עברית'.split(
    ' ',
  ),
  ...'\u0000 \u001b[31m \u200b \u202e \u2028 \ufeff \u0085 \ud800 \udfff \ufffe \u{10ffff}'.split(' '),
  ' ',
  '  ',
  '\t',
  '\n',
  '\r',
  '\u00a0',
  '<%= 1 %>',
  '${{ secrets.X }}',
  '{{ .Values.x }}',
  ': ',
  ' #',
  '- ',
  '? ',
  '| ',
  '> ',
  '# h',
  '1. x',
  '+ x',
  '| a |',
  '<!-- -->',
];

/** Text of all kinds of characters, made of what is dangerous and what is not. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...SPECIAL), fc.string({ unit: 'binary', maxLength: 4 })), {
      minLength: 1,
      maxLength: 12,
    })
    .map((parts) => parts.join('')),
  fc.constantFrom(...SPECIAL),
  fc.string({ unit: 'grapheme', maxLength: 220 }),
);

/** Anything that an answers file can hold, keys of prototypes included. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.array(hostileText, { maxLength: 5 }),
  fc.jsonValue({ maxDepth: 6 }),
  fc
    .integer({ min: 1, max: 3000 })
    .map((depth) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown),
  fc.constantFrom(null, true, 0, -0, 1e308, '', [], {}, [[]], [null], [''], 'none', 'none,none', ','),
);
