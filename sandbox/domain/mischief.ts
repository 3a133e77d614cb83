import { drawPerMille } from './fault.ts';
import type { FaultAction } from './fault-action.ts';

/** What goes wrong by chance, in the order in which it is asked, and what it then does. */
export const MISCHIEF = {
  resetBeforeProcessing: { type: 'RESET' },
  lostAnswer: { type: 'LOST' },
  tooManyRequests: { type: 'STATUS', status: 429, retryAfterSeconds: 1 },
  serviceUnavailable: { type: 'STATUS', status: 503, retryAfterSeconds: 1 },
  expiredToken: { type: 'TOKEN_EXPIRED' },
  duplicateRecord: { type: 'DUPLICATE_RECORD' },
  reorder: { type: 'REORDER' },
  unknownField: { type: 'UNKNOWN_FIELD' },
} as const satisfies Readonly<Record<string, FaultAction>>;

export type MischiefKind = keyof typeof MISCHIEF;
export const MISCHIEF_KINDS = Object.keys(MISCHIEF) as MischiefKind[];

/** Of a thousand calls so many, for each kind. */
export type MischiefRates = Readonly<Record<MischiefKind, number>>;

export const NO_MISCHIEF: MischiefRates = {
  resetBeforeProcessing: 0,
  lostAnswer: 0,
  tooManyRequests: 0,
  serviceUnavailable: 0,
  expiredToken: 0,
  duplicateRecord: 0,
  reorder: 0,
  unknownField: 0,
};

/** The one row about faults; a world in which nobody asked for any has none. */
export interface FaultSettings {
  id: 'settings';
  /** Number of the newest script that ever was. */
  lastNumber: number;
  rates: MischiefRates;
  /** Calls that each kind was asked about. */
  calls: MischiefRates;
  applied: MischiefRates;
}

export const NO_FAULTS: FaultSettings = {
  id: 'settings',
  lastNumber: 0,
  rates: NO_MISCHIEF,
  calls: NO_MISCHIEF,
  applied: NO_MISCHIEF,
};

/** Whether any mischief can happen. */
export function isMischievous({ rates }: FaultSettings): boolean {
  return MISCHIEF_KINDS.some((kind) => rates[kind] > 0);
}

/**
 * Asks each kind in turn, until one acts. A kind whose rate is 0 is not asked and counts nothing.
 * @param can whether a kind's action can be done to this call
 */
export function askMischief(
  settings: FaultSettings,
  seed: string,
  can: (action: FaultAction) => boolean,
): { settings: FaultSettings; kind: MischiefKind | undefined } {
  const calls = { ...settings.calls };
  for (const kind of MISCHIEF_KINDS) {
    const rate = settings.rates[kind];
    if (rate === 0 || !can(MISCHIEF[kind])) continue;
    calls[kind] += 1;
    if (drawPerMille(seed, `mischief ${kind}`, calls[kind]) >= rate) continue;
    const applied = { ...settings.applied, [kind]: settings.applied[kind] + 1 };
    return { settings: { ...settings, calls, applied }, kind };
  }
  return { settings: { ...settings, calls }, kind: undefined };
}
