import { FACTORS, factorOf } from '../check.ts';
import type { ProofReport } from './record.ts';

const HEAD = `# The proof of the proof

Written by \`npm run conformance:report\` from what \`npm run conformance:mutants\` saw on FastAPI with PostgreSQL and Redis. Each row is
a project in which one thing was broken: its check turned red, so did the related ones that the mutant declares, and the
others that ran beside it stayed green. A check that nothing turns red is no check.
`;

/** What a mutant is called. */
type Named = Pick<ProofReport, 'check' | 'title' | 'seenIn'>;

/** MUTANTS.md: which check saw which mutant; of those that did not run, that they did not. */
export function mutantsDocument(proofs: readonly ProofReport[], mutants: readonly Named[]): string {
  const proofOf = ({ check, title }: Named) =>
    proofs.find((proof) => proof.check === check && proof.title === title);
  const factors = Object.keys(FACTORS) as (keyof typeof FACTORS)[];
  const sections = factors.flatMap((factor) => {
    const rows = [...mutants]
      .filter(({ check }) => factorOf(check) === factor)
      .sort((a, b) => a.check.localeCompare(b.check, 'en', { numeric: true }) || (a.title < b.title ? -1 : 1))
      .map((mutant) => {
        const proof = proofOf(mutant);
        const saw = !proof ? 'not run' : proof.proven ? 'red' : '**not proven**';
        const { check, title, seenIn = '' } = mutant;
        return `| ${check} | ${escape(title)} | ${escape(seenIn)} | ${saw} | ${proof?.related.join(', ') ?? ''} | ${proof?.unmoved ?? ''} |`;
      });
    if (rows.length === 0) return [];
    const head =
      '| check | what was broken | seen in | saw it | related, red too | others, unmoved |\n| --- | --- | --- | --- | --- | --- |';
    return [`## ${factor}. ${FACTORS[factor]}\n\n${head}\n${rows.join('\n')}\n`];
  });
  const proven = mutants.filter((mutant) => proofOf(mutant)?.proven);
  const checks = new Set(proven.map(({ check }) => check)).size;
  return `${HEAD}\n${proven.length} of ${mutants.length} mutants are seen, by ${checks} checks.\n\n${sections.join('\n')}`;
}

function escape(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
