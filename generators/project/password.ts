/**
 * A password of development: 144 random bits, in characters that no URL has to escape. By the global `crypto`, which
 * loads less than `node:crypto` does.
 */
export function newPassword(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('hex');
}
