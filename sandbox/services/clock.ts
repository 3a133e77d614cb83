import { clockSetTo, frozenClock, offsetSeconds, runningClock, type WorldClock } from '../domain/world.ts';
import type { Instant } from '../lib/clock.ts';
import { runDue } from './due.ts';
import type { Unit } from './unit.ts';

/** What a world's clock shows. */
export interface ClockReading {
  readonly now: Instant;
  readonly mode: WorldClock['mode'];
  /** Whole seconds ahead of the host's clock, negative when behind, 0 in mode REAL. */
  readonly offsetSeconds: number;
}

export function getClock(unit: Unit): ClockReading {
  const { now, hostNow, settings } = unit;
  return { now, mode: settings.clock.mode, offsetSeconds: offsetSeconds(settings.clock, now, hostNow) };
}

/** Where to put the clock. */
export interface ClockSetting {
  readonly now: Instant;
  /** Whether it stands there; left out, it stands or runs as before. */
  readonly frozen?: boolean | undefined;
}

/** A reading, and how many due events the move ran. */
export interface MovedClock extends ClockReading {
  readonly ran: number;
}

/**
 * Puts the world's clock to an instant and runs what falls due on the way, in order.
 * @throws Problem CLOCK_CANNOT_GO_BACK when it reads a later one (contract.md, Worlds and clocks)
 */
export async function setClock(unit: Unit, setting: ClockSetting): Promise<MovedClock> {
  const { now, hostNow, settings } = unit;
  const clock = clockSetTo(setting.now, setting.frozen, { clock: settings.clock, now, hostNow });
  await unit.changeSettings({ ...settings, clock });
  const ran = await runDue(unit);
  return { ...getClock(unit), ran };
}

/**
 * Moves the world's clock on and runs what falls due on the way, each event at its own instant. A frozen clock
 * stays frozen, a running one runs on.
 * @param milliseconds how far, ≥ 0
 */
export function advanceClock(unit: Unit, milliseconds: number): Promise<MovedClock> {
  return setClock(unit, { now: unit.now + milliseconds });
}

/** The clock stands where it is. A frozen one changes nothing. */
export async function freezeClock(unit: Unit): Promise<ClockReading> {
  if (unit.settings.clock.mode !== 'FROZEN') await changeClock(unit, frozenClock(unit.now));
  return getClock(unit);
}

/** The clock runs on from where it stands. A running one changes nothing. */
export async function resumeClock(unit: Unit): Promise<ClockReading> {
  if (unit.settings.clock.mode === 'FROZEN') await changeClock(unit, runningClock(unit.now, unit.hostNow));
  return getClock(unit);
}

function changeClock(unit: Unit, clock: WorldClock): Promise<void> {
  return unit.changeSettings({ ...unit.settings, clock });
}
