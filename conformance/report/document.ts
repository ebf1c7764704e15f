import { FACTORS, factorOf } from '../check.ts';
import type { CheckReport } from './json.ts';

/** The verdicts on one project, and what the column is called. */
export interface Column {
  readonly name: string;
  readonly checks: readonly CheckReport[];
}

const WORDS = { passed: 'pass', failed: '**FAIL**', exempt: 'n/a', blocked: '**blocked**' } as const;

/** A framework's part of REPORT.md: a table for each factor, a column for each shape; nothing that varies from run to run. */
export function section(title: string, columns: readonly Column[]): string {
  const first = columns[0]?.checks ?? [];
  const factors = [...new Set(first.map(({ id }) => factorOf(id)))];
  const names = columns.map(({ name }) => name);
  const tables = factors.map((factor) => {
    const rows = first
      .filter(({ id }) => factorOf(id) === factor)
      .map(({ id, kind, promise }) => {
        const cells = columns.map(({ checks }) => {
          const outcome = checks.find((each) => each.id === id)?.outcome;
          return outcome ? WORDS[outcome] : 'not run';
        });
        return row([id, kind, escape(promise), ...cells]);
      });
    const head = [row(['', '', 'promise', ...names]), row(['---', '---', '---', ...names.map(() => '---')])];
    return `### ${factor}. ${FACTORS[factor]}\n\n${[...head, ...rows].join('\n')}\n`;
  });
  return `## ${title}\n\n${columns.map(summary).join('\n')}\n\n${tables.join('\n')}`;
}

/** REPORT.md with one part put in, in place of the one of the same title if there is one. */
export function withSection(document: string, title: string, text: string): string {
  const [head = '', ...parts] = document.split(/^(?=## )/m);
  const others = parts.filter((part) => !part.startsWith(`## ${title}\n`)).map((part) => part.trimEnd());
  const sorted = [...others, text.trimEnd()].sort((a, b) => a.localeCompare(b, 'en'));
  return `${head.trimEnd()}\n\n${sorted.join('\n\n')}\n`;
}

function summary({ name, checks }: Column): string {
  const of = (outcome: string) => checks.filter((check) => check.outcome === outcome);
  const passed = `- **${name}**: ${of('passed').length} of ${checks.length - of('exempt').length} pass`;
  const reasons = [...new Set(of('exempt').map(({ saw }) => saw))].map((reason) => {
    const ids = of('exempt').filter(({ saw }) => saw === reason);
    return `${reason} (${ids.map(({ id }) => id).join(', ')})`;
  });
  return reasons.length > 0
    ? `${passed}; ${of('exempt').length} do not apply: ${reasons.join('; ')}`
    : passed;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function escape(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
