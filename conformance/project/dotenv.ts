/** One entry of `.env.example`, with what the comment above it says. */
export interface Variable {
  readonly name: string;
  readonly value: string;
  readonly comment: string;
  readonly required: boolean;
  readonly secret: boolean;
}

/** The entries of `.env.example`. A comment block belongs to the entries below it, up to an empty line. */
export function parseDotenv(text: string): Variable[] {
  const variables: Variable[] = [];
  let comment: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const entry = /^(?:export )?([A-Za-z_][A-Za-z0-9_]*)=(.*)$/.exec(line);
    if (line.startsWith('#')) comment.push(line.replace(/^#\s?/, ''));
    else if (entry) {
      const [, name = '', value = ''] = entry;
      const facts = comment.join('\n');
      variables.push({
        name,
        value: value.replace(/^(["'])(.*)\1$/, '$2'),
        comment: facts,
        required: /\brequired\b/i.test(facts),
        secret: /\bsecret\b/i.test(facts),
      });
      comment = [];
    } else if (line.trim() === '') comment = [];
  }
  return variables;
}
