import { parseAllDocuments } from 'yaml';
import type { Blueprint } from '../../generators/core/blueprint.ts';

/** A project's texts by path. */
export type Texts = ReadonlyMap<string, string>;

/** A process as a platform's manifests declare it. */
export interface SeenProcess {
  readonly name: string;
  readonly command: readonly string[];
  /** What its environment sets, by variable; `X_FILE` counts as a reference to the secret `X`. */
  readonly environment: Readonly<Record<string, Value>>;
  /** How many of it a release starts with. */
  readonly instances: number;
  /** Whether a release runs old and new of it at once. */
  readonly overlaps: boolean;
  /** Seconds between the last new request and SIGTERM, and from the first notice to SIGKILL. */
  readonly preStop: number;
  readonly grace: number;
}

/** A value in the manifest itself, or the name of where it comes from. */
export type Value = { readonly literal: string } | { readonly from: string };

/** What a target's manifests and scripts say. */
export interface Seen {
  readonly processes: readonly SeenProcess[];
  /** Whatever names the image that runs. */
  readonly images: readonly string[];
  /** The release phase, in the order in which things happen; `undefined` where a step is missing. */
  readonly release: readonly (number | undefined)[];
}

/** Reads what a target has rendered. */
export type Reader = (files: Texts, app: Blueprint) => Seen;

/** A file that has to be there. */
export function text(files: Texts, path: string): string {
  const found = files.get(path);
  if (found === undefined) throw new Error(`${path} is not rendered`);
  return found;
}

/** The documents of a YAML file, anchors and merges resolved. */
export function yaml(files: Texts, path: string): readonly any[] {
  return parseAllDocuments(text(files, path), { merge: true }).map((document) => document.toJS());
}

/** Where steps of a script or a file stand: ascending, where they happen in that order. */
export function places(script: string, ...steps: readonly RegExp[]): readonly (number | undefined)[] {
  return steps.map((step) => step.exec(script)?.index);
}

/** A shell's default of a variable, or the text itself: `${LEVEL:-info}` is info. */
export function preset(value: unknown): string {
  return String(value).replace(/^\$\{\w+:-(.*)\}$/, '$1');
}

/** Environment entries, secrets by file among them, as values. */
export function environment(
  entries: readonly (readonly [name: string, value: string])[],
): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    entries.map(([name, value]) =>
      name.endsWith('_FILE') ? [name.slice(0, -'_FILE'.length), { from: value }] : [name, { literal: value }],
    ),
  );
}
