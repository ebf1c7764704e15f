import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { isSelected, parseArguments } from '../../conformance/arguments.ts';
import type { Check } from '../../conformance/check.ts';
import { json, record } from '../../conformance/report/json.ts';
import { junit } from '../../conformance/report/junit.ts';
import { table } from '../../conformance/report/table.ts';
import type { Outcome, Verdict } from '../../conformance/run.ts';

const folder = mkdtempSync(join(tmpdir(), 'report-'));
afterAll(() => rmSync(folder, { recursive: true }));

const check: Check = { id: 'IX-2', kind: 'process', promise: 'it <ends>', does: 'SIGTERM', run: () => '' };
const verdicts = (['passed', 'failed', 'exempt', 'blocked'] as Outcome[]).map(
  (outcome): Verdict => ({
    check,
    outcome,
    expected: '0 & no "more"',
    saw: 'line\u0000\nline',
    seconds: 1.25,
  }),
);

describe('the report', () => {
  it('is a table by factor', () => {
    const text = table(verdicts);
    expect(text).toContain('IX. Disposability');
    expect(text).toContain('IX-2    FAIL      1.3 s  it <ends>');
    expect(text).toContain('1 passed, 1 failed, 1 do not apply, 1 could not be checked');
  });

  it('is JSON', () => {
    const { checks } = JSON.parse(json('/x', verdicts)) as { checks: Record<string, unknown>[] };
    expect(checks[1]).toEqual({
      id: 'IX-2',
      factor: 'IX',
      kind: 'process',
      promise: 'it <ends>',
      did: 'SIGTERM',
      expected: '0 & no "more"',
      saw: 'line\u0000\nline',
      outcome: 'failed',
      seconds: 1.25,
    });
  });

  it('keeps in its file what another run has said of other checks', () => {
    const file = join(folder, 'verdicts.json');
    const [passed, failed] = verdicts;
    const other = { ...check, id: 'IX-3' };
    record(file, '/x', [{ ...failed, check } as Verdict, { ...passed, check: other } as Verdict]);
    record(file, '/x', [{ ...passed, check } as Verdict]);
    const { checks } = JSON.parse(readFileSync(file, 'utf8')) as { checks: Record<string, unknown>[] };
    expect(checks.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['IX-2', 'passed'],
      ['IX-3', 'passed'],
    ]);
  });

  it('is JUnit, with everything escaped', () => {
    const text = junit(verdicts);
    expect(text).toContain('<testsuite name="IX" tests="4" failures="1" errors="1" skipped="1">');
    expect(text).toContain('<failure message="expected 0 &#38; no &#34;more&#34;; saw line?&#10;line"/>');
    expect(text.match(/[&<](?!#|\/?test|\?xml|failure|error|skipped)/g)).toBeNull();
  });
});

describe('the command line', () => {
  it('selects by id, factor and kind', () => {
    const asked = parseArguments(['dir', '--only', 'IX-2,XI', '--kind', 'process']);
    const selected = ['IX-2', 'IX-2b', 'XI-1', 'X-1'].filter((id) =>
      isSelected(asked, { id, kind: 'process' }),
    );
    expect(selected).toEqual(['IX-2', 'XI-1']);
    expect(isSelected(asked, { id: 'IX-2', kind: 'static' })).toBe(false);
  });

  it.each([
    [[], 'one folder'],
    [['a', 'b'], 'one folder'],
    [['a', '--kind', 'x'], '--kind x'],
    [['a', '--jobs', '0'], '--jobs'],
    [['a', '--nonsense'], '--nonsense'],
  ])('refuses %j', (argv, why) => expect(() => parseArguments(argv)).toThrow(why));
});
