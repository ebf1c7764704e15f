import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**', 'test/golden/**'],
    pool: 'forks',
    maxWorkers: 2,
    // A deadline for what hangs, not a measure: the machine may be busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
