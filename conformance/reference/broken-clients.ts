import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { commandDriver } from '../drivers/command.ts';
import type { Check } from '../framework/check.ts';
import { decideAll, type Profile } from '../framework/decide.ts';
import type { CheckResult } from '../framework/report.ts';
import type { Evidence } from '../judge/evidence.ts';
import { BROKEN_DRIVERS, type BrokenDriver } from './broken/index.ts';
import { CONTROLS } from './kill-matrix.ts';
import type { MatrixClient } from './matrix.ts';

/** Where a driver that breaks the protocol shows it: one story is enough. */
const ONE_STORY = 'TWINS';
/** What a driver that only talks plays besides the controls: where logs are searched. */
const LOGGING = 'UNREADABLE_ANSWERS';
/** Milliseconds that a good driver needs a tenth of. */
const HELLO_MILLISECONDS = 5_000;
/** Nothing is demanded: what does not happen must say so by itself. */
const NO_PROFILE: Profile = { name: 'none', title: '', required: [], demands: [] };

/** A broken driver as a client of the matrix, which no check has to name. */
export interface BrokenClient extends MatrixClient {
  readonly driver: BrokenDriver;
  /** Ids of the scenarios that it plays. */
  readonly stories: readonly string[];
}

/** What became of a broken driver in one scenario. */
export interface BrokenVerdict {
  /** Whether nothing passed, and what is wrong was told as it should. */
  readonly isRight: boolean;
  /** One line: what a person would read. */
  readonly line: string;
}

/**
 * The broken drivers as programs.
 * @param folder that has their runnable files: `says-ok.js`
 * @param environment the kit's, of which a driver sees a part
 * @returns those whose file is there
 */
export function brokenClients(
  folder: string,
  environment: Readonly<Record<string, string | undefined>>,
): readonly BrokenClient[] {
  return BROKEN_DRIVERS.flatMap((driver): BrokenClient[] => {
    const file = join(folder, `${driver.id}.js`);
    if (!existsSync(file)) return [];
    const options = { environment, helloMilliseconds: HELLO_MILLISECONDS };
    const source = commandDriver([process.execPath, file], options);
    const stories = driver.kind === 'HARNESS' ? [ONE_STORY] : [...CONTROLS, LOGGING];
    return [{ id: driver.id, breaks: [], sourceFor: () => source, driver, stories }];
  });
}

/** The checks that have a say on one session, decided as a run would. */
function decided(checks: readonly Check<Evidence>[], evidence: Evidence): readonly CheckResult[] {
  const own = checks.filter(({ scenarios }) => scenarios.includes(evidence.scenario));
  return decideAll(own, [evidence], {
    // Whoever never came up has claimed nothing; that must be no reason to say nothing of it.
    capabilities: [...new Set(own.flatMap(({ needs }) => needs))],
    profile: NO_PROFILE,
    expectations: { deviations: {}, attestations: {} },
  });
}

/** Whether a broken driver passed nothing in a session, and was told as what it is. */
export function brokenVerdict(
  { kind, tells }: BrokenDriver,
  checks: readonly Check<Evidence>[],
  evidence: Evidence,
): BrokenVerdict {
  const results = decided(checks, evidence);
  const passed = results.filter(({ outcome }) => outcome === 'PASS');
  if (passed.length > 0) {
    return { isRight: false, line: `passes ${passed.map(({ id }) => id.replace(/^VA-C-/, '')).join(' ')}` };
  }
  const trouble = results.find(({ outcome }) => outcome === 'HARNESS_ERROR');
  const words = trouble?.reason.replace(`${evidence.scenario}: `, '');
  if (kind === 'HARNESS') {
    return { isRight: words?.includes(tells) === true, line: words ?? 'is no harness error' };
  }
  const failed = results.filter(({ outcome }) => outcome === 'FAIL').length;
  const nothing = `passes nothing: ${failed} failed, ${results.length - failed} not seen`;
  return { isRight: words === undefined, line: words ?? nothing };
}
