import type { Verb } from './verb.ts';

/** The verbs, in the order shown; each is loaded when it is needed. */
export const VERBS = {
  new: async () => (await import('./new.ts')).newProject,
  update: async () => (await import('./update.ts')).update,
  add: async () => (await import('./change.ts')).add,
  remove: async () => (await import('./change.ts')).remove,
  status: async () => (await import('./status.ts')).status,
  diff: async () => (await import('./diff.ts')).diff,
  undo: async () => (await import('./undo.ts')).undo,
  list: async () => (await import('./list.ts')).list,
  schema: async () => (await import('./schema.ts')).schema,
  completion: async () => (await import('./completion.ts')).completion,
} satisfies Readonly<Record<string, () => Promise<Verb>>>;

/** The name of a verb. */
export type VerbName = keyof typeof VERBS;

/** Whether a word names a verb. */
export function isVerb(word: string): word is VerbName {
  return Object.hasOwn(VERBS, word);
}

/** All of them, loaded: for help and completion. */
export function allVerbs(): Promise<readonly Verb[]> {
  return Promise.all(Object.values(VERBS).map((load) => load()));
}
