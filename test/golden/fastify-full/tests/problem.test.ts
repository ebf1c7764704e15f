import { expect, test } from 'vitest';
import { ServiceUnavailableError } from '../src/backing-services/backing-service.ts';
import { Problem, problemFrom } from '../src/problem.ts';

test('shows nothing of an unexpected error', () => {
  expect(JSON.parse(JSON.stringify(problemFrom(new Error('hunter2'))))).toEqual({
    type: 'about:blank',
    title: 'Internal Server Error',
    status: 500,
  });
});

test.each([
  [new Problem(404), 404],
  [new ServiceUnavailableError('the queue'), 503],
  [Object.assign(new Error(), { code: 'ECONNREFUSED' }), 503],
  [Object.assign(new Error(), { statusCode: 413 }), 413],
  [Object.assign(new Error(), { statusCode: 502 }), 500],
  ['thrown', 500],
])('%s is a %i', (error, status) => {
  expect(problemFrom(error).status).toBe(status);
});
