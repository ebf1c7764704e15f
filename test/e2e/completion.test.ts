import { describe, expect, it } from 'vitest';
import { BIN } from './rendered.ts';
import { sh } from './shell.ts';

const IMAGE = 'twelve-factor-e2e-shells';

/** A container with fish and zsh, in which a script runs beside both completions. */
async function inShells(script: string): Promise<string> {
  const dockerfile =
    'FROM debian:13-slim\nRUN apt-get update -qq && apt-get install -y -qq --no-install-recommends fish zsh\n';
  await sh(['docker', 'build', '--quiet', '--tag', IMAGE, '-'], { input: dockerfile });
  const [fish, zsh] = await Promise.all(
    ['fish', 'zsh'].map((shell) => sh([process.execPath, BIN, 'completion', shell])),
  );
  const files = `mkdir -p ~/.config/fish/completions /fpath
cat > ~/.config/fish/completions/twelve-factor.fish <<'FISH'
${fish}FISH
cat > /fpath/_twelve-factor <<'ZSH'
${zsh}ZSH
`;
  return sh(['docker', 'run', '--rm', '--interactive', IMAGE, 'bash', '-s'], { input: files + script });
}

describe('completion for fish', () => {
  it.each([
    ['up', 'update'],
    ['new --on', '--on-conflict'],
    ['new --framework fast', 'fastapi'],
    ['new --services postgres,re', 'postgres,redis'],
    ['add s', 'service'],
  ])('goes on from "%s"', async (words, expected) => {
    const ask = `. ~/.config/fish/completions/twelve-factor.fish; complete -C "twelve-factor ${words}"`;
    expect((await inShells(`fish -c '${ask}' | cut -f1`)).split('\n')).toContain(expected);
  });
});

describe('completion for zsh', () => {
  it.each([
    ['upd', 'update'],
    ['new --on-c', 'new --on-conflict='],
    ['new --framework=fasta', 'new --framework=fastapi'],
    ['new --services=postgres,redi', 'new --services=postgres,redis'],
    ['add serv', 'add service'],
  ])('goes on from "%s"', async (words, expected) => {
    // On a pseudo terminal of zsh's own: its completion works on nothing less. What is typed before the line editor
    // has started is lost at times, so the editor itself says when. Ends once the line is complete.
    const script = `cat > /ask.zsh <<'ASK'
zmodload zsh/zpty
zpty asked zsh -f -i
zpty -w asked 'PROMPT=; fpath=(/fpath $fpath); autoload -U compinit; compinit -u; zle-line-init() print REA""DY; zle -N zle-line-init'
zpty -r asked seen '*READY*'
zpty -w -n asked "twelve-factor ${words}"$'\\t'
zpty -r asked seen '*twelve-factor ${expected}*' && print complete
ASK
timeout 60 zsh -f /ask.zsh`;
    expect(await inShells(script)).toBe('complete\n');
  });
});
