/** Stands where a password goes in `.env.example`; the service's id follows. */
const PLACEHOLDER = 'change-me-';

/** The placeholder of a service's local password, as `.env.example` spells it. */
export function placeholder(serviceId: string): string {
  return `${PLACEHOLDER}${serviceId}`;
}

/**
 * The text of a `.env` for one machine: `.env.example` with every placeholder replaced by a password, the same one
 * wherever that service's placeholder stands. Where `existing` has a password already, that one stays: a volume
 * lives with it. Otherwise `generate` gives one.
 */
export function fillPasswords(example: string, generate: () => string, existing = ''): string {
  const known = new Map<string, string>();
  for (const [, key, found] of example.matchAll(new RegExp(`^(\\w+)=(${PLACEHOLDER}[a-z0-9-]+)$`, 'gm'))) {
    const value = new RegExp(`^${key}=(.+)$`, 'm').exec(existing)?.[1];
    if (found !== undefined && value !== undefined) known.set(found, value);
  }
  return example.replaceAll(new RegExp(`${PLACEHOLDER}[a-z0-9-]+`, 'g'), (found) => {
    const chosen = known.get(found) ?? generate();
    known.set(found, chosen);
    return chosen;
  });
}
