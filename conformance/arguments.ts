import { parseArgs } from 'node:util';
import type { Kind } from './check.ts';

/** What the command line asks for. */
export interface Arguments {
  readonly dir: string;
  readonly only: readonly string[];
  readonly except: readonly string[];
  readonly kinds: readonly Kind[];
  readonly json: boolean;
  readonly junit?: string;
  readonly verdicts?: string;
  readonly jobs: number;
  readonly exec?: readonly string[];
  readonly image?: string;
}

/** How to call it. */
export const USAGE = `Usage: npm run conformance -- DIR [OPTIONS]

Checks from outside whether the project in DIR keeps the contract.

  --only ID,...      these checks alone (IX-2), or those of a factor (IX)
  --except ID,...    all but these
  --kind KIND,...    static, process, container
  --exec PREFIX      how \`app\` is run on this machine, such as "uv run app";
                     otherwise DIR's own, or its image
  --image IMAGE      checks this image instead of building one
  --jobs N           how many checks run side by side (default: 2)
  --json             one JSON document on standard output
  --junit FILE       writes JUnit XML
  --verdicts FILE    puts that JSON document into a file, in place of what it held of the same checks

Exit status: 0 where every applicable check passed, 1 where one did not, 2 on bad usage.
`;

/** Reads the command line; throws what is wrong with it. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      only: { type: 'string', multiple: true },
      except: { type: 'string', multiple: true },
      kind: { type: 'string', multiple: true },
      exec: { type: 'string' },
      image: { type: 'string' },
      jobs: { type: 'string' },
      json: { type: 'boolean' },
      junit: { type: 'string' },
      verdicts: { type: 'string' },
    },
  });
  const list = (given: readonly string[] = []) => given.flatMap((text) => text.split(',')).filter(Boolean);
  const [dir, ...more] = positionals;
  if (dir === undefined || more.length > 0) throw new Error('name one folder');
  const kinds = list(values.kind);
  const odd = kinds.find((kind) => !['static', 'process', 'container'].includes(kind));
  if (odd) throw new Error(`--kind ${odd}: it is one of static, process, container`);
  const jobs = Number(values.jobs ?? 2);
  if (!Number.isInteger(jobs) || jobs < 1) throw new Error('--jobs: a whole number from 1');
  return {
    dir,
    only: list(values.only),
    except: list(values.except),
    kinds: kinds as Kind[],
    json: values.json ?? false,
    jobs,
    ...(values.junit !== undefined && { junit: values.junit }),
    ...(values.verdicts !== undefined && { verdicts: values.verdicts }),
    ...(values.exec !== undefined && { exec: values.exec.split(/\s+/).filter(Boolean) }),
    ...(values.image !== undefined && { image: values.image }),
  };
}

/** Whether a check is among those asked for. */
export function isSelected({ only, except, kinds }: Arguments, check: { id: string; kind: Kind }): boolean {
  const named = (ids: readonly string[]) =>
    ids.some((id) => check.id === id || check.id.startsWith(`${id}-`));
  if (named(except) || (only.length > 0 && !named(only))) return false;
  return kinds.length === 0 || kinds.includes(check.kind);
}
