import { type Reach, type Stage, wrong } from './common-refusals.ts';
import type { Answer } from './documented-answer.ts';
import {
  acceptedRefund,
  creditReference,
  exampleCall,
  fetchBatch,
  type Wire,
  writeNotification,
} from './example-calls.ts';
import { openSandbox, requestFor, sendWatched } from './watched-sandbox.ts';

/** Bulk commands with items that are refused, by the code that refuses them. */
const account = { virtualAccountNumber: 'ACME00020001', accountName: 'Refused' };
const twice = { virtualAccountNumber: 'ACME00020002', accountName: 'Named twice' };
const range = { type: 'RANGE', minimumAmount: '2.00', maximumAmount: '1.00' };
const REFUSED_ITEMS: Readonly<Record<string, Readonly<Record<string, readonly object[]>>>> = {
  createVirtualAccounts: {
    VIRTUAL_ACCOUNT_NUMBER_TAKEN: [{ ...account, virtualAccountNumber: 'ACME00000001' }],
    // The first of the two is carried out.
    DUPLICATE_IN_REQUEST: [twice, twice],
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

async function sendItems(
  { demo }: Stage,
  operationId: string,
  items: readonly object[],
  atomic = false,
): Promise<Answer> {
  const { physicalAccountNumber } = demo.partner;
  return await demo.call(operationId, { body: { physicalAccountNumber, atomic, items } });
}

/** Of a bulk command: the first of its refused items, in an atomic call. */
const bulkRejected: Reach = (stage, { operationId }) => {
  const [items = []] = Object.values(REFUSED_ITEMS[operationId] ?? {});
  return sendItems(stage, operationId, items, true);
};

const notice = {
  virtualAccountNumber: 'ACME00000001',
  amount: '10.00',
  paymentMode: 'UPI',
  remitter: { name: 'R', accountNumber: '004501567823' },
};

/** A new credit of the demo, told by the control plane. */
async function newCredit({ demo }: Stage, more: object = {}): Promise<string> {
  const { body } = await demo.call<{ transaction: Wire['Transaction'] }>('postCredit', {
    body: { ...notice, ...more },
  });
  return body.transaction.transactionReferenceNumber;
}

async function reverse(
  { demo }: Stage,
  transactionReferenceNumber: string,
): Promise<Answer<{ transaction: Wire['Transaction'] }>> {
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

const snapshotTwice: Reach = async ({ demo }, operation) => {
  const { path, body } = exampleCall(operation);
  const name = `${operation.operationId.toLowerCase()}-twice`;
  const call = { path: { ...path, snapshot: name }, body: 'rows' in (body as object) ? body : { name } };
  await demo.call(operation.operationId, call);
  return await demo.call(operation.operationId, call);
};

const oneSnapshotTooMany: Reach = async (_stage, operation) => {
  const full = await openSandbox({ fixture: 'empty' });
  for (let n = 1; n <= 100; n++) await full.call('createSnapshot', { body: { name: `number-${n}` } });
  return await full.call(operation.operationId, exampleCall(operation));
};

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
  if (operationId !== 'postCredit') return await demo.call(operationId, { body: { items: notices } });
  const answers: Answer[] = [];
  for (const body of notices) answers.push(await demo.call(operationId, { body }));
  return answers.at(-1) as Answer;
}

/** A UTR for each: the rows of one operation must not meet those of another. */
const UTRS: Readonly<Record<string, string>> = {
  postCredit: '632700000001',
  postCredits: '632700000002',
  postCreditFile: '632700000003',
};

const utrConflict: Reach = (stage, { operationId }) => {
  const utr = UTRS[operationId] ?? '';
  return creditNotices(stage, operationId, { ...notice, utr }, { ...notice, utr, amount: '11.00' });
};

const invalidCredit: Reach = (stage, { operationId }) =>
  creditNotices(stage, operationId, { ...notice, paymentMode: 'RTGS' });

const authorizationRefused: Reach = async ({ demo }) =>
  await demo.call('authorize', {
    query: { client_id: 'nobody', redirect_uri: 'http://127.0.0.1:8080/callback' },
  });

/** Codes that one operation reaches in its own way. */
export const OWN: Readonly<Record<string, Readonly<Record<string, Reach>>>> = {
  ...Object.fromEntries(
    Object.entries(REFUSED_ITEMS).map(([operationId, rows]) => [
      operationId,
      {
        BULK_REJECTED: bulkRejected,
        ...Object.fromEntries(
          Object.entries(rows).map(([code, items]) => [
            code,
            (stage: Stage) => sendItems(stage, operationId, items),
          ]),
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
  authorize: { AUTHORIZATION_REQUEST_REFUSED: authorizationRefused },
  postCredit: { UTR_CONFLICT: utrConflict, INVALID_CREDIT: invalidCredit },
  postCredits: { UTR_CONFLICT: utrConflict, INVALID_CREDIT: invalidCredit },
  postCreditFile: {
    UTR_CONFLICT: utrConflict,
    INVALID_CREDIT: invalidCredit,
    MALFORMED_CSV: wrong(() => ({ raw: '"', headers: { 'content-type': 'text/csv' } })),
  },
  postCreditPattern: {
    VIRTUAL_ACCOUNT_NOT_FOUND: wrong((call) => ({
      body: { ...(call.body as object), virtualAccountNumber: 'ACME00020009' },
    })),
  },
  reverseCredit: {
    CREDIT_REVERSED: async (stage) => {
      const reference = await newCredit(stage);
      await reverse(stage, reference);
      return await reverse(stage, reference);
    },
    REFUND_LIVE: async (stage) => await reverse(stage, await refundedCredit(stage, false)),
    NOT_A_CREDIT: async (stage) => await reverse(stage, await reversal(stage)),
  },
  getExchange: { EXCHANGE_NOT_FOUND: wrong(() => ({ path: { exchangeNumber: '999999' } })) },
  getVirtualAccountTimeline: {
    VIRTUAL_ACCOUNT_NOT_FOUND: wrong(() => ({ path: { virtualAccountNumber: 'ACME00020009' } })),
  },
  getApplicationTimeline: {
    APPLICATION_NOT_FOUND: wrong(() => ({ path: { applicationId: 'app-nobody' } })),
  },
  setClock: {
    CLOCK_CANNOT_GO_BACK: wrong(() => ({ body: { now: '2026-11-23T10:59:59+05:30' } })),
  },
  resetWorld: {
    SNAPSHOT_NOT_FOUND: async () => {
      const bank = await openSandbox();
      const snapshot = { world: 'default', name: 'fleeting' };
      await bank.call('createSnapshot', { body: { name: snapshot.name } });
      const { body } = await bank.call<{ prefix: string }>('createWorld', { body: { snapshot } });
      await bank.call('deleteSnapshot', { path: { snapshot: snapshot.name } });
      const url = `http://localhost${body.prefix}/sandbox/v1/reset`;
      return await bank.send(new Request(url, { method: 'POST' }));
    },
  },
  createWorld: {
    FIXTURE_NOT_FOUND: wrong(() => ({ body: { fixture: 'production' } })),
    WORLD_EXISTS: wrong(() => ({ body: { name: 'default' } })),
    WORLD_LIMIT_REACHED: async (_stage, operation) => {
      const full = await openSandbox({ mostWorlds: 1 });
      return await full.call(operation.operationId, { body: {} });
    },
    CLOCK_CANNOT_GO_BACK: async ({ demo }, operation) => {
      await demo.call('createSnapshot', { body: { name: 'too-late' } });
      const snapshot = { world: 'default', name: 'too-late' };
      const clock = { now: '2026-01-01T00:00:00+05:30', frozen: true };
      return await demo.call(operation.operationId, { body: { snapshot, clock } });
    },
  },
  deleteWorld: {
    WORLD_NOT_FOUND: wrong((call) => ({ ...call, path: { world: 'nowhere' } })),
    DEFAULT_WORLD_STAYS: wrong((call) => ({ ...call, path: { world: 'default' } })),
  },
  createSnapshot: {
    SNAPSHOT_EXISTS: snapshotTwice,
    SNAPSHOT_LIMIT_REACHED: oneSnapshotTooMany,
  },
  importSnapshot: {
    SNAPSHOT_EXISTS: snapshotTwice,
    SNAPSHOT_LIMIT_REACHED: oneSnapshotTooMany,
    SNAPSHOT_REFUSED: wrong((call) => ({ ...call, body: { ...(call.body as object), rows: {} } })),
  },
  createFaultScripts: {
    // In a sandbox of its own: the scripts wait there and nowhere else.
    FAULT_SCRIPT_LIMIT_REACHED: async () => {
      const sandbox = await openSandbox();
      const scripts = Array.from({ length: 100 }, () => ({ do: { type: 'LOST' } }));
      for (let i = 0; i < 10; i++) await sandbox.call('createFaultScripts', { body: { scripts } });
      return await sandbox.call('createFaultScripts', { body: { scripts } });
    },
  },
  createSignInLink: {
    USER_NOT_FOUND: wrong(() => ({ body: { username: 'nobody.here' } })),
  },
  setAccountQuota: {
    ORGANISATION_NOT_FOUND: wrong((call) => ({ ...call, path: { organisationId: 'org-nobody' } })),
  },
  setApiQuota: {
    APPLICATION_NOT_FOUND: wrong((call) => ({
      ...call,
      path: { ...call.path, applicationId: 'app-nobody' },
    })),
    SUBSCRIPTION_NOT_FOUND: async ({ strangers }, operation) => {
      const call = exampleCall(operation);
      const path = { ...call.path, applicationId: 'app-bare' };
      const base = { url: 'http://localhost', apiKey: '' };
      return await sendWatched(strangers, requestFor(operation, { ...call, path }, base));
    },
  },
  resendNotification: {
    NOTIFICATION_UNDELIVERABLE: async ({ demo }) => {
      const notificationId = await writeNotification(demo);
      const path = { applicationId: 'app-acme-key' };
      await demo.call('setNotificationEndpoint', { path, body: { notificationUrl: null } });
      return await demo.call('resendNotification', { path: { notificationId } });
    },
  },
  setNotificationEndpoint: {
    APPLICATION_NOT_FOUND: wrong((call) => ({ ...call, path: { applicationId: 'app-nobody' } })),
  },
  revokeAccessTokens: {
    APPLICATION_NOT_FOUND: wrong((call) => ({ ...call, path: { applicationId: 'app-nobody' } })),
  },
  settleRefund: { REFUND_STATE_CONFLICT: stateConflict },
  failRefund: { REFUND_STATE_CONFLICT: stateConflict },
  returnRefund: { REFUND_STATE_CONFLICT: stateConflict },
};
