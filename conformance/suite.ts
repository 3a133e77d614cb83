import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHECKS } from './checks/index.ts';
import { type InProcessFactory, inProcessDriver } from './drivers/in-process.ts';
import { judgeEvidence } from './framework/decide.ts';
import { KitBank } from './harness/kit-bank.ts';
import { playScenario } from './harness/play.ts';
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
  /** Ids of checks, `VA-C-…`; left out, all. */
  readonly only?: readonly string[];
  readonly seed?: number;
}

/** More than the longest scenario takes. */
const TIMEOUT = 90_000;

/**
 * Registers one test for each scenario: for working on an integration in watch mode. It shares the checks with
 * `khata conform run`; a result of this kind alone proves less, since test and integration share a process.
 */
export function conformanceTests(runner: TestRunner, { driver, only, seed = 1 }: SuiteOptions): void {
  const checks = only === undefined ? CHECKS : CHECKS.filter(({ id }) => only.includes(id));
  const source = inProcessDriver(driver);
  let bank: KitBank;
  let folder: string;
  runner.describe('conformance', () => {
    runner.beforeAll(async () => {
      bank = await KitBank.open();
      folder = await mkdtemp(join(tmpdir(), 'khata-suite-'));
    });
    runner.afterAll(async () => {
      await bank.close();
      await rm(folder, { recursive: true, force: true });
    });
    for (const scenario of chosenScenarios(SCENARIOS, checks)) {
      if (scenario.needs.includes('RESTART') && !source.canRestart) continue;
      const play = async () => {
        const { signal } = new AbortController();
        const evidence = await playScenario(scenario, { bank, source, seed, attempt: 1, folder, signal });
        const breaches = [...judgeEvidence(checks, evidence)].flatMap(([id, { findings }]) =>
          findings.map(({ expected, observed }) => `${id}\n  expected: ${expected}\n  observed: ${observed}`),
        );
        if (evidence.ending.kind === 'BROKEN') breaches.push(evidence.ending.why);
        if (breaches.length > 0) throw new Error(breaches.join('\n'));
      };
      runner.test(`${scenario.id}: ${scenario.title}`, play, TIMEOUT);
    }
  });
}
