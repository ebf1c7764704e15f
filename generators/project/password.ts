import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/**
 * A password of development: 144 random bits, in characters that no URL has to escape.
 *
 * @param device the kernel's generator (random(4)), which is what `crypto` is seeded from, and does not take five
 * milliseconds to load. Where there is none by that name, `crypto` gives the bits.
 */
export function newPassword(device = '/dev/urandom'): string {
  const bytes = new Uint8Array(18);
  if (!fill(bytes, device)) crypto.getRandomValues(bytes);
  return Buffer.from(bytes).toString('hex');
}

/** Fills it from a device; tells whether that is one: in a bare chroot the name may be a file's. */
function fill(bytes: Uint8Array, device: string): boolean {
  try {
    const fd = openSync(device, 'r');
    try {
      return fstatSync(fd).isCharacterDevice() && readSync(fd, bytes) === bytes.length;
    } finally {
      closeSync(fd);
    }
  } catch {
    return false;
  }
}
