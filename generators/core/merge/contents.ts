import type { File } from '../tree.ts';
import { isCrlf, toLf } from './text-lines.ts';

/** What a file holds: text, or bytes that are no text (or that nobody has looked at yet). */
export type Contents = string | Uint8Array;

/**
 * The contents as text that can be merged by lines; undefined for NUL bytes and for what is not UTF-8. A byte
 * order mark stays in.
 */
export function textOf(contents: Contents): string | undefined {
  const text = typeof contents === 'string' ? contents : decode(contents);
  return text?.includes('\0') ? undefined : text;
}

/** Made when the first bytes are read: a new project has none, and Node loads it late. */
let utf8: InstanceType<typeof TextDecoder> | undefined;

function decode(bytes: Uint8Array): string | undefined {
  utf8 ??= new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The same contents, a CRLF checkout of a text and the text itself included. */
export function sameContents(a: Contents, b: Contents): boolean {
  const [one, other] = [textOf(a), textOf(b)];
  if (one !== undefined && other !== undefined)
    return one === other || asCommitted(one) === asCommitted(other);
  if (one !== undefined || other !== undefined) return false;
  const [left, right] = [bytesOf(a), bytesOf(b)];
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
}

/** New contents for a file that the owner has not edited, with CRLF if a checkout gave the file CRLF. */
export function inEndingsOf(mine: Contents, base: Contents, next: Contents): Contents {
  const [now, before, text] = [textOf(mine), textOf(base), textOf(next)];
  if (now === undefined || before === undefined || text === undefined) return next;
  return isCrlf(now) && !isCrlf(before) ? toLf(text).replaceAll('\n', '\r\n') : next;
}

function asCommitted(text: string): string {
  return isCrlf(text) ? toLf(text) : text;
}

function bytesOf(contents: Contents): Uint8Array {
  return typeof contents === 'string' ? new TextEncoder().encode(contents) : contents;
}

/** Equal contents and equal executable bit. */
export function sameFile(
  a: Pick<File, 'contents' | 'executable'>,
  b: Pick<File, 'contents' | 'executable'>,
): boolean {
  return a.executable === b.executable && sameContents(a.contents, b.contents);
}
