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

/** Every combination once: rendering is pure, so what one test saw another may use. */
const rendered = combinations().map((answers) => ({ answers, files: texts(answers) }));

function texts(answers: Answers): ReadonlyMap<string, string> {
  return new Map(
    [...renderProject(catalog, templates, answers)].map(([path, { contents }]) => [path, String(contents)]),
  );
}

/**
 * Gathers what is wrong over all combinations, so that one failing assertion shows the whole extent. Most files are
 * the same in most combinations: a check that does not ask for the answers sees each text once.
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
          for (const document of parseAllDocuments(text, { merge: true })) {
            if (document.errors[0]) return document.errors[0].message;
            const errors = schemaErrors(path, document.toJS());
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
      const document = parseAllDocuments(compose, { merge: true })[0]?.toJS() as {
        services: Record<string, { environment: object }>;
      };
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
    const ids = catalog.frameworks.map(({ id }) => id);
    expect(
      findings((_, text, { framework }) =>
        ids.find((id) => id !== framework && new RegExp(`\\b${id}\\b`, 'i').test(text)),
      ),
    ).toEqual([]);
  });

  it('names no service that is not attached', () => {
    expect(
      findings((path, text, { services }) => {
        if (path === '.env.example' || path === 'LICENSE') return undefined;
        const spoken = catalog.services
          .filter(({ id }) => services.includes(id))
          .map(({ protocol }) => protocol);
        // Source code names the protocol's client, which often has the name of the first service that spoke it.
        const absent = catalog.services.filter(
          ({ id, protocol }) =>
            !services.includes(id) && !(spoken.includes(protocol) && /^(src|tests?)\/|\.toml$/.test(path)),
        );
        return absent.find(({ title }) => new RegExp(`\\b${title}\\b`).test(text))?.title;
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
