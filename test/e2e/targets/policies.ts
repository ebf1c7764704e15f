import type { Finding } from './accepted.ts';
import { findingsOf } from './toolbox.ts';

interface Checkov {
  readonly results: {
    readonly failed_checks: readonly {
      readonly check_id: string;
      readonly check_name: string;
      readonly resource: string;
    }[];
  };
  readonly summary: { readonly resource_count: number; readonly parsing_errors: number };
}

interface Scored {
  readonly object_name: string;
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly skipped: boolean;
    readonly grade: number;
    readonly comments: readonly { readonly summary: string }[] | null;
  }[];
}

interface Audited {
  readonly ident: string;
  readonly desc: string;
  readonly ignored: boolean;
  readonly locations: readonly { readonly symbolic: { readonly key: object } }[];
}

/** Findings, and how many objects were looked at. */
export interface Looked {
  readonly objects: number;
  readonly findings: readonly Finding[];
}

/** What checkov has against the Kubernetes manifests of a folder. */
export async function checkov(folder: string): Promise<Looked> {
  const args = ['--framework', 'kubernetes', '--output', 'json', '--quiet', '--skip-download'];
  const { results, summary } = await findingsOf<Checkov>('checkov', [...args, '--directory', folder]);
  if (summary.parsing_errors > 0) throw new Error(`checkov cannot read ${summary.parsing_errors} manifests`);
  const findings = results.failed_checks.map(({ check_id, check_name, resource }) => ({
    rule: check_id,
    where: resource,
    what: check_name,
  }));
  return { objects: summary.resource_count, findings };
}

/** What kube-score has against a manifest: whether its objects fit each other. */
export async function kubeScore(path: string, version: string): Promise<Looked> {
  const args = ['score', '--output-format', 'json', '--kubernetes-version', `v${version}`, path];
  const objects = await findingsOf<readonly Scored[]>('kube-score', args);
  const findings = objects.flatMap(({ object_name, checks }) =>
    checks
      .filter(({ skipped, grade }) => !skipped && grade < 10)
      .flatMap(({ check, comments }) =>
        (comments ?? []).map(({ summary }) => ({ rule: `${check.id}: ${summary}`, where: object_name })),
      ),
  );
  return { objects: objects.length, findings };
}

/** What zizmor has against the workflows, actions and updates of some repositories. */
export async function zizmor(dirs: readonly string[]): Promise<readonly Finding[]> {
  const args = ['--offline', '--no-progress', '--format', 'json', ...dirs];
  const report = await findingsOf<readonly Audited[]>('zizmor', args);
  return report
    .filter(({ ignored }) => !ignored)
    .map(({ ident, desc, locations }) => ({
      rule: ident,
      where: JSON.stringify(locations[0]?.symbolic.key),
      what: desc,
    }));
}

/** What hadolint has against some Dockerfiles. */
export async function hadolint(files: readonly string[]): Promise<readonly Finding[]> {
  const report = await findingsOf<readonly { code: string; file: string; message: string }[]>('hadolint', [
    '--format',
    'json',
    ...files,
  ]);
  return report.map(({ code, file, message }) => ({ rule: code, where: file, what: message }));
}
