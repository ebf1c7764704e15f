import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { AnswersError } from '../core/problem.ts';
import type { Io } from './io.ts';

/** The largest answers file that is read: no honest one comes near. */
const LIMIT = 100_000;

/**
 * Reads `--answers FILE` (YAML, and JSON with it; `-` is standard input) into an untrusted object.
 *
 * @throws AnswersError where the file is missing, unreadable, empty, too large, not YAML, or not a mapping.
 */
export async function readAnswersFile(
  file: string,
  io: Pick<Io, 'cwd' | 'readStdin'>,
): Promise<Readonly<Record<string, unknown>>> {
  const refuse = (reason: string, hint?: string): never => {
    throw new AnswersError([{ flag: '--answers', value: file, reason, ...(hint && { hint }) }]);
  };
  const text = file === '-' ? await io.readStdin() : readText(resolve(io.cwd, file), refuse);
  if (text.length > LIMIT) refuse(`holds more than ${LIMIT} characters`);
  if (text.trim() === '') refuse('is empty', 'it holds a mapping such as `framework: fastapi`');
  const { parseDocument, visit } = await import('yaml');
  // Aliases are not needed for answers, and a few of them can stand for gigabytes.
  const document = parseDocument(text, { prettyErrors: true });
  const [error] = document.errors;
  if (error) refuse(`is neither YAML nor JSON: ${error.message.split('\n')[0]}`);
  visit(document, { Alias: () => refuse('holds a YAML alias', 'write the value out') });
  const parsed: unknown = document.toJS();
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    return refuse('does not hold a mapping', 'it holds one such as `framework: fastapi`');
  return parsed as Readonly<Record<string, unknown>>;
}

function readText(path: string, refuse: (reason: string) => never): string {
  try {
    if (!statSync(path).isFile()) return refuse('is not a file');
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof AnswersError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    return refuse(code === 'ENOENT' ? 'does not exist' : `cannot be read (${code})`);
  }
}
