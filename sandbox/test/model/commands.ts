import fc from 'fast-check';
import type { AccountFields, Delivery, EntryKind, Mode, Payer, RefundDecision, RefundState, Rule, Status, Tenant } from './subject.ts';

/**
 * Commands as plain data: what can be said before a run stands in them, what depends on it (which credit, which
 * key, which day) is picked from what there is when their turn comes. So any part of a sequence is a sequence.
 */

/** Days counted from the day on which the command runs. */
export interface FieldSeed extends Omit<AccountFields, 'validFrom' | 'validTo'> {
  validFrom?: number;
  validTo?: number | null;
}

export interface ItemSeed {
  /** Which number of the pool. */
  number: number;
  /** How far a given revision is off; undefined gives none. */
  revision?: number;
  fields: FieldSeed;
}

/** A key of its own, or the one of an earlier command. */
export type KeySeed = 'fresh' | number;

export type Command =
  | { op: 'create' | 'modify' | 'remove'; as: Tenant; physical: number; atomic: boolean; items: ItemSeed[]; key: KeySeed }
  | { op: 'repeat'; pick: number }
  | { op: 'getAccount'; as: Tenant; number: number }
  | { op: 'listAccounts'; as: Tenant; physical?: number; status?: Status; customerReference?: string; limit: number }
  | { op: 'credit'; number: number; amount: number; mode: Mode; utr: number; remitter: Payer; words?: string; times: number }
  | { op: 'reverse'; pick: number; reason?: string }
  | { op: 'fetch'; as: Tenant; physical: number }
  | { op: 'acknowledge'; as: Tenant; pick: number; off: number; miscounted: boolean }
  | { op: 'getBatch'; as: Tenant; pick: number }
  | { op: 'listBatches'; as: Tenant; physical?: number; status?: 'OPEN' | 'ACKNOWLEDGED'; limit: number }
  | { op: 'getEntry'; as: Tenant; pick: number }
  | {
      op: 'listEntries';
      as: Tenant;
      physical?: number;
      number?: number;
      utr?: number;
      fromDay?: number;
      toDay?: number;
      entryType?: EntryKind;
      deliveryState?: Delivery;
      limit: number;
    }
  | { op: 'refund'; as: Tenant; pick: number; client: number; reason?: string; key: KeySeed }
  | { op: 'getRefund'; as: Tenant; pick: number }
  | { op: 'listRefunds'; as: Tenant; pick?: number; status?: RefundState; limit: number }
  | { op: 'decide'; decision: RefundDecision; pick: number; reason?: string }
  | { op: 'clock'; action: 'read' | 'freeze' | 'resume' }
  | { op: 'setClock'; to: 'now' | 'past' | 'half hour' | 'before half hour' | 'midnight' | 'before midnight'; frozen?: boolean }
  | { op: 'advance'; seconds: number }
  | { op: 'hostClock'; milliseconds: number }
  | { op: 'limits'; batchLimit?: number; upiLimit?: number; refundWindowDays?: number }
  | { op: 'crash' };

const tenant = fc.constantFrom<Tenant>('ACME', 'ACME', 'ACME', 'ACME', 'ACME', 'BETA');
const physical = fc.constantFrom(0, 0, 0, 0, 1, 1, 2, 3);
const number = fc.integer({ min: 0, max: 9 });
const pick = fc.nat(999);
const limit = fc.constantFrom(1, 2, 5, 100);
const key = fc.constantFrom<KeySeed>('fresh', 'fresh', 'fresh', 'fresh', 'fresh', 0, 1);
const words = fc.constantFrom('Invoice 1', 'बिल ४४२');
const customerReference = fc.constantFrom('C-1', 'C', 'C|1');

export const AMOUNTS = [1, 100, 12_500, 12_500, 12_500, 10_000_000, 10_000_001, 19_999_999, 20_000_000, 50_000_000, 50_000_001];
const REMITTERS: Payer[] = [
  { name: 'Sharma', accountNumber: '004501567823', ifsc: 'ICIC0000045' },
  { name: 'Sharma', accountNumber: '004501567823', ifsc: 'HDFC0000001' },
  { name: 'Sharma', accountNumber: '4501567823' },
  { name: 'शर्मा' },
  { name: 'F', accountNumber: 'SANDBOXFAILED01' },
  { name: 'R', accountNumber: 'SANDBOXRETURN01' },
  { name: 'S', accountNumber: 'SANDBOXSTUCK001' },
  { name: 'U', accountNumber: 'SANDBOXUNKNOWN1' },
  { name: 'N', accountNumber: 'SANDBOXNOFUNDS1' },
];
const MODES: Mode[] = ['NEFT', 'RTGS', 'IMPS', 'UPI', 'FUNDS_TRANSFER'];

const ruleAmount = fc.constantFrom(100, 12_500, 20_000_000);
const rule: fc.Arbitrary<Rule> = fc.oneof(
  fc.constant<Rule>({ type: 'NONE' }),
  ruleAmount.map((amount): Rule => ({ type: 'EXACT', amount })),
  fc.tuple(ruleAmount, ruleAmount).map(([a, b]): Rule => ({ type: 'RANGE', minimumAmount: a, maximumAmount: b })),
);
const allowed = fc.subarray(
  [
    { accountNumber: '004501567823', ifsc: 'ICIC0000045' },
    { accountNumber: '4501567823' },
    { accountNumber: 'SANDBOXRETURN01' },
  ],
  { minLength: 1 },
);
const optional = {
  customerReference,
  contact: fc.constantFrom({ email: 'a@b.in' }, { mobile: '9876543210' }, { email: 'a@b.in', mobile: '9876543210' }),
  allowedRemitters: allowed,
  references: fc.constantFrom(['r1'], ['r1', 'r2']),
};
const given = {
  accountName: fc.constantFrom('Store', 'दुकान'),
  allowedPaymentModes: fc.subarray(MODES, { minLength: 1 }),
  remitterCheck: fc.constantFrom('NONE' as const, 'NONE' as const, 'ACCOUNT' as const, 'ACCOUNT_AND_IFSC' as const),
  amountRule: rule,
  validFrom: fc.integer({ min: -2, max: 1 }),
};
const lastDay = fc.integer({ min: -1, max: 3 });
const newFields: fc.Arbitrary<FieldSeed> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ customerReference }, { requiredKeys: [] }) },
  { weight: 2, arbitrary: fc.record({ ...optional, ...given, validTo: lastDay }, { requiredKeys: [] }) },
);
const changedFields: fc.Arbitrary<FieldSeed> = fc.record(
  {
    customerReference: fc.option(optional.customerReference),
    contact: fc.option(optional.contact),
    allowedRemitters: fc.option(optional.allowedRemitters),
    references: fc.option(optional.references),
    ...given,
    validTo: fc.option(lastDay),
  },
  { requiredKeys: [] },
);

function bulk(op: 'create' | 'modify' | 'remove', item: fc.Arbitrary<ItemSeed>): fc.Arbitrary<Command> {
  const items = fc.array(item, { minLength: 1, maxLength: 4 });
  const atomic = fc.constantFrom(false, false, true);
  return fc.record({ op: fc.constant(op), as: tenant, physical, atomic, items, key });
}

const accounts: fc.WeightedArbitrary<Command>[] = [
  { weight: 8, arbitrary: bulk('create', fc.record({ number, fields: newFields })) },
  {
    weight: 7,
    arbitrary: bulk(
      'modify',
      fc.record(
        { number, revision: fc.constantFrom(0, 0, -1), fields: changedFields },
        { requiredKeys: ['number', 'fields'] },
      ),
    ),
  },
  { weight: 3, arbitrary: bulk('remove', fc.record({ number, fields: fc.constant({}) })) },
  { weight: 4, arbitrary: fc.record({ op: fc.constant('repeat' as const), pick }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('getAccount' as const), as: tenant, number }) },
  {
    weight: 3,
    arbitrary: fc.record(
      {
        op: fc.constant('listAccounts' as const),
        as: tenant,
        physical,
        status: fc.constantFrom<Status>('SCHEDULED', 'ACTIVE', 'EXPIRED', 'DELETED'),
        customerReference,
        limit,
      },
      { requiredKeys: ['op', 'as', 'limit'] },
    ),
  },
];

function credits(amounts: readonly number[]): fc.WeightedArbitrary<Command>[] {
  return [
    {
      weight: 24,
      arbitrary: fc.record(
        {
          op: fc.constant('credit' as const),
          number,
          amount: fc.constantFrom(...amounts),
          mode: fc.constantFrom<Mode>(...MODES, 'UPI', 'IMPS'),
          utr: fc.constantFrom(-2, -2, -2, -1, 0, 1, 2, 3),
          remitter: fc.constantFrom(...REMITTERS),
          words,
          times: fc.constantFrom(1, 1, 1, 2, 4),
        },
        { requiredKeys: ['op', 'number', 'amount', 'mode', 'utr', 'remitter', 'times'] },
      ),
    },
    {
      weight: 4,
      arbitrary: fc.record({ op: fc.constant('reverse' as const), pick, reason: words }, { requiredKeys: ['op', 'pick'] }),
    },
  ];
}

const delivery: fc.WeightedArbitrary<Command>[] = [
  { weight: 8, arbitrary: fc.record({ op: fc.constant('fetch' as const), as: tenant, physical }) },
  {
    weight: 8,
    arbitrary: fc.record({
      op: fc.constant('acknowledge' as const),
      as: tenant,
      pick: fc.constantFrom(0, 0, 0, 1, 2, 3, 500),
      off: fc.constantFrom(0, 0, 0, 0, 1, -1, 100),
      miscounted: fc.constantFrom(false, false, false, true),
    }),
  },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('getBatch' as const), as: tenant, pick }) },
  {
    weight: 2,
    arbitrary: fc.record(
      {
        op: fc.constant('listBatches' as const),
        as: tenant,
        physical,
        status: fc.constantFrom('OPEN' as const, 'ACKNOWLEDGED' as const),
        limit,
      },
      { requiredKeys: ['op', 'as', 'limit'] },
    ),
  },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('getEntry' as const), as: tenant, pick }) },
  {
    weight: 5,
    arbitrary: fc.record(
      {
        op: fc.constant('listEntries' as const),
        as: tenant,
        physical,
        number,
        utr: fc.nat(3),
        fromDay: fc.integer({ min: -3, max: 1 }),
        toDay: fc.integer({ min: -3, max: 1 }),
        entryType: fc.constantFrom<EntryKind>('CREDIT', 'REVERSAL'),
        deliveryState: fc.constantFrom<Delivery>('UNDELIVERED', 'IN_OPEN_BATCH', 'ACKNOWLEDGED'),
        limit,
      },
      { requiredKeys: ['op', 'as', 'limit'] },
    ),
  },
];

const refunds: fc.WeightedArbitrary<Command>[] = [
  {
    weight: 10,
    arbitrary: fc.record(
      { op: fc.constant('refund' as const), as: tenant, pick, client: fc.constantFrom(0, 0, 0, 0, 0, 1, 2), reason: words, key },
      { requiredKeys: ['op', 'as', 'pick', 'client', 'key'] },
    ),
  },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('getRefund' as const), as: tenant, pick }) },
  {
    weight: 3,
    arbitrary: fc.record(
      {
        op: fc.constant('listRefunds' as const),
        as: tenant,
        pick,
        status: fc.constantFrom<RefundState>('ACCEPTED', 'IN_PROCESS', 'PROCESSED', 'FAILED', 'RETURNED'),
        limit,
      },
      { requiredKeys: ['op', 'as', 'limit'] },
    ),
  },
  {
    weight: 5,
    arbitrary: fc.record(
      { op: fc.constant('decide' as const), decision: fc.constantFrom<RefundDecision>('settle', 'fail', 'return'), pick, reason: words },
      { requiredKeys: ['op', 'decision', 'pick'] },
    ),
  },
];

const A_DAY = 86_400;
const time: fc.WeightedArbitrary<Command>[] = [
  {
    weight: 2,
    arbitrary: fc.record({ op: fc.constant('clock' as const), action: fc.constantFrom('read' as const, 'freeze' as const, 'resume' as const) }),
  },
  {
    weight: 3,
    arbitrary: fc.record(
      {
        op: fc.constant('setClock' as const),
        to: fc.constantFrom('now', 'past', 'half hour', 'before half hour', 'midnight', 'before midnight'),
        frozen: fc.boolean(),
      },
      { requiredKeys: ['op', 'to'] },
    ) as fc.Arbitrary<Command>,
  },
  {
    weight: 4,
    arbitrary: fc.record({
      op: fc.constant('advance' as const),
      seconds: fc.constantFrom(1, 5, 5, 25, 30, 30, 60, 1800, 3600, A_DAY, A_DAY, 2 * A_DAY, 181 * A_DAY, 1098 * A_DAY),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      op: fc.constant('hostClock' as const),
      milliseconds: fc.constantFrom(1, 999, 5_000, 25_000, 30_000, 1_800_000, 3_600_000, A_DAY * 1000, -1000, -A_DAY * 1000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record(
      {
        op: fc.constant('limits' as const),
        batchLimit: fc.integer({ min: 1, max: 5 }),
        upiLimit: fc.constantFrom(12_500, 10_000_000),
        refundWindowDays: fc.constantFrom(1, 180),
      },
      { requiredKeys: ['op'] },
    ),
  },
  { weight: 1, arbitrary: fc.constant({ op: 'crash' as const }) },
];

/** Where the host's clock stands at first: an ordinary morning, and edges of days, months and years. */
export const STARTS = [
  '2026-11-22T10:07:00+05:30',
  '2026-11-22T00:10:00+05:30',
  '2027-03-31T23:59:30+05:30',
  '2028-02-28T23:44:59.999+05:30',
  '2026-12-31T18:30:00+05:30',
].map((text) => Date.parse(text));

export interface Sequence {
  readonly start: number;
  readonly commands: readonly Command[];
}

/** Sequences of the suite. Opens accounts first, or half of the commands would meet nothing. */
export function sequences(length: { min: number; max: number }, amounts: readonly number[] = AMOUNTS): fc.Arbitrary<Sequence> {
  const command = fc.oneof(...accounts, ...credits(amounts), ...delivery, ...refunds, ...time);
  const commands = fc.array(command, { minLength: length.min, maxLength: length.max, size: 'max' });
  return fc.record({ start: fc.constantFrom(...STARTS), commands });
}

/** The accounts with which each sequence begins. */
export const OPENING: readonly Command[] = [
  {
    op: 'create',
    as: 'ACME',
    physical: 0,
    atomic: true,
    items: [0, 1, 2].map((n) => ({ number: n, fields: { validFrom: -1 } })),
    key: 'fresh',
  },
  { op: 'create', as: 'ACME', physical: 1, atomic: true, items: [{ number: 3, fields: {} }], key: 'fresh' },
  { op: 'create', as: 'BETA', physical: 2, atomic: true, items: [{ number: 8, fields: {} }], key: 'fresh' },
];
