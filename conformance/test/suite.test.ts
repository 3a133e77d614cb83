import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InProcessFactory } from '../drivers/in-process.ts';
import { referenceFactory } from '../reference/in-process.ts';
import type { Behaviour } from '../reference/ts/behaviour.ts';
import { MUTANTS } from '../reference/ts/mutants.ts';
import { conformanceTests, type SuiteOptions, type TestRunner } from '../suite.ts';

/** The door `khata/conformance`: registered with vitest itself, and with a runner that tells what became of each test. */

conformanceTests(
  { describe, test: it, beforeAll, afterAll },
  { driver: referenceFactory(), only: ['BAT-01', 'ACK-02', 'VA-C-DDP-01'] },
);

/** Registers, runs in order, and tells of each test what it threw, by the scenario. */
async function resultsOf(options: SuiteOptions): Promise<Readonly<Record<string, string>>> {
  const before: (() => Promise<void>)[] = [];
  const after: (() => Promise<void>)[] = [];
  const tests: [string, () => Promise<void>][] = [];
  const runner: TestRunner = {
    describe: (_, body) => body(),
    test: (name, body) => void tests.push([name, body]),
    beforeAll: (body) => void before.push(body),
    afterAll: (body) => void after.push(body),
  };
  conformanceTests(runner, options);
  const results: Record<string, string> = {};
  for (const body of before) await body();
  try {
    for (const [name, body] of tests) {
      const [scenario = ''] = name.split(':');
      results[scenario] = await body().then(
        () => '',
        (error: Error) => error.message,
      );
    }
  } finally {
    for (const body of after) await body();
  }
  return results;
}

function mutant(wanted: string): InProcessFactory {
  const found = MUTANTS.find(({ id }) => id === wanted);
  if (found === undefined) throw new Error(`there is no mutant ${wanted}`);
  return referenceFactory(found.behaviour as Behaviour);
}

/** Says of everything that it is done, and does nothing. */
const idle: InProcessFactory = () => ({
  handle: ({ operation }) =>
    operation === 'hello'
      ? {
          result: {
            protocolVersion: 1,
            name: 'idle',
            version: '1',
            instanceId: 'one',
            capabilities: ['SYNC', 'API_KEY'],
          },
        }
      : { result: operation === 'start' || operation === 'stop' ? {} : { outcome: 'SUCCEEDED' } },
});

describe('the suite in a test runner', () => {
  it('registers kill scenarios too, and passes for a client that does everything', async () => {
    const results = await resultsOf({ driver: referenceFactory(), only: ['ACK-02', 'BAT-01'] });
    expect(Object.keys(results)).toContain('BATCHES_250');
    expect(Object.keys(results).length).toBeGreaterThan(1);
    expect(new Set(Object.values(results))).toEqual(new Set(['']));
  });

  it('fails a mutant with what was expected and observed', async () => {
    const results = await resultsOf({ driver: mutant('new-key-per-try'), only: ['IDM-01'] });
    const [told = ''] = Object.values(results);
    expect(told).toMatch(
      /^VA-C-IDM-01 MUST .+\n {2}expected: .+\n {2}observed: .+\n {2}where: {4}exchanges? #.+\n {2}fix: {6}.+\n {2}more: {5}npx khata conform explain VA-C-IDM-01/,
    );
  });

  it('passes nothing that was not seen', async () => {
    const results = await resultsOf({ driver: idle, only: ['ACK-05'] });
    expect(Object.values(results)).not.toEqual([]);
    for (const told of Object.values(results)) expect(told).toMatch(/^VA-C-ACK-05\n {2}not seen: /);
  });

  it('says what to write where the integration claims less', async () => {
    const results = await resultsOf({ driver: idle, only: ['BAT-01'] });
    expect(results).toEqual({
      BATCHES_250:
        "the integration does not claim CREATE, so that nothing was shown; where that is right, give conformanceTests capabilities: ['SYNC', 'API_KEY']",
    });
    expect(await resultsOf({ driver: idle, only: ['BAT-01'], capabilities: ['SYNC', 'API_KEY'] })).toEqual(
      {},
    );
  });

  it('needs kill() for kill checks', async () => {
    const factory: InProcessFactory = async (context) => {
      const client = await referenceFactory()(context);
      return { handle: (command) => client.handle(command) };
    };
    const results = await resultsOf({ driver: factory, only: ['ACK-02'] });
    for (const told of Object.values(results)) expect(told).toContain('RESTART takes a kill()');
  });

  it('takes no check that there is not', async () => {
    await expect(resultsOf({ driver: idle, only: ['BAT-99'] })).rejects.toThrow(
      /there is no check or area "BAT-99"/,
    );
  });
});
