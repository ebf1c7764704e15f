import { parse } from 'yaml';
import { imagesOf } from './dockerfile.ts';
import type { Project } from './project.ts';
import { workflows } from './traits.ts';

/** An image, and the file that names it. */
export interface NamedImage {
  readonly image: string;
  readonly path: string;
}

/** Every image that the project takes from elsewhere: its own, built here or given by a variable, is left out. */
export function imagesNamed(project: Project): NamedImage[] {
  const own = new Set(Object.values(project.processes).map(({ image }) => image));
  const built = imagesOf(project.stages).map((image) => ({ image, path: 'Dockerfile' }));
  const composed = Object.entries(project.composeFiles).flatMap(([path, { services }]) =>
    Object.values(services).flatMap(({ image }) => (image && !own.has(image) ? [{ image, path }] : [])),
  );
  const manifests = [
    ...workflows(project),
    ...project.files.filter((path) => /^deploy\/.*\.ya?ml$/.test(path)),
  ];
  const others = manifests.flatMap((path) =>
    imagesIn(parseQuietly(project.read(path) ?? '')).map((image) => ({ image, path })),
  );
  return [...built, ...composed, ...others].filter(({ image }) => !/^\$|\$\{[{A-Z]|^scratch$/.test(image));
}

/** Whether an image may be another one tomorrow: no tag, a tag that moves, or a bare major version. */
export function floating(image: string): boolean {
  if (image.includes('@sha256:')) return false;
  const [, tag = 'latest'] = /:([^:/]+)$/.exec(image) ?? [];
  return !/^v?\d+\.\d+/.test(tag) || /alpha|beta|rc\d|\d+a\d/.test(tag);
}

function imagesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(imagesIn);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'image' && typeof inner === 'string' ? [inner] : imagesIn(inner),
  );
}

function parseQuietly(text: string): unknown {
  try {
    return parse(text, { merge: true, logLevel: 'silent' });
  } catch {
    return undefined;
  }
}
