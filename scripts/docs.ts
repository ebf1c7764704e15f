import { readFileSync, writeFileSync } from 'node:fs';
import { documents, withGenerated } from './docs/generated.ts';

/** Writes the generated parts of the documentation anew: tables that are data elsewhere. */
for (const path of documents) writeFileSync(path, withGenerated(readFileSync(path, 'utf8')));
