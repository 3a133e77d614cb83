import {
  ask,
  type FaultCall,
  type FaultMatch,
  type FaultScript,
  type FaultTiming,
  isAskedIn,
} from '../domain/fault.ts';
import { type FaultAction, type FaultPhase, phaseOf, suits } from '../domain/fault-action.ts';
import {
  askMischief,
  type FaultSettings,
  isMischievous,
  MISCHIEF,
  type MischiefKind,
  type MischiefRates,
  NO_FAULTS,
} from '../domain/mischief.ts';
import { type Awaitable, chain } from '../lib/awaitable.ts';
import { Problem } from '../lib/errors.ts';
import type { StoreReader } from '../stores/store.ts';
import { readAll } from './page.ts';
import type { Unit } from './unit.ts';

/** Scripts of one world. */
export const SCRIPT_LIMIT = 1000;

/** A script as it is asked for. */
export interface NewFaultScript {
  readonly operation?: string | undefined;
  readonly match?: FaultMatch | undefined;
  /** Left out: the first call. */
  readonly when?: FaultTiming | undefined;
  readonly action: FaultAction;
}

/** The fault that a call met. */
export interface TakenFault {
  readonly action: FaultAction;
  /** One of the two. */
  readonly faultScriptId?: string;
  readonly mischief?: MischiefKind;
}

/**
 * Whether any fault may meet a call. One look where nobody ever asked for a fault, which is nearly everywhere.
 */
export function isArmed({ tx }: Unit): Awaitable<boolean> {
  const rows = tx.count('faultSettings');
  if (rows === 0) return false;
  return chain<number, boolean>(rows, (count) => count > 0 && hasFaults(tx));
}

function hasFaults(tx: StoreReader): Awaitable<boolean> {
  return chain<number, boolean>(tx.count('faultScripts'), (scripts) => {
    if (scripts > 0) return true;
    return chain<number, boolean>(tx.count('servedBatches'), (served) => {
      if (served > 0) return true;
      return chain<FaultSettings | undefined, boolean>(
        tx.get('faultSettings', 'settings'),
        (settings) => settings !== undefined && isMischievous(settings),
      );
    });
  });
}

async function settingsOf({ tx }: Unit): Promise<FaultSettings> {
  return (await tx.get('faultSettings', 'settings')) ?? NO_FAULTS;
}

/**
 * Makes scripts, to be asked in this order after those that are there. Draws none of the world's identifiers:
 * what the bank makes is the same with faults and without.
 * @throws Problem FAULT_SCRIPT_LIMIT_REACHED
 */
export async function createFaultScripts(
  unit: Unit,
  scripts: readonly NewFaultScript[],
): Promise<FaultScript[]> {
  const { tx, now } = unit;
  const there = await tx.count('faultScripts');
  if (there + scripts.length > SCRIPT_LIMIT) {
    const words = `The world has ${there} fault scripts; with ${scripts.length} more it would pass ${SCRIPT_LIMIT}.`;
    throw new Problem('FAULT_SCRIPT_LIMIT_REACHED', words);
  }
  const settings = await settingsOf(unit);
  const made = scripts.map(({ operation, match = {}, when, action }, i): FaultScript => {
    const number = settings.lastNumber + 1 + i;
    return {
      faultScriptId: `fault-${number}`,
      number,
      ...(operation !== undefined && { operation }),
      match,
      when: when ?? { type: 'FIRST', count: 1 },
      action,
      createdAt: now,
      calls: 0,
      applied: 0,
      displaced: 0,
      uses: [],
    };
  });
  for (const script of made) await tx.put('faultScripts', script);
  await tx.put('faultSettings', { ...settings, lastNumber: settings.lastNumber + made.length });
  return made;
}

/** All scripts of the world, in the order in which they are asked. */
export async function listFaultScripts({ tx }: Unit): Promise<FaultScript[]> {
  const scripts: FaultScript[] = [];
  for await (const rows of readAll(tx, 'faultScripts', 'byNumber')) scripts.push(...rows);
  return scripts;
}

/** @throws Problem FAULT_SCRIPT_NOT_FOUND */
export async function getFaultScript({ tx }: Unit, faultScriptId: string): Promise<FaultScript> {
  const script = await tx.get('faultScripts', faultScriptId);
  if (script === undefined) throw new Problem('FAULT_SCRIPT_NOT_FOUND', `no fault script ${faultScriptId}`);
  return script;
}

/**
 * Takes a script away.
 * @returns it with its last accounting
 * @throws Problem FAULT_SCRIPT_NOT_FOUND
 */
export async function deleteFaultScript(unit: Unit, faultScriptId: string): Promise<FaultScript> {
  const script = await getFaultScript(unit, faultScriptId);
  await unit.tx.delete('faultScripts', faultScriptId);
  return script;
}

/** Takes all scripts away. @returns them with their last accounting */
export async function deleteFaultScripts(unit: Unit): Promise<FaultScript[]> {
  const scripts = await listFaultScripts(unit);
  for (const { faultScriptId } of scripts) await unit.tx.delete('faultScripts', faultScriptId);
  return scripts;
}

/** What goes wrong by chance, and how often it did. */
export async function getMischief(unit: Unit): Promise<FaultSettings> {
  return await settingsOf(unit);
}

/** Sets the rates that are given; the others stay. The accounting begins anew. */
export async function setMischief(unit: Unit, rates: Partial<MischiefRates>): Promise<FaultSettings> {
  const before = await settingsOf(unit);
  const { calls, applied } = NO_FAULTS;
  const settings: FaultSettings = { ...before, rates: { ...before.rates, ...rates }, calls, applied };
  await unit.tx.put('faultSettings', settings);
  return settings;
}

/**
 * Asks the scripts, in their order, and then the mischief about a call, and counts it. To be committed before
 * the fault shows: a script acts as often as it says, whatever happens to the call.
 * @param can whether an action of this phase can be done to the call; a script whose action cannot is not asked
 */
export async function takeFault(
  unit: Unit,
  call: FaultCall,
  phase: FaultPhase,
  can: (action: FaultAction) => boolean = () => true,
): Promise<TakenFault | undefined> {
  const { tx, now } = unit;
  const { seed } = unit.settings;
  let taken: TakenFault | undefined;
  for (const script of await listFaultScripts(unit)) {
    if (!isAskedIn(script.action, phase, can)) continue;
    const asked = ask(script, call, { seed, now, taken: taken !== undefined });
    if (asked.script !== script) await tx.put('faultScripts', asked.script);
    const { action, faultScriptId } = script;
    if (asked.acts) taken = { action, faultScriptId };
  }
  return taken ?? (await takeMischief(unit, call, phase, can));
}

async function takeMischief(
  unit: Unit,
  call: FaultCall,
  phase: FaultPhase,
  can: (action: FaultAction) => boolean,
): Promise<TakenFault | undefined> {
  const before = await settingsOf(unit);
  if (!isMischievous(before)) return undefined;
  const { settings, kind } = askMischief(before, unit.settings.seed, (action) => {
    if (phaseOf(action) !== phase || !suits(action, call.operationId)) return false;
    return (action.type !== 'TOKEN_EXPIRED' || call.hasToken) && can(action);
  });
  await unit.tx.put('faultSettings', settings);
  return kind === undefined ? undefined : { action: MISCHIEF[kind], mischief: kind };
}
