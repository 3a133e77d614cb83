import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../../lib/clock.ts';
import { advanceClock, freezeClock } from '../../services/clock.ts';
import { postCredit } from '../../services/credits.ts';
import { initiateRefund } from '../../services/refunds.ts';
import { createVirtualAccounts } from '../../services/virtual-accounts.ts';
import { COLLECTIONS, type CollectionName } from '../../stores/collections.ts';
import type { StoreReader } from '../../stores/store.ts';
import {
  ACME,
  ACME_MAIN,
  accountItem,
  creditInput,
  type ServiceWorld,
  serviceWorld,
} from '../service-world.ts';

/** What is set in motion before the clock moves, each some seconds after the one before. */
interface Motion {
  readonly kind: 'NEFT' | 'REFUND';
  /** Seconds since the one before. */
  readonly wait: number;
  /** Which account; the third one ends after today, so that what falls due later goes back. */
  readonly account: 1 | 2 | 3;
}

const motion: fc.Arbitrary<Motion> = fc.record({
  kind: fc.constantFrom('NEFT', 'REFUND'),
  wait: fc.oneof(fc.nat(40), fc.nat(2000), fc.nat(13 * 3600)),
  account: fc.constantFrom(1, 2, 3),
});

/** Everything in the world, row by row, but for the row that says when it was written last. */
async function rows(world: ServiceWorld): Promise<string> {
  return await world.run(async ({ tx }) => {
    const lines: string[] = [];
    for (const name of Object.keys(COLLECTIONS) as CollectionName[]) {
      for (const index of Object.keys(COLLECTIONS[name].indexes)) {
        const found = await (tx as StoreReader).scan(name, index as never, '', { limit: 1000 });
        for (const row of found) lines.push(`${name} ${index} ${JSON.stringify(row)}`);
      }
    }
    return lines.join('\n');
  });
}

/** A world in which the motions were set going, and nothing has moved since but the waits between them. */
async function inMotion(motions: readonly Motion[]): Promise<ServiceWorld> {
  const world = await serviceWorld();
  await world.run(freezeClock);
  const items = [accountItem(1), accountItem(2), accountItem(3, { validTo: '2026-11-22' })];
  await world.run((unit) =>
    createVirtualAccounts(unit, ACME, { physicalAccountNumber: ACME_MAIN, atomic: true, items }),
  );
  const posted = await world.run(async (unit) => {
    const references: string[] = [];
    for (let i = 0; i < motions.length; i++) {
      const { transaction } = await postCredit(unit, creditInput({ amount: 100 + i }));
      references.push(transaction?.transactionReferenceNumber ?? '');
    }
    return references;
  });
  for (const [i, { kind, wait, account }] of motions.entries()) {
    await world.run((unit) => advanceClock(unit, wait * SECOND));
    const virtualAccountNumber = accountItem(account).virtualAccountNumber;
    if (kind === 'NEFT') {
      await world.run((unit) => postCredit(unit, creditInput({ paymentMode: 'NEFT', virtualAccountNumber })));
    } else {
      const transactionReferenceNumber = posted[i] ?? '';
      const call = { clientName: 'Acme Retail Pvt Ltd', transactionReferenceNumber };
      await world.run((unit) => initiateRefund(unit, ACME, call));
    }
  }
  return world;
}

/** Splits a span into steps of whole milliseconds. */
function stepsOf(span: number, shares: readonly number[]): number[] {
  const steps: number[] = [];
  let left = span;
  for (const share of shares) {
    const step = Math.floor(left * share);
    steps.push(step);
    left -= step;
  }
  return [...steps, left];
}

describe('advancing a world', () => {
  it('in one leap and in many steps leaves the same rows, byte for byte', async () => {
    const motions = fc.array(motion, { minLength: 1, maxLength: 8 });
    const spans = fc.constantFrom(40 * SECOND, 31 * MINUTE, 3 * HOUR, 2 * DAY);
    const shares = fc.array(fc.double({ min: 0, max: 0.5, noNaN: true }), { minLength: 1, maxLength: 12 });
    let ran = 0;
    await fc.assert(
      fc.asyncProperty(motions, spans, shares, async (set, span, parts) => {
        const [leaping, stepping] = [await inMotion(set), await inMotion(set)];
        const leap = await leaping.run((unit) => advanceClock(unit, span));
        let stepped = 0;
        for (const step of stepsOf(span, parts))
          stepped += (await stepping.run((unit) => advanceClock(unit, step))).ran;
        expect(stepped).toBe(leap.ran);
        ran += leap.ran;
        expect(await rows(stepping)).toBe(await rows(leaping));
      }),
      { numRuns: 60 },
    );
    expect(ran).toBeGreaterThan(60);
  });

  it('runs what falls due by its instant, whatever order it was asked for in', async () => {
    const motions = fc.array(motion, { minLength: 2, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(motions, async (set) => {
        const world = await inMotion(set);
        await world.run((unit) => advanceClock(unit, 2 * DAY));
        const entries = await world.run(({ tx }) =>
          tx.scan('transactions', 'bySequence', `${ACME_MAIN}|`, { limit: 100 }),
        );
        const stamps = entries.map(({ postedAt }) => postedAt);
        expect(stamps).toEqual([...stamps].sort((a, b) => a - b));
        // Whenever it is run, NEFT is booked at its half hour.
        const neft = entries.filter(({ paymentMode }) => paymentMode === 'NEFT');
        expect(neft.filter(({ postedAt }) => postedAt % (30 * MINUTE) !== 0)).toEqual([]);
        expect(await world.run(({ tx }) => tx.count('dueEvents'))).toBe(0);
      }),
      { numRuns: 30 },
    );
  });
});
