import type { Rig } from '../rig.ts';
import { succeed } from '../system/command.ts';

const made = new WeakMap<Rig, Promise<readonly string[]>>();

/** Every path in the image, without a leading slash; read once for a run. */
export function imageContents(rig: Rig): Promise<readonly string[]> {
  const existing = made.get(rig);
  if (existing) return existing;
  const contents = list(rig);
  made.set(rig, contents);
  return contents;
}

async function list(rig: Rig): Promise<readonly string[]> {
  const id = (await succeed(['docker', 'create', await rig.image()])).trim();
  const removed = rig.undoing.add(['docker', 'rm', '--force', id]);
  const text = await succeed(['sh', '-c', 'docker export "$1" | tar -tf -', 'sh', id]);
  await removed.now();
  return text.split('\n').filter(Boolean);
}
