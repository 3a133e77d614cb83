import { beforeEach, describe, expect, it } from 'vitest';
import type { Refund } from '../domain/refund.ts';
import { DAY, SECOND } from '../lib/clock.ts';
import {
  ACME,
  ACME_MAIN,
  accountItem,
  BETA,
  creditInput,
  refusal,
  type ServiceWorld,
  START,
  serviceWorld,
} from '../test/service-world.ts';
import { advanceClock } from './clock.ts';
import { postCredit, reverseCredit } from './credits.ts';
import { checkInvariants } from './invariants.ts';
import { changeLimits } from './limits.ts';
import {
  failRefund,
  getRefund,
  initiateRefund,
  listRefunds,
  type RefundRequest,
  returnRefund,
  settleRefund,
} from './refunds.ts';
import type { Caller } from './unit.ts';
import { createVirtualAccounts, deleteVirtualAccounts } from './virtual-accounts.ts';

const CLIENT = 'Acme Retail Pvt Ltd';
let world: ServiceWorld;

beforeEach(async () => {
  world = await serviceWorld();
  const call = { physicalAccountNumber: ACME_MAIN, atomic: true, items: [accountItem(1)] };
  await world.run((unit) => createVirtualAccounts(unit, ACME, call));
});

async function credit(accountNumber = '004501567823'): Promise<string> {
  const remitter = { name: 'Sharma Textiles', accountNumber };
  const { transaction } = await world.run((unit) => postCredit(unit, creditInput({ remitter })));
  return transaction?.transactionReferenceNumber ?? '';
}

function refund(
  reference: string,
  more: Partial<RefundRequest> = {},
  caller: Caller = ACME,
): Promise<Refund> {
  const request = { clientName: CLIENT, transactionReferenceNumber: reference, ...more };
  return world.run((unit) => initiateRefund(unit, caller, request));
}

function get(refundId: string): Promise<Refund> {
  return world.run((unit) => getRefund(unit, ACME, refundId));
}

/** The states of a refund at these seconds after now. */
async function statesAt(refundId: string, seconds: readonly number[]): Promise<string[]> {
  const from = world.host.now();
  const states: string[] = [];
  for (const second of seconds) {
    world.host.set(from + second * SECOND);
    states.push((await get(refundId)).status);
  }
  return states;
}

const settle = (refundId: string) => world.run((unit) => settleRefund(unit, refundId));
const fail = (refundId: string, reason?: string) => world.run((unit) => failRefund(unit, refundId, reason));
const giveBack = (refundId: string, reason?: string) =>
  world.run((unit) => returnRefund(unit, refundId, reason));

describe('initiateRefund', () => {
  it('accepts the whole credit, to its remitter, and says so first', async () => {
    const reference = await credit();
    expect(await refund(reference, { reason: 'Order cancelled' })).toMatchObject({
      status: 'ACCEPTED',
      amount: 1250_00,
      clientName: CLIENT,
      transactionReferenceNumber: reference,
      remitter: { name: 'Sharma Textiles', accountNumber: '004501567823' },
      reason: 'Order cancelled',
      acceptedAt: START,
      attempt: 1,
    });
  });

  it.each(['acme retail pvt ltd', 'Acme Retail Pvt Ltd ', 'Beta Traders LLP', ''])(
    'compares the client name exactly: not %j',
    async (clientName) => {
      expect(await refusal(refund(await credit(), { clientName }))).toBe('CLIENT_NAME_MISMATCH');
    },
  );

  it("finds no credit of another organisation, whoever's name is quoted", async () => {
    const reference = await credit();
    const clientName = 'Beta Traders LLP';
    expect(await refusal(refund(reference, { clientName }, BETA))).toBe('TRANSACTION_NOT_FOUND');
    expect(await refusal(refund('KT000000000000', { clientName }, BETA))).toBe('TRANSACTION_NOT_FOUND');
    expect(await refusal(refund(reference, {}, BETA))).toBe('CLIENT_NAME_MISMATCH');
  });

  it('has one live refund per credit, none after PROCESSED, another after FAILED and RETURNED', async () => {
    const reference = await credit();
    const first = await refund(reference);
    expect(await refusal(refund(reference))).toBe('REFUND_IN_PROGRESS');
    await fail(first.refundId);
    const second = await refund(reference);
    expect(second.attempt).toBe(2);
    await settle(second.refundId);
    expect(await refusal(refund(reference))).toBe('ALREADY_REFUNDED');
    await giveBack(second.refundId);
    expect((await refund(reference)).attempt).toBe(3);
  });

  it('does not refund a reversal or what was reversed, nor reverse what is being refunded', async () => {
    const reference = await credit();
    const { refundId } = await refund(reference);
    const reverse = () => world.run((unit) => reverseCredit(unit, reference));
    expect(await refusal(reverse())).toBe('REFUND_LIVE');
    await settle(refundId);
    expect(await refusal(reverse())).toBe('REFUND_LIVE');
    await giveBack(refundId);
    const reversal = await reverse();
    expect(await refusal(refund(reference))).toBe('CREDIT_REVERSED');
    expect(await refusal(refund(reversal.transactionReferenceNumber))).toBe('NOT_A_CREDIT');
  });

  it('closes the window on the clock of the world, as configured', async () => {
    const reference = await credit();
    await world.run((unit) => advanceClock(unit, 180 * DAY));
    const { refundId } = await refund(reference);
    await fail(refundId);
    await world.run((unit) => advanceClock(unit, 1));
    expect(await refusal(refund(reference))).toBe('REFUND_WINDOW_CLOSED');
    await world.run((unit) => changeLimits(unit, { refundWindowDays: 181 }));
    expect((await refund(reference)).status).toBe('ACCEPTED');
  });

  it('is not held back by a deleted account', async () => {
    const reference = await credit();
    const items = [{ virtualAccountNumber: 'ACME00000001', reason: 'OTHER' as const }];
    await world.run((unit) =>
      deleteVirtualAccounts(unit, ACME, { physicalAccountNumber: ACME_MAIN, atomic: false, items }),
    );
    expect((await refund(reference)).status).toBe('ACCEPTED');
  });

  it.each([
    ['SANDBOXUNKNOWN1', 'REMITTER_ACCOUNT_UNKNOWN'],
    ['SANDBOXNOFUNDS1', 'INSUFFICIENT_BALANCE'],
  ])('to %s is refused: %s', async (account, code) => {
    expect(await refusal(refund(await credit(account)))).toBe(code);
  });
});

describe('a refund on the clock', () => {
  it('is in process after 5 s and processed after 30 s, with a UTR', async () => {
    const { refundId } = await refund(await credit());
    expect(await statesAt(refundId, [0, 4.999, 5, 29.999, 30, 86_400])).toEqual([
      'ACCEPTED',
      'ACCEPTED',
      'IN_PROCESS',
      'IN_PROCESS',
      'PROCESSED',
      'PROCESSED',
    ]);
    expect(await get(refundId)).toMatchObject({
      utr: expect.stringMatching(/^[A-Z0-9]{16}$/),
      updatedAt: START + 30 * SECOND,
    });
  });

  it('keeps the instants of its steps, however late anyone looks', async () => {
    const { refundId } = await refund(await credit('SANDBOXRETURN01'));
    await world.run((unit) => advanceClock(unit, 1000 * DAY));
    expect(await get(refundId)).toMatchObject({ status: 'RETURNED', updatedAt: START + 60 * SECOND });
  });

  it.each([
    ['SANDBOXFAILED01', ['ACCEPTED', 'IN_PROCESS', 'FAILED', 'FAILED', 'FAILED']],
    ['SANDBOXRETURN01', ['ACCEPTED', 'IN_PROCESS', 'PROCESSED', 'PROCESSED', 'RETURNED']],
    ['SANDBOXSTUCK001', ['ACCEPTED', 'IN_PROCESS', 'IN_PROCESS', 'IN_PROCESS', 'IN_PROCESS']],
  ])('to %s goes %j', async (account, states) => {
    const { refundId } = await refund(await credit(account));
    expect(await statesAt(refundId, [0, 5, 30, 59.999, 60])).toEqual(states);
  });
});

describe('an outcome by the control plane', () => {
  it('settles at once, and the clock changes nothing any more', async () => {
    const { refundId } = await refund(await credit('SANDBOXFAILED01'));
    expect(await settle(refundId)).toMatchObject({
      status: 'PROCESSED',
      utr: expect.any(String),
      updatedAt: START,
    });
    expect(await statesAt(refundId, [5, 30, 60, 3600])).toEqual([
      'PROCESSED',
      'PROCESSED',
      'PROCESSED',
      'PROCESSED',
    ]);
  });

  it('takes a stuck refund on, and a returning one only where it is told', async () => {
    const stuck = await refund(await credit('SANDBOXSTUCK001'));
    world.host.advance(10 * SECOND);
    expect((await settle(stuck.refundId)).status).toBe('PROCESSED');
    const returning = await refund(await credit('SANDBOXRETURN01'));
    await settle(returning.refundId);
    expect(await statesAt(returning.refundId, [30, 90])).toEqual(['PROCESSED', 'PROCESSED']);
  });

  it('gives a failed or returned refund the reason told, or one of its own', async () => {
    const first = await refund(await credit());
    expect((await fail(first.refundId, 'Account closed')).failureReason).toBe('Account closed');
    const second = await refund(await credit());
    await settle(second.refundId);
    expect((await giveBack(second.refundId)).failureReason).toBeTruthy();
  });

  it('returns early what a sentinel would return later, once', async () => {
    const { refundId } = await refund(await credit('SANDBOXRETURN01'));
    world.host.advance(30 * SECOND);
    expect((await giveBack(refundId)).updatedAt).toBe(START + 30 * SECOND);
    world.host.advance(60 * SECOND);
    expect((await get(refundId)).updatedAt).toBe(START + 30 * SECOND);
  });

  it('is a conflict wherever the state does not lead to it', async () => {
    const { refundId } = await refund(await credit());
    expect(await refusal(giveBack(refundId))).toBe('REFUND_STATE_CONFLICT');
    await settle(refundId);
    expect(await refusal(settle(refundId))).toBe('REFUND_STATE_CONFLICT');
    expect(await refusal(fail(refundId))).toBe('REFUND_STATE_CONFLICT');
    await giveBack(refundId);
    for (const decide of [settle, fail, giveBack]) {
      expect(await refusal(decide(refundId))).toBe('REFUND_STATE_CONFLICT');
    }
    expect(await refusal(settle('KR000000000000'))).toBe('REFUND_NOT_FOUND');
  });

  it('leaves no due event behind, and no invariant broken', async () => {
    const { refundId } = await refund(await credit());
    await fail(refundId);
    const { ran } = await world.run((unit) => advanceClock(unit, DAY));
    expect(ran).toBe(0);
    for (const finding of await world.run(checkInvariants)) expect(finding.violations).toEqual([]);
  });
});

describe('listRefunds', () => {
  it('goes by age, filters by status and by credit, and pages', async () => {
    const references = [await credit(), await credit(), await credit()];
    const made: string[] = [];
    for (const reference of [...references, references[1] ?? '']) {
      const { refundId } = await refund(reference);
      made.push(refundId);
      if (made.length < 4) await fail(refundId);
    }
    const list = (filter: object, page: { limit: number; after?: string } = { limit: 100 }, caller = ACME) =>
      world.run((unit) => listRefunds(unit, caller, filter, page));
    const ids = async (filter: object) => (await list(filter)).data.map((row) => row.refundId);
    expect(await ids({})).toEqual(made);
    expect(await ids({ status: 'FAILED' })).toEqual(made.slice(0, 3));
    expect(await ids({ status: 'ACCEPTED' })).toEqual(made.slice(3));
    const transactionReferenceNumber = references[1];
    expect(await ids({ transactionReferenceNumber })).toEqual([made[1], made[3]]);
    expect(await ids({ transactionReferenceNumber, status: 'ACCEPTED' })).toEqual([made[3]]);
    const first = await list({ transactionReferenceNumber }, { limit: 1 });
    expect(
      (await list({ transactionReferenceNumber }, { limit: 1, after: first.next ?? '' })).data[0]?.refundId,
    ).toBe(made[3]);
    for (const filter of [{}, { status: 'FAILED' }, { transactionReferenceNumber }]) {
      expect((await list(filter, { limit: 9 }, BETA)).data).toEqual([]);
    }
  });

  it('shows a refund to its organisation alone', async () => {
    const { refundId } = await refund(await credit());
    expect(await refusal(world.run((unit) => getRefund(unit, BETA, refundId)))).toBe('REFUND_NOT_FOUND');
  });
});
