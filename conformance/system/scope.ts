/** What was started for one purpose, and ends with it: the latest first. */
export interface Scope {
  readonly defer: (end: () => unknown) => void;
  readonly close: () => Promise<void>;
}

/** A new scope; closing it twice is closing it once. */
export function newScope(): Scope {
  const ends: (() => unknown)[] = [];
  return {
    defer: (end) => ends.push(end),
    async close() {
      for (let end = ends.pop(); end; end = ends.pop()) await end();
    },
  };
}
