const KEYS = [
  /\bAKIA[0-9A-Z]{16}\b/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/g,
  /\b(gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{40,}|glpat-[\w-]{20,})/g,
  /\bxox[abprs]-[\w-]{10,}/g,
  /\b[sr]k_live_[0-9a-zA-Z]{16,}/g,
  /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g,
];

// A value given to something that is called a password: in a URL, or by an assignment in a configuration file.
const IN_URL = /\b[a-z][a-z0-9+]*:\/\/[^\s:/@"'`]*:([^\s@/"'`]+)@/g;
const ASSIGNED =
  /^[^#\n]*?\b\w*(?:PASSWORD|SECRET|TOKEN|API_KEY)(?!_FILE)\w*["']?\s*[:=]\s*["']?([A-Za-z0-9+/_!.-]{8,})["']?\s*$/gm;

// What stands for a password where none may be: variables, and words that say what they are.
const PLACEHOLDER =
  /^(\$|\{|<|\*|%[0-9A-F]|\.\.\.)|change.?me|throwaway|example|placeholder|dummy|password|secret|hunter2|^(p|pw|pass|user|postgres|guest|app|test|redis|mysql|x+|\.+|…)$|\$\{|\{\{|["'()[\]{}<>]/i;

/** Whether a file is a test: passwords in it are invented, real keys are not. */
export function isTest(path: string): boolean {
  return /(^|\/)(tests?|__tests__|spec)\/|[._](test|spec)\.\w+$|(^|\/)test_[^/]+$/.test(path);
}

/** What looks like a credential in a text, cut short so that a report does not repeat it. */
export function credentialsIn(text: string, inTest = false): string[] {
  const keys = KEYS.flatMap((pattern) => [...text.matchAll(pattern)].map(([found]) => found));
  if (inTest) return keys.map(shorten);
  const values = [IN_URL, ASSIGNED].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(([, value = '']) => (PLACEHOLDER.test(value) ? [] : [value])),
  );
  return [...keys, ...values].map(shorten);
}

function shorten(found: string): string {
  return `${found.slice(0, 8)}…`;
}
