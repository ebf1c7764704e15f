import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isProven, type Proof } from './prove.ts';

/** One proof as the JSON document tells it. */
export interface ProofReport {
  readonly check: string;
  readonly title: string;
  readonly seenIn?: string;
  readonly proven: boolean;
  readonly saw: string;
  /** Checks that the mutant declares and that turned red with it. */
  readonly related: readonly string[];
  readonly unrelated: readonly string[];
  /** How many others ran and stayed as they were. */
  readonly unmoved: number;
  readonly seconds: number;
}

/** A proof without what only the run needs. */
export function proofReport(proof: Proof): ProofReport {
  const { mutant, own, related, unrelated, unmoved, seconds, fault } = proof;
  const ids = (verdicts: Proof['related']) => verdicts.map(({ check }) => check.id);
  return {
    check: mutant.check,
    title: mutant.title,
    ...(mutant.seenIn !== undefined && { seenIn: mutant.seenIn }),
    proven: isProven(proof),
    saw: fault ?? own?.saw ?? 'it did not run',
    related: ids(related),
    unrelated: ids(unrelated),
    unmoved,
    seconds: Number(seconds.toFixed(3)),
  };
}

/** Puts proofs into a file; those of other mutants that it holds are kept, so that a part may be run again. */
export function record(file: string, proofs: readonly ProofReport[]): void {
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ProofReport[]) : [];
  const key = ({ check, title }: ProofReport) => `${check} ${title}`;
  const all = new Map([...before, ...proofs].map((proof) => [key(proof), proof]));
  writeFileSync(file, `${JSON.stringify([...all.values()], null, 2)}\n`);
}
