import { describe, expect, it } from 'vitest';
import { environmentOf, parseCompose, seconds, wordsOf } from '../../conformance/project/compose.ts';
import { credentialsIn, isTest } from '../../conformance/project/credentials.ts';
import { execForm, imagesOf, parseDockerfile } from '../../conformance/project/dockerfile.ts';
import { parseDotenv } from '../../conformance/project/dotenv.ts';
import { floating } from '../../conformance/project/images.ts';
import { printedConfig } from '../../conformance/project/printed-config.ts';

describe('.env.example', () => {
  it('gives each entry the comment above it, up to an empty line', () => {
    const [port, url] = parseDotenv(
      '# Made by hand\n\n# The port\n# integer; default 8080\nPORT=8080\n# url; required; secret\nX_URL="a b"\n',
    );
    expect(port).toMatchObject({ name: 'PORT', value: '8080', required: false, secret: false });
    expect(port?.comment).toBe('The port\ninteger; default 8080');
    expect(url).toMatchObject({ name: 'X_URL', value: 'a b', required: true, secret: true });
  });
});

describe('a Dockerfile', () => {
  const stages = parseDockerfile(
    'ARG BASE=debian:13\n# a comment\nFROM ${BASE} AS build\nRUN a \\\n  # between\n  && b\nFROM --platform=linux/amd64 x:1.2\nCOPY --from=build /a /b\nCOPY --from=ghcr.io/uv:1.2 /uv /bin/\n',
  );

  it('has stages, whose instructions may go over several lines', () => {
    expect(stages.map(({ base, name }) => [base, name])).toEqual([
      ['debian:13', 'build'],
      ['x:1.2', '1'],
    ]);
    expect(stages[0]?.instructions).toEqual([{ keyword: 'RUN', text: 'a && b', line: 4 }]);
  });

  it('names images from elsewhere, its own stages left out', () => {
    expect(imagesOf(stages)).toEqual(['debian:13', 'x:1.2', 'ghcr.io/uv:1.2']);
  });

  it('has commands in exec form or in shell form', () => {
    expect(execForm('["app", "web"]')).toEqual(['app', 'web']);
    expect(execForm('app web')).toBeUndefined();
  });
});

describe('a compose file', () => {
  it('is read with its anchors, in either form of command and environment', () => {
    const { services } = parseCompose(
      'x-a: &a\n  image: i\n  environment: { A: 1 }\nservices:\n  web:\n    <<: *a\n    command: [app, web]\n  old:\n    command: app web\n    environment: [B=x=y]\n    ports: !override ["1:1"]\n',
    );
    expect(services['web']).toMatchObject({ image: 'i', command: ['app', 'web'] });
    expect(environmentOf(services['web'])).toEqual({ A: '1' });
    expect(environmentOf(services['old'])).toEqual({ B: 'x=y' });
    expect(wordsOf(services['old']?.command)).toEqual(['app', 'web']);
  });

  it('has durations', () => {
    expect([seconds('1m30s', 0), seconds('500ms', 0), seconds(undefined, 10)]).toEqual([90, 0.5, 10]);
  });
});

describe('an image floats', () => {
  it.each(['python', 'python:latest', 'python:3', 'node:lts-slim', 'python:3.10.0a3-alpine3.12', 'r:5000/x'])(
    '%s',
    (image) => expect(floating(image)).toBe(true),
  );
  it.each(['python:3.14.7-slim', 'postgres:18.6-trixie', `x@sha256:${'0'.repeat(64)}`])(
    'unlike %s',
    (image) => expect(floating(image)).toBe(false),
  );
});

describe('a credential', () => {
  it.each([
    `AKIA${'ABCDEFGHIJKLMNOP'}`,
    'mysql://testdb:t123x9@localhost/testdb',
    'DB_PASSWORD=correcthorse9',
  ])('%s', (text) => expect(credentialsIn(text)).toHaveLength(1));
  it.each([
    'postgresql://app:change-me-postgres@localhost/app',
    'postgresql://app:${POSTGRES_PASSWORD:?}@postgres/app',
    'POSTGRES_PASSWORD: throwaway',
    'password = settings.password',
  ])('is not in %s', (text) => expect(credentialsIn(text)).toEqual([]));

  it('may be invented in a test', () => {
    expect(isTest('tests/test_urls.py') && isTest('src/a.spec.ts') && !isTest('src/latest.py')).toBe(true);
    expect(credentialsIn('mysql://testdb:t123x9@localhost/testdb', true)).toEqual([]);
  });
});

describe('app config', () => {
  it('is read as lines or as JSON', () => {
    for (const text of ['PORT=8080\nA_URL=***\n', '{\n  "PORT": "8080",\n  "A_URL": "***"\n}\n'])
      expect([...printedConfig(text)]).toEqual([
        ['PORT', '8080'],
        ['A_URL', '***'],
      ]);
  });
});
