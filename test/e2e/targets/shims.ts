import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, type Finished } from '../shell.ts';
import { tool } from './toolbox.ts';

/** The command lines of what is not in reach: each notes its call, and gives the answer that a script goes on with. */
const SHIMS: Readonly<Record<string, string>> = {
  // What Kustomize does is done; what a cluster would do is taken to go well.
  kubectl: `case "$1" in kustomize) exec ${tool('kustomize')} build "$2" ;; esac`,
  gcloud: `case "$*" in
  *csv*) echo "$SERVING" ;;
  *status.address.url*) echo https://parcel-desk-1.run.app ;;
  *print-identity-token*) echo token ;;
esac`,
  curl: ':',
};

/** A call of a command line: its arguments, and the text of the file that it was given. */
export interface Call {
  readonly args: string;
  readonly file: string;
}

/** Runs a script that talks to what is not here, and gives what it said to whom. */
export async function recorded(
  folder: string,
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Finished & { readonly calls: readonly Call[] }> {
  const bin = join(folder, 'bin');
  const notes = join(folder, 'notes');
  for (const dir of [bin, notes]) mkdirSync(dir, { recursive: true });
  for (const [name, answer] of Object.entries(SHIMS)) {
    const text = `#!/usr/bin/env bash
notes='${notes}'
note="$notes/$(printf %04d "$(ls "$notes" | wc -l)")"
mkdir "$note"
echo "${name} $*" > "$note/args"
for word in "$@"; do case "$word" in *.yaml) cp "$word" "$note/file" ;; esac; done
${answer}
`;
    writeFileSync(join(bin, name), text);
    chmodSync(join(bin, name), 0o755);
  }
  const finished = await attempt(command, {
    env: { ...env, PATH: `${bin}:${process.env['PATH']}` },
  });
  const calls = readdirSync(notes).map((note) => ({
    args: readFileSync(join(notes, note, 'args'), 'utf8').trim(),
    file: readdirSync(join(notes, note)).includes('file')
      ? readFileSync(join(notes, note, 'file'), 'utf8')
      : '',
  }));
  return { ...finished, calls };
}
