// The unit tests of the judge alone: no sandbox, no network, no project but this one.
import { defineConfig } from 'vitest/config';

const ROOMS = ['checks', 'judge', 'lib', 'framework'];

export default defineConfig({
  test: {
    include: ROOMS.map((room) => `conformance/${room}/**/*.test.ts`),
    testTimeout: 10_000,
    isolate: false,
  },
});
