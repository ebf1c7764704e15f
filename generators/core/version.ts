/** Negative, zero or positive as `a` comes before, is, or comes after `b` (Semantic Versioning 2.0.0, 11; no pre-releases). */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (const [index, part] of left.entries()) if (part !== right[index]) return part - (right[index] ?? 0);
  return 0;
}

/** Whether a text is a version that can be compared. */
export function isVersion(text: string): boolean {
  return /^\d+\.\d+\.\d+$/.test(text);
}

function partsOf(version: string): readonly number[] {
  return version.split('.').map(Number);
}
