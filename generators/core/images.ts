import type { Catalog } from './feature.ts';

/** The image that each attached service was last rendered with, by service id. */
export type Images = Readonly<Record<string, string>>;

/** A service whose data an image of another major version may not be able to read. */
export interface HeldBack {
  readonly service: string;
  readonly from: string;
  readonly to: string;
}

/**
 * The catalogue with the recorded images of services whose major version has moved on: an update alone never
 * starts a database on data that an older major wrote. Minor versions follow the catalogue.
 */
export function holdMajors(
  catalog: Catalog,
  recorded: Images,
): { readonly catalog: Catalog; readonly held: readonly HeldBack[] } {
  const held = catalog.services.flatMap(({ id, image }) => {
    const from = recorded[id];
    return from !== undefined && majorOf(from) !== majorOf(image) ? [{ service: id, from, to: image }] : [];
  });
  const services = catalog.services.map((service) => {
    const hold = held.find(({ service: id }) => id === service.id);
    return hold ? { ...service, image: hold.from } : service;
  });
  return { catalog: { ...catalog, services }, held };
}

/** The images of some services, to be recorded. */
export function imagesOf(catalog: Catalog, ids: readonly string[]): Images {
  const chosen = catalog.services.filter(({ id }) => ids.includes(id));
  return Object.fromEntries(chosen.map(({ id, image }) => [id, image]));
}

/** `postgres:18.6-trixie` has major `postgres:18`: another repository counts as another major too. */
function majorOf(image: string): string {
  return /^[^:]+(:\d+)?/.exec(image)?.[0] ?? image;
}
