import type { Node } from './node.ts';
import type { Edit } from './settle.ts';

/**
 * What a merge by key needs to know of one file format. Texts have LF endings and no byte order mark.
 * Whatever a format does is checked by reading its result again, so that a fault in it becomes a conflict and
 * not a loss.
 */
export interface Format<S> {
  /** Undefined for a text that is not valid. */
  readonly read: (text: string) => Reading<S> | undefined;
  /**
   * The owner's text with the edits made and every other byte as it was; undefined where that cannot be done.
   * What is taken out goes with the comments right above it, but for those that are to stay.
   */
  readonly print: (root: Node<S>, edit: Edit<S>, stays: Stays) => string | undefined;
  /** Texts with less to read, that say the same of one another; undefined where there are none. */
  readonly part?: (texts: readonly string[]) => readonly string[] | undefined;
  /** Each comment of the text, so that none of the owner's is lost on the way. */
  readonly comments: (text: string) => readonly string[];
}

/** Whether a comment is to stay though what stands below it goes: the new render has it as well. */
export type Stays = (comment: string) => boolean;

/** A valid text. */
export interface Reading<S> {
  /** True where only lenient readers take it: JSON with comments or trailing commas. */
  readonly lenient: boolean;
  /** Its keys and values; undefined where it holds what could not be edited safely. */
  readonly root: Node<S> | undefined;
}

/** The white space that the line around a place begins with. */
export function indentAt(text: string, at: number): string {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  return /^[ \t]*/.exec(text.slice(line, at))?.[0] ?? '';
}

/** What one level of indentation is in a text. */
export function indentUnit(text: string): string {
  return /\n(\t| +)\S/.exec(`\n${text}`)?.[1] ?? '  ';
}

/**
 * A piece of one text moved to another place: its further lines are indented from there, in the units of the
 * new text.
 */
export function reindent(
  piece: string,
  from: { readonly indent: string; readonly unit: string },
  to: { readonly indent: string; readonly unit: string },
): string {
  return piece
    .split('\n')
    .map((line, index) => {
      if (index === 0 || line.trim() === '') return line;
      const inner = line.startsWith(from.indent) ? line.slice(from.indent.length) : line.trimStart();
      let depth = 0;
      while (inner.startsWith(from.unit, depth * from.unit.length)) depth++;
      return to.indent + to.unit.repeat(depth) + inner.slice(depth * from.unit.length);
    })
    .join('\n');
}
