import { afterAll } from 'vitest';

const undone: (() => unknown)[] = [];

// Here, since hooks that are registered while tests or other hooks run are never called.
afterAll(async () => {
  for (const undo of undone.toReversed()) await undo();
});

/** Puts off until every test of the file is done: the last that was made goes first. */
export function atEnd(undo: () => unknown): void {
  undone.push(undo);
}
