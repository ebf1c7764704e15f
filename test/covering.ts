/**
 * A few of many combinations, such that every two choices that stand together in any of them stand together in one
 * of these: what goes wrong is nearly always the doing of one choice, or of two that meet.
 */
export function covering<T>(
  combinations: readonly T[],
  choicesOf: (combination: T) => readonly string[],
): readonly T[] {
  const candidates = combinations.map((combination) => ({
    combination,
    pairs: pairs(choicesOf(combination)),
  }));
  const missing = new Set(candidates.flatMap((candidate) => candidate.pairs));
  const chosen: T[] = [];
  while (missing.size > 0) {
    let [best, most] = [candidates[0], 0];
    for (const candidate of candidates) {
      const gain = candidate.pairs.filter((pair) => missing.has(pair)).length;
      if (gain > most) [best, most] = [candidate, gain];
    }
    if (!best) break;
    for (const pair of best.pairs) missing.delete(pair);
    chosen.push(best.combination);
  }
  return chosen;
}

function pairs(choices: readonly string[]): readonly string[] {
  return choices.flatMap((one, index) => choices.slice(index + 1).map((other) => `${one} & ${other}`));
}
