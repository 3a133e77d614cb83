import createClient, { type Client } from 'openapi-fetch';
import { unwrap } from '../../sandbox/index.ts';
import type { paths } from '../../spec/generated/bank.types.ts';
import type { BankSchema, BankTruth } from '../judge/evidence.ts';
import type { Transaction } from './session.ts';
import type { SessionWorld } from './session-world.ts';

const PAGE = 100;

/** A list of the bank, page by page. */
interface Page<Row> {
  readonly data: readonly Row[];
  readonly nextCursor: string | null;
}

async function allPages<Row>(read: (cursor: string | undefined) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    rows.push(...page.data);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return rows;
}

/** The kit's own partner of the bank: another application of the organisation, in process. */
export class KitClient {
  readonly #bank: Client<paths>;
  readonly #prefix: string;
  #made = 0;

  constructor({ world, kit }: SessionWorld) {
    const headers = { 'x-api-key': kit.apiKey };
    const fetch = async (request: Request) => await world.fetch(request);
    this.#bank = createClient<paths>({ baseUrl: world.baseUrl, fetch, headers });
    this.#prefix = world.partner.virtualAccountPrefix;
  }

  #key(what: string) {
    this.#made += 1;
    return { 'Idempotency-Key': `khata-kit-${what}-${this.#made}` };
  }

  /** Opens one account. @returns its number */
  async openAccount(physicalAccountNumber: string): Promise<string> {
    const header = this.#key('open');
    const virtualAccountNumber = `${this.#prefix}KIT${String(this.#made).padStart(9, '0')}`;
    const items = [{ virtualAccountNumber, accountName: 'Opened elsewhere' }];
    const body = { physicalAccountNumber, items };
    await unwrap(this.#bank.POST('/v1/virtual-accounts', { params: { header }, body }));
    return virtualAccountNumber;
  }

  /** Deletes one account. */
  async deleteAccount(virtualAccountNumber: string): Promise<void> {
    const account = (await this.accounts()).find((one) => one.virtualAccountNumber === virtualAccountNumber);
    const header = this.#key('delete');
    const physicalAccountNumber = account?.physicalAccountNumber ?? '';
    const items = [{ virtualAccountNumber, reason: 'OTHER' as const }];
    const body = { physicalAccountNumber, items };
    await unwrap(this.#bank.POST('/v1/virtual-accounts/deletions', { params: { header }, body }));
  }

  /** Pulls and acknowledges everything of one physical account. */
  async drain(physicalAccountNumber: string): Promise<readonly Transaction[]> {
    const drained: Transaction[] = [];
    for (;;) {
      const { batch } = await unwrap(
        this.#bank.POST('/v1/transaction-batches', { body: { physicalAccountNumber } }),
      );
      if (batch === null) return drained;
      const { batchId, numberOfTransactions, controlSum } = batch;
      const params = { path: { batchId } };
      const body = { numberOfTransactions, controlSum };
      await unwrap(this.#bank.POST('/v1/transaction-batches/{batchId}/acknowledgement', { params, body }));
      drained.push(...batch.transactions);
    }
  }

  /** Every account of the organisation. */
  async accounts(): Promise<BankSchema<'VirtualAccount'>[]> {
    return await allPages(async (cursor) => {
      const query = { limit: PAGE, ...(cursor !== undefined && { cursor }) };
      return await unwrap(this.#bank.GET('/v1/virtual-accounts', { params: { query } }));
    });
  }

  /** Every refund of the organisation, oldest first. */
  async refunds(): Promise<BankSchema<'Refund'>[]> {
    const rows = await allPages(async (cursor) => {
      const query = { limit: PAGE, ...(cursor !== undefined && { cursor }) };
      return await unwrap(this.#bank.GET('/v1/refunds', { params: { query } }));
    });
    return rows.sort((one, other) => one.acceptedAt.localeCompare(other.acceptedAt));
  }

  async #transactions(deliveryState?: 'ACKNOWLEDGED'): Promise<Transaction[]> {
    return await allPages(async (cursor) => {
      const query = {
        limit: PAGE,
        ...(cursor !== undefined && { cursor }),
        ...(deliveryState !== undefined && { deliveryState }),
      };
      return await unwrap(this.#bank.GET('/v1/transactions', { params: { query } }));
    });
  }

  /** All that the bank knows of the organisation. */
  async truth(): Promise<BankTruth> {
    const acknowledged = await this.#transactions('ACKNOWLEDGED');
    const done = new Set(acknowledged.map((one) => one.transactionReferenceNumber));
    const all = await this.#transactions();
    const transactions = all
      .map((one) => ({ ...one, isAcknowledged: done.has(one.transactionReferenceNumber) }))
      .sort(
        (one, other) =>
          one.physicalAccountNumber.localeCompare(other.physicalAccountNumber) ||
          one.sequenceNumber - other.sequenceNumber,
      );
    return { transactions, virtualAccounts: await this.accounts(), refunds: await this.refunds() };
  }
}
