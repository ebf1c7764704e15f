import { expect, test } from 'vitest';
import { ServiceUrl } from '../src/backing-services/service-url.ts';

const kinds = ['postgresql', 'redis'] as const;
const parse = (url: string) => new ServiceUrl(url, kinds);

test.each([
  ['postgres://h/d', { kind: 'postgresql', host: 'h', port: 5432, path: 'd' }],
  ['postgresql://u:p@h:1/d', { username: 'u', password: 'p', port: 1 }],
  ['postgresql://u:p@/d?host=/cloudsql/x', { socket: '/cloudsql/x', username: 'u', path: 'd' }],
  ['redis://:p@h/3', { kind: 'redis', port: 6379, username: undefined, password: 'p', path: '3' }],
  ['rediss://h', { kind: 'redis', port: 6379, tls: {} }],
  ['valkeys://h', { kind: 'redis', port: 6379, tls: {} }],
  ['postgresql://u%40x:p%2F%3A@h/d%20b', { username: 'u@x', password: 'p/:', path: 'd b' }],
  ['postgresql://u:p@[::1]:5/1', { host: '::1', port: 5 }],
])('%s', (url, parts) => {
  expect(parse(url)).toMatchObject(parts);
});

test.each([
  ['sslmode=disable', undefined],
  ['sslmode=prefer', undefined],
  ['sslmode=require', { rejectUnauthorized: false }],
  ['ssl-mode=REQUIRED', { rejectUnauthorized: false }],
  ['ssl_cert_reqs=none', { rejectUnauthorized: false }],
  ['sslmode=verify-ca', { checkServerIdentity: expect.any(Function) }],
  ['sslmode=verify-full', {}],
  ['ssl-mode=VERIFY_IDENTITY', {}],
])('?%s', (parameter, tls) => {
  expect(parse(`postgresql://h/1?${parameter}`).tls).toEqual(tls);
});

test.each([
  ['hunter2', 'is not a URL'],
  ['postgresql://u:hunter2/@h/1', 'is not a URL'],
  ['postgresql:/hunter2', 'names no host'],
  ['http://u:hunter2@h', 'must start with '],
  ['redis://h/hunter2', 'must end in the number of a database'],
  ['postgresql://u:hunter2%zz@h/1', 'is not percent-encoded correctly'],
  ['postgresql://u:hunter2@h/1?sslmode=maybe', 'has an unknown sslmode'],
  ['postgresql://u:hunter2@h/1?sslmode=verify-ca&sslrootcert=/none', 'cannot be read'],
])('%s %s', (url, message) => {
  expect(() => parse(url)).toThrow(message);
  expect(() => parse(url)).not.toThrow('hunter2');
});

test('accepts only the kinds asked for', () => {
  expect(() => new ServiceUrl('redis://h/1', ['postgresql'])).toThrow('must start with');
});
