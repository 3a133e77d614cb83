import { formatInstant, parseInstant, SECOND } from '../lib/clock.ts';
import { advanceClock, type ClockReading, freezeClock, getClock, resumeClock, setClock } from '../services/clock.ts';
import type { ControlHandlers, Wire } from './wire.ts';

function presentClock({ now, mode, offsetSeconds }: ClockReading): Wire['Clock'] {
  return { now: formatInstant(now), mode, offsetSeconds };
}

type Served = 'getClock' | 'setClock' | 'advanceClock' | 'freezeClock' | 'resumeClock';

/** The world's clock. */
export const clockOperations: Pick<ControlHandlers, Served> = {
  getClock: (_call, { unit }) => ({ status: 200, body: presentClock(getClock(unit)) }),

  async setClock({ body }, { unit }) {
    const setting = { now: parseInstant(body.now), frozen: body.frozen };
    return { status: 200, body: presentClock(await setClock(unit, setting)) };
  },

  async advanceClock({ body }, { unit }) {
    const moved = await advanceClock(unit, body.seconds * SECOND);
    return { status: 200, body: { ...presentClock(moved), ran: moved.ran } };
  },

  freezeClock: async (_call, { unit }) => ({ status: 200, body: presentClock(await freezeClock(unit)) }),

  resumeClock: async (_call, { unit }) => ({ status: 200, body: presentClock(await resumeClock(unit)) }),
};
