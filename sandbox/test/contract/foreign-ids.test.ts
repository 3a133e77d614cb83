import { beforeAll, describe, expect, it } from 'vitest';
import { type BusyWorld, fingerprint, makeBusy } from './busy-world.ts';
import {
  type ContractOperation,
  type DoorName,
  OPERATIONS,
  type Schema,
  schemaOf,
} from './contract-bundle.ts';
import type { Answer } from './documented-answer.ts';
import { exampleCall } from './example-calls.ts';
import { type Call, OTHER_ACCOUNT, OTHER_KEY, openSandbox, type WatchedSandbox } from './watched-sandbox.ts';

/** Names of what belongs to an organisation, each with one of that form that never existed. */
const NEVER_EXISTED: Readonly<Record<string, string>> = {
  physicalAccountNumber: '123456789099',
  virtualAccountNumber: 'ACME00099999',
  batchId: 'KB00000000000Z',
  transactionReferenceNumber: 'KT00000000000Z',
  refundId: 'KR00000000000Z',
  utr: '000000000000',
  customerReference: 'STORE-999',
};

/** Texts in requests that name nobody's object: choices, words and days of the request itself. */
const NOT_IDS = [
  ...[
    'status',
    'cursor',
    'entryType',
    'deliveryState',
    'fromDate',
    'toDate',
    'accountName',
    'email',
    'mobile',
  ],
  ...[
    'allowedPaymentModes',
    'remitterCheck',
    'accountNumber',
    'ifsc',
    'type',
    'amount',
    'minimumAmount',
    'maximumAmount',
  ],
  ...['validFrom', 'validTo', 'references', 'reason', 'controlSum', 'clientName', 'Idempotency-Key'],
];

/** A place of a request where an id stands; body places as the path of keys that leads there. */
interface Position {
  readonly operation: ContractOperation;
  readonly operationId: string;
  readonly place: 'path' | 'query' | 'body';
  readonly name: string;
  readonly keys: readonly (string | number)[];
}

/** Every text in a body: its name, and the keys that lead to it. */
function textsOf(
  door: DoorName,
  schema: Schema,
  keys: (string | number)[] = [],
): { name: string; keys: (string | number)[] }[] {
  const own = schemaOf(door, schema);
  const children = Object.entries((own['properties'] ?? {}) as Record<string, Schema>);
  if (children.length > 0) return children.flatMap(([name, child]) => textsOf(door, child, [...keys, name]));
  if (own['oneOf']) return (own['oneOf'] as Schema[]).flatMap((form) => textsOf(door, form, keys));
  if (own['items']) return textsOf(door, own['items'] as Schema, [...keys, 0]);
  const name = keys.filter((key) => typeof key === 'string').at(-1);
  return [own['type']].flat().includes('string') && typeof name === 'string' ? [{ name, keys }] : [];
}

function positionsOf(operation: ContractOperation): Position[] {
  const { operationId } = operation;
  const parameters = operation.parameters
    .filter(({ schema, door }) => schemaOf(door, schema)['type'] === 'string')
    .map(({ name, place }) => ({
      operation,
      operationId,
      place: place === 'header' ? ('query' as const) : place,
      name,
      keys: [],
    }));
  const texts = operation.body ? textsOf(operation.door, operation.body.schema) : [];
  return [
    ...parameters,
    ...texts.map((text) => ({ operation, operationId, place: 'body' as const, ...text })),
  ];
}

const BANK = OPERATIONS.filter(({ scope }) => scope !== undefined);
const EVERY = BANK.flatMap(positionsOf);
const POSITIONS = EVERY.filter(({ name }) => Object.hasOwn(NEVER_EXISTED, name));

/** The operation's example as the other organisation would send it, with its own account. */
function othersCall({ operation }: Position): Call {
  const call = exampleCall(operation);
  if (call.body === undefined) return call;
  const body = { ...(call.body as Record<string, unknown>) };
  if ('physicalAccountNumber' in body) body['physicalAccountNumber'] = OTHER_ACCOUNT;
  if ('clientName' in body) body['clientName'] = 'Beta Traders LLP';
  return { ...call, body };
}

function setDeep(target: unknown, [key = '', ...rest]: readonly (string | number)[], value: string): unknown {
  const copy = Array.isArray(target) ? [...target] : { ...(target as object) };
  const at = copy as Record<string | number, unknown>;
  at[key] = rest.length === 0 ? value : setDeep(at[key] ?? {}, rest, value);
  return copy;
}

function callWith(position: Position, call: Call, id: string): Call {
  const { place, name, keys } = position;
  if (place === 'path') return { ...call, path: { ...call.path, [name]: id } };
  if (place === 'query') return { ...call, query: { [name]: id } };
  return { ...call, body: setDeep(call.body, keys, id) };
}

/** Everything that a caller can see of an answer, but for what is its own: the id it named, the request's id. */
function visible(answer: Answer, id: string): unknown {
  const text = answer.text
    .replaceAll(id, '<id>')
    .replace(/"requestId":"[^"]+"/, '"requestId":"<request>"')
    .replaceAll(/"(createdAt|updatedAt)":"[^"]+"/g, '"$1":"<instant>"');
  return { status: answer.status, headers: [...answer.headers.keys()].sort(), text };
}

describe('the matrix of ids', () => {
  it('knows of every text in a request of the bank whether it names an object', () => {
    const unknown = EVERY.filter(
      ({ name }) => !Object.hasOwn(NEVER_EXISTED, name) && !NOT_IDS.includes(name),
    );
    expect(unknown.map(({ operationId, name }) => `${operationId} ${name}`)).toEqual([]);
  });

  it('has a cell for every operation that can name an object', () => {
    const without = BANK.filter(
      (operation) => !POSITIONS.some((position) => position.operation === operation),
    );
    expect(without.map(({ operationId }) => operationId)).toEqual([]);
  });
});

describe("another organisation's object", () => {
  let sandbox: WatchedSandbox;
  let world: BusyWorld;

  beforeAll(async () => {
    sandbox = await openSandbox({ fixture: 'empty', plans: 'off' });
    world = await makeBusy(sandbox);
  });

  const asOther = (call: Call): Call => ({ ...call, headers: { 'x-api-key': OTHER_KEY } });

  it.each(POSITIONS)('looks in $operationId, $place $name, like one that never existed', async (position) => {
    const { operationId, name } = position;
    const before = await fingerprint(sandbox);
    const foreign = world[name as keyof BusyWorld];
    const unknown = NEVER_EXISTED[name] ?? '';
    const call = asOther(othersCall(position));
    const given = await sandbox.call(operationId, callWith(position, call, foreign));
    const wanted = await sandbox.call(operationId, callWith(position, call, unknown));
    expect(visible(given, foreign)).toEqual(visible(wanted, unknown));
    expect(await fingerprint(sandbox)).toBe(before);
  });

  it.each(POSITIONS.filter(({ operation }) => operation.method === 'GET'))(
    'is there for its owner in $operationId, $place $name',
    async (position) => {
      const { operationId, name } = position;
      const foreign = world[name as keyof BusyWorld];
      const given = await sandbox.call(operationId, callWith(position, {}, foreign));
      const unknown = await sandbox.call(operationId, callWith(position, {}, NEVER_EXISTED[name] ?? ''));
      expect(visible(given, foreign)).not.toEqual(visible(unknown, NEVER_EXISTED[name] ?? ''));
    },
  );
});

describe('the fingerprint of a world', () => {
  const CHANGES: { what: string; change(bank: WatchedSandbox, world: BusyWorld): Promise<unknown> }[] = [
    {
      what: 'a modified account',
      change: (bank, { physicalAccountNumber, virtualAccountNumber }) =>
        bank.call('modifyVirtualAccounts', {
          body: { physicalAccountNumber, items: [{ virtualAccountNumber, accountName: 'Other' }] },
        }),
    },
    {
      what: 'an acknowledged batch',
      change: (bank, { batchId }) =>
        bank.call('acknowledgeTransactionBatch', {
          path: { batchId },
          body: { numberOfTransactions: 3, controlSum: '30.00' },
        }),
    },
    {
      what: 'a settled refund',
      change: (bank, { refundId }) => bank.call('settleRefund', { path: { refundId } }),
    },
    {
      what: 'a reversed credit',
      change: (bank, { transactionReferenceNumber }) =>
        bank.call('reverseCredit', { path: { transactionReferenceNumber } }),
    },
    { what: 'another limit', change: (bank) => bank.call('setLimits', { body: { batchLimit: 4 } }) },
    { what: 'another time', change: (bank) => bank.call('advanceClock', { body: { seconds: 1 } }) },
    {
      what: 'an account of the other organisation',
      change: (bank) =>
        bank.call('createVirtualAccounts', {
          headers: { 'x-api-key': OTHER_KEY },
          body: {
            physicalAccountNumber: OTHER_ACCOUNT,
            items: [{ virtualAccountNumber: 'BETA00000001', accountName: 'B' }],
          },
        }),
    },
  ];

  it.each(CHANGES)('tells $what from what was before', async ({ change }) => {
    const sandbox = await openSandbox({ fixture: 'empty', plans: 'off' });
    const world = await makeBusy(sandbox);
    const before = await fingerprint(sandbox);
    expect(await fingerprint(sandbox)).toBe(before);
    await change(sandbox, world);
    expect(await fingerprint(sandbox)).not.toBe(before);
  });
});
