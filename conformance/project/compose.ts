import { parse } from 'yaml';

/** A service of a compose file, as far as the checks look. */
export interface ComposeService {
  readonly image?: string;
  readonly build?: unknown;
  readonly command?: string | readonly string[];
  readonly environment?: Readonly<Record<string, unknown>> | readonly string[];
  readonly healthcheck?: { readonly test?: string | readonly string[]; readonly disable?: boolean };
  readonly stop_grace_period?: string;
  readonly volumes?: readonly unknown[];
  readonly ports?: readonly unknown[];
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly container_name?: string;
  readonly depends_on?: Readonly<Record<string, { readonly condition?: string }>> | readonly string[];
  readonly deploy?: { readonly replicas?: number };
  readonly scale?: number;
  readonly privileged?: boolean;
}

/** A compose file: its services, anchors resolved, variables not yet filled in. */
export interface ComposeFile {
  readonly name?: string;
  readonly services: Readonly<Record<string, ComposeService>>;
}

/** Reads a compose file's text. */
export function parseCompose(text: string): ComposeFile {
  // Docker's own tags (`!override`, `!reset`) say how files are merged, which is not looked at here.
  const value = parse(text, { merge: true, logLevel: 'silent' }) as Partial<ComposeFile> | null;
  return { ...value, services: value?.services ?? {} };
}

/** The words of a command, whichever form it is written in. */
export function wordsOf(command: ComposeService['command']): string[] {
  return typeof command === 'string' ? command.split(/\s+/).filter(Boolean) : [...(command ?? [])];
}

/** A service's environment, in one form. */
export function environmentOf(service: ComposeService | undefined): Record<string, string> {
  const given = service?.environment ?? {};
  const pairs: [string, unknown][] = Array.isArray(given)
    ? given.map((entry: string) => [entry.split('=')[0] ?? '', entry.split('=').slice(1).join('=')])
    : Object.entries(given);
  return Object.fromEntries(pairs.map(([name, value]) => [name, String(value ?? '')]));
}

/** A duration of a compose file in seconds (`1m30s`, `500ms`). */
export function seconds(duration: string | undefined, otherwise: number): number {
  if (duration === undefined) return otherwise;
  const units: Record<string, number> = { h: 3600, m: 60, s: 1, ms: 0.001, us: 0.000001 };
  const parts = [...String(duration).matchAll(/([\d.]+)(h|ms|us|m|s)/g)];
  return parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (units[unit ?? 's'] ?? 0), 0);
}
