import { formatInstant, type Instant, parseInstant, SECOND } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import type { Paise } from '../lib/money.ts';

/** The end of the years that a clock can be set to; four digits, as every timestamp of the contract has. */
export const LAST_INSTANT: Instant = parseInstant('2199-12-31T23:59:59.999+05:30');

/** What a world is and how its levers stand. Rarely written. */
export interface WorldSettings {
  id: 'settings';
  /** Name of the fixture it started from. */
  fixture: string;
  /** Seed of its identifiers: same seed, same calls, same ids. */
  seed: string;
  /**
   * Whether everything drawn comes from the seed, secrets and request ids too: such a world answers the same
   * requests byte for byte, and whoever knows its seed can foretell its tokens. For tests (ADR 0019).
   */
  reproducible?: true;
  /** Where its clock stood, frozen, when it began; absent where it ran. */
  startAt?: Instant;
  clock: WorldClock;
  /** Largest number of transactions in one batch, 1..100. */
  batchLimit: number;
  /** Largest UPI amount. */
  upiLimit: Paise;
  /** Days of the world's time after posting in which a credit can be refunded. */
  refundWindowDays: number;
  /** Seconds to wait where nothing more is pending, as batches say it. Absent: as a bank's. */
  batchPollAfterSeconds?: number;
  /** Seconds to wait before asking for a refund's outcome again. Absent: until its next step. */
  refundPollAfterSeconds?: number;
  /** Seconds from ACCEPTED to IN_PROCESS. Absent: as a bank's. */
  refundInProcessAfterSeconds?: number;
  /** Seconds from ACCEPTED to PROCESSED or FAILED. Absent: as a bank's. */
  refundSettledAfterSeconds?: number;
  /** How the world was asked for; absent in the default one, which begins as the server was started. */
  origin?: WorldOrigin;
}

/** What a made world is put back to by a reset. */
export interface WorldOrigin {
  /** When it was made, on the host's clock. */
  readonly createdAt: Instant;
  /** The snapshot that it began as, instead of a fixture. */
  readonly snapshot?: { readonly world: string; readonly name: string };
  readonly seed?: string;
  /** Where its clock was put, and whether it stands there. */
  readonly clock?: { readonly now: Instant; readonly frozen: boolean };
  /** What its credentials are derived from, sealed under the server key. */
  readonly sealedSalt: string;
}

/** How a snapshot came to be; a row of its own among those of the world that it keeps. */
export interface SnapshotInfo {
  readonly id: 'info';
  readonly name: string;
  readonly description?: string;
  /** Whether it was taken here or brought here as a file. */
  readonly source: 'TAKEN' | 'IMPORTED';
  /** When it was taken, on the clock of the world. */
  readonly takenAt: Instant;
  /** Rows that it keeps. */
  readonly rows: number;
}

/** REAL follows the host, OFFSET runs beside it, FROZEN stands. */
export type WorldClock =
  | { mode: 'REAL' }
  | { mode: 'OFFSET'; offset: number }
  | { mode: 'FROZEN'; at: Instant };

/** The small row that nearly every transaction writes. */
export interface WorldCounters {
  id: 'counters';
  /** Draws made from the identifier permutation. */
  ids: number;
  /** Arrivals handed out: to due events, entries, virtual accounts, batches and refunds. */
  arrivals: number;
  /** Secrets drawn from the seed; only in a reproducible world. */
  secrets?: number;
  /** The last instant at which this world committed anything: its clock never shows an earlier one. */
  lastInstant: Instant;
}

/**
 * What the world's clock reads: never before the last journalled instant, also after a restart or a step of
 * the host's clock (contract.md, Worlds and clocks).
 * @param hostNow what the host's clock reads
 */
export function worldNow(clock: WorldClock, hostNow: Instant, lastInstant: Instant): Instant {
  return Math.max(readClock(clock, hostNow), lastInstant);
}

function readClock(clock: WorldClock, hostNow: Instant): Instant {
  switch (clock.mode) {
    case 'REAL':
      return hostNow;
    case 'OFFSET':
      return hostNow + clock.offset;
    case 'FROZEN':
      return clock.at;
  }
}

/** The clock that stands at an instant. */
export function frozenClock(at: Instant): WorldClock {
  return { mode: 'FROZEN', at };
}

/** The clock that runs from an instant on, as fast as the host's. */
export function runningClock(from: Instant, hostNow: Instant): WorldClock {
  const offset = from - hostNow;
  return offset === 0 ? { mode: 'REAL' } : { mode: 'OFFSET', offset };
}

/** What to do instead of turning a clock back. */
const WAYS_BACK = 'To begin earlier, reset the world, restore a snapshot, or make another world.';

/**
 * The clock put to an instant.
 * @param frozen whether it stands there; left out, it stands or runs as before
 * @throws Problem CLOCK_CANNOT_GO_BACK when `to` is before `now`, what the clock reads
 */
export function clockSetTo(
  to: Instant,
  frozen: boolean | undefined,
  world: { clock: WorldClock; now: Instant; hostNow: Instant },
): WorldClock {
  if (to < world.now) {
    const reads = `The world's clock reads ${formatInstant(world.now)}`;
    throw new Problem('CLOCK_CANNOT_GO_BACK', `${reads}, which is after ${formatInstant(to)}. ${WAYS_BACK}`);
  }
  return (frozen ?? world.clock.mode === 'FROZEN') ? frozenClock(to) : runningClock(to, world.hostNow);
}

/** Whole seconds by which the world's clock is ahead of the host's; 0 in mode REAL. */
export function offsetSeconds(clock: WorldClock, now: Instant, hostNow: Instant): number {
  if (clock.mode === 'REAL') return 0;
  // `+ 0` turns the negative zero of a truncated small fraction into the plain one.
  return Math.trunc((now - hostNow) / SECOND) + 0;
}
