import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, SECOND } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import {
  ACME,
  ACME_MAIN,
  accountItem,
  creditInput,
  refusal,
  type ServiceWorld,
  START,
  serviceWorld,
} from '../test/service-world.ts';
import { advanceClock, freezeClock, getClock, resumeClock, setClock } from './clock.ts';
import { postCredit } from './credits.ts';
import { runDue } from './due.ts';
import { initiateRefund } from './refunds.ts';
import { runUnit } from './run-unit.ts';
import { listTransactions } from './transactions.ts';
import { createVirtualAccounts } from './virtual-accounts.ts';

let world: ServiceWorld;

beforeEach(async () => {
  world = await serviceWorld();
  const call = { physicalAccountNumber: ACME_MAIN, atomic: true, items: [accountItem(1)] };
  await world.run((unit) => createVirtualAccounts(unit, ACME, call));
});

const read = () => world.run(getClock);

function queueNeft(utr: string) {
  return world.run((unit) => postCredit(unit, creditInput({ paymentMode: 'NEFT', utr })));
}

async function postedAt(): Promise<number[]> {
  const { data } = await world.run((unit) => listTransactions(unit, ACME, {}, { limit: 100 }));
  return data.map((entry) => entry.postedAt);
}

describe("a world's clock", () => {
  it('is the host clock until it is moved', async () => {
    world.host.advance(1234);
    expect(await read()).toEqual({ now: START + 1234, mode: 'REAL', offsetSeconds: 0 });
  });

  it('runs on from where it was advanced to', async () => {
    await world.run((unit) => advanceClock(unit, HOUR));
    world.host.advance(SECOND);
    expect(await read()).toEqual({ now: START + HOUR + SECOND, mode: 'OFFSET', offsetSeconds: 3600 });
  });

  it('stands while frozen, also when advanced, and runs on from there when resumed', async () => {
    await world.run(freezeClock);
    world.host.advance(HOUR);
    expect(await read()).toEqual({ now: START, mode: 'FROZEN', offsetSeconds: -3600 });
    await world.run((unit) => advanceClock(unit, SECOND));
    world.host.advance(HOUR);
    expect(await read()).toMatchObject({ now: START + SECOND, mode: 'FROZEN' });
    await world.run(resumeClock);
    world.host.advance(SECOND);
    expect(await read()).toMatchObject({ now: START + 2 * SECOND, mode: 'OFFSET' });
  });

  it('changes nothing when frozen twice or resumed while it runs', async () => {
    await world.run(freezeClock);
    world.host.advance(HOUR);
    expect((await world.run(freezeClock)).now).toBe(START);
    await world.run(resumeClock);
    expect(await world.run(resumeClock)).toMatchObject({ now: START, mode: 'OFFSET', offsetSeconds: -3600 });
  });

  it('is set to now or later, standing or running, and never back', async () => {
    await world.run((unit) => setClock(unit, { now: START + DAY, frozen: true }));
    expect(await read()).toMatchObject({ now: START + DAY, mode: 'FROZEN' });
    await world.run((unit) => setClock(unit, { now: START + DAY, frozen: false }));
    expect(await read()).toMatchObject({ now: START + DAY, mode: 'OFFSET' });
    const back = world.run((unit) => setClock(unit, { now: START + DAY - 1 }));
    expect(await refusal(back)).toBe('CLOCK_CANNOT_GO_BACK');
    expect(await read()).toMatchObject({ now: START + DAY, mode: 'OFFSET' });
  });

  it("never shows less than the last instant it wrote, though the host's clock steps back", async () => {
    world.host.advance(HOUR);
    await queueNeft('N263260000000001');
    world.host.set(START);
    expect((await read()).now).toBe(START + HOUR);
    world.host.set(START + 2 * HOUR);
    expect((await read()).now).toBe(START + 2 * HOUR);
  });
});

describe('what falls due', () => {
  it('runs on an advance of years, each event at its own instant, in order', async () => {
    await queueNeft('N263260000000001');
    world.host.advance(40 * 60 * SECOND);
    await queueNeft('N263260000000002');
    const { ran } = await world.run((unit) => advanceClock(unit, 5 * 366 * DAY));
    expect(ran).toBe(1);
    const halfPastTen = START + 23 * 60 * SECOND;
    expect(await postedAt()).toEqual([halfPastTen, halfPastTen + HOUR / 2]);
  });

  it('runs by due instant, and what an event makes due runs in its turn', async () => {
    await world.run(freezeClock);
    const first = await world.run((unit) => postCredit(unit, creditInput()));
    const request = {
      clientName: 'Acme Retail Pvt Ltd',
      transactionReferenceNumber: first.transaction?.transactionReferenceNumber ?? '',
    };
    await world.run((unit) => initiateRefund(unit, ACME, request));
    await queueNeft('N263260000000001');
    const { ran } = await world.run((unit) => advanceClock(unit, DAY));
    // In process, processed and the NEFT credit.
    expect(ran).toBe(3);
    expect(await world.run(runDue)).toBe(0);
  });

  it('runs before the work of whoever comes first, also where that is refused', async () => {
    await queueNeft('N263260000000001');
    world.host.advance(HOUR);
    const refused = runUnit(world.store, world.host, async () => {
      throw new Problem('TRANSACTION_NOT_FOUND', 'test');
    });
    expect(await refusal(refused)).toBe('TRANSACTION_NOT_FOUND');
    const row = await world.store.transact(async (tx) => tx.get('heldCredits', 'NEFT|N263260000000001'));
    expect(row).toBeUndefined();
  });
});

describe('runUnit', () => {
  it('undoes what a refused work wrote, and keeps what fell due', async () => {
    await queueNeft('N263260000000001');
    world.host.advance(HOUR);
    const refused = runUnit(world.store, world.host, async (unit) => {
      await postCredit(unit, creditInput({ amount: 7 }));
      throw new Problem('TRANSACTION_NOT_FOUND', 'test');
    });
    expect(await refusal(refused)).toBe('TRANSACTION_NOT_FOUND');
    const { data } = await world.run((unit) => listTransactions(unit, ACME, {}, { limit: 10 }));
    expect(data.map((entry) => entry.paymentMode)).toEqual(['NEFT']);
  });

  it('undoes everything when the work fails, and does it all the next time', async () => {
    await queueNeft('N263260000000001');
    world.host.advance(HOUR);
    const broken = runUnit(world.store, world.host, async () => {
      throw new Error('disk on fire');
    });
    await expect(broken).rejects.toThrow('disk on fire');
    const row = await world.store.transact(async (tx) => tx.get('heldCredits', 'NEFT|N263260000000001'));
    expect(row?.outcome).toBe('QUEUED');
    expect(await postedAt()).toHaveLength(1);
  });

  it('writes nothing for a read', async () => {
    const dirty = await world.store.transact(async (tx) => {
      const { openUnit, closeUnit } = await import('./unit.ts');
      const unit = await openUnit(tx, world.host);
      await listTransactions(unit, ACME, {}, { limit: 10 });
      await closeUnit(unit);
      return tx.dirty;
    });
    expect(dirty).toBe(false);
  });

  it('draws no identifier twice, whatever was undone in between', async () => {
    const drawn: string[] = [];
    for (let i = 0; i < 20; i++) {
      const work = world.run(async (unit) => {
        const id = await unit.tx
          .attempt(async () => {
            const { transaction } = await postCredit(unit, creditInput());
            if (i % 3 === 1) throw new Error('undone');
            return transaction?.transactionReferenceNumber;
          })
          .catch(() => undefined);
        if (i % 3 === 2) throw new Problem('TRANSACTION_NOT_FOUND', 'test');
        return id;
      });
      const id = await work.catch(() => undefined);
      if (id !== undefined) drawn.push(id);
    }
    expect(drawn).toHaveLength(7);
    expect(new Set(drawn).size).toBe(7);
  });
});
