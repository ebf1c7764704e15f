/** The keys of a dotenv file, in its order. */
export function dotenvKeys(text: string): string[] {
  return [...text.matchAll(/^([A-Z][A-Z0-9_]*)=/gm)].map(([, key]) => key ?? '');
}
