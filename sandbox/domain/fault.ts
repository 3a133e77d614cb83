import type { Instant } from '../lib/clock.ts';
import { seedKey } from '../lib/ids.ts';
import { type FaultAction, type FaultPhase, phaseOf, suits } from './fault-action.ts';

/** Which calls of its operation a script is for; of what is left out, any. */
export interface FaultMatch {
  virtualAccountNumber?: string;
  physicalAccountNumber?: string;
  applicationId?: string;
  idempotencyKey?: string;
  /** 1 for the first call of one piece of work, 2 for its first repetition, and so on. */
  attempt?: number;
}

/** On which of the calls that it is asked about a script acts. */
export type FaultTiming =
  | { type: 'NTH'; calls: readonly number[] }
  | { type: 'FIRST'; count: number }
  /** Of a thousand calls so many, chosen by the world's seed. */
  | { type: 'RATE'; perMille: number };

/** One application of a script. */
export interface FaultUse {
  /** Which of the calls that the script was asked about, from 1. */
  call: number;
  /** The X-Request-Id that the call has in the log, also where no answer left. */
  requestId: string;
  appliedAt: Instant;
}

/** A script with its accounting. Replaced as a whole with each call that it is asked about. */
export interface FaultScript {
  faultScriptId: string;
  /** 1, 2, 3 … in the order of creation, never used twice: scripts are asked in this order. */
  number: number;
  /** Left out: every operation that the action suits. */
  operation?: string;
  match: FaultMatch;
  when: FaultTiming;
  action: FaultAction;
  createdAt: Instant;
  /** Calls that it was asked about. */
  calls: number;
  applied: number;
  /** Calls on which it would have acted, had not a script before it. */
  displaced: number;
  /** The last ones, oldest first. */
  uses: readonly FaultUse[];
  /** How often each piece of work was called, where `match` asks for an attempt. */
  attempts?: Readonly<Record<string, number>>;
}

/** What a script looks at in a call. */
export interface FaultCall {
  readonly operationId: string;
  readonly requestId: string;
  readonly applicationId: string;
  readonly idempotencyKey?: string | undefined;
  /** All that the path, the query and the body name. */
  readonly virtualAccountNumbers: readonly string[];
  readonly physicalAccountNumbers: readonly string[];
  /** Whether it came with a bearer token: only such a call can be told that its token has expired. */
  readonly hasToken: boolean;
  /** What the call has in common with its repetitions. */
  readonly work: string;
}

/** Uses kept of a script. */
const USES_KEPT = 100;
/** Pieces of work whose attempts are counted; the oldest is forgotten first. */
const WORKS_KEPT = 500;

function names(wanted: string | undefined, given: readonly string[]): boolean {
  return wanted === undefined || given.includes(wanted);
}

/** Whether a call is one that the script is for, but for the attempt. */
export function isFor({ operation, match, action }: FaultScript, call: FaultCall): boolean {
  if (operation !== undefined && operation !== call.operationId) return false;
  if (!suits(action, call.operationId)) return false;
  if (action.type === 'TOKEN_EXPIRED' && !call.hasToken) return false;
  return (
    names(match.virtualAccountNumber, call.virtualAccountNumbers) &&
    names(match.physicalAccountNumber, call.physicalAccountNumbers) &&
    names(match.applicationId, [call.applicationId]) &&
    names(match.idempotencyKey, call.idempotencyKey === undefined ? [] : [call.idempotencyKey])
  );
}

/** 0 … 999 for the `call`-th question to one asker: the same whenever seed, asker and call are. */
export function drawPerMille(seed: string, asker: string, call: number): number {
  // FNV alone leaves neighbours alike: its last step is one multiplication (finalizer of MurmurHash3).
  let hash = seedKey(`${seed}|${asker}|${call}`);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) % 1000;
}

/** Whether a script acts on the `call`-th call that it is asked about. */
export function fires({ when, applied, number }: FaultScript, call: number, seed: string): boolean {
  switch (when.type) {
    case 'NTH':
      return when.calls.includes(call);
    case 'FIRST':
      return applied < when.count;
    case 'RATE':
      return drawPerMille(seed, `script ${number}`, call) < when.perMille;
  }
}

/** How often a script can still act; undefined when that has no end. */
export function remainingOf({ when, applied, calls }: FaultScript): number | undefined {
  switch (when.type) {
    case 'NTH':
      return when.calls.filter((call) => call > calls).length;
    case 'FIRST':
      return when.count - applied;
    case 'RATE':
      return when.perMille === 0 ? 0 : undefined;
  }
}

/** What a question to one script came to. */
export interface Asked {
  /** The script afterwards; the same object when the call was none of its calls. */
  readonly script: FaultScript;
  readonly acts: boolean;
}

/**
 * Asks a script about a call and counts it.
 * @param taken whether a script before it acts already: one fault for one call
 */
export function ask(
  script: FaultScript,
  call: FaultCall,
  { seed, now, taken }: { seed: string; now: Instant; taken: boolean },
): Asked {
  if (!isFor(script, call)) return { script, acts: false };
  const { attempt } = script.match;
  let next = script;
  if (attempt !== undefined) {
    const attempts = countedAttempt(script.attempts ?? {}, call.work);
    next = { ...script, attempts };
    if (attempts[call.work] !== attempt) return { script: next, acts: false };
  }
  const calls = script.calls + 1;
  next = { ...next, calls };
  if (!fires(script, calls, seed)) return { script: next, acts: false };
  if (taken) return { script: { ...next, displaced: script.displaced + 1 }, acts: false };
  const use: FaultUse = { call: calls, requestId: call.requestId, appliedAt: now };
  const uses = [...script.uses.slice(1 - USES_KEPT), use];
  return { script: { ...next, applied: script.applied + 1, uses }, acts: true };
}

function countedAttempt(
  attempts: Readonly<Record<string, number>>,
  work: string,
): Readonly<Record<string, number>> {
  const { [work]: before = 0, ...others } = attempts;
  // Names keep the order in which they were set: what was called last stands last.
  const kept = Object.entries(others).slice(1 - WORKS_KEPT);
  return { ...Object.fromEntries(kept), [work]: before + 1 };
}

/** Whether an action is asked about in a phase and can be done to what is there. */
export function isAskedIn(
  action: FaultAction,
  phase: FaultPhase,
  can: (action: FaultAction) => boolean,
): boolean {
  return phaseOf(action) === phase && can(action);
}
