// Stryker on the judge: does a unit test notice when a line of it is wrong? `npm run mutate:judge`, see ../mutate.mjs.

export default {
  mutate: [
    'conformance/judge/*.ts',
    'conformance/lib/{money,days}.ts',
    'conformance/framework/{decide,outcome}.ts',
    'conformance/checks/*.ts',
    // A list of lists; the kill matrix misses what is missing in it.
    '!conformance/checks/index.ts',
    '!conformance/**/*.test.ts',
  ],
  testRunner: 'khata-unit',
  testRunnerNodeArgs: ['--import', 'tsx'],
  plugins: ['./scripts/kit/mutate/unit-runner.mjs', './scripts/kit/mutate/texts.mjs'],
  // Words, and what a check declares beside its judge; the reasons stand in texts.mjs. No kind of mutation is left out.
  ignorers: ['khata-texts'],
  coverageAnalysis: 'perTest',
  // Sessions of the suite share small machines; the machine's owner may ask for more: `-- --concurrency 4`.
  concurrency: 1,
  timeoutMS: 10_000,
  // What the copy that is mutated can do without. The copy lies where git, and so every other tool, does not look.
  tempDirName: '.cache/stryker',
  ignorePatterns: [
    '.ci',
    '.khata',
    'coverage',
    'dist',
    'dist.new',
    'docs',
    'examples',
    'fixtures',
    'reports',
  ],
  reporters: ['clear-text', 'json'],
  clearTextReporter: { logTests: false, reportTests: false, skipFull: false },
  jsonReporter: { fileName: '.cache/mutation.json' },
  allowEmpty: false,
  checkers: [],
  thresholds: { high: 95, low: 85, break: 85 },
};
