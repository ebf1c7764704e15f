import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mutantsDocument } from '../mutants/document.ts';
import type { ProofReport } from '../mutants/record.ts';
import { section, withSection } from './document.ts';
import type { CheckReport } from './json.ts';

const USAGE = `Usage: npm run conformance:report -- TITLE SHAPE.json...   puts a framework into conformance/REPORT.md
       npm run conformance:report -- --mutants FILE        writes conformance/MUTANTS.md

The files are those that \`--verdicts FILE\` of \`conformance\` and of \`conformance:mutants\` write.
`;

const REPORT = fileURLToPath(new URL('../REPORT.md', import.meta.url));
const MUTANTS = fileURLToPath(new URL('../MUTANTS.md', import.meta.url));

const HEAD = `# What the suite says

Written by \`npm run conformance:report\` from what \`npm run conformance:all\` saw. A column is a project with these services;
the promise is the check's. [README.md](README.md) says how it is found out, [MUTANTS.md](MUTANTS.md) how each check is proven.
`;

/** Writes the documents; returns the exit status. */
export function main(argv: readonly string[]): number {
  const [title, ...files] = argv;
  const [proofs] = files;
  if (title === undefined || proofs === undefined) {
    process.stderr.write(USAGE);
    return 2;
  }
  if (title === '--mutants') {
    writeFileSync(MUTANTS, mutantsDocument(parse(proofs) as ProofReport[]));
    return 0;
  }
  const columns = files.map((file) => {
    const { checks } = parse(file) as { checks: CheckReport[] };
    return { name: basename(file, '.json'), checks };
  });
  const before = existsSync(REPORT) ? readFileSync(REPORT, 'utf8') : HEAD;
  writeFileSync(REPORT, withSection(before, title, section(title, columns)));
  return 0;
}

function parse(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

process.exitCode = main(process.argv.slice(2));
