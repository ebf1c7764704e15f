import { catalog } from '../catalog/catalog.ts';
import type { Catalog } from '../core/feature.ts';
import { didYouMean } from '../core/parse.ts';
import { AnswersError } from '../core/problem.ts';
import { onlyQueues } from '../core/table.ts';
import { EXIT } from './exit.ts';
import { HELP, type Verb } from './verb.ts';

/** One entry of the catalogue as `list` shows it. */
export interface Listed {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** What it needs, or with what it is refused. */
  readonly notes: readonly string[];
}

const KINDS = ['frameworks', 'services', 'processes', 'targets', 'ci', 'logs'] as const;
type Kind = (typeof KINDS)[number];

/** The catalogue by kind, with what each entry needs and which combinations are refused. */
export function listCatalog(from: Catalog): Readonly<Record<Kind, readonly Listed[]>> {
  const plain = (entries: readonly { id: string; title: string; summary: string }[]): readonly Listed[] =>
    entries.map(({ id, title, summary }) => ({ id, title, summary, notes: [] }));
  return {
    frameworks: plain(from.frameworks),
    services: from.services.map((service) => ({
      id: service.id,
      title: service.title,
      summary: service.summary,
      notes: [
        `sets ${service.variable}`,
        ...rivals(from, service.id),
        ...(onlyQueues(service) ? ['needs process worker'] : []),
      ],
    })),
    processes: from.processes.map(({ id, title, summary, needs, required }) => ({
      id,
      title,
      summary,
      notes: [
        ...(required ? ['always present'] : []),
        ...(needs ? [`needs one of ${able(from, needs).join(', ')}`] : []),
      ],
    })),
    targets: plain(from.targets),
    ci: plain(from.ci),
    logs: plain(from.logs),
  };
}

function able(from: Catalog, role: 'queue'): readonly string[] {
  return from.services.filter(({ roles }) => roles.includes(role)).map(({ id }) => id);
}

function rivals(from: Catalog, id: string): readonly string[] {
  const service = from.services.find((candidate) => candidate.id === id);
  if (!service || service.roles.includes('sql')) return [];
  const others = from.services.filter((other) => other.id !== id && other.variable === service.variable);
  return others.length > 0 ? [`not with ${others.map((other) => other.id).join(', ')}`] : [];
}

export const list: Verb = {
  name: 'list',
  summary: 'print the catalogue, with what each entry needs and which combinations are refused',
  usage: `[${KINDS.join('|')}]`,
  words: KINDS,
  positionals: 1,
  flags: [{ name: 'json', type: 'boolean', summary: 'as one JSON document' }, HELP],
  examples: ['list', 'list services', 'list targets --json'],
  run: async ({ positionals, switches }, io) => {
    const kinds = positionals[0] === undefined ? KINDS : [kindNamed(positionals[0])];
    const listed = listCatalog(catalog);
    const wanted = Object.fromEntries(kinds.map((kind) => [kind, listed[kind]]));
    io.out(
      switches.has('json')
        ? `${JSON.stringify(wanted, undefined, 2)}\n`
        : kinds.map((kind) => section(kind, listed[kind])).join('\n'),
    );
    return EXIT.done;
  },
};

function kindNamed(value: string): Kind {
  const kind = KINDS.find((known) => known === value);
  if (kind) return kind;
  const reason = `is not a part of the catalogue${didYouMean(value, KINDS)}`;
  throw new AnswersError([{ flag: 'list', value, reason, hint: `one of ${KINDS.join(', ')}` }]);
}

function section(kind: Kind, entries: readonly Listed[]): string {
  const width = Math.max(0, ...entries.map(({ id }) => id.length));
  const lines = entries.map(({ id, title, summary, notes }) => {
    const extra = notes.length > 0 ? ` (${notes.join('; ')})` : '';
    return `  ${id.padEnd(width)}  ${title === id ? '' : `${title}: `}${summary}${extra}\n`;
  });
  return `${kind}\n${lines.join('') || '  none yet\n'}`;
}
