import { CHECKS } from './checks/index.ts';
import { chosenChecks } from './cli/only.ts';
import type { DriverSource } from './drivers/driver.ts';
import { type InProcessFactory, inProcessDriver } from './drivers/in-process.ts';
import type { Capability } from './drivers/protocol.ts';
import type { Check, Finding } from './framework/check.ts';
import { judgeEvidence } from './framework/decide.ts';
import { playScenario } from './harness/play.ts';
import { openRunPlace, type RunPlace } from './harness/run-place.ts';
import type { Evidence } from './judge/evidence.ts';
import { exchangeNumbers } from './reporters/problems.ts';
import { chosenScenarios } from './run.ts';
import { SCENARIOS } from './scenarios/index.ts';

/** What a test runner gives: vitest's own functions, or jest's globals. */
export interface TestRunner {
  describe(name: string, body: () => void): void;
  test(name: string, body: () => Promise<void>, timeoutMilliseconds?: number): void;
  beforeAll(body: () => Promise<void>): void;
  afterAll(body: () => Promise<void>): void;
}

/** What is tested, and with what. */
export interface SuiteOptions {
  /** Makes the integration under test, anew for each session. */
  readonly driver: InProcessFactory;
  /** Ids of checks or names of areas, as `conform run --only` takes them: `ACK-02`, `refunds`; left out, all. */
  readonly only?: readonly string[];
  /** What the integration claims in hello; scenarios that need more are left out. Left out, all are played. */
  readonly capabilities?: readonly Capability[];
  readonly seed?: number;
}

/** Why what was played proves nothing, for a check that is judged by this scenario: silence is no pass. */
function unseenWords({ id, witness }: Check<Evidence>, { ending }: Evidence): string {
  return `${id}\n  not seen: ${witness}${ending.kind === 'PLAYED' ? '' : `: ${ending.why}`}`;
}

function breachWords({ id, title, explain }: Check<Evidence>, finding: Finding): string {
  const { expected, observed } = finding;
  const numbers = exchangeNumbers(finding);
  return [
    `${id} ${title}`,
    `  expected: ${expected}`,
    `  observed: ${observed}`,
    ...(numbers === '' ? [] : [`  where:    ${numbers}`]),
    `  fix:      ${explain.fix}`,
    `  more:     npx khata conform explain ${id}`,
  ].join('\n');
}

/** Everything that speaks against a pass, as a test's failure tells it. */
function complaintsOf(checks: readonly Check<Evidence>[], evidence: Evidence): readonly string[] {
  const judged = judgeEvidence(checks, evidence);
  const complaints = checks.flatMap((check) => {
    const one = judged.get(check.id);
    if (one === undefined || check.level === 'INFO') return [];
    const breaches = one.findings.map((finding) => breachWords(check, finding));
    const isOwn = check.scenarios.includes(evidence.scenario);
    if (breaches.length > 0 || one.witnessed > 0 || !isOwn) return breaches;
    return [unseenWords(check, evidence)];
  });
  if (evidence.ending.kind === 'BROKEN') complaints.push(evidence.ending.why);
  return complaints;
}

/** What the integration can be asked for: what it claims, and RESTART only where it can be killed. */
async function claimedBy(source: DriverSource, folder: string): Promise<readonly Capability[]> {
  const driver = await source.open(folder);
  const { capabilities } = driver.hello;
  await driver.close();
  return capabilities.filter((one) => one !== 'RESTART' || source.canRestart);
}

function notClaimedWords(missing: readonly Capability[], claimed: readonly Capability[]): string {
  const kill = missing.includes('RESTART') ? ' (RESTART takes a kill() of the instance, too)' : '';
  const list = claimed.map((one) => `'${one}'`).join(', ');
  return `the integration does not claim ${missing.join(', ')}${kill}, so that nothing was shown; where that is right, give conformanceTests capabilities: [${list}]`;
}

/** More than the longest scenario takes. */
const TIMEOUT = 90_000;

/**
 * Registers one test for each scenario: for working on an integration in watch mode. It shares the checks with
 * `khata conform run`; a result of this kind alone proves less, since test and integration share a process.
 * Scenarios that show nothing without an environment of their own, which only a program can be given, are left out.
 * @throws Error when `only` names no check
 */
export function conformanceTests(
  runner: TestRunner,
  { driver, only, capabilities, seed = 1 }: SuiteOptions,
): void {
  const chosen = chosenChecks(
    only,
    CHECKS.map(({ id }) => id),
  );
  const checks = CHECKS.filter(
    ({ id, needs }) =>
      chosen?.includes(id) !== false && needs.every((need) => capabilities?.includes(need) !== false),
  );
  const scenarios = chosenScenarios(SCENARIOS, checks).filter(
    ({ isEnvironmentNeeded, needs }) =>
      isEnvironmentNeeded !== true && needs.every((need) => capabilities?.includes(need) !== false),
  );
  const source = inProcessDriver(driver);
  let place: RunPlace;
  let claimed: readonly Capability[] = [];
  runner.describe('conformance', () => {
    runner.beforeAll(async () => {
      place = await openRunPlace('khata-suite-');
      claimed = await claimedBy(source, place.folder);
    });
    runner.afterAll(async () => {
      await place.close();
    });
    for (const scenario of scenarios) {
      const play = async () => {
        const missing = scenario.needs.filter((need) => !claimed.includes(need));
        if (missing.length > 0) throw new Error(notClaimedWords(missing, claimed));
        const evidence = await playScenario(scenario, { ...place, source, seed, attempt: 1 });
        const complaints = complaintsOf(checks, evidence);
        if (complaints.length > 0) throw new Error(complaints.join('\n'));
      };
      runner.test(`${scenario.id}: ${scenario.title}`, play, TIMEOUT);
    }
  });
}
