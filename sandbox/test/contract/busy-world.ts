import type { ContractOperation } from './contract-bundle.ts';
import {
  acceptedRefund,
  acknowledge,
  creditReferences,
  deleteAccount,
  enrolAsha,
  fetchBatch,
  type Wire,
  writeNotification,
} from './example-calls.ts';
import { OTHER_KEY, type WatchedSandbox } from './watched-sandbox.ts';

/** Ids of a world in which something of each kind exists. */
export interface BusyWorld {
  readonly physicalAccountNumber: string;
  readonly virtualAccountNumber: string;
  readonly deletedAccountNumber: string;
  readonly transactionReferenceNumber: string;
  readonly reversalReferenceNumber: string;
  readonly batchId: string;
  readonly acknowledgedBatchId: string;
  readonly refundId: string;
  readonly processedRefundId: string;
  readonly utr: string;
  readonly customerReference: string;
  /** Empty where the sandbox is reached by its doors only. */
  readonly mailId: string;
  readonly notificationId: string;
  readonly organisationId: string;
  readonly applicationId: string;
  readonly api: string;
  readonly world: string;
  readonly snapshot: string;
}

async function openAccounts(bank: WatchedSandbox): Promise<void> {
  const items = ['ACME00000001', 'ACME00000002', 'ACME00000010'].map((virtualAccountNumber) => ({
    virtualAccountNumber,
    accountName: 'Busy',
    customerReference: 'STORE-001',
    references: ['region-1'],
  }));
  await bank.call('createVirtualAccounts', {
    body: { physicalAccountNumber: bank.partner.physicalAccountNumber, items },
  });
  const notice = {
    amount: '10.00',
    paymentMode: 'UPI',
    remitter: { name: 'R', accountNumber: '004501567823' },
  };
  const credits = new Array(8).fill({ ...notice, virtualAccountNumber: 'ACME00000001' });
  await bank.call('postCredits', { body: { items: credits } });
}

/**
 * Makes something of each kind happen in an empty world, for tests in which ids must exist: small, so that
 * looking at all of it is cheap.
 */
export async function makeBusy(bank: WatchedSandbox): Promise<BusyWorld> {
  await openAccounts(bank);
  await bank.call('setLimits', { body: { batchLimit: 3 } });
  const acknowledged = await fetchBatch(bank);
  await acknowledge(bank, acknowledged);
  const open = await fetchBatch(bank);
  const [first = '', second = '', third = '', fourth = ''] = await creditReferences(bank);
  const accepted = await acceptedRefund(bank, first);
  const processed = await acceptedRefund(bank, second);
  await bank.call('settleRefund', { path: { refundId: processed.refundId } });
  const reversed = await bank.call<{ transaction: Wire['Transaction'] }>('reverseCredit', {
    path: { transactionReferenceNumber: third },
  });
  // A failed refund leaves the credit as it was, but found by its refunds.
  const failed = await acceptedRefund(bank, fourth);
  await bank.call('failRefund', { path: { refundId: failed.refundId } });
  await deleteAccount(bank, 'ACME00000010');
  const [record] = open.transactions;
  return {
    physicalAccountNumber: bank.partner.physicalAccountNumber,
    virtualAccountNumber: 'ACME00000001',
    deletedAccountNumber: 'ACME00000010',
    transactionReferenceNumber: fourth,
    reversalReferenceNumber: reversed.body.transaction.transactionReferenceNumber,
    batchId: open.batchId,
    acknowledgedBatchId: acknowledged.batchId,
    refundId: accepted.refundId,
    processedRefundId: processed.refundId,
    utr: record?.utr ?? '',
    customerReference: record?.customerReference ?? '',
    mailId: bank.run ? await enrolAsha(bank) : '',
    notificationId: bank.run ? await writeNotification(bank) : '',
    organisationId: 'org-acme',
    applicationId: 'app-acme-key',
    api: 'refund-details',
    world: await otherWorld(bank),
    snapshot: await snapshotOf(bank),
  };
}

async function otherWorld(bank: WatchedSandbox): Promise<string> {
  const { body } = await bank.call<{ world: string }>('createWorld', { body: { name: 'another' } });
  return body.world;
}

async function snapshotOf(bank: WatchedSandbox): Promise<string> {
  const { body } = await bank.call<{ name: string }>('createSnapshot', { body: { name: 'busy' } });
  return body.name;
}

/** The ids that an operation's path asks for, of things that exist. */
export function existingPath(operation: ContractOperation, world: BusyWorld): Record<string, string> {
  const named = operation.parameters.filter(({ place }) => place === 'path').map(({ name }) => name);
  return Object.fromEntries(named.map((name) => [name, world[name as keyof BusyWorld]]));
}

const LISTS = ['/v1/virtual-accounts', '/v1/transactions', '/v1/transaction-batches', '/v1/refunds'];
const WHOLE = [
  '/sandbox/v1/world',
  '/sandbox/v1/limits',
  '/sandbox/v1/clock',
  '/sandbox/v1/approval-switches',
  '/sandbox/v1/mails',
  '/sandbox/v1/notifications',
];

/**
 * Everything that a world shows of itself, in one text: all lists of both organisations, the counts, the
 * limits and the clock. Equal texts: nothing has changed that anybody could see.
 */
export async function fingerprint(bank: WatchedSandbox): Promise<string> {
  const texts: string[] = [];
  const read = async (path: string, apiKey: string): Promise<string> => {
    const response = await bank.fetch(
      new Request(`http://localhost${path}`, { headers: { 'x-api-key': apiKey } }),
    );
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text}`);
    texts.push(text);
    return text;
  };
  for (const apiKey of [bank.partner.apiKey, OTHER_KEY]) {
    for (const list of LISTS) {
      let cursor: string | null = '';
      while (cursor !== null) {
        const page = await read(`${list}?limit=100${cursor && `&cursor=${cursor}`}`, apiKey);
        cursor = (JSON.parse(page) as { nextCursor: string | null }).nextCursor;
      }
    }
  }
  for (const path of WHOLE) await read(path, '');
  return texts.join('\n');
}
