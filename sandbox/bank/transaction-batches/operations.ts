import type { Rendered } from '../../contract/operation.ts';
import type { TransactionBatch } from '../../domain/transaction-batch.ts';
import type { CallContext } from '../../http/door.ts';
import { listQuestion } from '../../http/paging.ts';
import { parseControlSum } from '../../lib/money.ts';
import {
  acknowledgeBatch,
  fetchBatch,
  getBatch,
  listBatches,
  transactionsOf,
} from '../../services/transaction-batches.ts';
import type { BankHandlers, Wire } from '../wire.ts';
import { presentAcknowledgement, presentBatch, presentBatchSummary } from './presenter.ts';

type Served =
  | 'fetchTransactionBatch'
  | 'acknowledgeTransactionBatch'
  | 'getTransactionBatch'
  | 'listTransactionBatches';

/**
 * Bytes of open batches, by their entity: one is rendered once and sent many times. An acknowledgement or
 * a reset replaces the entity and so lets its bytes go; one that was rolled back is never met again.
 */
const renderedBatches = new WeakMap<TransactionBatch, Rendered<Wire['TransactionBatchResponse']>>();

async function render(
  batch: TransactionBatch,
  context: CallContext,
): Promise<Rendered<Wire['TransactionBatchResponse']>> {
  const known = renderedBatches.get(batch);
  if (known) return known;
  const rendered = context.render(200, presentBatch(batch, await transactionsOf(context.unit, batch)));
  if (batch.acknowledgedAt === undefined) renderedBatches.set(batch, rendered);
  return rendered;
}

/** Transaction Details: the stream in batches. */
export const transactionBatchOperations: Pick<BankHandlers, Served> = {
  async fetchTransactionBatch({ body }, context) {
    const shorten = (most: number) => context.shortenBatch(most);
    const fetched = await fetchBatch(context.unit, context.caller, body, shorten);
    const { batch, isNew, nextPollAfterSeconds } = fetched;
    if (!batch) return { status: 200, body: { batch: null, nextPollAfterSeconds } };
    const { deliveries } = context.world;
    const attempt = (deliveries.get(batch.batchId) ?? 0) + 1;
    deliveries.set(batch.batchId, attempt);
    const delivery = {
      headers: { 'delivery-attempt': String(attempt) },
      rendered: await render(batch, context),
    };
    return isNew ? { status: 201, ...delivery } : { status: 200, ...delivery };
  },

  async acknowledgeTransactionBatch({ path, body }, { unit, caller, world }) {
    const batch = await acknowledgeBatch(unit, caller, {
      batchId: path.batchId,
      numberOfTransactions: body.numberOfTransactions,
      controlSum: parseControlSum(body.controlSum),
    });
    world.deliveries.delete(batch.batchId);
    return { status: 200, body: presentAcknowledgement(batch) };
  },

  async getTransactionBatch({ path }, context) {
    const batch = await getBatch(context.unit, context.caller, path.batchId);
    return { status: 200, rendered: await render(batch, context) };
  },

  async listTransactionBatches({ query }, { unit, caller }) {
    const question = listQuestion('listTransactionBatches', caller, query);
    const { data, next } = await listBatches(unit, caller, query, question.page);
    return {
      status: 200,
      body: { data: data.map(presentBatchSummary), nextCursor: question.nextCursor(next) },
    };
  },
};
