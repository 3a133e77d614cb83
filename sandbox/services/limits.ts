import type { WorldSettings } from '../domain/world.ts';
import type { Unit } from './unit.ts';

/** The limits that a test may want other than a bank's. */
export type Limits = Pick<WorldSettings, 'batchLimit' | 'upiLimit' | 'refundWindowDays'>;

export function getLimits({ settings }: Unit): Limits {
  const { batchLimit, upiLimit, refundWindowDays } = settings;
  return { batchLimit, upiLimit, refundWindowDays };
}

/** Changes the limits that are given. They hold from now on; what was decided before stands. */
export async function changeLimits(unit: Unit, change: Partial<Limits>): Promise<Limits> {
  await unit.changeSettings({ ...unit.settings, ...change });
  return getLimits(unit);
}
