import { DEFAULT_IN_PROCESS_SECONDS, DEFAULT_SETTLED_SECONDS } from '../domain/refund.ts';
import { IDLE_POLL_SECONDS } from '../domain/transaction-batch.ts';
import type { WorldSettings } from '../domain/world.ts';
import type { Unit } from './unit.ts';

/** The limits that a test may want other than a bank's. */
export type Limits = Pick<
  WorldSettings,
  | 'batchLimit'
  | 'upiLimit'
  | 'refundWindowDays'
  | 'batchPollAfterSeconds'
  | 'refundPollAfterSeconds'
  | 'refundInProcessAfterSeconds'
  | 'refundSettledAfterSeconds'
>;

/** Every limit that has a value of its own is there. */
export type LimitsInForce = Required<Omit<Limits, 'refundPollAfterSeconds'>> &
  Pick<Limits, 'refundPollAfterSeconds'>;

/** The limits in force: those that were set, and a bank's. */
export function getLimits({ settings }: Unit): LimitsInForce {
  const { batchLimit, upiLimit, refundWindowDays, refundPollAfterSeconds } = settings;
  return {
    batchLimit,
    upiLimit,
    refundWindowDays,
    batchPollAfterSeconds: settings.batchPollAfterSeconds ?? IDLE_POLL_SECONDS,
    ...(refundPollAfterSeconds !== undefined && { refundPollAfterSeconds }),
    refundInProcessAfterSeconds: settings.refundInProcessAfterSeconds ?? DEFAULT_IN_PROCESS_SECONDS,
    refundSettledAfterSeconds: settings.refundSettledAfterSeconds ?? DEFAULT_SETTLED_SECONDS,
  };
}

/** Changes the limits that are given. They hold from now on; what was decided before stands. */
export async function changeLimits(unit: Unit, change: Partial<Limits>): Promise<LimitsInForce> {
  await unit.changeSettings({ ...unit.settings, ...change });
  return getLimits(unit);
}
