/** One instruction of a Dockerfile: its keyword in capitals, and its arguments on one line. */
export interface Instruction {
  readonly keyword: string;
  readonly text: string;
  readonly line: number;
}

/** One stage: the image it starts from, its name, its instructions. */
export interface Stage {
  readonly base: string;
  readonly name: string;
  readonly instructions: readonly Instruction[];
}

/** The stages of a Dockerfile, in its order. */
export function parseDockerfile(text: string): Stage[] {
  const stages: { base: string; name: string; instructions: Instruction[] }[] = [];
  const defaults = new Map<string, string>();
  for (const instruction of instructionsOf(text)) {
    const { keyword, text: args } = instruction;
    if (keyword === 'ARG' && stages.length === 0) {
      const [name = '', value = ''] = args.split('=');
      defaults.set(name, value);
    }
    if (keyword === 'FROM') {
      const [, image = '', , name = ''] = /^(?:--\S+\s+)*(\S+)(\s+AS\s+(\S+))?/i.exec(args) ?? [];
      const base = image.replace(/\$\{?(\w+)\}?/g, (found, key: string) => defaults.get(key) ?? found);
      stages.push({ base, name: name || String(stages.length), instructions: [] });
    } else stages.at(-1)?.instructions.push(instruction);
  }
  return stages;
}

/** Every image that the stages start from or copy from, other stages left out. */
export function imagesOf(stages: readonly Stage[]): string[] {
  const names = new Set(stages.flatMap(({ name }, index) => [name, String(index)]));
  const sources = stages.flatMap(({ base, instructions }) => [
    base,
    ...instructions.flatMap(({ text }) => [...text.matchAll(/--?from=([^\s,]+)/g)].map(([, from]) => from)),
  ]);
  return [...new Set(sources.filter((from) => from !== undefined))].filter((from) => !names.has(from));
}

/** The arguments of an instruction in exec form, or undefined where it is in shell form. */
export function execForm(text: string): string[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.map(String) : undefined;
  } catch {
    return undefined;
  }
}

function instructionsOf(text: string): Instruction[] {
  const found: Instruction[] = [];
  let open: { keyword: string; text: string; line: number } | undefined;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (/^\s*(#|$)/.test(raw)) continue;
    const continued = /\\\s*$/.test(raw);
    const part = raw.replace(/\\\s*$/, '').trim();
    if (open) open.text += ` ${part}`;
    else {
      const [keyword = '', ...rest] = part.split(/\s+/);
      open = { keyword: keyword.toUpperCase(), text: rest.join(' '), line: index + 1 };
    }
    if (!continued) {
      found.push(open);
      open = undefined;
    }
  }
  return found;
}
