import { defineConfig } from 'vitest/config';
import { ClosingLineReporter } from './scripts/closing-line.ts';

// Long suites (durability, model, whole-server) run in `npm test`; `npm run check` runs the rest.
const LONG = ['sandbox/test/**/*.test.ts', 'conformance/test/**/*.test.ts', 'sandbox/**/*.long.test.ts'];
const ALL = ['sandbox/**/*.test.ts', 'conformance/**/*.test.ts', 'spec/**/*.test.ts', 'scripts/**/*.test.ts'];

export default defineConfig({
  test: {
    reporters: ['default', new ClosingLineReporter()],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'unit', include: ALL, exclude: LONG } },
      { extends: true, test: { name: 'long', include: LONG, testTimeout: 300_000, hookTimeout: 120_000 } },
    ],
  },
});
