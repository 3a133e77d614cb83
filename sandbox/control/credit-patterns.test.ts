import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { components } from '../../spec/generated/control.types.ts';
import { createSandbox, type Sandbox } from '../index.ts';

type Outcome = components['schemas']['CreditPatternOutcome'];
type Step = components['schemas']['CreditPatternStep'];
type Pattern = components['schemas']['CreditPattern'];

const START = '2026-11-23T11:00:00+05:30';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox({ startAt: START, seed: 'patterns' });
});
afterEach(() => sandbox.close());

async function call<T>(path: string, body?: object, headers: Record<string, string> = {}): Promise<T> {
  const init =
    body === undefined
      ? { headers }
      : {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        };
  const response = await sandbox.fetch(new Request(`http://localhost${path}`, init));
  const answer = (await response.json()) as T;
  if (response.status >= 500) throw new Error(JSON.stringify(answer));
  return answer;
}

const play = (pattern: Pattern, more: object = {}) =>
  call<Outcome>('/sandbox/v1/credit-patterns', { pattern, ...more });

const transactions = ({ steps }: Outcome) =>
  steps.flatMap(({ outcome }) => (outcome?.transaction ? [outcome.transaction] : []));
const outcomes = ({ steps }: Outcome) =>
  steps.map(
    ({ outcome, problem, reversal }) =>
      outcome?.reason ?? outcome?.outcome ?? problem?.code ?? reversal?.entryType,
  );

/** A transaction without what tells two look-alikes apart. */
function look({
  transactionReferenceNumber: _r,
  sequenceNumber: _s,
  utr: _u,
  ...rest
}: components['schemas']['Transaction']) {
  return rest;
}

const paise = (amount: string) => BigInt(amount.replace('.', ''));

describe('the patterns of credits', () => {
  afterEach(async () => {
    const { holds } = await call<{ holds: boolean }>('/sandbox/v1/invariants');
    expect(holds).toBe(true);
  });

  it('LOOK_ALIKES: equal in all but reference, place and UTR', async () => {
    const made = transactions(await play('LOOK_ALIKES', { count: 4 }));
    expect(made).toHaveLength(4);
    expect(new Set(made.map((one) => JSON.stringify(look(one)))).size).toBe(1);
    expect(new Set(made.map((one) => one.transactionReferenceNumber)).size).toBe(4);
  });

  it('SAME_UTR_TWICE: two payments, and a third on the next day as left', async () => {
    const outcome = await play('SAME_UTR_TWICE');
    const [imps, upi] = transactions(outcome);
    expect([imps?.paymentMode, upi?.paymentMode]).toEqual(['IMPS', 'UPI']);
    expect(imps?.utr).toBe(upi?.utr);
    expect(outcome.left[0]).toContain(imps?.utr);
    await call('/sandbox/v1/clock/advance', { seconds: 13 * 3600 });
    const { virtualAccountNumber, amount, paymentMode, utr, remitter } = imps as NonNullable<typeof imps>;
    const third = await call<{ transaction: { transactionReferenceNumber: string } }>('/sandbox/v1/credits', {
      virtualAccountNumber,
      amount,
      paymentMode,
      utr,
      remitter,
    });
    expect(third.transaction.transactionReferenceNumber).not.toBe(imps?.transactionReferenceNumber);
  });

  it('UTR_REPEATED: one credit, known the second time, refused with another amount', async () => {
    const { steps } = await play('UTR_REPEATED');
    expect(steps.map(({ known, problem }) => known ?? problem?.code)).toEqual([false, true, 'UTR_CONFLICT']);
    const [first, again] = steps.map(({ outcome }) => outcome?.transaction?.transactionReferenceNumber);
    expect(again).toBe(first);
  });

  it('REVERSAL: before delivery, and after it as left', async () => {
    const outcome = await play('REVERSAL');
    expect(outcomes(outcome)).toEqual(['POSTED', 'REVERSAL', 'POSTED']);
    const path = /\/sandbox\S+reversal/.exec(outcome.left[1] ?? '')?.[0] ?? '';
    const { transaction } = await call<{ transaction: { entryType: string } }>(path, {});
    expect(transaction.entryType).toBe('REVERSAL');
  });

  it('DEVANAGARI_NAMES: as they were written, joiners included', async () => {
    const names = transactions(await play('DEVANAGARI_NAMES', { count: 6 })).map(
      ({ remitter }) => remitter.name,
    );
    for (const name of names) expect(name).toMatch(/\p{Script=Devanagari}/u);
    expect(names.some((name) => name.includes('\u200d'))).toBe(true);
  });

  it('LEADING_ZERO_ACCOUNTS: numbers that a number would change', async () => {
    for (const { remitter, utr } of transactions(await play('LEADING_ZERO_ACCOUNTS'))) {
      expect(remitter.accountNumber).toMatch(/^000[0-9]{9}$/);
      expect(utr).toMatch(/^00[0-9]{10}$/);
    }
  });

  it('IST_MIDNIGHT_EDGES: both sides of midnight in India', async () => {
    const outcome = await play('IST_MIDNIGHT_EDGES');
    expect(outcomes(outcome)).toEqual(['POSTED', 'QUEUED', 'POSTED', 'POSTED', 'POSTED']);
    expect(
      transactions(outcome).map(({ postedAt, valueDate }) => [postedAt.slice(11, 23), valueDate]),
    ).toEqual([
      ['23:59:59.999', '2026-11-23'],
      ['00:00:00.000', '2026-11-24'],
      ['00:00:00.000', '2026-11-24'],
      ['00:10:00.000', '2026-11-24'],
    ]);
    expect(outcome.now).toBe('2026-11-24T00:10:00.000+05:30');
  });

  it('YEAR_END_EDGES: both sides of 31 March, twice a year apart', async () => {
    const days = async () => transactions(await play('YEAR_END_EDGES')).map(({ valueDate }) => valueDate);
    expect(new Set(await days())).toEqual(new Set(['2027-03-31', '2027-04-01']));
    expect(new Set(await days())).toEqual(new Set(['2028-03-31', '2028-04-01']));
  });

  it.each([undefined, 10, 40])(
    'LARGE_AMOUNTS: wrong in floats, in paise and in rupees (%s)',
    async (count) => {
      const amounts = transactions(await play('LARGE_AMOUNTS', { count })).map(({ amount }) => amount);
      const exact = amounts.reduce((sum, amount) => sum + paise(amount), 0n);
      expect(exact > 2n ** 53n).toBe(true);
      expect(BigInt(amounts.reduce((sum, amount) => sum + Number(paise(amount)), 0))).not.toBe(exact);
      const rupees = amounts.reduce((sum, amount) => sum + Number(amount), 0);
      expect(paise(rupees.toFixed(2))).not.toBe(exact);
    },
  );

  it('PAISE_EDGES: some lose a paisa when a float is cut', async () => {
    const amounts = transactions(await play('PAISE_EDGES')).map(({ amount }) => amount);
    expect(amounts).toContain('0.01');
    const cut = amounts.filter((amount) => BigInt(Math.trunc(Number(amount) * 100)) !== paise(amount));
    expect(cut).toEqual(expect.arrayContaining(['0.29', '0.57', '4.35']));
  });

  it.each([
    ['EXACTLY_100', 100],
    ['EXACTLY_250', 250],
  ] as const)('%s: so many', async (pattern, count) => {
    expect(transactions(await play(pattern))).toHaveLength(count);
  });

  it('EVERY_RAIL: each posts, and NEFT waits', async () => {
    const { steps, left } = await play('EVERY_RAIL');
    const told = Object.fromEntries(steps.map(({ paymentMode, outcome }) => [paymentMode, outcome?.outcome]));
    const POSTED = 'POSTED';
    expect(told).toEqual({ IMPS: POSTED, UPI: POSTED, FUNDS_TRANSFER: POSTED, RTGS: POSTED, NEFT: 'QUEUED' });
    expect(left).toHaveLength(1);
  });

  it('EVERY_RETURN_REASON: one of each, and nothing to pull', async () => {
    expect(outcomes(await play('EVERY_RETURN_REASON'))).toEqual([
      'PAYMENT_MODE_NOT_ALLOWED',
      'REMITTER_NOT_ALLOWED',
      'AMOUNT_NOT_ALLOWED',
      'VIRTUAL_ACCOUNT_NOT_ACTIVE',
      'VIRTUAL_ACCOUNT_UNKNOWN',
    ]);
  });

  it('CREDIT_AFTER_DELETION: the first stays, the second goes back', async () => {
    expect(outcomes(await play('CREDIT_AFTER_DELETION'))).toEqual(['POSTED', 'VIRTUAL_ACCOUNT_NOT_ACTIVE']);
  });

  it('OPENED_ELSEWHERE: a credit of an account that was not there before', async () => {
    const outcome = await play('OPENED_ELSEWHERE', { virtualAccountNumber: 'ACME00000002' });
    const numbers = transactions(outcome).map(({ virtualAccountNumber }) => virtualAccountNumber);
    expect(numbers[0]).toMatch(/^ACME[0-9A-Z]{10}$/);
    expect(numbers[1]).toBe('ACME00000002');
  });
});

/** What a seed decides of a step. */
const drawn = ({ amount, outcome }: Step) => [amount, outcome?.transaction?.remitter];

describe('amounts and names', () => {
  it('are the same for the same seed, with references and UTRs that are new', async () => {
    const [first, second] = [
      await play('EVERY_RAIL', { seed: 'ci' }),
      await play('EVERY_RAIL', { seed: 'ci' }),
    ];
    expect(second.steps.map(drawn)).toEqual(first.steps.map(drawn));
    expect(second.steps.every(({ known }) => known === false)).toBe(true);
    const other = await play('EVERY_RAIL', { seed: 'other' });
    expect(other.steps.map(drawn)).not.toEqual(first.steps.map(drawn));
  });

  it('are others each time without one', async () => {
    const [first, second] = [await play('EVERY_RAIL'), await play('EVERY_RAIL')];
    expect(second.steps.map(drawn)).not.toEqual(first.steps.map(drawn));
  });
});

describe('a pattern', () => {
  it('for an account that is not there is refused', async () => {
    const { code } = await play('EVERY_RAIL', { virtualAccountNumber: 'ACME99999999' }).then(
      (answer) => answer as unknown as { code: string },
    );
    expect(code).toBe('VIRTUAL_ACCOUNT_NOT_FOUND');
  });
});
