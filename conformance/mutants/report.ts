import { isProven, type Proof } from './prove.ts';

/** One proof in a line or two. */
export function proofRow(proof: Proof): string {
  const { mutant, own, related, unrelated, unmoved, seconds, fault } = proof;
  const mark = isProven(proof) ? 'red  ' : 'FAULT';
  const source = mutant.seenIn ? ` [${mutant.seenIn}]` : '';
  const head = `${mark} ${mutant.check.padEnd(7)} ${seconds.toFixed(0).padStart(4)} s  ${mutant.title}${source}`;
  const ids = (verdicts: Proof['related']) => verdicts.map(({ check }) => check.id).join(', ');
  const detail = [
    fault ?? `${own?.outcome ?? 'did not run'}: ${own?.saw.slice(0, 160).replaceAll('\n', ' ') ?? ''}`,
    ...(related.length > 0 ? [`related, red too: ${ids(related)}`] : []),
    ...(unrelated.length > 0
      ? [`UNRELATED: ${unrelated.map(({ check, saw }) => `${check.id} (${saw.slice(0, 120)})`).join(', ')}`]
      : []),
    `${unmoved} others unmoved`,
  ];
  return `${head}\n              ${detail.join('; ')}`;
}
