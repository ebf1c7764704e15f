import type { Blueprint } from './blueprint.ts';
import type { Helpers } from './helpers.ts';

/** One template file, compiled. `traits` are those of its `+a+b` overlay folder: it is rendered where all are present. */
export interface Template {
  readonly path: string;
  readonly traits: readonly string[];
  readonly executable: boolean;
  readonly contents: string | Uint8Array | ((app: Blueprint, helpers: Helpers) => string);
}

/** Compiled templates by layer folder (`common`, `languages/python`, …). */
export type TemplateSet = Readonly<Record<string, readonly Template[]>>;
