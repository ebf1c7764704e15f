import type { Blueprint, Process } from './blueprint.ts';
import type { Helpers } from './helpers.ts';

/**
 * One template file, compiled. `traits` are those of its `+a+b` overlay folder: it is rendered where all are present.
 * A path with `[process]` in it is rendered once for each, and sees the one that it is for.
 */
export interface Template {
  readonly path: string;
  readonly traits: readonly string[];
  readonly executable: boolean;
  readonly contents: string | Uint8Array | ((app: Blueprint, helpers: Helpers, process?: Process) => string);
}

/** Compiled templates by layer folder (`common`, `languages/python`, …). */
export type TemplateSet = Readonly<Record<string, readonly Template[]>>;
