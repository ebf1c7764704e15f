import { readdirSync } from 'node:fs';
import { type Check, FACTORS, factorOf } from './check.ts';

const FOLDER = new URL('checks/', import.meta.url);

/** Every check, by factor and id. A file in `checks/` is a check; its name is the id. */
export async function allChecks(): Promise<Check[]> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'));
  const checks = await Promise.all(
    names.map(async (name) => {
      const { check } = (await import(new URL(name, FOLDER).href)) as { check: Check };
      if (`${check.id}.ts` !== name) throw new Error(`${name} holds the check ${check.id}`);
      return check;
    }),
  );
  const order = Object.keys(FACTORS);
  const place = ({ id }: Check) => order.indexOf(factorOf(id));
  return checks.sort((a, b) => place(a) - place(b) || a.id.localeCompare(b.id, 'en', { numeric: true }));
}
