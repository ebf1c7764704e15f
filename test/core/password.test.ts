import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { newPassword } from '../../generators/project/password.ts';

describe('a password of development', () => {
  it.each([
    ['the kernel’s generator', '/dev/urandom'],
    ['crypto, where there is no such device', '/dev/no-such-device'],
    ['crypto, where its name is a file’s', fileURLToPath(import.meta.url)],
  ])('is 144 bits from %s, never the same twice', (_, device) => {
    const passwords = Array.from({ length: 100 }, () => newPassword(device));
    for (const password of passwords) expect(password).toMatch(/^[0-9a-f]{36}$/);
    expect(new Set(passwords).size).toBe(100);
  });
});
