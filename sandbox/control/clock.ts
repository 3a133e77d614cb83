import { formatInstant, parseInstant, SECOND } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import {
  advanceClock,
  type ClockReading,
  freezeClock,
  getClock,
  resumeClock,
  setClock,
} from '../services/clock.ts';
import type { ControlHandlers, Wire } from './wire.ts';

/** The end of the years that a clock can be set to; four digits, as every timestamp of the contract has. */
const LAST_INSTANT = parseInstant('2199-12-31T23:59:59.999+05:30');

function clockFault(pointer: string, code: string, detail: string): Problem {
  return new Problem('VALIDATION_FAILED', detail, { errors: [{ pointer, code, detail }] });
}

/** @throws Problem VALIDATION_FAILED for a leap second, which RFC 3339 knows and the clock does not */
export function readClockInstant(text: string, pointer = '/now'): number {
  try {
    return parseInstant(text);
  } catch {
    throw clockFault(
      pointer,
      'WRONG_FORMAT',
      `${pointer} must be an instant without a leap second, got ${text}`,
    );
  }
}

function presentClock({ now, mode, offsetSeconds }: ClockReading): Wire['Clock'] {
  return { now: formatInstant(now), mode, offsetSeconds };
}

type Served = 'getClock' | 'setClock' | 'advanceClock' | 'freezeClock' | 'resumeClock';

/** The world's clock. */
export const clockOperations: Pick<ControlHandlers, Served> = {
  getClock: (_call, { unit }) => ({ status: 200, body: presentClock(getClock(unit)) }),

  async setClock({ body }, { unit }) {
    const setting = { now: readClockInstant(body.now), frozen: body.frozen };
    return { status: 200, body: presentClock(await setClock(unit, setting)) };
  },

  async advanceClock({ body }, { unit }) {
    if (unit.now + body.seconds * SECOND > LAST_INSTANT) {
      const words = `the clock goes no further than ${formatInstant(LAST_INSTANT)}; ${body.seconds} seconds are too many`;
      throw clockFault('/seconds', 'OUT_OF_RANGE', words);
    }
    const moved = await advanceClock(unit, body.seconds * SECOND);
    return { status: 200, body: { ...presentClock(moved), ran: moved.ran } };
  },

  freezeClock: async (_call, { unit }) => ({ status: 200, body: presentClock(await freezeClock(unit)) }),

  resumeClock: async (_call, { unit }) => ({ status: 200, body: presentClock(await resumeClock(unit)) }),
};
