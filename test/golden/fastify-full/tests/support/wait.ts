import { setTimeout } from 'node:timers/promises';

/** Looks until there is something to return; fails when there still is nothing at the deadline. */
export async function eventually<T>(
  look: () => T | undefined | false | Promise<T | undefined | false>,
  deadline = 30_000,
): Promise<T> {
  const end = Date.now() + deadline;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`not seen within ${deadline} ms: ${look}`);
    await setTimeout(20);
  }
}
