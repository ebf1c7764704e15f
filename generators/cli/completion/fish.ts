import { type CompletedFlag, PROGRAMS, type Vocabulary } from './vocabulary.ts';

/** Completion for fish 3 and newer (fish manual, Writing your own completions). */
export function fish(verbs: readonly Vocabulary[]): string {
  const lines = PROGRAMS.flatMap((program) => [
    `complete -c ${program} -f`,
    ...verbs.map(
      ({ verb, summary }) =>
        `complete -c ${program} -n __fish_use_subcommand -a ${verb} -d ${quoted(summary)}`,
    ),
    ...verbs.flatMap(({ verb, words, flags }) => {
      const within = `complete -c ${program} -n '__fish_seen_subcommand_from ${verb}'`;
      const first = words.length > 0 ? `-xa '${words.join(' ')}'` : "-a '(__fish_complete_directories)'";
      return [`${within} ${first}`, ...flags.map((flag) => `${within} ${option(flag)}`)];
    }),
  ]);
  return `# fish completion of ${PROGRAMS[0]}\n${lines.join('\n')}\n`;
}

function option({ name, summary, takes, choices }: CompletedFlag): string {
  const base = `-l ${name} -d ${quoted(summary)}`;
  if (takes === 'switch') return base;
  if (takes === 'one') return `${base} -xa '${choices.join(' ')}'`;
  if (takes === 'list') return `${base} -xa '(__fish_append , ${choices.join(' ')})'`;
  return `${base} -rF`;
}

function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
}
