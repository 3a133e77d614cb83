import fc from 'fast-check';
import type {
  ActCommand,
  BulkCommand,
  Command,
  CreditCommand,
  EntryFilterSeed,
  FieldSeed,
  GetCommand,
  ItemSeed,
  KeySeed,
  ListCommand,
  Moment,
  RefundCommand,
  Sequence,
  TimeCommand,
} from './commands.ts';
import type {
  Delivery,
  EntryKind,
  Mode,
  Payer,
  RefundDecision,
  RefundState,
  Rule,
  Status,
  Tenant,
} from './subject.ts';

/** Mostly what is there and the caller's own; what is foreign, missing or wrong now and then. */
function mostly<T>(common: readonly T[], rare: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...common) },
    { weight: 1, arbitrary: fc.constantFrom(...rare) },
  );
}

type Fields<T> = { [K in keyof T]-?: fc.Arbitrary<Exclude<T[K], undefined>> };

/** A record of which these members are always there and the others by chance. */
function record<T extends object>(members: Fields<T>, always: readonly (keyof T)[]): fc.Arbitrary<T> {
  return fc.record(members, {
    requiredKeys: always as never[],
    noNullPrototype: true,
  }) as unknown as fc.Arbitrary<T>;
}

/** At most two of the filters: three together find nothing, nearly always. */
function filters<T extends object>(members: Fields<T>): fc.Arbitrary<Partial<T>> {
  const names = Object.keys(members) as (keyof T)[];
  return fc.tuple(record<T>(members, names), fc.subarray(names, { maxLength: 2 })).map(([values, kept]) => {
    const chosen: Partial<T> = {};
    for (const name of kept) chosen[name] = values[name];
    return chosen;
  });
}

const tenant = mostly<Tenant>(['ACME'], ['BETA']);
const physical = mostly([0, 0, 0, 1], [2, 3]);
const number = mostly([0, 1, 2, 3], [4, 5, 6, 7, 8, 9]);
const pick = fc.nat(999);
const limit = fc.constantFrom(1, 2, 5, 100);
const key = mostly<KeySeed>(['fresh'], [0, 1]);
const words = fc.constantFrom('Invoice 1', 'बिल ४४२');
const customerReference = fc.constantFrom('C-1', 'C', 'C|1');

/** A common amount, which is most of them, and the edges of the rails. */
const AMOUNTS = [12_500, 1, 100, 10_000_000, 10_000_001, 19_999_999, 20_000_000, 50_000_000, 50_000_001];
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
const amountRule: fc.Arbitrary<Rule> = fc.oneof(
  fc.constant<Rule>({ type: 'NONE' }),
  ruleAmount.map((amount): Rule => ({ type: 'EXACT', amount })),
  fc
    .tuple(ruleAmount, ruleAmount)
    .map(([minimumAmount, maximumAmount]): Rule => ({ type: 'RANGE', minimumAmount, maximumAmount })),
);
const lastDay = fc.integer({ min: -1, max: 3 });
const contact = { email: 'a@b.in', mobile: '9876543210' };
const chosenFields: Fields<FieldSeed> = {
  accountName: fc.constantFrom('Store', 'दुकान'),
  customerReference,
  contact: fc.constantFrom<NonNullable<FieldSeed['contact']>>(
    { email: 'c@d.in' },
    { mobile: '9876543211' },
    contact,
  ),
  allowedPaymentModes: fc.subarray(MODES, { minLength: 1 }),
  remitterCheck: fc.constantFrom('NONE', 'NONE', 'ACCOUNT', 'ACCOUNT_AND_IFSC'),
  allowedRemitters: fc.subarray(
    [
      { accountNumber: '004501567823', ifsc: 'ICIC0000045' },
      { accountNumber: '4501567823' },
      { accountNumber: 'SANDBOXRETURN01' },
    ],
    { minLength: 1 },
  ),
  amountRule,
  validFrom: fc.integer({ min: -2, max: 1 }),
  validTo: lastDay,
  references: fc.constantFrom(['r1'], ['r1', 'r2']),
};
const newFields: fc.Arbitrary<FieldSeed> = fc.oneof(
  {
    weight: 5,
    arbitrary: customerReference.map((reference): FieldSeed => ({ customerReference: reference })),
  },
  { weight: 2, arbitrary: record<FieldSeed>(chosenFields, []) },
);
const changedFields = record<FieldSeed>(
  {
    ...chosenFields,
    customerReference: fc.option(customerReference),
    contact: fc.option(chosenFields.contact),
    allowedRemitters: fc.option(chosenFields.allowedRemitters),
    validTo: fc.option(lastDay),
    references: fc.option(chosenFields.references),
  },
  [],
);

function bulk(op: BulkCommand['op'], item: fc.Arbitrary<ItemSeed>): fc.Arbitrary<BulkCommand> {
  const items = fc.array(item, { minLength: 1, maxLength: 4 });
  const atomic = fc.constantFrom(false, false, true);
  return fc.record({ op: fc.constant(op), as: tenant, physical, atomic, items, key });
}

const newItem = fc.record({ number: fc.integer({ min: 0, max: 9 }), fields: newFields });
const changeItem = record<ItemSeed>({ number, revision: mostly([0], [-1]), fields: changedFields }, [
  'number',
  'fields',
]);
const deletedItem = fc.record({ number, fields: fc.constant<FieldSeed>({}) });

function credit(amounts: readonly number[]): fc.Arbitrary<CreditCommand> {
  return record<CreditCommand>(
    {
      op: fc.constant('credit'),
      number,
      amount: mostly(amounts.slice(0, 1), amounts),
      mode: mostly<Mode>(['UPI', 'IMPS', 'NEFT', 'FUNDS_TRANSFER'], ['RTGS']),
      utr: mostly([-2, -2, 0, 1, 2, 3], [-1]),
      remitter: mostly(REMITTERS.slice(0, 2), REMITTERS),
      words,
      times: fc.constantFrom(1, 1, 1, 2, 4),
    },
    ['op', 'number', 'amount', 'mode', 'utr', 'remitter', 'times'],
  );
}

const refund = record<RefundCommand>(
  { op: fc.constant('refund'), as: tenant, pick, client: mostly([0], [1, 2]), reason: words, key },
  ['op', 'as', 'pick', 'client', 'key'],
);

const get: fc.Arbitrary<GetCommand> = fc.oneof(
  fc.record({ op: fc.constant('getAccount' as const), as: tenant, number }),
  fc.record({
    op: fc.constantFrom('getBatch' as const, 'getEntry' as const, 'getRefund' as const),
    as: tenant,
    pick,
  }),
);

const daysAway = fc.constantFrom(-200, -3, -1, 0, 1);
const list: fc.Arbitrary<ListCommand> = fc.oneof(
  fc.record({
    op: fc.constant('listAccounts' as const),
    as: tenant,
    limit,
    filter: filters<{ physical: number; status: Status; customerReference: string }>({
      physical,
      status: fc.constantFrom<Status>('SCHEDULED', 'ACTIVE', 'EXPIRED', 'DELETED'),
      customerReference,
    }),
  }),
  fc.record({
    op: fc.constant('listBatches' as const),
    as: tenant,
    limit,
    filter: filters<{ physical: number; status: 'OPEN' | 'ACKNOWLEDGED' }>({
      physical,
      status: fc.constantFrom('OPEN', 'ACKNOWLEDGED'),
    }),
  }),
  fc.record({
    op: fc.constant('listEntries' as const),
    as: tenant,
    limit,
    filter: filters<EntryFilterSeed>({
      physical,
      number,
      utr: fc.nat(3),
      fromDay: daysAway,
      toDay: daysAway,
      entryType: fc.constantFrom<EntryKind>('CREDIT', 'REVERSAL'),
      deliveryState: fc.constantFrom<Delivery>('UNDELIVERED', 'IN_OPEN_BATCH', 'ACKNOWLEDGED'),
    }),
  }),
  fc.record({
    op: fc.constant('listRefunds' as const),
    as: tenant,
    limit,
    filter: filters<{ pick: number; status: RefundState }>({
      pick,
      status: fc.constantFrom<RefundState>('ACCEPTED', 'IN_PROCESS', 'PROCESSED', 'FAILED', 'RETURNED'),
    }),
  }),
);

const reverse = record<Extract<ActCommand, { op: 'reverse' }>>(
  { op: fc.constant('reverse'), pick, reason: words },
  ['op', 'pick'],
);
const fetch = fc.record({ op: fc.constant('fetch' as const), as: tenant, physical });
const acknowledge = fc.record({
  op: fc.constant('acknowledge' as const),
  as: tenant,
  pick: mostly([0, 0, 0, 1], [2, 3, 500]),
  off: mostly([0], [1, -1, 100]),
  miscounted: mostly([false], [true]),
});
const decide = record<Extract<ActCommand, { op: 'decide' }>>(
  {
    op: fc.constant('decide'),
    decision: fc.constantFrom<RefundDecision>('settle', 'fail', 'return'),
    pick,
    reason: words,
  },
  ['op', 'decision', 'pick'],
);

const A_DAY = 86_400;
const moments: Moment[] = ['now', 'past', 'half hour', 'before half hour', 'midnight', 'before midnight'];
const clocks: fc.Arbitrary<TimeCommand> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      op: fc.constant('clock' as const),
      action: fc.constantFrom('read', 'freeze', 'resume'),
    }),
  },
  {
    weight: 3,
    arbitrary: record<Extract<TimeCommand, { op: 'setClock' }>>(
      { op: fc.constant('setClock'), to: fc.constantFrom(...moments), frozen: fc.boolean() },
      ['op', 'to'],
    ),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      op: fc.constant('advance' as const),
      seconds: mostly([1, 5, 25, 30, 60, 1800, A_DAY], [3600, 2 * A_DAY, 181 * A_DAY, 1098 * A_DAY]),
    }),
  },
) as fc.Arbitrary<TimeCommand>;

function limits(batchLimit: number): fc.Arbitrary<TimeCommand> {
  return record<Extract<TimeCommand, { op: 'limits' }>>(
    {
      op: fc.constant('limits'),
      batchLimit: mostly([batchLimit], [1, 2, 3]),
      upiLimit: mostly([10_000_000], [12_500]),
      refundWindowDays: mostly([180], [1]),
    },
    ['op'],
  );
}

const hostClock = fc.record({
  op: fc.constant('hostClock' as const),
  milliseconds: fc.constantFrom(
    1,
    999,
    5_000,
    25_000,
    30_000,
    1_800_000,
    3_600_000,
    A_DAY * 1000,
    -1000,
    -A_DAY * 1000,
  ),
});

/** Edges of days, months and years, and an ordinary morning. */
const STARTS = [
  '2026-11-22T10:07:00+05:30',
  '2026-11-22T00:10:00+05:30',
  '2027-03-31T23:59:30+05:30',
  '2028-02-28T23:44:59.999+05:30',
  '2026-12-31T18:30:00+05:30',
].map((text) => Date.parse(text));

/** What the sequences of a suite are made of. */
export interface SequenceShape {
  /** Largest batch at first; it is rarely changed to less. */
  readonly batchLimit: number;
  /** Commands per sequence. */
  readonly length: { min: number; max: number };
  /** Amounts of credits, the common one first. */
  readonly amounts?: readonly number[] | undefined;
}

export function sequences({ batchLimit, length, amounts = AMOUNTS }: SequenceShape): fc.Arbitrary<Sequence> {
  const command = fc.oneof<fc.WeightedArbitrary<Command>[]>(
    { weight: 7, arbitrary: bulk('create', newItem) },
    { weight: 7, arbitrary: bulk('modify', changeItem) },
    { weight: 3, arbitrary: bulk('remove', deletedItem) },
    { weight: 26, arbitrary: credit(amounts) },
    { weight: 4, arbitrary: reverse },
    { weight: 8, arbitrary: fetch },
    { weight: 9, arbitrary: acknowledge },
    { weight: 14, arbitrary: refund },
    { weight: 6, arbitrary: decide },
    { weight: 7, arbitrary: get },
    { weight: 10, arbitrary: list },
    { weight: 4, arbitrary: fc.record({ op: fc.constant('repeat' as const), pick }) },
    { weight: 8, arbitrary: clocks },
    { weight: 1, arbitrary: limits(batchLimit) },
    { weight: 4, arbitrary: hostClock },
    { weight: 1, arbitrary: fc.constant({ op: 'crash' as const }) },
  );
  const commands = fc.array(command, { minLength: length.min, maxLength: length.max, size: 'max' });
  return fc.record({ start: fc.constantFrom(...STARTS), commands });
}
