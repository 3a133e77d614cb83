// A test runner for Stryker that plays the judge's unit tests in its own process: they are loaded once and called again for
// each mutant. vitest would start a worker and load the judge for each, which is nearly all of the time that a mutant takes.
// It can do what these tests need and no more: describe, test, it, their `each`, and vitest's own `expect`.
import { readdirSync } from 'node:fs';
import { register } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOMS = ['checks', 'judge', 'lib', 'framework'].map((room) => `conformance/${room}`);
/** Where Stryker's instrumented code looks for the mutant that is alive, and counts. */
globalThis.__stryker__ ??= {};
const strykers = globalThis.__stryker__;

function testFiles() {
  return ROOMS.flatMap((room) =>
    readdirSync(room, { recursive: true })
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => join(room, file)),
  ).sort();
}

register(new URL('./loader.mjs', import.meta.url));

/**
 * Loads the tests of the working directory, which is Stryker's copy.
 * @param mutant the one of a module constant, for which everything is loaded anew; undefined: as it stands
 */
async function load(mutant) {
  const { collect } = await import('./vitest-door.mjs');
  const query = mutant === undefined ? '' : `?mutant=${mutant}`;
  const tests = new Map();
  for (const file of testFiles()) {
    const found = await collect(() => import(pathToFileURL(join(process.cwd(), file)).href + query));
    for (const [at, { name, run }] of found.entries()) {
      // Names may come twice in a file, numbers do not.
      const id = `${file}#${at + 1} ${name}`;
      tests.set(id, { id, name, fileName: join(process.cwd(), file), run });
    }
  }
  return tests;
}

async function failureOf({ run }) {
  try {
    await run();
  } catch (error) {
    return String(error?.message ?? error);
  }
}

class UnitRunner {
  #tests;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun() {
    strykers.activeMutant = undefined;
    this.#tests = await load();
    const results = [];
    for (const test of this.#tests.values()) {
      strykers.currentTestId = test.id;
      const started = performance.now();
      const failureMessage = await failureOf(test);
      const { id, name, fileName } = test;
      const told = failureMessage === undefined ? { status: 0 } : { status: 1, failureMessage };
      results.push({ id, name, fileName, timeSpentMs: performance.now() - started, ...told });
    }
    strykers.currentTestId = undefined;
    return { status: 'complete', tests: results, mutantCoverage: strykers.mutantCoverage };
  }

  async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit }) {
    const isStatic = mutantActivation === 'static';
    strykers.activeMutant = undefined;
    this.#tests ??= await load();
    strykers.activeMutant = activeMutant.id;
    strykers.hitCount = 0;
    strykers.hitLimit = hitLimit;
    let tests = this.#tests;
    try {
      if (isStatic) tests = await load(activeMutant.id);
    } catch (error) {
      return { status: 'killed', killedBy: [], failureMessage: `does not load: ${error}`, nrOfTests: 0 };
    }
    const chosen = testFilter?.map((id) => tests.get(id)) ?? [...tests.values()];
    let played = 0;
    for (const test of chosen) {
      played += 1;
      const failureMessage = await failureOf(test);
      if (failureMessage === undefined) continue;
      if (strykers.hitCount > hitLimit) return { status: 'timeout', reason: 'an endless loop' };
      if (!isStatic) await this.#passesAlone(test);
      return { status: 'killed', killedBy: [test.id], failureMessage, nrOfTests: played };
    }
    return { status: 'survived', nrOfTests: played };
  }

  /** A mutant that spoiled what tests share would seem to kill all that come after it. Stryker starts anew on a throw. */
  async #passesAlone(test) {
    strykers.activeMutant = undefined;
    strykers.hitLimit = undefined;
    const failure = await failureOf(test);
    if (failure !== undefined) throw new Error(`${test.id} fails without a mutant, too: ${failure}`);
  }
}

/** Found by Stryker under this name; written out, so that its API is no dependency of ours. */
export const strykerPlugins = [{ kind: 'TestRunner', name: 'khata-unit', injectableClass: UnitRunner }];
