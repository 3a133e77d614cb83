/**
 * The import law of the house (ARCHITECTURE.md). Each rule names a room and what it must not know, with
 * the reason. Type-only imports are seen for cycles of meaning but do not count as room crossings.
 */

const room = (name, path, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path, pathNot: '\\.test\\.ts$' },
  to: { pathNot: allowed, dependencyTypesNot: ['type-only', 'core', 'npm', 'npm-dev'] },
});

const LIB = '^sandbox/lib/';
const DOMAIN = '^sandbox/domain/';
const SERVICES = '^sandbox/services/';
const PORT = '^sandbox/stores/(store|collections)\\.ts$';
const CONTRACT = '^sandbox/contract/';
const HTTP = '^sandbox/http/';
const PRESENTERS = '^sandbox/presenters/';
const GENERATED = '^spec/generated/';
const CATALOGUE = '^spec/generated/problems\\.ts$';

export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle is two files that cannot be understood, tested or replaced one by one.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nobody-imports-scripts-tests-fixtures',
      comment: 'Scripts and tests stand on the product, never under it; fixtures are read through a loader.',
      severity: 'error',
      from: {
        path: '^(sandbox|conformance|spec)/',
        pathNot: '(\\.test\\.ts$|^sandbox/test/|^conformance/test/)',
      },
      to: { path: '(^scripts/|^fixtures/|\\.test\\.ts$|^sandbox/test/|^conformance/test/)' },
    },
    room(
      'spec-is-a-leaf',
      '^spec/',
      ['^spec/'],
      'The contract knows no implementation: everything follows from it.',
    ),
    room(
      'lib-is-a-leaf',
      LIB,
      [LIB, CATALOGUE],
      'Leaf helpers know only the generated catalogue of problem codes (ADR 0004).',
    ),
    room(
      'domain-is-pure',
      DOMAIN,
      [DOMAIN, LIB],
      'Rules take state and instants as arguments: no store, no clock, no I/O.',
    ),
    {
      name: 'domain-touches-nothing-outside',
      comment: 'A rule that reads a file, a socket or an environment cannot be replayed.',
      severity: 'error',
      from: { path: DOMAIN, pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    room(
      'stores-know-no-rules',
      '^sandbox/stores/',
      ['^sandbox/stores/', LIB],
      'Two stores full of rules must agree for ever, and will not. Entity types only.',
    ),
    room(
      'services-see-the-port',
      SERVICES,
      [SERVICES, DOMAIN, LIB, PORT],
      'A use case works on any store: it sees the port, never an adapter.',
    ),
    room(
      'contract-knows-spec-and-lib',
      CONTRACT,
      [CONTRACT, GENERATED, LIB],
      'Router and validation serve any contract; the bank is none of their business.',
    ),
    room(
      'http-serves-doors',
      HTTP,
      [HTTP, CONTRACT, SERVICES, DOMAIN, LIB, GENERATED, PORT],
      'The pipeline is the same for every door and imports none.',
    ),
    room(
      'presenters-shape-entities',
      PRESENTERS,
      [PRESENTERS, DOMAIN, LIB, GENERATED],
      'Wire shapes shared by doors: entities in, contract shapes out.',
    ),
    room(
      'bank-calls-services',
      '^sandbox/bank/',
      ['^sandbox/bank/', HTTP, CONTRACT, SERVICES, DOMAIN, LIB, PRESENTERS, GENERATED],
      'Doors never import each other and never touch a store.',
    ),
    room(
      'control-calls-services',
      '^sandbox/control/',
      ['^sandbox/control/', HTTP, CONTRACT, SERVICES, DOMAIN, LIB, PRESENTERS, GENERATED],
      'Doors never import each other and never touch a store.',
    ),
    room(
      'portal-calls-services',
      '^sandbox/portal/',
      ['^sandbox/portal/', HTTP, CONTRACT, SERVICES, DOMAIN, LIB, PRESENTERS, GENERATED],
      'Doors never import each other and never touch a store.',
    ),
    room(
      'replay-uses-the-library-door',
      '^sandbox/replay/',
      ['^sandbox/replay/', '^sandbox/(index|fixtures)\\.ts$', LIB],
      'What replays a recording is a client: it must not see more than a client does.',
    ),
    room(
      'clients-carry-no-server',
      '^sandbox/client/',
      ['^sandbox/client/', GENERATED, '^sandbox/lib/clock\\.ts$'],
      'What a partner puts into a program of their own must not bring a sandbox along.',
    ),
    room(
      'kit-lib-is-a-leaf',
      '^conformance/lib/',
      ['^conformance/lib/'],
      'Money and days of the kit are its own: two programs that share a fault agree on it.',
    ),
    room(
      'framework-knows-no-bank',
      '^conformance/framework/',
      ['^conformance/(framework|lib)/'],
      'Decisions follow from what checks say; they receive checks and evidence as arguments.',
    ),
    room(
      'judge-is-pure',
      '^conformance/judge/',
      ['^conformance/(judge|lib)/', GENERATED],
      'Evidence in, words out: the same today, tomorrow and when somebody else judges again.',
    ),
    room(
      'checks-see-evidence-only',
      '^conformance/checks/',
      ['^conformance/(checks|judge|framework|lib|scenarios)/', GENERATED],
      'A check is a pure function of evidence. Of scenarios it may know the figures that they play.',
    ),
    room(
      'scenarios-judge-nothing',
      '^conformance/scenarios/',
      ['^conformance/(scenarios|framework|harness|judge|lib)/'],
      'A story is played the same whatever is asked of it afterwards.',
    ),
    {
      name: 'judges-touch-nothing-outside',
      comment: 'A verdict that reads a file, a clock or a socket cannot be given again.',
      severity: 'error',
      from: { path: '^conformance/(framework|judge|checks|lib/(money|days))', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    room(
      'drivers-know-no-checks',
      '^conformance/drivers/',
      ['^conformance/(drivers|lib)/', GENERATED],
      'How an integration is reached is the same for every question.',
    ),
    room(
      'reporters-tell-what-they-are-told',
      '^conformance/reporters/',
      ['^conformance/(reporters|framework|lib)/', GENERATED],
      'A report can be made from report.json alone.',
    ),
    {
      name: 'the-sandbox-knows-no-kit',
      comment: 'Khata without its kit is a sandbox; the kit stands on it, never under it.',
      severity: 'error',
      from: { path: '^sandbox/' },
      to: { path: '^conformance/' },
    },
    {
      name: 'only-the-door-is-public',
      comment: 'The kit speaks HTTP and uses the public library door, never the inside of the sandbox.',
      severity: 'error',
      from: { path: '^conformance/' },
      to: { path: '^sandbox/', pathNot: '^sandbox/index\\.ts$' },
    },
    {
      name: 'ajv-stays-in-generation',
      comment: 'Schemas are compiled ahead of time; a second validator at run time would be a second truth.',
      severity: 'error',
      from: {
        path: '^(sandbox|conformance|scripts)/',
        pathNot: ['^scripts/spec/', '^conformance/schema/', '\\.test\\.ts$', '/test/'],
      },
      to: { path: 'node_modules/ajv' },
    },
    {
      name: 'one-reader-of-lowdb',
      comment: 'Only the embedded store knows lowdb.',
      severity: 'error',
      from: { path: '^(sandbox|conformance|scripts)/', pathNot: '^sandbox/stores/lowdb/' },
      to: { path: 'node_modules/lowdb' },
    },
    {
      name: 'no-dev-dependency-at-run-time',
      comment: 'What partners install must run without our tools.',
      severity: 'error',
      from: { path: '^(sandbox|conformance)/', pathNot: '(\\.test\\.ts$|/test/)' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that resolves to nothing fails only when it is reached.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
