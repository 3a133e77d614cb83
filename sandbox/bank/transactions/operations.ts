import { presentTransaction } from '../../presenters/transaction.ts';
import { getTransaction, listTransactions } from '../../services/transactions.ts';
import { listQuestion } from '../paging.ts';
import type { BankHandlers } from '../wire.ts';

/** Enquiry: never moves the stream. */
export const transactionOperations: Pick<BankHandlers, 'getTransaction' | 'listTransactions'> = {
  async getTransaction({ path }, { unit, caller }) {
    const entry = await getTransaction(unit, caller, path.transactionReferenceNumber);
    return { status: 200, body: presentTransaction(entry) };
  },

  async listTransactions({ query }, { unit, caller }) {
    const question = listQuestion('listTransactions', caller, query);
    const { data, next } = await listTransactions(unit, caller, query, question.page);
    return {
      status: 200,
      body: { data: data.map(presentTransaction), nextCursor: question.nextCursor(next) },
    };
  },
};
