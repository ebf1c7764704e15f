import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { mutantsDocument } from '../../conformance/mutants/document.ts';
import { canGraft, INSTALLED } from '../../conformance/mutants/graft.ts';
import { type ProofReport, record } from '../../conformance/mutants/record.ts';
import { section, withSection } from '../../conformance/report/document.ts';
import type { CheckReport } from '../../conformance/report/json.ts';

const folder = mkdtempSync(join(tmpdir(), 'documents-'));
afterAll(() => rmSync(folder, { recursive: true }));

const check = (id: string, outcome: CheckReport['outcome'], saw = 'seen on port 5'): CheckReport => ({
  id,
  factor: 'IX',
  kind: 'process',
  promise: 'ends <well>',
  did: 'SIGTERM',
  expected: '0',
  saw,
  outcome,
  seconds: 1,
});

describe('REPORT.md', () => {
  const text = section('Sample', [
    { name: 'full', checks: [check('IX-1', 'passed'), check('IX-2', 'failed')] },
    { name: 'none', checks: [check('IX-1', 'exempt', 'no queue'), check('IX-2', 'passed')] },
  ]);

  it('has a row for each check and a column for each shape, and nothing that varies', () => {
    expect(text).toContain('| IX-1 | process | ends &lt;well> | pass | n/a |');
    expect(text).toContain('| IX-2 | process | ends &lt;well> | **FAIL** | pass |');
    expect(text).not.toContain('port 5');
  });

  it('counts, and says why a check does not apply', () => {
    expect(text).toContain('- **full**: 1 of 2 pass\n');
    expect(text).toContain('- **none**: 1 of 1 pass; 1 do not apply: no queue (IX-1)');
  });

  it('keeps the parts of other frameworks, in order', () => {
    const before = '# Title\n\n## Alpha\n\na\n\n## Sample\n\nold\n\n## Zeta\n\nz\n';
    const after = withSection(before, 'Sample', '## Sample\n\nnew\n');
    expect(after).toBe('# Title\n\n## Alpha\n\na\n\n## Sample\n\nnew\n\n## Zeta\n\nz\n');
    expect(withSection('# Title\n', 'Sample', '## Sample\n')).toBe('# Title\n\n## Sample\n');
  });
});

describe('MUTANTS.md', () => {
  const proof = (id: string, title: string, proven: boolean): ProofReport => ({
    check: id,
    title,
    proven,
    saw: 'exit status 143 after 2.5 s',
    related: ['IX-5'],
    unrelated: [],
    unmoved: 27,
    seconds: 3,
  });

  it('has a row for each mutant, and nothing that varies', () => {
    const proofs = [proof('IX-2', 'as it comes', true), proof('I-1', 'a|b', false)];
    const text = mutantsDocument(proofs, [...proofs, { check: 'IX-3', title: 'left out' }]);
    expect(text).toContain('1 of 3 mutants are seen, by 1 checks.');
    expect(text).toContain('| IX-3 | left out |  | not run |  |  |');
    expect(text).toContain('| IX-2 | as it comes |  | red | IX-5 | 27 |');
    expect(text).toContain('| I-1 | a\\|b |  | **not proven** | IX-5 | 27 |');
    expect(text).not.toContain('2.5 s');
  });

  it('takes what is shown again in place of what was shown before', () => {
    const file = join(folder, 'proofs.json');
    record(file, [proof('IX-2', 'one', false), proof('IX-3', 'two', true)]);
    record(file, [proof('IX-2', 'one', true)]);
    const held = JSON.parse(readFileSync(file, 'utf8')) as ProofReport[];
    expect(held.map(({ check: id, proven }) => [id, proven])).toEqual([
      ['IX-2', true],
      ['IX-3', true],
    ]);
  });
});

describe('a mutant is grafted', () => {
  const installed = INSTALLED['fastapi'];
  const at = (...files: string[]) =>
    installed &&
    canGraft({ check: 'IX-1', title: '', edits: files.map((file) => ({ file, append: '' })) }, installed);

  it('where it changes nothing but source', () => {
    expect(at('src/app/cli.py', 'src/app/web/server.py')).toBe(true);
    expect(at('src/app/cli.py', 'Dockerfile')).toBe(false);
  });

  it('into the folder where the image holds it', () => {
    const path = 'app/.venv/lib/python3.14/site-packages/app/__init__.py';
    expect(installed?.at.exec(path)?.[1]).toBe('app/.venv/lib/python3.14/site-packages/app');
  });
});
