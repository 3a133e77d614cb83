import type { components } from '../../../spec/generated/bank.types.ts';
import { foldName } from '../../domain/fold.ts';
import { postMail } from '../../services/portal.ts';
import { type ContractOperation, operationOf } from './contract-bundle.ts';
import type { Answer } from './documented-answer.ts';
import type { Call, WatchedSandbox } from './watched-sandbox.ts';

export type Wire = components['schemas'];

/** What the rows below need of a sandbox: in process or on a port, watched or through a proxy. */
export type Bank = Pick<WatchedSandbox, 'partner' | 'call' | 'run'>;

/**
 * A call made of the contract's own examples, valid in form. Its ids need not exist: for what is decided
 * before anybody looks for them.
 */
export function exampleCall(operation: ContractOperation, name?: string): Call {
  const path: Record<string, string> = {};
  const query: Record<string, string> = {};
  for (const parameter of operation.parameters) {
    if (parameter.place === 'path') path[parameter.name] = String(parameter.example);
    if (parameter.place === 'query' && parameter.required) query[parameter.name] = String(parameter.example);
  }
  const examples = operation.body?.examples ?? [];
  const example = name === undefined ? examples[0] : examples.find((candidate) => candidate.name === name);
  const parameters = Object.keys(query).length > 0 ? { path, query } : { path };
  return example === undefined ? parameters : { ...parameters, body: example.value };
}

/** References of the demo's credits, oldest first. */
export async function creditReferences(bank: Bank, limit = 5): Promise<string[]> {
  const { body } = await bank.call<Wire['TransactionList']>('listTransactions', { query: { limit } });
  return body.data.map((entry) => entry.transactionReferenceNumber);
}

export async function creditReference(bank: Bank): Promise<string> {
  const [reference] = await creditReferences(bank, 1);
  if (reference === undefined) throw new Error('the demo has credits');
  return reference;
}

/** A new refund of the oldest credit, or of another. */
export async function acceptedRefund(
  bank: Bank,
  transactionReferenceNumber?: string,
): Promise<Wire['Refund']> {
  const reference = transactionReferenceNumber ?? (await creditReference(bank));
  const body = { clientName: bank.partner.clientName, transactionReferenceNumber: reference };
  return (await bank.call<Wire['Refund']>('initiateRefund', { body })).body;
}

/** Fetches from the demo's stream. @throws Error when nothing is pending */
export async function fetchBatch(bank: Bank): Promise<Wire['TransactionBatch']> {
  const { physicalAccountNumber } = bank.partner;
  const answer = await bank.call<Wire['TransactionBatchResponse']>('fetchTransactionBatch', {
    body: { physicalAccountNumber },
  });
  if (answer.body.batch === null) throw new Error('nothing is pending');
  return answer.body.batch;
}

/** Puts the person of the examples into the world, with the mail that told her so. @returns the mail's id */
export async function enrolAsha({ run }: Bank): Promise<string> {
  if (run === undefined) throw new Error('this sandbox is reached by its doors only');
  return await run(async (unit) => {
    const { tx, now } = unit;
    const username = 'asha.verma';
    const email = 'asha.verma@acme.example';
    const names = { username, foldedUsername: username, email, foldedEmail: foldName(email) };
    const organisationId = 'org-acme';
    const person = { firstName: 'Asha', lastName: 'Verma', role: 'ORG_ADMIN', status: 'ACTIVE' } as const;
    // The demo has her already.
    const [known] = await tx.scan('users', 'byUsername', username, { limit: 1 });
    if (known === undefined) {
      const userId = unit.nextId('user');
      await tx.put('users', { userId, ...names, ...person, organisationId, createdAt: now });
    }
    const link = `/portal/activation#${'a-token-for-tests-only'.padEnd(43, '-')}`;
    const draft = { kind: 'REGISTRATION_APPROVED', to: email, organisationId } as const;
    await postMail(unit, { ...draft, subject: 'Your account is ready', text: 'Activate it: {link}\n', link });
    const [mail] = await tx.scan('mails', 'newest', '', { limit: 1 });
    return mail?.mailId ?? '';
  });
}

/** A decimal sum with its own arithmetic, as a partner would compute it. */
export function totalsOf(transactions: readonly { amount: string }[]): {
  numberOfTransactions: number;
  controlSum: string;
} {
  const paise = transactions.reduce((sum, { amount }) => sum + BigInt(amount.replace('.', '')), 0n);
  const digits = paise.toString().padStart(3, '0');
  return {
    numberOfTransactions: transactions.length,
    controlSum: `${digits.slice(0, -2)}.${digits.slice(-2)}`,
  };
}

export async function acknowledge(bank: Bank, batch: Wire['TransactionBatch']): Promise<Answer> {
  const path = { batchId: batch.batchId };
  return await bank.call('acknowledgeTransactionBatch', { path, body: totalsOf(batch.transactions) });
}

export async function deleteAccount(bank: Bank, virtualAccountNumber: string): Promise<void> {
  const items = [{ virtualAccountNumber, reason: 'OTHER' }];
  await bank.call('deleteVirtualAccounts', {
    body: { physicalAccountNumber: bank.partner.physicalAccountNumber, items },
  });
}

export function basicHeader(id: string, secret: string): string {
  return `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString('base64')}`;
}

/** A bearer token of the partner's OAuth application. */
export async function bearerToken(bank: Bank, scope?: string): Promise<string> {
  const { clientId, clientSecret } = bank.partner;
  const body = { grant_type: 'client_credentials', ...(scope !== undefined && { scope }) };
  const headers = { authorization: basicHeader(clientId, clientSecret) };
  return (await bank.call<Wire['TokenResponse']>('issueToken', { headers, body })).body.access_token;
}

/** How an example becomes a call that the demo can answer. */
interface Replay {
  /** What the example cannot bring with it: what must be there before, and what takes the place of its ids. */
  readonly needs: string;
  arrange(bank: Bank, call: Call, example: string): Promise<Call> | Call;
}

const asItStands: Replay = { needs: 'nothing: the demo has what it names', arrange: (_bank, call) => call };

/** Query parameters of a list, each with the contract's example; the cursor is one that the list has given. */
function listReplay(needs: string, prepare: (bank: Bank) => Promise<unknown>): Replay {
  return {
    needs,
    arrange: async (bank, call) => {
      await prepare(bank);
      return call;
    },
  };
}

/** The first script of a world, which is the one of the examples. */
async function faultScript(bank: Bank): Promise<void> {
  const scripts = [{ operation: 'initiateRefund', do: { type: 'LOST' } }];
  await bank.call('createFaultScripts', { body: { scripts } });
}

const accountNineDeleted: Replay = {
  needs: 'for the refused items: ACME00000009 was deleted before',
  arrange: async (bank, call, example) => {
    if (example.startsWith('refused')) await deleteAccount(bank, 'ACME00000009');
    return call;
  },
};

const settledRefund: Replay = {
  needs: 'a PROCESSED refund',
  arrange: async (bank, call) => {
    const { refundId } = await acceptedRefund(bank);
    await bank.call('settleRefund', { path: { refundId } });
    return { ...call, path: { refundId } };
  },
};

async function takenSnapshot(bank: Bank): Promise<string> {
  const name = 'before-refunds';
  await bank.call('createSnapshot', { body: { name } });
  return name;
}

const ofSnapshot: Replay = {
  needs: 'the snapshot',
  arrange: async (bank, call) => {
    await takenSnapshot(bank);
    return call;
  },
};

const refundOnItsWay: Replay = {
  needs: 'an ACCEPTED refund',
  arrange: async (bank, call) => ({ ...call, path: { refundId: (await acceptedRefund(bank)).refundId } }),
};

const anyCredit: Replay = {
  needs: 'the reference of a demo credit',
  arrange: async (bank, call) => ({
    ...call,
    path: { transactionReferenceNumber: await creditReference(bank) },
  }),
};

const refundedCredit: Replay = {
  needs: 'a demo credit instead of the one it names',
  arrange: async (bank, call) => ({
    ...call,
    body: { ...(call.body as object), transactionReferenceNumber: await creditReference(bank) },
  }),
};

const ownTotals: Replay = {
  needs: 'an open batch, and the totals computed from its records',
  arrange: async (bank, call) => {
    const batch = await fetchBatch(bank);
    return { ...call, path: { batchId: batch.batchId }, body: totalsOf(batch.transactions) };
  },
};

const demoClient: Replay = {
  needs: 'the id and secret of the demo application',
  arrange: ({ partner: { clientId, clientSecret } }, call, example) =>
    example === 'basic'
      ? { ...call, headers: { authorization: basicHeader(clientId, clientSecret) } }
      : { ...call, body: { ...(call.body as object), client_id: clientId, client_secret: clientSecret } },
};

const withClientId: Replay = {
  needs: 'the client and callback URL of the demo application',
  arrange: ({ partner: { clientId } }, call) => ({
    ...call,
    query: {
      client_id: clientId,
      redirect_uri: 'http://127.0.0.1:8080/callback',
      response_type: 'code',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
      ...(call.query as Readonly<Record<string, string>> | undefined),
    },
  }),
};

/** A notification to the application of the examples, as its event would have written it. @returns its id */
export async function writeNotification({ run }: Bank): Promise<string> {
  if (run === undefined) throw new Error('this sandbox is reached by its doors only');
  return await run(async (unit) => {
    const { tx, hostNow, now } = unit;
    const applicationId = 'app-acme-key';
    const application = await tx.get('applications', applicationId);
    if (application === undefined) throw new Error('the demo has it');
    await tx.put('applications', { ...application, notificationUrl: 'http://127.0.0.1:3000/hook' });
    const subjectId = unit.nextId('transaction');
    const notificationId = unit.nextId('notification');
    const { organisationId } = application;
    await tx.put('notifications', {
      ...{ notificationId, applicationId, organisationId, subjectId },
      number: unit.nextArrival(),
      type: 'CREDIT_POSTED',
      payload: JSON.stringify({ type: 'CREDIT_POSTED' }),
      state: 'FAILED',
      occurredAt: now,
      queuedAt: hostNow,
      giveUpAt: hostNow,
      attemptCount: 1,
      attempts: [{ at: hostNow, duration: 12, fault: 'ECONNREFUSED' }],
      resends: 0,
    });
    return notificationId;
  });
}

const writtenNotification: Replay = {
  needs: 'a notification',
  arrange: async (bank, call) => ({ ...call, path: { notificationId: await writeNotification(bank) } }),
};

/** Request examples that no replay can bring about, and why. */
export const UNREPLAYED: Readonly<Record<string, string>> = {
  'issueToken authorizationCode': 'needs somebody who consents: sandbox/test/oauth has them',
  'issueToken refresh': 'needs somebody who consents: sandbox/test/oauth has them',
};

/**
 * How each operation's examples get their preconditions: every operation of both contracts, and a test says
 * so.
 */
export const REPLAYS: Readonly<Record<string, Replay>> = {
  createVirtualAccounts: asItStands,
  modifyVirtualAccounts: accountNineDeleted,
  deleteVirtualAccounts: accountNineDeleted,
  listVirtualAccounts: asItStands,
  getVirtualAccount: asItStands,
  fetchTransactionBatch: asItStands,
  acknowledgeTransactionBatch: ownTotals,
  listTransactionBatches: listReplay('an open batch', fetchBatch),
  getTransactionBatch: {
    needs: 'an open batch',
    arrange: async (bank, call) => ({ ...call, path: { batchId: (await fetchBatch(bank)).batchId } }),
  },
  listTransactions: asItStands,
  getTransaction: anyCredit,
  initiateRefund: refundedCredit,
  getRefund: refundOnItsWay,
  listRefunds: listReplay('a refund', acceptedRefund),
  issueToken: demoClient,
  authorize: withClientId,
  revokeToken: demoClient,
  getAuthorizationServerMetadata: asItStands,
  postCredit: asItStands,
  postCredits: asItStands,
  postCreditFile: asItStands,
  postCreditPattern: asItStands,
  reverseCredit: anyCredit,
  getClock: asItStands,
  setClock: asItStands,
  advanceClock: asItStands,
  freezeClock: asItStands,
  resumeClock: asItStands,
  settleRefund: refundOnItsWay,
  failRefund: refundOnItsWay,
  returnRefund: settledRefund,
  getWorld: asItStands,
  resetWorld: asItStands,
  getLimits: asItStands,
  setLimits: asItStands,
  listWorlds: asItStands,
  createWorld: {
    needs: 'the snapshot, where it names one',
    arrange: async (bank, call, example) => {
      if (example === 'worldFromASnapshot') await takenSnapshot(bank);
      return call;
    },
  },
  deleteWorld: {
    needs: 'the world',
    arrange: async (bank, call) => {
      await bank.call('createWorld', { body: { name: call.path?.['world'] } });
      return call;
    },
  },
  listSnapshots: { ...ofSnapshot, needs: 'a snapshot to list' },
  createSnapshot: asItStands,
  deleteSnapshot: ofSnapshot,
  restoreSnapshot: ofSnapshot,
  exportSnapshot: ofSnapshot,
  importSnapshot: asItStands,
  listExchanges: listReplay('an exchange', creditReference),
  exportExchanges: listReplay('an exchange', creditReference),
  followExchanges: listReplay('an exchange', creditReference),
  getExchange: {
    needs: 'an exchange',
    arrange: async (bank, call) => {
      await creditReference(bank);
      return { ...call, path: { exchangeNumber: '1' } };
    },
  },
  getVirtualAccountTimeline: asItStands,
  getCreditTimeline: anyCredit,
  getTransactionBatchTimeline: {
    needs: 'an open batch',
    arrange: async (bank, call) => ({ ...call, path: { batchId: (await fetchBatch(bank)).batchId } }),
  },
  getRefundTimeline: refundOnItsWay,
  getApplicationTimeline: asItStands,
  checkInvariants: asItStands,
  listOutboxMails: listReplay('a mail', enrolAsha),
  getOutboxMail: {
    needs: 'a mail',
    arrange: async (bank, call) => ({ ...call, path: { mailId: await enrolAsha(bank) } }),
  },
  listNotifications: listReplay('a notification', writeNotification),
  getNotification: writtenNotification,
  resendNotification: writtenNotification,
  setNotificationEndpoint: asItStands,
  listFaultScripts: listReplay('a fault script', faultScript),
  createFaultScripts: asItStands,
  deleteFaultScripts: listReplay('a fault script', faultScript),
  getFaultScript: listReplay('the fault script it names', faultScript),
  deleteFaultScript: listReplay('the fault script it names', faultScript),
  getMischief: asItStands,
  setMischief: asItStands,
  createSignInLink: listReplay('the person it names', enrolAsha),
  getApprovalSwitches: asItStands,
  setApprovalSwitches: asItStands,
  setAccountQuota: asItStands,
  setApiQuota: asItStands,
  revokeAccessTokens: asItStands,
};

/** One call of an operation's examples, arranged. */
export async function arrangedCall(bank: Bank, operationId: string, example?: string): Promise<Call> {
  const replay = REPLAYS[operationId];
  if (replay === undefined) throw new Error(`${operationId} has no row in REPLAYS`);
  return await replay.arrange(bank, exampleCall(operationOf(operationId), example), example ?? '');
}
