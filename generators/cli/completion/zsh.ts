import { quote } from '../../core/quote.ts';
import { type CompletedFlag, PROGRAMS, type Vocabulary } from './vocabulary.ts';

/** Completion for zsh (zsh manual, Completion System). */
export function zsh(verbs: readonly Vocabulary[]): string {
  const described = verbs.map(({ verb, summary }) => `    ${quote.shell(`${verb}:${summary}`)}`);
  const cases = verbs.map(({ verb, words, flags }) => {
    const first = words.length > 0 ? `'1:word:(${words.join(' ')})'` : "'1:folder:_files -/'";
    return [
      `      ${verb})`,
      `        _arguments ${[...flags.map(argument), first].join(' \\\n          ')}`,
      '        ;;',
    ].join('\n');
  });
  return `#compdef ${PROGRAMS.join(' ')}
_twelve_factor() {
  local state
  local -a verbs=(
${described.join('\n')}
  )
  _arguments -C '1: :->verb' '*:: :->rest'
  case $state in
    verb) _describe verb verbs ;;
    rest)
      case $words[1] in
${cases.join('\n')}
      esac
      ;;
  esac
}
_twelve_factor "$@"
`;
}

function argument({ name, summary, takes, choices }: CompletedFlag): string {
  const about = summary.replaceAll(/[[\]:\\]/g, '\\$&');
  if (takes === 'switch') return quote.shell(`--${name}[${about}]`);
  if (takes === 'one') return quote.shell(`--${name}=[${about}]:value:(${choices.join(' ')})`);
  if (takes === 'list')
    return quote.shell(`*--${name}=[${about}]:values:_values -s , value ${choices.join(' ')}`);
  return quote.shell(`--${name}=[${about}]:value:_files`);
}
