import { changelog } from '../../build/changelog.js';
import { catalog } from '../catalog/catalog.ts';
import { notesBetween } from '../core/changelog.ts';
import type { MergedFile } from '../core/merge/merged-file.ts';
import type { Applied } from '../project/apply.ts';
import type { Regeneration } from '../project/regenerate.ts';
import type { Exit } from './exit.ts';
import type { Io, Style } from './io.ts';
import type { Report } from './report.ts';

/** What whoever runs it should know, beside the outcome of each file. */
export function warningsOf({ opened, held }: Regeneration): readonly string[] {
  const { baseProblem, recovered } = opened;
  return [
    ...(recovered.outcome === 'nothing'
      ? []
      : [`an interrupted ${recovered.label || 'run'} was ${recovered.outcome}`]),
    ...(baseProblem
      ? [
          `${baseProblem}: every changed file is a conflict; update --base VERSION renders it from that version`,
        ]
      : []),
    ...held.map(
      ({ service, from, to }) =>
        `${service} stays at ${from}, for ${to} cannot read its data as it is: dump it, raise it with update --raise-majors, restore it`,
    ),
  ];
}

/** The JSON report. */
export function reportOf(
  verb: string,
  { opened, merged }: Regeneration,
  applied: Applied,
  exit: Exit,
  warnings: readonly string[],
): Report {
  const files = merged.map(({ path, outcome, conflicts }) => ({
    path,
    outcome,
    ...(conflicts && { lines: conflicts.map(({ line }) => line) }),
  }));
  const relocked = applied.relocked ? [{ path: applied.relocked, outcome: 'updated' as const }] : [];
  return {
    report: 1,
    verb,
    version: catalog.version,
    from: opened.version,
    exit,
    dir: opened.dir,
    files: [...files, ...relocked],
    warnings,
    next: applied.next,
  };
}

/** What a person reads in the end. With `listed` the files were read already, before they were agreed to. */
export function summaryOf(
  regeneration: Regeneration,
  { relocked, next }: Applied,
  { dryRun, listed }: { readonly dryRun: boolean; readonly listed: boolean },
  paint: Io['paint'],
): string {
  const { opened, merged } = regeneration;
  const lines = [
    ...merged.filter(({ outcome }) => outcome !== 'unchanged' && outcome !== 'kept'),
    ...(relocked ? [{ path: relocked, outcome: 'updated' } as const] : []),
  ]
    .filter((file) => !listed || !changesSomething(file) || file.outcome === 'conflict')
    .map((file) => outcomeLine(file, paint));
  const changed = merged.filter(changesSomething).length + (relocked ? 1 : 0);
  const versions = opened.version === catalog.version ? '' : ` from ${opened.version} to ${catalog.version}`;
  const notes = notesBetween(changelog, opened.version, catalog.version);
  const conflicts = merged.some(({ outcome }) => outcome === 'conflict');
  return [
    changed === 0
      ? `${opened.dir} is up to date${versions}.`
      : `${dryRun ? 'Would change' : 'Changed'} ${changed} files in ${opened.dir}${versions}${lines.length > 0 ? ':' : '.'}`,
    ...lines,
    ...(notes.length > 0 ? ['', 'What is new:', ...notes.flatMap((note) => ['', note])] : []),
    ...(next.length > 0 ? ['', 'Next:', ...next.map((command) => `  ${command}`)] : []),
    ...(conflicts && !dryRun
      ? ['', 'Resolve the conflicts in the files above; undo puts everything back.']
      : []),
    '',
  ].join('\n');
}

/** Whether the file on disk becomes another. */
export function changesSomething({ contents, outcome }: MergedFile): boolean {
  return contents !== undefined || outcome === 'deleted';
}

const STYLES: Partial<Record<MergedFile['outcome'], Style>> = {
  created: 'green',
  updated: 'green',
  merged: 'cyan',
  deleted: 'yellow',
  orphaned: 'yellow',
  conflict: 'red',
};

/** One file, as a line. */
export function outcomeLine(file: MergedFile, paint: Io['paint']): string {
  const { path, outcome, conflicts, offeredAt, movedFrom, blockedBy } = file;
  const details = [
    ...(conflicts ? [`line ${conflicts.map(({ line }) => line).join(', ')}`] : []),
    ...(offeredAt ? [`ours is in ${offeredAt}`] : []),
    ...(movedFrom ? [`from ${movedFrom}`] : []),
    ...(blockedBy ? [`a ${blockedBy} is in the way`] : []),
  ];
  const style = STYLES[outcome];
  const shown = style ? paint('out', style, outcome.padEnd(12)) : outcome.padEnd(12);
  return `  ${shown}  ${path}${details.length > 0 ? ` (${details.join('; ')})` : ''}`;
}
