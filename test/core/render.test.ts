import { describe, expect, it } from 'vitest';
import { templates } from '../../build/templates.js';
import { catalog } from '../../generators/catalog/catalog.ts';
import { renderProject } from '../../generators/core/render.ts';
import { resolveAnswers } from '../../generators/core/resolve.ts';
import { optionsOf } from '../../generators/core/table.ts';
import type { Template } from '../../generators/core/templates.ts';

const answers = resolveAnswers(optionsOf(catalog), { name: 'orders' });

/** The templates, with more in two layers. */
const withMore = (first: Partial<Template>, second: Partial<Template>) => {
  const plain = { path: '', traits: [], executable: false, contents: '' };
  return {
    ...templates,
    common: [...(templates['common'] ?? []), { ...plain, ...first }],
    'targets/compose': [...(templates['targets/compose'] ?? []), { ...plain, ...second }],
  };
};

describe('a path', () => {
  it('that two templates write is an error that names both', () => {
    const both = withMore({ path: 'notes.txt' }, { path: 'notes.txt', traits: ['sql', 'cache'] });
    expect(() => renderProject(catalog, both, answers)).toThrow(
      'notes.txt has two owners: common and targets/compose +sql +cache',
    );
  });

  it('that a loop gives, too', () => {
    const both = withMore({ path: 'run-worker.txt' }, { path: 'run-[process].txt' });
    expect(() => renderProject(catalog, both, answers)).toThrow('run-worker.txt has two owners');
  });

  it('may be written by one of two that are never there together', () => {
    const either = withMore({ path: 'notes.txt' }, { path: 'notes.txt', traits: ['queue-amqp'] });
    expect(renderProject(catalog, either, answers).has('notes.txt')).toBe(true);
  });
});
