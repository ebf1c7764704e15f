import { parse as parseToml } from '@decimalturn/toml-patch';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { templates } from '../build/templates.js';
import { catalog } from '../generators/catalog/catalog.ts';
import type { Answers } from '../generators/core/answers.ts';
import { assemble } from '../generators/core/assemble.ts';
import { AnswersError } from '../generators/core/problem.ts';
import { renderProject } from '../generators/core/render.ts';
import { resolveAnswers } from '../generators/core/resolve.ts';
import { optionsOf } from '../generators/core/table.ts';
import { combinations, label, subsets } from './combinations.ts';
import { dotenvKeys } from './dotenv.ts';
import { schemaErrors } from './schemas.ts';

/** Each text once, whoever has it: most files are the same in most combinations. */
const interned = new Map<string, string>();

/** Every combination once: rendering is pure, so what one test saw another may use. */
const rendered = combinations().map((answers) => ({ answers, files: texts(answers) }));

function texts(answers: Answers): ReadonlyMap<string, string> {
  return new Map(
    [...renderProject(catalog, templates, answers)].map(([path, { contents }]) => {
      const text = String(contents);
      if (!interned.has(text)) interned.set(text, text);
      return [path, interned.get(text) as string];
    }),
  );
}

/** A function of a text, asked once for each. */
function once<Result>(of: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    if (!known.has(text)) known.set(text, of(text));
    return known.get(text) as Result;
  };
}

const parsedYaml = once((text) =>
  parseAllDocuments(text, { merge: true }).map((document) => {
    if (document.errors[0]) throw document.errors[0];
    return document.toJS() as unknown;
  }),
);

/**
 * Gathers what is wrong over all combinations, so that one failing assertion shows the whole extent. A check that does
 * not ask for the answers sees each text of a path once.
 */
function findings(
  check: (path: string, text: string, answers: Answers) => string | undefined,
): readonly string[] {
  const found = new Set<string>();
  const seen = new Map<string, Set<string>>();
  for (const { answers, files } of rendered)
    for (const [path, text] of files) {
      const known = seen.get(path) ?? new Set();
      if (check.length < 3 && known.has(text)) continue;
      seen.set(path, known.add(text));
      const finding = check(path, text, answers);
      if (finding) found.add(`${label(answers)}: ${path}: ${finding}`);
    }
  return [...found].slice(0, 20);
}

/** Which of some words a text says. */
function namedOf(words: readonly string[], flags = ''): (text: string) => readonly string[] {
  const patterns = words.map((word) => [word, new RegExp(`\\b${word}\\b`, flags)] as const);
  return once((text) => patterns.flatMap(([word, pattern]) => (pattern.test(text) ? [word] : [])));
}

describe(`every one of ${rendered.length} combinations`, () => {
  it('leaves no tag and no hole', () => {
    // In TypeScript `undefined` is a word of the language; elsewhere it is a hole.
    const hole = (path: string) =>
      path.endsWith('.ts') ? /<%|%>|\[object / : /<%|%>|\[object |\bundefined\b(?!`)/;
    expect(findings((path, text) => hole(path).exec(text)?.[0])).toEqual([]);
  });

  it('is LF, ends in one newline, and has no trailing blanks', () => {
    expect(
      findings((path, text) => {
        if (text === '' && path.endsWith('.py')) return undefined;
        if (text.includes('\r')) return 'CR';
        if (!text.endsWith('\n') || text.endsWith('\n\n')) return 'end of file';
        return /[ \t]+$/m.exec(text) ? `trailing blank: ${/^.*[ \t]+$/m.exec(text)?.[0]}` : undefined;
      }),
    ).toEqual([]);
  });

  it('is sorted', () => {
    for (const { files } of rendered) expect([...files.keys()]).toEqual([...files.keys()].sort());
  });

  it('parses, and is valid against the official schemas', () => {
    expect(
      findings((path, text) => {
        try {
          if (path.endsWith('.json')) return schemaErrors(path, JSON.parse(text));
          if (path.endsWith('.toml')) return schemaErrors(path, parseToml(text));
          // A chart's templates are YAML only once Helm has filled them in: test/e2e/targets.test.ts does.
          if (!/\.ya?ml$/.test(path) || path.includes('/chart/templates/')) return undefined;
          for (const document of parsedYaml(text)) {
            const errors = schemaErrors(path, document);
            if (errors) return errors;
          }
          return undefined;
        } catch (error) {
          return String(error);
        }
      }),
    ).toEqual([]);
  }, 60_000);

  it('has the same keys in the model, in .env.example and in compose', () => {
    for (const { answers, files } of rendered) {
      const app = assemble(catalog, answers);
      const own = app.variables.map(({ name }) => name).sort();
      const containers = app.services.flatMap(({ password }) => password ?? []);
      expect(dotenvKeys(files.get('.env.example') ?? '').sort(), label(answers)).toEqual(
        [...own, ...containers].sort(),
      );
      const compose = files.get('compose.yaml');
      if (!compose) continue;
      const [document] = parsedYaml(compose) as [{ services: Record<string, { environment: object }> }];
      for (const { name } of app.processes)
        expect(Object.keys(document.services[name]?.environment ?? {}).sort(), label(answers)).toEqual(own);
    }
  });

  it('holds no secret', () => {
    // What a test of URLs is about, and what says of itself that it is none.
    const known = /^(change-me-[a-z]+|\$\{.*|throwaway|hunter2.*|s3cret|p|p%40.*|p%2F.*|p@ss.*|….*|\{.*)$/;
    expect(
      findings((path, text) => {
        const credentials = [...text.matchAll(/[a-z]+:\/\/[\w.%-]*:([^@\s"'`]+)@/g)].map(
          ([, password]) => password ?? '',
        );
        const literal = credentials.find((password) => !known.test(password));
        const named =
          /(password|secret|token)\w*["']?\s*[:=]\s*["']?(?!change-me|\$|throwaway)[a-z0-9]{12,}/i.exec(
            text,
          )?.[0];
        return literal ? `credential ${literal}` : path.endsWith('.py') ? undefined : named;
      }),
    ).toEqual([]);
  });

  it('names no other framework', () => {
    const named = namedOf(
      catalog.frameworks.map(({ id }) => id),
      'i',
    );
    expect(findings((_, text, { framework }) => named(text).find((id) => id !== framework))).toEqual([]);
  });

  it('names no service that is not attached', () => {
    const named = namedOf(catalog.services.map(({ title }) => title));
    expect(
      findings((path, text, { services }) => {
        if (path === '.env.example' || path === 'LICENSE') return undefined;
        const titles = named(text);
        if (!titles.length) return undefined;
        const spoken = catalog.services
          .filter(({ id }) => services.includes(id))
          .map(({ protocol }) => protocol);
        // Source code names the protocol's client, which often has the name of the first service that spoke it.
        const absent = catalog.services.filter(
          ({ id, protocol }) =>
            !services.includes(id) && !(spoken.includes(protocol) && /^(src|tests?)\/|\.toml$/.test(path)),
        );
        return absent.find(({ title }) => titles.includes(title))?.title;
      }),
    ).toEqual([]);
  });
});

describe('the rules', () => {
  it('refuse exactly what is not valid', () => {
    const options = optionsOf(catalog);
    const known = new Set(combinations().map(label));
    for (const services of subsets(catalog.services.map(({ id }) => id)))
      for (const processes of subsets(catalog.processes.map(({ id }) => id))) {
        const answers = resolveAnswers(options, {
          services,
          processes,
          targets: [],
          ci: 'none',
          name: 'parcel-desk',
        });
        const refused = (() => {
          try {
            assemble(catalog, answers);
            return false;
          } catch (error) {
            return error instanceof AnswersError;
          }
        })();
        expect(refused, label(answers)).toBe(!known.has(label(answers)));
      }
  });
});
