/** What `app config` printed: each line, or each member of a JSON object, that gives a variable its value. */
export function printedConfig(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, name, value = ''] = /^\s*"?([A-Z][A-Z0-9_]*)"?\s*(?:[=:]|\s)\s*(.*?),?\s*$/.exec(line) ?? [];
    if (name) found.set(name, value.replace(/^(["'])(.*)\1$/, '$2'));
  }
  return found;
}
