import { presentRefund } from '../../presenters/refund.ts';
import { getRefund, initiateRefund, listRefunds } from '../../services/refunds.ts';
import { listQuestion } from '../paging.ts';
import type { BankHandlers } from '../wire.ts';

/** Refund Details. */
export const refundOperations: Pick<BankHandlers, 'initiateRefund' | 'getRefund' | 'listRefunds'> = {
  async initiateRefund({ body }, { unit, caller }) {
    return { status: 201, body: presentRefund(await initiateRefund(unit, caller, body)) };
  },

  async getRefund({ path }, { unit, caller }) {
    return { status: 200, body: presentRefund(await getRefund(unit, caller, path.refundId)) };
  },

  async listRefunds({ query }, { unit, caller }) {
    const question = listQuestion('listRefunds', caller, query);
    const { data, next } = await listRefunds(unit, caller, query, question.page);
    return { status: 200, body: { data: data.map(presentRefund), nextCursor: question.nextCursor(next) } };
  },
};
