import { AnswersError } from '../core/problem.ts';
import { bash } from './completion/bash.ts';
import { fish } from './completion/fish.ts';
import { vocabulary } from './completion/vocabulary.ts';
import { zsh } from './completion/zsh.ts';
import { EXIT } from './exit.ts';
import { HELP, type Verb } from './verb.ts';
import { allVerbs } from './verbs.ts';

const SHELLS = { bash, zsh, fish } as const;

export const completion: Verb = {
  name: 'completion',
  summary: 'print what makes a shell complete verbs, flags and the catalogue',
  usage: Object.keys(SHELLS).join('|'),
  words: Object.keys(SHELLS),
  positionals: 1,
  flags: [HELP],
  examples: [
    'completion bash > ~/.local/share/bash-completion/completions/twelve-factor',
    'completion zsh > "${fpath[1]}/_twelve-factor"',
    'completion fish > ~/.config/fish/completions/twelve-factor.fish',
  ],
  run: async ({ positionals: [shell = ''] }, io) => {
    if (!Object.hasOwn(SHELLS, shell)) {
      const hint = `one of ${Object.keys(SHELLS).join(', ')}`;
      throw new AnswersError([{ flag: 'completion', value: shell, reason: 'is not a shell it knows', hint }]);
    }
    io.out(SHELLS[shell as keyof typeof SHELLS]((await allVerbs()).map(vocabulary)));
    return EXIT.done;
  },
};
