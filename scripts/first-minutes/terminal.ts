import { spawn } from 'node:child_process';
import xterm from '@xterm/headless';

/** How wide the terminal is, in characters. */
const COLUMNS = 100;

/** How long a program has been silent when it waits for an answer to what it asked, in milliseconds. */
const SILENCE = 1000;

/** How long a command may take, in milliseconds: one that waits for an answer nobody gives would wait for ever. */
const LONGEST = 600_000;

/** What somebody saw who typed a command. */
export interface Seen {
  readonly status: number;
  readonly seconds: number;
  /** The lines that stood on the terminal in the end. */
  readonly lines: readonly string[];
}

/**
 * Types a command at a terminal of its own (script(1), in the container) and gives what it showed. Where it asks,
 * Enter takes each default.
 *
 * @param container a container's name, in which `script` and `bash` are.
 */
export async function type(container: string, cwd: string, line: string, asks: boolean): Promise<Seen> {
  const terminal = new xterm.Terminal({
    cols: COLUMNS,
    rows: 50,
    scrollback: 100_000,
    allowProposedApi: true,
  });
  const start = Date.now();
  const inside = `stty cols ${COLUMNS} rows 50; ${line}`;
  const child = spawn(
    'docker',
    [
      'exec',
      '--interactive',
      '--workdir',
      cwd,
      container,
      'script',
      '--quiet',
      '--return',
      '--command',
      inside,
      '/dev/null',
    ],
    { stdio: ['pipe', 'pipe', 'inherit'], timeout: LONGEST },
  );
  // It may end just when it is answered.
  child.stdin.on('error', () => {});
  let silence: NodeJS.Timeout | undefined;
  child.stdout.on('data', (data: Buffer) => {
    terminal.write(data);
    clearTimeout(silence);
    if (asks)
      silence = setTimeout(() => {
        if (linesOf(terminal).some((text) => text.startsWith('? '))) child.stdin.write('\r');
      }, SILENCE);
  });
  const status = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
  clearTimeout(silence);
  await new Promise<void>((resolve) => terminal.write('', resolve));
  return { status, seconds: (Date.now() - start) / 1000, lines: linesOf(terminal) };
}

/** Its text, each line whole where the terminal had to break it. */
function linesOf({ buffer }: xterm.Terminal): readonly string[] {
  const lines: string[] = [];
  for (let at = 0; at < buffer.active.length; at++) {
    const line = buffer.active.getLine(at);
    const text = line?.translateToString(true) ?? '';
    if (line?.isWrapped) lines.push((lines.pop() ?? '') + text);
    else lines.push(text);
  }
  while (lines.at(-1) === '') lines.pop();
  return lines;
}
