/** Stands where a password goes in `.env.example`; the service's id follows. */
const PLACEHOLDER = 'change-me-';

/** The placeholder of a service's local password, as `.env.example` spells it. */
export function placeholder(serviceId: string): string {
  return `${PLACEHOLDER}${serviceId}`;
}

/**
 * The text of a `.env` for one machine: `.env.example` with every placeholder replaced by a generated
 * password, the same one wherever that service's placeholder stands.
 */
export function fillPasswords(example: string, password: () => string): string {
  const known = new Map<string, string>();
  return example.replaceAll(new RegExp(`${PLACEHOLDER}[a-z0-9-]+`, 'g'), (found) => {
    const chosen = known.get(found) ?? password();
    known.set(found, chosen);
    return chosen;
  });
}
