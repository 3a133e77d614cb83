import { beforeEach, describe, expect, it } from 'vitest';
import type { NewVirtualAccount, VirtualAccountChange } from '../domain/virtual-account.ts';
import { DAY } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import {
  ACME,
  ACME_MAIN,
  ACME_SECOND,
  accountItem,
  BETA,
  BETA_MAIN,
  refusal,
  type ServiceWorld,
  START,
  serviceWorld,
} from '../test/service-world.ts';
import { SCAN_BUDGET } from './page.ts';
import type { Caller } from './unit.ts';
import {
  type BulkOutcome,
  createVirtualAccounts,
  deleteVirtualAccounts,
  getVirtualAccount,
  listVirtualAccounts,
  modifyVirtualAccounts,
  type VirtualAccountDeletion,
  type VirtualAccountFilter,
} from './virtual-accounts.ts';

let world: ServiceWorld;

beforeEach(async () => {
  world = await serviceWorld();
});

interface CallOptions {
  caller?: Caller;
  physicalAccountNumber?: string;
  atomic?: boolean;
}

function create(items: readonly NewVirtualAccount[], options: CallOptions = {}): Promise<BulkOutcome> {
  const { caller = ACME, physicalAccountNumber = ACME_MAIN, atomic = false } = options;
  return world.run((unit) => createVirtualAccounts(unit, caller, { physicalAccountNumber, atomic, items }));
}

function modify(items: readonly VirtualAccountChange[], options: CallOptions = {}): Promise<BulkOutcome> {
  const { caller = ACME, physicalAccountNumber = ACME_MAIN, atomic = false } = options;
  return world.run((unit) => modifyVirtualAccounts(unit, caller, { physicalAccountNumber, atomic, items }));
}

function remove(items: readonly VirtualAccountDeletion[], options: CallOptions = {}): Promise<BulkOutcome> {
  const { caller = ACME, physicalAccountNumber = ACME_MAIN, atomic = false } = options;
  return world.run((unit) => deleteVirtualAccounts(unit, caller, { physicalAccountNumber, atomic, items }));
}

function list(
  filter: VirtualAccountFilter = {},
  caller = ACME,
  page: { limit: number; after?: string } = { limit: 100 },
) {
  return world.run((unit) => listVirtualAccounts(unit, caller, filter, page));
}

/** `ok` or the code of each item, in order. */
function codes({ results }: BulkOutcome): string[] {
  return results.map((result, i) => {
    expect(result.index).toBe(i);
    return result.ok ? 'ok' : result.problem.code;
  });
}

async function numbers(filter: VirtualAccountFilter = {}, caller = ACME): Promise<string[]> {
  return (await list(filter, caller)).data.map((account) => account.virtualAccountNumber);
}

const [A1, A2, A3] = ['ACME00000001', 'ACME00000002', 'ACME00000003'];

describe('createVirtualAccounts', () => {
  it('opens accounts under the physical account, for the caller, now', async () => {
    const { results } = await create([accountItem(1)]);
    expect(results[0]).toMatchObject({
      ok: true,
      virtualAccount: { revision: 1, createdAt: START, validFrom: '2026-11-22' },
    });
    const account = await world.run((unit) => getVirtualAccount(unit, ACME, A1));
    expect(account).toMatchObject({
      physicalAccountNumber: ACME_MAIN,
      organisationId: 'org-acme',
      applicationId: 'app-acme',
    });
  });

  it('judges each item by itself and keeps the good ones', async () => {
    await create([accountItem(1)]);
    const outcome = await create([
      accountItem(1),
      accountItem(2),
      accountItem(2, { accountName: 'again' }),
      { virtualAccountNumber: 'BETA00000001', accountName: 'foreign prefix' },
      accountItem(3, { validTo: '2026-11-21' }),
      accountItem(4, { remitterCheck: 'ACCOUNT' }),
      accountItem(5, { amountRule: { type: 'RANGE', minimumAmount: 2, maximumAmount: 1 } }),
      accountItem(6),
    ]);
    expect(codes(outcome)).toEqual([
      'VIRTUAL_ACCOUNT_NUMBER_TAKEN',
      'ok',
      'DUPLICATE_IN_REQUEST',
      'PREFIX_NOT_ALLOTTED',
      'INVALID_VALIDITY',
      'INVALID_REMITTER_RULE',
      'INVALID_AMOUNT_RULE',
      'ok',
    ]);
    expect(await numbers()).toEqual([A1, A2, 'ACME00000006']);
    expect((await list()).data[1]?.accountName).toBe('Store 2');
  });

  it('does nothing of an atomic call with a refused item, and points at each refused one', async () => {
    await create([accountItem(2)]);
    const call = create([accountItem(1), accountItem(2), accountItem(3), accountItem(3)], { atomic: true });
    const problem: unknown = await call.catch((error: unknown) => error);
    if (!(problem instanceof Problem)) throw new Error('refused');
    expect(problem.code).toBe('BULK_REJECTED');
    expect(problem.options.errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/items/1', 'VIRTUAL_ACCOUNT_NUMBER_TAKEN'],
      ['/items/3', 'DUPLICATE_IN_REQUEST'],
    ]);
    expect(await numbers()).toEqual([A2]);
  });

  it('does an atomic call whole when nothing is wrong with it', async () => {
    expect(codes(await create([accountItem(1), accountItem(2)], { atomic: true }))).toEqual(['ok', 'ok']);
  });

  it('refuses the whole call under a physical account that is unknown or foreign, in the same words', async () => {
    const words = async (physicalAccountNumber: string) => {
      const error: unknown = await create([accountItem(1)], { physicalAccountNumber }).catch(
        (e: unknown) => e,
      );
      return error instanceof Problem
        ? `${error.code} ${error.detail}`.replace(physicalAccountNumber, 'n')
        : error;
    };
    expect(await words(BETA_MAIN)).toBe(await words('999999999999'));
    expect(await words(BETA_MAIN)).toMatch(/^PHYSICAL_ACCOUNT_NOT_FOUND/);
  });

  it('never gives a number twice, not after deletion and not under another physical account', async () => {
    await create([accountItem(1)]);
    await remove([{ virtualAccountNumber: A1, reason: 'ERROR' }]);
    const second = { physicalAccountNumber: ACME_SECOND };
    expect(codes(await create([accountItem(1)], second))).toEqual(['VIRTUAL_ACCOUNT_NUMBER_TAKEN']);
  });

  it('tells nothing of numbers under another prefix: taken or free, they look the same', async () => {
    const number = 'BETA00000001';
    const foreign = { virtualAccountNumber: number, accountName: 'X' };
    const before = await create([foreign]);
    await create([foreign], { caller: BETA, physicalAccountNumber: BETA_MAIN });
    expect(await create([foreign])).toEqual(before);
  });
});

describe('modifyVirtualAccounts', () => {
  beforeEach(async () => {
    await create([accountItem(1, { customerReference: 'C-1', validTo: '2026-12-31' }), accountItem(2)]);
  });

  it('counts a revision per modification and keeps what it does not name', async () => {
    world.host.advance(1000);
    const { results } = await modify([{ virtualAccountNumber: A1, accountName: 'Renamed' }]);
    const virtualAccount = {
      accountName: 'Renamed',
      customerReference: 'C-1',
      revision: 2,
      updatedAt: START + 1000,
    };
    expect(results[0]).toMatchObject({ ok: true, virtualAccount });
  });

  it('refuses a stale revision and accepts the present one', async () => {
    const change = { virtualAccountNumber: A1, revision: 1, accountName: 'Renamed' };
    expect(codes(await modify([change]))).toEqual(['ok']);
    expect(codes(await modify([change]))).toEqual(['REVISION_CONFLICT']);
    expect(codes(await modify([{ ...change, revision: 3 }]))).toEqual(['REVISION_CONFLICT']);
    expect(codes(await modify([{ ...change, revision: 2 }]))).toEqual(['ok']);
  });

  it('judges the merged account: half a rule with the other half already there', async () => {
    expect(codes(await modify([{ virtualAccountNumber: A1, validFrom: '2027-01-01' }]))).toEqual([
      'INVALID_VALIDITY',
    ]);
    expect(codes(await modify([{ virtualAccountNumber: A1, remitterCheck: 'ACCOUNT' }]))).toEqual([
      'INVALID_REMITTER_RULE',
    ]);
    const allowedRemitters = [{ accountNumber: '12345' }];
    expect(codes(await modify([{ virtualAccountNumber: A1, allowedRemitters }]))).toEqual(['ok']);
    expect(codes(await modify([{ virtualAccountNumber: A1, remitterCheck: 'ACCOUNT' }]))).toEqual(['ok']);
    expect(codes(await modify([{ virtualAccountNumber: A1, allowedRemitters: null }]))).toEqual([
      'INVALID_REMITTER_RULE',
    ]);
  });

  it('revives an expired account by extending it, and renames one without', async () => {
    world.host.set(Date.parse('2027-01-01T00:00:00+05:30'));
    expect(codes(await modify([{ virtualAccountNumber: A1, accountName: 'Old' }]))).toEqual(['ok']);
    expect(await numbers({ status: 'EXPIRED' })).toEqual([A1]);
    expect(codes(await modify([{ virtualAccountNumber: A1, validTo: null }]))).toEqual(['ok']);
    expect(await numbers({ status: 'EXPIRED' })).toEqual([]);
  });

  it('finds no account that is unknown, foreign or under another physical account', async () => {
    await create([accountItem(3)], { physicalAccountNumber: ACME_SECOND });
    const beta = { virtualAccountNumber: 'BETA00000001', accountName: 'B' };
    await create([beta], { caller: BETA, physicalAccountNumber: BETA_MAIN });
    const items = [A3, 'BETA00000001', 'ACME99999999'].map((virtualAccountNumber) => ({
      virtualAccountNumber,
    }));
    const missing = Array.from(items, () => 'VIRTUAL_ACCOUNT_NOT_FOUND');
    expect(codes(await modify(items))).toEqual(missing);
    expect(codes(await remove(items.map((item) => ({ ...item, reason: 'OTHER' }))))).toEqual(missing);
  });

  it('does all or nothing when atomic', async () => {
    const items = [{ virtualAccountNumber: A1, accountName: 'Renamed' }, { virtualAccountNumber: A3 }];
    expect(await refusal(modify(items, { atomic: true }))).toBe('BULK_REJECTED');
    expect((await list()).data[0]).toMatchObject({ accountName: 'Store 1', revision: 1 });
  });
});

describe('deleteVirtualAccounts', () => {
  it('deletes for ever, with its reason', async () => {
    await create([accountItem(1)]);
    const item = { virtualAccountNumber: A1, reason: 'CUSTOMER_EXITED' } as const;
    const outcome = await remove([item, item]);
    expect(codes(outcome)).toEqual(['ok', 'DUPLICATE_IN_REQUEST']);
    expect(outcome.results[0]).toMatchObject({
      virtualAccount: { deletedAt: START, deletionReason: 'CUSTOMER_EXITED' },
    });
    expect(codes(await remove([item]))).toEqual(['VIRTUAL_ACCOUNT_DELETED']);
    expect(codes(await modify([{ virtualAccountNumber: A1, accountName: 'X' }]))).toEqual([
      'VIRTUAL_ACCOUNT_DELETED',
    ]);
  });
});

describe('listVirtualAccounts', () => {
  it('goes by age, whatever the numbers, in pages that fit together', async () => {
    for (const n of [9, 4, 7, 1, 8]) await create([accountItem(n)]);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await list({}, ACME, after === undefined ? { limit: 2 } : { limit: 2, after });
      seen.push(...page.data.map((account) => account.virtualAccountNumber.slice(-1)));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual(['9', '4', '7', '1', '8']);
  });

  it('has no next page after a full last one', async () => {
    await create([accountItem(1), accountItem(2)]);
    expect((await list({}, ACME, { limit: 2 })).next).toBeNull();
    expect((await list({}, ACME, { limit: 1 })).next).not.toBeNull();
  });

  it('filters by physical account, status and customer reference, alone and together', async () => {
    await create([accountItem(1, { customerReference: 'C' }), accountItem(2, { validFrom: '2026-12-01' })]);
    await create([accountItem(3, { customerReference: 'C' })], { physicalAccountNumber: ACME_SECOND });
    await remove([{ virtualAccountNumber: A1, reason: 'OTHER' }]);
    expect(await numbers({ physicalAccountNumber: ACME_SECOND })).toEqual([A3]);
    expect(await numbers({ status: 'SCHEDULED' })).toEqual([A2]);
    expect(await numbers({ status: 'DELETED' })).toEqual([A1]);
    expect(await numbers({ customerReference: 'C' })).toEqual([A1, A3]);
    expect(await numbers({ customerReference: 'C', status: 'ACTIVE' })).toEqual([A3]);
    expect(await numbers({ customerReference: 'C', physicalAccountNumber: ACME_MAIN })).toEqual([A1]);
    expect(await numbers({ customerReference: 'D' })).toEqual([]);
    world.host.advance(10 * DAY);
    expect(await numbers({ status: 'SCHEDULED' })).toEqual([]);
  });

  it('takes a customer reference with the separator of the index literally', async () => {
    await create([accountItem(1, { customerReference: 'C|1' }), accountItem(2, { customerReference: 'C' })]);
    expect(await numbers({ customerReference: 'C' })).toEqual([A2]);
    expect(await numbers({ customerReference: 'C|1' })).toEqual([A1]);
  });

  it('forgets a customer reference that was cleared', async () => {
    await create([accountItem(1, { customerReference: 'C' })]);
    await modify([{ virtualAccountNumber: A1, customerReference: null }]);
    expect(await numbers({ customerReference: 'C' })).toEqual([]);
  });

  it('shows nothing of another organisation, by no filter', async () => {
    await create([accountItem(1, { customerReference: 'C' })]);
    expect(await numbers({}, BETA)).toEqual([]);
    expect(await numbers({ physicalAccountNumber: ACME_MAIN }, BETA)).toEqual([]);
    expect(await numbers({ customerReference: 'C' }, BETA)).toEqual([]);
    expect(await refusal(world.run((unit) => getVirtualAccount(unit, BETA, A1)))).toBe(
      'VIRTUAL_ACCOUNT_NOT_FOUND',
    );
  });

  it('looks at a bounded number of accounts for one page, and still finds them all in the end', async () => {
    for (let n = 0; n < SCAN_BUDGET + 300; n += 100) {
      await create(Array.from({ length: 100 }, (_, i) => accountItem(n + i)));
    }
    await remove([{ virtualAccountNumber: 'ACME00001250', reason: 'OTHER' }]);
    const first = await list({ status: 'DELETED' });
    expect(first.data).toEqual([]);
    if (first.next === null) throw new Error('there is more');
    const second = await list({ status: 'DELETED' }, ACME, { limit: 100, after: first.next });
    expect(second.data.map((account) => account.virtualAccountNumber)).toEqual(['ACME00001250']);
    expect(second.next).toBeNull();
  });
});
