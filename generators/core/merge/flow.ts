import type { Stays } from './format.ts';

/** A bracketed list in a text (`{…}` or `[…]`): the places of its brackets and of its parts. */
export interface Flow {
  readonly text: string;
  readonly open: number;
  readonly close: number;
  readonly parts: readonly { readonly start: number; readonly end: number }[];
}

/** A part to put in, behind the part with that number (-1: first). */
export interface Insertion {
  readonly after: number;
  readonly body: string;
}

interface Piece {
  /** True for the part that stands first in the owner's text. */
  readonly start: boolean;
  readonly lead: string;
  readonly body: string;
  /** A comment between the part and the end of its line, and whether a comma stood before, in or after it. */
  readonly mid: string;
  readonly comma: boolean;
  readonly tail: string;
}

/**
 * A bracketed list with parts changed, taken out (undefined) or put in. Line breaks, indentation, comments
 * and the habit of a trailing comma stay as the owner has them. One routine for JSON, YAML's flow style and
 * TOML's arrays and inline tables.
 * @param lines for a list that is empty so far: the indentation of its parts and of its closing bracket, if
 * they get lines of their own
 */
export function rebuildFlow(
  flow: Flow,
  bodies: readonly (string | undefined)[],
  added: readonly Insertion[],
  stays: Stays,
  lines?: { readonly part: string; readonly close: string },
): string | undefined {
  const { text, open, close } = flow;
  const { pieces, end } = cutUp(flow);
  const trailing = pieces.at(-1)?.comma ?? false;
  const multiline = pieces.some(({ lead }) => lead.includes('\n'));
  if (pieces.length === 0 && end.trim() !== '') return undefined;
  const lead = multiline
    ? /\n[ \t]*$/.exec(pieces.find((piece) => piece.lead.includes('\n'))?.lead ?? '')?.[0]
    : (pieces[1]?.lead ?? ' ');
  if (lead === undefined) return undefined;
  const fresh = (body: string): Piece => ({
    start: false,
    lead: lines && pieces.length === 0 ? `\n${lines.part}` : lead,
    body: multiline || (lines && pieces.length === 0) ? body : body.replaceAll(/\s*\n\s*/g, ' '),
    mid: '',
    comma: true,
    tail: '',
  });
  const out: Piece[] = added.filter(({ after }) => after < 0).map(({ body }) => fresh(body));
  let kept = '';
  for (const [index, piece] of pieces.entries()) {
    const body = bodies[index];
    if (body === undefined) kept += left(piece.lead, stays);
    else {
      out.push({ ...piece, body, lead: kept + piece.lead });
      kept = '';
    }
    for (const { after, body: inserted } of added) if (after === index) out.push(fresh(inserted));
  }
  if (out.length === 0)
    return kept.trim() === '' ? text.slice(open, open + 1) + text.slice(close, close + 1) : undefined;
  const first = pieces[0]?.lead ?? lines?.part ?? '';
  const written = out.map((piece, index) => {
    const last = index === out.length - 1 && !trailing;
    const space = multiline || lines ? piece.lead : index === 0 ? first : piece.start ? lead : piece.lead;
    if (last) return space + piece.body + piece.mid + piece.tail;
    return space + piece.body + (piece.comma ? `${piece.mid},${piece.tail}` : `,${piece.mid}${piece.tail}`);
  });
  const closing = pieces.length === 0 && lines ? `\n${lines.close}` : end;
  return text[open] + written.join('') + kept + closing + text[close];
}

const trivia = /\/\/[^\n]*|\/\*[^]*?\*\/|#[^\n]*|,/g;

function cutUp({ text, open, close, parts }: Flow): {
  readonly pieces: readonly Piece[];
  readonly end: string;
} {
  const pieces: Piece[] = [];
  let from = open + 1;
  for (const [index, part] of parts.entries()) {
    const until = parts[index + 1]?.start ?? close;
    const gap = text.slice(part.end, until);
    const comma = [...gap.matchAll(trivia)].find(([found]) => found === ',')?.index;
    // What stands on the part's own line, after its comma if it has one, is said about the part.
    const rest = gap.slice(comma === undefined ? 0 : comma + 1);
    const line = rest.indexOf('\n');
    const tail = line >= 0 && rest.slice(0, line).trim() !== '' ? rest.slice(0, line) : '';
    pieces.push({
      start: index === 0,
      lead: text.slice(from, part.start),
      body: text.slice(part.start, part.end),
      mid: comma === undefined ? tail : gap.slice(0, comma),
      comma: comma !== undefined,
      tail: comma === undefined ? '' : tail,
    });
    from = part.end + (comma === undefined ? 0 : comma + 1) + tail.length;
  }
  return { pieces, end: text.slice(from, close) };
}

/**
 * Of what stands before a part that goes, what stays: all up to an empty line, or to a comment that is to
 * stay.
 */
function left(lead: string, stays: Stays): string {
  const lines = lead.split('\n');
  // The last line is the one that the part itself is on.
  const last = lines.findLastIndex(
    (line, index) => index > 0 && index < lines.length - 1 && (line.trim() === '' || stays(line.trim())),
  );
  const kept = lines.slice(0, last + 1).join('\n');
  return kept.trim() === '' ? '' : kept.trimEnd();
}
