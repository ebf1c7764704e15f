import { describe, expect, it } from 'vitest';
import { factorOf } from '../../conformance/check.ts';
import { allChecks } from '../../conformance/checks.ts';
import { mutantsFor } from '../../conformance/mutants/all.ts';

const checks = await allChecks();
const mutants = await mutantsFor('fastapi');
const ids = new Set(checks.map(({ id }) => id));

describe('the checks', () => {
  it('have ids of their own, each of a factor', () => {
    expect(ids.size).toBe(checks.length);
    for (const { id } of checks) expect(() => factorOf(id)).not.toThrow();
  });

  it.each(checks)('$id says in one sentence what is promised and what is done', ({ promise, does }) => {
    expect(promise).toMatch(/^\S.{20,160}\S$/);
    expect(does).toMatch(/^[a-z].{15,160}$/);
  });

  it.each(checks)('$id has a mutant that breaks its promise', ({ id }) => {
    expect(mutants.filter(({ check }) => check === id)).not.toHaveLength(0);
  });
});

describe('the mutants', () => {
  it.each(mutants)('$check: $title', ({ check, also, edits }) => {
    expect(ids).toContain(check);
    expect(edits).not.toHaveLength(0);
    for (const id of also === 'all' ? [] : (also ?? [])) expect(ids).toContain(id);
  });
});
