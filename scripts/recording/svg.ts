/** Select Graphic Rendition codes (ECMA-48, 8.3.117) that the command line uses, as SVG attributes. */
const STYLES: Readonly<Record<string, string>> = {
  '1': 'font-weight="bold"',
  '2': 'opacity="0.6"',
  '31': 'fill="#ff7b72"',
  '32': 'fill="#7ee787"',
  '33': 'fill="#e3b341"',
  '36': 'fill="#79c0ff"',
};

/** The sequence that sets a style. */
const SEQUENCE = new RegExp(`${String.fromCharCode(27)}\\[(\\d+)m`, 'g');

/** In pixels: what a character of the font below takes. */
const [WIDTH, HEIGHT, MARGIN] = [8.43, 20, 16];

/** What a terminal shows for a text with colours, as an SVG image. */
export function svgOf(text: string): string {
  const lines = text.trimEnd().split('\n');
  const columns = Math.max(...lines.map((line) => plain(line).length));
  const [width, height] = [Math.ceil(columns * WIDTH + 2 * MARGIN), lines.length * HEIGHT + 2 * MARGIN];
  const rows = lines.map(
    (line, index) =>
      `<text x="${MARGIN}" y="${MARGIN + (index + 0.75) * HEIGHT}" xml:space="preserve">${spans(line)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">
<title>A terminal, in which a project is made, gains a deploy target, and tells its status</title>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
<g fill="#e6edf3" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14">
${rows.join('\n')}
</g>
</svg>
`;
}

/** A line's pieces, each in its style. */
function spans(line: string): string {
  const pieces = line.split(SEQUENCE);
  let style: string | undefined;
  return pieces
    .map((piece, index) => {
      if (index % 2 === 1) {
        style = STYLES[piece];
        return '';
      }
      return style && piece ? `<tspan ${style}>${escaped(piece)}</tspan>` : escaped(piece);
    })
    .join('');
}

function plain(line: string): string {
  return line.replaceAll(SEQUENCE, '');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
