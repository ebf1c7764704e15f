import type { Running } from './launch/running.ts';

/** A line of the log, parsed. */
export type Entry = Readonly<Record<string, unknown>>;

/** The complete lines that a process printed on stdout, each as an object; those that are none, as text. */
export function parseLog(running: Running): { entries: Entry[]; others: string[] } {
  const entries: Entry[] = [];
  const others: string[] = [];
  for (const { text } of running.lines()) {
    const entry = parseEntry(text);
    if (entry) entries.push(entry);
    else others.push(text);
  }
  return { entries, others };
}

/** The entries with this event, and with these values where any are given. */
export function events(running: Running, event: string, values: Entry = {}): Entry[] {
  return parseLog(running).entries.filter(
    (entry) =>
      entry['event'] === event && Object.entries(values).every(([name, value]) => entry[name] === value),
  );
}

function parseEntry(text: string): Entry | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Entry)
      : undefined;
  } catch {
    return undefined;
  }
}
