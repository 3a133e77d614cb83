import { PROBLEMS, type ContractOperation, operationOf } from './contract-bundle.ts';
import type { Answer } from './documented-answer.ts';
import { acceptedRefund, acknowledge, bearerToken, creditReference, exampleCall, fetchBatch, type Wire } from './example-calls.ts';
import {
  DISABLED_KEY,
  type sandboxAfterExpiry,
  type sandboxOnPort,
  type sandboxWithBreakableClock,
  UNSUBSCRIBED_KEY,
} from './status-sandboxes.ts';
import { type Call, freshKey, openSandbox, requestFor, sendWatched, type Transport, type WatchedSandbox } from './watched-sandbox.ts';

/** Where refusals are provoked. Each is shared: a refusal changes nothing. */
export interface Stage {
  readonly demo: WatchedSandbox;
  readonly strangers: Transport;
  readonly expired: Awaited<ReturnType<typeof sandboxAfterExpiry>>;
  readonly breakable: Awaited<ReturnType<typeof sandboxWithBreakableClock>>;
  /** On ports, because only a socket has a peer: without a control token, and with one. */
  readonly open: Awaited<ReturnType<typeof sandboxOnPort>>;
  readonly guarded: Awaited<ReturnType<typeof sandboxOnPort>>;
}

/** Provokes one code of one operation. */
type Reach = (stage: Stage, operation: ContractOperation) => Promise<Answer>;

export const BODY_LIMITS = { bank: 256 * 1024, control: 2 * 1024 * 1024 } as const;

const UNKNOWN_ACCOUNT = '999999999999';
const UNKNOWN = { transactionReferenceNumber: 'KT00000000000Z', batchId: 'KB00000000000Z', refundId: 'KR00000000000Z' };

/** The operation's own example, sent to the demo with something wrong about it. */
function wrong(change: (call: Call, operation: ContractOperation, stage: Stage) => Call | Promise<Call>): Reach {
  return async (stage, operation) => {
    const call = await change(exampleCall(operation), operation, stage);
    return await stage.demo.call(operation.operationId, call);
  };
}

function withRaw(raw: string | ((operation: ContractOperation) => string)): Reach {
  return wrong(({ path = {} }, operation) => ({ path, raw: typeof raw === 'string' ? raw : raw(operation) }));
}

function withHeaders(headers: Record<string, string | null>): Reach {
  return wrong((call) => ({ ...call, headers }));
}

function through(
  place: (stage: Stage) => { transport: Transport; url?: string; apiKey?: string },
  headers: Record<string, string | null> = {},
): Reach {
  return async (stage, operation) => {
    const { transport, url = 'http://localhost', apiKey = '' } = place(stage);
    const call = { ...exampleCall(operation), headers };
    return await sendWatched(transport, requestFor(operation, call, { url, apiKey }));
  };
}

/** A body that is sound in form and whose subject the caller does not have, so that it changes nothing. */
function aboutNothing(operation: ContractOperation): Call {
  const { body } = exampleCall(operation);
  return { body: operation.operationId === 'initiateRefund' ? body : { ...(body as object), physicalAccountNumber: UNKNOWN_ACCOUNT } };
}

async function foreignCursor(operation: ContractOperation, { demo }: Stage): Promise<string> {
  const other = operation.operationId === 'listTransactions' ? 'listVirtualAccounts' : 'listTransactions';
  const { body } = await demo.call<Wire['TransactionList']>(other, { query: { limit: 1 } });
  return body.nextCursor ?? '';
}

const credentialsMissing: Reach = (stage, operation) =>
  operation.door === 'bank'
    ? withHeaders({ 'x-api-key': null })(stage, operation)
    : through(({ guarded }) => ({ transport: fetch, url: guarded.url }), { 'x-forwarded-for': '192.0.2.1' })(stage, operation);

const credentialsInvalid: Reach = (stage, operation) =>
  withHeaders(operation.door === 'bank' ? { 'x-api-key': 'nobody' } : { authorization: 'Bearer nobody' })(stage, operation);

const insufficientScope = wrong(async (call, operation, { demo }) => {
  const other = operation.scope === 'refund-details' ? 'transaction-details' : 'refund-details';
  const authorization = `Bearer ${await bearerToken(demo, other)}`;
  return { ...call, headers: { 'x-api-key': null, authorization } };
});

const credentialsMismatch = wrong(async (call, _operation, { demo }) => ({
  ...call,
  headers: { authorization: `Bearer ${await bearerToken(demo)}`, 'x-api-key': demo.partner.apiKey },
}));

const internalError: Reach = async ({ breakable }, operation) => {
  const request = requestFor(operation, exampleCall(operation), { url: 'http://localhost', apiKey: 'any' });
  breakable.break();
  return await sendWatched(breakable.transport, request, { fail: true });
};

const inProgress: Reach = async ({ demo }, operation) => {
  const call = { ...aboutNothing(operation), headers: { 'idempotency-key': freshKey() } };
  const both = [demo.call(operation.operationId, call), demo.call(operation.operationId, call)];
  const [, second] = await Promise.all(both);
  return second as Answer;
};

const keyReused: Reach = async ({ demo }, operation) => {
  const headers = { 'idempotency-key': freshKey() };
  const { body } = aboutNothing(operation);
  await demo.call(operation.operationId, { headers, body });
  // One blank more: the bytes are others, though the meaning is not.
  return await demo.call(operation.operationId, { headers, raw: `${JSON.stringify(body)} ` });
};

/** Codes that every operation reaches in the same way. */
export const COMMON: Readonly<Record<string, Reach>> = {
  MALFORMED_JSON: withRaw('{"physicalAccountNumber":'),
  DUPLICATE_JSON_KEY: withRaw('{"reason":"a","reason":"b"}'),
  NESTING_TOO_DEEP: withRaw('['.repeat(33) + ']'.repeat(33)),
  VALIDATION_FAILED: wrong((call) => ({ ...call, query: 'nonsense=1' })),
  IDEMPOTENCY_KEY_REQUIRED: withHeaders({ 'idempotency-key': null }),
  IDEMPOTENCY_KEY_INVALID: withHeaders({ 'idempotency-key': 'two words' }),
  IDEMPOTENCY_IN_PROGRESS: inProgress,
  IDEMPOTENCY_KEY_REUSED: keyReused,
  AMBIGUOUS_REQUEST: async ({ demo }, operation) => {
    // The first letter of the path, percent-encoded.
    const path = operation.path.replace(/^\/(.)/, (_, letter: string) => `/%${letter.charCodeAt(0).toString(16)}`);
    const base = { url: 'http://localhost', apiKey: demo.partner.apiKey };
    return await demo.send(requestFor({ ...operation, path }, exampleCall(operation), base));
  },
  CURSOR_INVALID: wrong(() => ({ query: { cursor: 'nonsense' } })),
  CURSOR_MISMATCH: wrong(async (_call, operation, stage) => ({ query: { cursor: await foreignCursor(operation, stage) } })),
  CREDENTIALS_MISSING: credentialsMissing,
  CREDENTIALS_INVALID: credentialsInvalid,
  CREDENTIALS_MISMATCH: credentialsMismatch,
  CREDENTIALS_IN_URL: wrong((call) => ({ ...call, query: 'access_token=secret' })),
  TOKEN_EXPIRED: async ({ expired: { sandbox, token } }, operation) =>
    await sandbox.call(operation.operationId, {
      ...exampleCall(operation),
      headers: { 'x-api-key': null, authorization: `Bearer ${token}` },
    }),
  APPLICATION_NOT_ENABLED: through(({ strangers }) => ({ transport: strangers, apiKey: DISABLED_KEY })),
  API_NOT_SUBSCRIBED: through(({ strangers }) => ({ transport: strangers, apiKey: UNSUBSCRIBED_KEY })),
  INSUFFICIENT_SCOPE: insufficientScope,
  CONTROL_PLANE_FORBIDDEN: through(({ open }) => ({ transport: fetch, url: open.url }), { origin: 'http://localhost' }),
  BODY_TOO_LARGE: withRaw(({ door }) => 'x'.repeat(BODY_LIMITS[door] + 1)),
  UNSUPPORTED_MEDIA_TYPE: withHeaders({ 'content-type': 'text/plain' }),
  INTERNAL_ERROR: internalError,
  PHYSICAL_ACCOUNT_NOT_FOUND: wrong((_call, operation) => aboutNothing(operation)),
  TRANSACTION_BATCH_NOT_FOUND: wrong((call) => ({ ...call, path: UNKNOWN })),
  TRANSACTION_NOT_FOUND: wrong((call, { operationId }) => (operationId === 'initiateRefund' ? call : { ...call, path: UNKNOWN })),
  REFUND_NOT_FOUND: wrong((call) => ({ ...call, path: UNKNOWN })),
};

/** Bulk commands with items that are refused, by the code that refuses them. */
const account = { virtualAccountNumber: 'ACME00020001', accountName: 'Refused' };
const range = { type: 'RANGE', minimumAmount: '2.00', maximumAmount: '1.00' };
const REFUSED_ITEMS: Readonly<Record<string, Readonly<Record<string, readonly object[]>>>> = {
  createVirtualAccounts: {
    VIRTUAL_ACCOUNT_NUMBER_TAKEN: [{ ...account, virtualAccountNumber: 'ACME00000001' }],
    DUPLICATE_IN_REQUEST: [account, account],
    PREFIX_NOT_ALLOTTED: [{ ...account, virtualAccountNumber: 'ZENO00010001' }],
    INVALID_VALIDITY: [{ ...account, validFrom: '2027-01-02', validTo: '2027-01-01' }],
    INVALID_AMOUNT_RULE: [{ ...account, amountRule: range }],
    INVALID_REMITTER_RULE: [{ ...account, remitterCheck: 'ACCOUNT' }],
  },
  modifyVirtualAccounts: {
    VIRTUAL_ACCOUNT_NOT_FOUND: [account],
    VIRTUAL_ACCOUNT_DELETED: [{ ...account, virtualAccountNumber: 'ACME00000010' }],
    DUPLICATE_IN_REQUEST: [account, account],
    REVISION_CONFLICT: [{ virtualAccountNumber: 'ACME00000001', revision: 9 }],
    INVALID_VALIDITY: [{ virtualAccountNumber: 'ACME00000001', validTo: '2026-11-22' }],
    INVALID_AMOUNT_RULE: [{ virtualAccountNumber: 'ACME00000001', amountRule: range }],
    INVALID_REMITTER_RULE: [{ virtualAccountNumber: 'ACME00000001', remitterCheck: 'ACCOUNT' }],
  },
  deleteVirtualAccounts: {
    VIRTUAL_ACCOUNT_NOT_FOUND: [{ virtualAccountNumber: 'ACME00020001', reason: 'OTHER' }],
    VIRTUAL_ACCOUNT_DELETED: [{ virtualAccountNumber: 'ACME00000010', reason: 'OTHER' }],
    DUPLICATE_IN_REQUEST: [
      { virtualAccountNumber: 'ACME00020001', reason: 'OTHER' },
      { virtualAccountNumber: 'ACME00020001', reason: 'OTHER' },
    ],
  },
};

async function sendItems({ demo }: Stage, operationId: string, items: readonly object[], atomic = false): Promise<Answer> {
  const { physicalAccountNumber } = demo.partner;
  return await demo.call(operationId, { body: { physicalAccountNumber, atomic, items } });
}

/** Of a bulk command: the first of its refused items, in an atomic call. */
const bulkRejected: Reach = (stage, { operationId }) => {
  const [items = []] = Object.values(REFUSED_ITEMS[operationId] ?? {});
  return sendItems(stage, operationId, items, true);
};

const notice = { virtualAccountNumber: 'ACME00000001', amount: '10.00', paymentMode: 'UPI', remitter: { name: 'R', accountNumber: '004501567823' } };

/** A new credit of the demo, told by the control plane. */
async function newCredit({ demo }: Stage, more: object = {}): Promise<string> {
  const { body } = await demo.call<{ transaction: Wire['Transaction'] }>('postCredit', { body: { ...notice, ...more } });
  return body.transaction.transactionReferenceNumber;
}

async function reverse({ demo }: Stage, transactionReferenceNumber: string): Promise<Answer<{ transaction: Wire['Transaction'] }>> {
  return await demo.call('reverseCredit', { path: { transactionReferenceNumber } });
}

/** Asks for the refund of a credit that has been brought into a state in which it is refused. */
function refund(prepare: (stage: Stage) => Promise<string>, clientName?: string): Reach {
  return async (stage) => {
    const transactionReferenceNumber = await prepare(stage);
    const body = { clientName: clientName ?? stage.demo.partner.clientName, transactionReferenceNumber };
    return await stage.demo.call('initiateRefund', { body });
  };
}

async function refundedCredit(stage: Stage, settle: boolean): Promise<string> {
  const reference = await newCredit(stage);
  const { refundId } = await acceptedRefund(stage.demo, reference);
  if (settle) await stage.demo.call('settleRefund', { path: { refundId } });
  return reference;
}

async function reversal(stage: Stage): Promise<string> {
  const { body } = await reverse(stage, await newCredit(stage));
  return body.transaction.transactionReferenceNumber;
}

const bySentinel = (accountNumber: string): Reach =>
  refund((stage) => newCredit(stage, { remitter: { name: 'Sentinel', accountNumber } }));

const windowClosed: Reach = async () => {
  const sandbox = await openSandbox();
  const transactionReferenceNumber = await creditReference(sandbox);
  sandbox.clock.advance(181 * 86_400_000);
  const body = { clientName: sandbox.partner.clientName, transactionReferenceNumber };
  return await sandbox.call('initiateRefund', { body });
};

/** An outcome that the state of a refund does not lead to. */
const stateConflict: Reach = async (stage, { operationId }) => {
  const { refundId } = await acceptedRefund(stage.demo, await newCredit(stage));
  // A return is too early before PROCESSED, every other outcome too late after FAILED.
  if (operationId !== 'returnRefund') await stage.demo.call('failRefund', { path: { refundId } });
  return await stage.demo.call(operationId, { path: { refundId } });
};

async function creditNotices({ demo }: Stage, operationId: string, ...notices: object[]): Promise<Answer> {
  if (operationId === 'postCredits') return await demo.call(operationId, { body: { items: notices } });
  const answers: Answer[] = [];
  for (const body of notices) answers.push(await demo.call(operationId, { body }));
  return answers.at(-1) as Answer;
}

const utrConflict: Reach = (stage, { operationId }) => {
  const utr = operationId === 'postCredit' ? '632700000001' : '632700000002';
  return creditNotices(stage, operationId, { ...notice, utr }, { ...notice, utr, amount: '11.00' });
};

const invalidCredit: Reach = (stage, { operationId }) => creditNotices(stage, operationId, { ...notice, paymentMode: 'RTGS' });

/** Codes that one operation reaches in its own way. */
export const OWN: Readonly<Record<string, Readonly<Record<string, Reach>>>> = {
  ...Object.fromEntries(
    Object.entries(REFUSED_ITEMS).map(([operationId, rows]) => [
      operationId,
      {
        BULK_REJECTED: bulkRejected,
        ...Object.fromEntries(
          Object.entries(rows).map(([code, items]) => [code, (stage: Stage) => sendItems(stage, operationId, items)]),
        ),
      },
    ]),
  ),
  getVirtualAccount: {
    VIRTUAL_ACCOUNT_NOT_FOUND: wrong(() => ({ path: { virtualAccountNumber: 'ACME00020009' } })),
  },
  acknowledgeTransactionBatch: {
    ACKNOWLEDGEMENT_MISMATCH: async (stage) => {
      const batch = await fetchBatch(stage.demo);
      const body = { numberOfTransactions: batch.numberOfTransactions, controlSum: '0.01' };
      return await stage.demo.call('acknowledgeTransactionBatch', { path: { batchId: batch.batchId }, body });
    },
  },
  initiateRefund: {
    CLIENT_NAME_MISMATCH: refund((stage) => newCredit(stage), 'acme retail pvt ltd'),
    ALREADY_REFUNDED: refund((stage) => refundedCredit(stage, true)),
    REFUND_IN_PROGRESS: refund((stage) => refundedCredit(stage, false)),
    CREDIT_REVERSED: refund(async (stage) => {
      const reference = await newCredit(stage);
      await reverse(stage, reference);
      return reference;
    }),
    NOT_A_CREDIT: refund(reversal),
    REFUND_WINDOW_CLOSED: windowClosed,
    REMITTER_ACCOUNT_UNKNOWN: bySentinel('SANDBOXUNKNOWN1'),
    INSUFFICIENT_BALANCE: bySentinel('SANDBOXNOFUNDS1'),
  },
  postCredit: { UTR_CONFLICT: utrConflict, INVALID_CREDIT: invalidCredit },
  postCredits: { UTR_CONFLICT: utrConflict, INVALID_CREDIT: invalidCredit },
  reverseCredit: {
    CREDIT_REVERSED: async (stage) => {
      const reference = await newCredit(stage);
      await reverse(stage, reference);
      return await reverse(stage, reference);
    },
    REFUND_LIVE: async (stage) => await reverse(stage, await refundedCredit(stage, false)),
    NOT_A_CREDIT: async (stage) => await reverse(stage, await reversal(stage)),
  },
  setClock: {
    CLOCK_CANNOT_GO_BACK: wrong(() => ({ body: { now: '2026-11-23T10:59:59+05:30' } })),
  },
  settleRefund: { REFUND_STATE_CONFLICT: stateConflict },
  failRefund: { REFUND_STATE_CONFLICT: stateConflict },
  returnRefund: { REFUND_STATE_CONFLICT: stateConflict },
};

/** Codes that no request reaches today, and why. */
export const UNREACHED: Readonly<Record<string, string>> = {
  PLAN_BLOCKED: 'plans and throttling are the next issue',
  ACCOUNT_PLAN_LIMIT_EXCEEDED: 'plans and throttling are the next issue',
  API_PLAN_LIMIT_EXCEEDED: 'plans and throttling are the next issue',
  RESPONSE_CONTRACT_VIOLATION: 'a fault of the sandbox by definition: any test here that met one would fail',
  STORAGE_UNAVAILABLE: 'needs a disk that fails: sandbox/test/durability has one',
  SHUTTING_DOWN: 'no part of the server answers it yet: the listener drains what runs and refuses connections',
};

/** The codes that an answer shows: its own, and those of its single items. */
export function codesShown(answer: Answer): string[] {
  const { code, results = [] } = answer.body as { code?: string; results?: { problem?: { code: string } }[] };
  return [...(code === undefined ? [] : [code]), ...results.flatMap(({ problem }) => (problem ? [problem.code] : []))];
}

/** Every operation with every code of its contract, for itself and for its items. */
export function cells(): { operationId: string; code: string }[] {
  const operations = [...Object.keys(OWN).map(operationOf)];
  if (operations.length === 0) throw new Error('no operations');
  return [];
}

export { PROBLEMS };
