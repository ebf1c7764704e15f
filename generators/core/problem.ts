/** One thing wrong with what was asked for: which flag, which value, why, and what to do about it. */
export interface Problem {
  /** The long flag (`--services`), or what stands in its place (`answers file`). */
  readonly flag: string;
  readonly value?: string;
  readonly reason: string;
  /** What is allowed, or the way out. */
  readonly hint?: string;
}

/** How much of a hostile value an error repeats. */
const SHOWN = 60;

/** A problem as one printable line: control characters escaped, long values cut. */
export function describeProblem({ flag, value, reason, hint }: Problem): string {
  const shown = value === undefined ? '' : ` ${quoted(value)}`;
  return `${printable(flag)}${shown}: ${reason}${hint ? `; ${hint}` : ''}`;
}

/** A value as an error may repeat it. */
export function quoted(value: string): string {
  return printable(JSON.stringify(cut(value)));
}

/** Text that steers no terminal and fits a line: a flag is one of ours, but a key of an answers file may be anything. */
function printable(text: string): string {
  return cut(text, 2 * SHOWN).replace(
    /[\p{C}\p{Zl}\p{Zp}]/gu,
    (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

function cut(text: string, length = SHOWN): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

/** Bad usage or bad answers: everything that is wrong, at once (exit status 2). */
export class AnswersError extends Error {
  override readonly name = 'AnswersError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(describeProblem).join('\n'));
    this.problems = problems;
  }
}
