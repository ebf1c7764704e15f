import { PROGRAMS, type Vocabulary } from './vocabulary.ts';

/** Completion for bash 4 and newer (Bash manual, Programmable Completion). */
export function bash(verbs: readonly Vocabulary[]): string {
  const values = new Map(
    verbs.flatMap(({ flags }) =>
      flags.filter(({ takes }) => takes !== 'switch').map((flag) => [flag.name, flag] as const),
    ),
  );
  const after = [...values.values()].map(({ name, takes, choices }) => {
    if (takes === 'free') return `    --${name}) COMPREPLY=($(compgen -f -- "$cur")); return ;;`;
    const given = takes === 'list' ? '-P "${cur%"${cur##*,}"}" ' : '';
    const typed = takes === 'list' ? '${cur##*,}' : '$cur';
    return `    --${name}) COMPREPLY=($(compgen ${given}-W "${choices.join(' ')}" -- "${typed}")); return ;;`;
  });
  const words = verbs.map(
    ({ verb, flags, words: first }) =>
      `    ${verb}) flags="${flags.map(({ name }) => `--${name}`).join(' ')}" words="${first.join(' ')}" ;;`,
  );
  return `# bash completion of ${PROGRAMS[0]}
_twelve_factor() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} flags= words=
  COMPREPLY=()
  case $prev in
${after.join('\n')}
  esac
  case \${COMP_WORDS[1]} in
${words.join('\n')}
    *) flags="--help --version" words="${verbs.map(({ verb }) => verb).join(' ')}" ;;
  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$flags" -- "$cur"))
  elif [[ $COMP_CWORD == 1 || $COMP_CWORD == 2 && -n $words ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
  else
    COMPREPLY=($(compgen -d -- "$cur"))
  fi
}
complete -F _twelve_factor ${PROGRAMS.join(' ')}
`;
}
