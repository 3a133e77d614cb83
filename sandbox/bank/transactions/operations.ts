import type { Transaction } from '../../domain/transaction-stream.ts';
import { listQuestion } from '../../http/paging.ts';
import { RenderedOnce } from '../../http/rendered-once.ts';
import { chain } from '../../lib/awaitable.ts';
import { Problem } from '../../lib/errors.ts';
import { presentTransaction } from '../../presenters/transaction.ts';
import { getTransaction, listTransactions } from '../../services/transactions.ts';
import type { BankHandlers, Wire } from '../wire.ts';

/** @throws Problem VALIDATION_FAILED when the days are in the wrong order, which no schema can say */
function assertDaysInOrder({ fromDate, toDate }: { fromDate?: string; toDate?: string }): void {
  if (fromDate === undefined || toDate === undefined || fromDate <= toDate) return;
  const detail = `toDate ${toDate} is before fromDate ${fromDate}`;
  const errors = [{ pointer: '/query/toDate', code: 'OUT_OF_RANGE', detail }];
  throw new Problem('VALIDATION_FAILED', detail, { errors });
}

const entries = new RenderedOnce<Transaction, Wire['Transaction']>();

/** Enquiry: never moves the stream. */
export const transactionOperations: Pick<BankHandlers, 'getTransaction' | 'listTransactions'> = {
  getTransaction({ path }, context) {
    const { unit, caller } = context;
    return chain(getTransaction(unit, caller, path.transactionReferenceNumber), (entry) => {
      const rendered = entries.of(entry, '', () => context.render(200, presentTransaction(entry)));
      return { status: 200, rendered } as const;
    });
  },

  async listTransactions({ query }, { unit, caller }) {
    assertDaysInOrder(query);
    const question = listQuestion('listTransactions', caller, query);
    const { data, next } = await listTransactions(unit, caller, query, question.page);
    return {
      status: 200,
      body: { data: data.map(presentTransaction), nextCursor: question.nextCursor(next) },
    };
  },
};
