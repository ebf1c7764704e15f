import type { Scope } from '../system/scope.ts';
import { type Place, protocolOf } from './protocol.ts';
import type { Services } from './services.ts';
import { layWire, type Wire } from './wire.ts';

/** One backing service as one check has it: a place that nobody else uses, behind a wire of its own. */
export interface Attachment {
  readonly variable: string;
  /** What the application is given: it leads through the wire. */
  readonly url: URL;
  readonly wire: Wire;
  /** The place itself, past the wire. */
  readonly place: Place;
}

/** All backing services as one check has them. */
export interface Attachments {
  /** The variables that attach them. */
  readonly env: Readonly<Record<string, string>>;
  readonly all: readonly Attachment[];
  readonly of: (variable: string) => Attachment;
}

/** Numbers in use, of which some services have few. */
const taken = new Set<number>();
let places = 0;

/** Gives a check its own places; `prepared` may hold places that others are copied from. */
export async function attach(
  services: Services,
  scope: Scope,
  prepared: ReadonlyMap<string, Place> = new Map(),
): Promise<Attachments> {
  let number = 0;
  while (taken.has(number)) number += 1;
  taken.add(number);
  scope.defer(() => {
    taken.delete(number);
  });
  places += 1;
  const name = `conf_${process.pid}_${places}`;
  const all = await Promise.all(
    [...services.roots].map(async ([variable, root]): Promise<Attachment> => {
      const protocol = protocolOf(root.url.protocol);
      if (!protocol) throw new Error(`the suite does not know the protocol of ${variable}`);
      const from = prepared.get(variable);
      const url = await (from && protocol.sql
        ? protocol.sql.copy(from, name)
        : protocol.create(root, name, number));
      scope.defer(() => protocol.remove(root, url).catch(() => undefined));
      const wire = await layWire(() => Number(url.port));
      scope.defer(wire.cut);
      return { variable, url: through(url, wire), wire, place: { ...root, url } };
    }),
  );
  return attachmentsOf(all);
}

/** Other wires to the same places: for a second process, whose services are to fail alone. */
export async function rewire({ all }: Attachments, scope: Scope): Promise<Attachments> {
  const others = all.map(async (attachment): Promise<Attachment> => {
    const wire = await layWire(() => Number(attachment.place.url.port));
    scope.defer(wire.cut);
    return { ...attachment, wire, url: through(attachment.url, wire) };
  });
  return attachmentsOf(await Promise.all(others));
}

function attachmentsOf(all: readonly Attachment[]): Attachments {
  return {
    env: Object.fromEntries(all.map(({ variable, url }) => [variable, url.href])),
    all,
    of(variable) {
      const found = all.find((attachment) => attachment.variable === variable);
      if (!found) throw new Error(`${variable} attaches nothing`);
      return found;
    },
  };
}

/** The same URL, by way of a wire. */
export function through(url: URL, wire: Wire): URL {
  const copy = new URL(url);
  copy.port = String(wire.port);
  return copy;
}
