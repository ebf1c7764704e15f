import { defineConfig } from 'vitest/config';

/** Tests that keep nothing in a module and change nothing of their process: they may share what they load. */
const PURE = ['test/{core,merge,targets,write}/**/*.test.ts', 'test/matrix.test.ts'];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // A deadline for what hangs, not a measure: the machine may be busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'pure', include: PURE, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'process',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/golden/**', ...PURE],
        },
      },
    ],
  },
});
