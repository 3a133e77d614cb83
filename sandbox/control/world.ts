import { formatInstant } from '../lib/clock.ts';
import { formatAmount, parseAmount } from '../lib/money.ts';
import { checkInvariants } from '../services/invariants.ts';
import { changeLimits, getLimits, type LimitsInForce } from '../services/limits.ts';
import { summariseWorld } from '../services/worlds.ts';
import type { ControlHandlers, Wire } from './wire.ts';

function presentLimits({ upiLimit, ...others }: LimitsInForce): Wire['Limits'] {
  return { ...others, upiLimit: formatAmount(upiLimit) };
}

type Served = 'getWorld' | 'getLimits' | 'setLimits' | 'checkInvariants';

/** The world as a whole: what it holds, its limits, whether it is sound. */
export const worldOperations: Pick<ControlHandlers, Served> = {
  async getWorld(_call, { unit, world }) {
    const counts = await summariseWorld(unit);
    const { fixture } = unit.settings;
    return { status: 200, body: { world: world.id, fixture, now: formatInstant(unit.now), counts } };
  },

  getLimits: (_call, { unit }) => ({ status: 200, body: presentLimits(getLimits(unit)) }),

  async setLimits({ body }, { unit }) {
    const { upiLimit, ...others } = body;
    const change = { ...others, ...(upiLimit !== undefined && { upiLimit: parseAmount(upiLimit) }) };
    return { status: 200, body: presentLimits(await changeLimits(unit, change)) };
  },

  async checkInvariants(_call, { unit }) {
    const checked = await checkInvariants(unit);
    const invariants = checked.map((invariant) => ({
      ...invariant,
      holds: invariant.violations.length === 0,
      violations: invariant.violations.slice(0, 20).map((violation) => violation.slice(0, 500)),
    }));
    return {
      status: 200,
      body: {
        holds: invariants.every((invariant) => invariant.holds),
        checkedAt: formatInstant(unit.now),
        invariants,
      },
    };
  },
};
