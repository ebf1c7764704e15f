import { compareVersions } from './version.ts';

/** One step of the answers' history: what a version that changed the option table does to older answers. */
export interface Upgrade {
  /** The first version that has the new form. */
  readonly version: string;
  readonly answers: (older: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
}

/** Recorded answers in this version's form: every step after the version that recorded them, in order. */
export function upgradeAnswers(
  upgrades: readonly Upgrade[],
  from: string,
  answers: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return upgrades
    .filter(({ version }) => compareVersions(version, from) > 0)
    .reduce((older, upgrade) => upgrade.answers(older), answers);
}
