/** One change to one file: it must change something, or the mutant says nothing. */
export type Edit =
  | { readonly file: string; readonly replace: string | RegExp; readonly by: string }
  | { readonly file: string; readonly append: string }
  | { readonly file: string; readonly write: string }
  | { readonly file: string; readonly remove: true };

/** A project that breaks one promise: the check of that promise must see it, and no other. */
export interface Mutant {
  /** The check that turns red. */
  readonly check: string;
  /** What was done, in a few words. */
  readonly title: string;
  /** Who does so: a template of the field, or one of the requirement documents. */
  readonly seenIn?: string;
  readonly edits: readonly Edit[];
  /** Checks that rightly turn red as well, or may; `all` where nothing works any more. */
  readonly also?: readonly string[] | 'all';
}

/** Mutants by the framework whose source they change; `any` are those of files that every project has. */
export interface MutantSet {
  readonly framework: string;
  readonly mutants: readonly Mutant[];
}
