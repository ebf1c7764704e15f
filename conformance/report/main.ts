import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mutantsFor } from '../mutants/all.ts';
import { mutantsDocument } from '../mutants/document.ts';
import type { ProofReport } from '../mutants/record.ts';
import { SHAPES } from '../shapes.ts';
import { succeed } from '../system/command.ts';
import { section, withSection } from './document.ts';
import type { CheckReport } from './json.ts';

const USAGE = `Usage: npm run conformance:report -- TITLE DIR

Puts what \`conformance:all --keep DIR\` left there into conformance/REPORT.md, as the part of the
framework called TITLE, and the mutants, where they ran, into conformance/MUTANTS.md.
`;

const REPORT = fileURLToPath(new URL('../REPORT.md', import.meta.url));
const MUTANTS = fileURLToPath(new URL('../MUTANTS.md', import.meta.url));

const HEAD = `# What the suite says

Written by \`npm run conformance:report\` from what \`npm run conformance:all\` saw. A column is a project with these services;
the promise is the check's. [README.md](README.md) says how it is found out, [MUTANTS.md](MUTANTS.md) how each check is proven.
`;

/** Writes the documents; returns the exit status. */
export async function main([title, folder]: readonly string[]): Promise<number> {
  if (title === undefined || folder === undefined) {
    process.stderr.write(USAGE);
    return 2;
  }
  const columns = SHAPES.flatMap(({ name }) => {
    const document = parse(join(folder, `${name}.json`)) as { checks: CheckReport[] } | undefined;
    return document ? [{ name, checks: document.checks }] : [];
  });
  const before = existsSync(REPORT) ? readFileSync(REPORT, 'utf8') : HEAD;
  writeFileSync(REPORT, withSection(before, title, section(title, columns)));
  const proofs = parse(join(folder, 'mutants.json')) as ProofReport[] | undefined;
  if (proofs) writeFileSync(MUTANTS, mutantsDocument(proofs, await mutantsFor('fastapi')));
  await succeed(['biome', 'format', '--write', REPORT, MUTANTS]);
  return 0;
}

function parse(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

process.exitCode = await main(process.argv.slice(2));
