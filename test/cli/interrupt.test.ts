import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { folder, run } from './run.ts';

const BIN = fileURLToPath(new URL('../../dist/bin.cjs', import.meta.url));

// On Windows no process can be sent a signal: to send one ends it.
const HAS_SIGNALS = process.platform !== 'win32';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What a verb finds, and what it is told: all of them end in the lock step. */
const LOCKING: Readonly<Record<string, readonly [before: readonly string[], verb: readonly string[]]>> = {
  'new': [[], ['new', 'orders', '--yes']],
  'new into a folder that holds files': [
    [],
    ['new', '.', '--name', 'orders', '--yes', '--on-conflict', 'skip'],
  ],
  add: [
    ['new', '.', '--name', 'orders', '--yes', '--no-install', '--no-git'],
    ['add', 'service', 'rabbitmq'],
  ],
};

/** A module that says when a process has begun to listen for the last of these signals. */
const LISTENING = `data:text/javascript,${encodeURIComponent(`process.on('newListener', (name) => {
  if (name === 'SIGHUP') setImmediate(() => process.stderr.write('listening'));
});`)}`;

/** Sends a signal to a process once it has said something on standard error; tells what it ends with. */
async function interrupted(child: ChildProcessWithoutNullStreams, word: string, signal: NodeJS.Signals) {
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString('utf8');
    if (err.includes(word) && !child.killed) child.kill(signal);
  });
  const [exit] = await once(child, 'close');
  return { exit, out, err };
}

describe('a signal while answers are awaited', () => {
  it.runIf(HAS_SIGNALS).each(SIGNALS)('%s ends the run with 130 and a report', async (signal) => {
    const cwd = folder();
    const verb = ['new', '--answers', '-', '--yes', '--json'];
    const child = spawn(process.execPath, ['--import', LISTENING, BIN, ...verb], { cwd });
    const { exit, out, err } = await interrupted(child, 'listening', signal);
    expect(exit, err).toBe(130);
    expect(JSON.parse(out)).toMatchObject({ verb: 'new', exit: 130, files: [] });
    expect(readdirSync(cwd)).toEqual([]);
  });
});

describe.each(Object.entries(LOCKING))('a signal while a tool works for %s', (name, [before, verb]) => {
  it.runIf(HAS_SIGNALS).each(SIGNALS)('%s leaves nothing behind, and exits 130', async (signal) => {
    const cwd = folder();
    if (before.length > 0) await run({ cwd }, ...before);
    if (name.includes('holds files')) writeFileSync(join(cwd, 'README.md'), 'mine\n');
    const found = snapshot(cwd);
    // The lock step's tool, which never ends by itself.
    const path = `${fileURLToPath(new URL('slow-tools', import.meta.url))}:${process.env['PATH']}`;
    const child = spawn(process.execPath, [BIN, ...verb], { cwd, env: { ...process.env, PATH: path } });
    const { exit, err } = await interrupted(child, 'Resolving', signal);
    expect(err).not.toMatch(/\n +at /);
    expect(err).toMatch(/^error: .*interrupted/m);
    expect(exit, err).toBe(130);
    expect(snapshot(cwd)).toEqual(found);
  });
});

function snapshot(dir: string): Readonly<Record<string, string>> {
  const paths = readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    paths.map((path) => [
      path,
      statSync(join(dir, path)).isFile() ? readFileSync(join(dir, path), 'utf8') : '',
    ]),
  );
}
