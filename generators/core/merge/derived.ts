import type { MergedFile } from './merged-file.ts';

/** A file that a tool makes from another one: `{ path: 'uv.lock', from: 'pyproject.toml' }`. */
export interface Derivation {
  readonly path: string;
  readonly from: string;
}

/** A derived file to resolve again. While its source holds a conflict no tool can read it. */
export interface StaleFile extends Derivation {
  readonly blocked: boolean;
}

/**
 * The derived files that no longer fit their source once a merge is carried out, whether or not a lockfile is
 * part of the render: those whose source is written, and those that the merge itself found stale. A lockfile
 * is never merged (ARCHITECTURE.md, "Merging").
 */
export function staleFiles(
  merged: readonly MergedFile[],
  derivations: readonly Derivation[],
): readonly StaleFile[] {
  const byPath = new Map(merged.map((file) => [file.path, file]));
  return derivations.flatMap((derivation) => {
    const source = byPath.get(derivation.from);
    const stale = source?.contents !== undefined || byPath.get(derivation.path)?.stale;
    return stale ? [{ ...derivation, blocked: source?.outcome === 'conflict' }] : [];
  });
}
