import { FACTORS, factorOf } from '../check.ts';
import type { ProofReport } from './record.ts';

const HEAD = `# The proof of the proof

Written by \`npm run conformance:report\` from what \`npm run conformance:mutants\` saw on FastAPI with PostgreSQL and Redis. Each row is
a project in which one thing was broken: its check turned red, so did the related ones that the mutant declares, and the
others that ran beside it stayed green. A check that nothing turns red is no check.
`;

/** MUTANTS.md: which check saw which mutant. */
export function mutantsDocument(proofs: readonly ProofReport[]): string {
  const factors = Object.keys(FACTORS) as (keyof typeof FACTORS)[];
  const sections = factors.flatMap((factor) => {
    const rows = proofs
      .filter(({ check }) => factorOf(check) === factor)
      .sort((a, b) => a.check.localeCompare(b.check, 'en', { numeric: true }) || (a.title < b.title ? -1 : 1))
      .map(({ check, title, seenIn = '', proven, related, unmoved }) => {
        const red = proven ? 'red' : '**not proven**';
        return `| ${check} | ${escape(title)} | ${escape(seenIn)} | ${red} | ${related.join(', ')} | ${unmoved} |`;
      });
    if (rows.length === 0) return [];
    const head =
      '| check | what was broken | seen in | saw it | related, red too | others, unmoved |\n| --- | --- | --- | --- | --- | --- |';
    return [`## ${factor}. ${FACTORS[factor]}\n\n${head}\n${rows.join('\n')}\n`];
  });
  const checks = new Set(proofs.map(({ check }) => check)).size;
  const proven = proofs.filter((proof) => proof.proven).length;
  return `${HEAD}\n${proven} of ${proofs.length} mutants are seen, by ${checks} checks.\n\n${sections.join('\n')}`;
}

function escape(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
