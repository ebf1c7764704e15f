import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { undoing } from '../../conformance/system/undo.ts';
import { until } from '../../conformance/system/wait.ts';

describe('undoing', () => {
  it('takes back what is left, the latest first, and not what was taken back or is gone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'undo-'));
    const registry = undoing();
    registry.add(['rmdir', folder]);
    registry.add(['touch', join(folder, 'late')]).forget();
    registry.add(['rm', join(folder, 'file')]);
    registry.add(['touch', join(folder, 'file')]);
    await registry.add(['true']).now();
    await registry.finish();
    expect(existsSync(folder)).toBe(false);
  });

  it('acts when the process that asked for it is killed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'undo-'));
    const source = `import { undoing } from '${new URL('../../conformance/system/undo.ts', import.meta.url).href}';
undoing().add(['rmdir', ${JSON.stringify(folder)}]);
process.stdout.write('ready');
setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    // Its registry may be a pipe's length behind.
    child.kill('SIGKILL');
    await until('the folder to be gone', 10_000, () => !existsSync(folder));
    expect(existsSync(folder)).toBe(false);
  });
});
