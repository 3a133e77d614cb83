import { type Refund, refundPollSeconds } from '../../domain/refund.ts';
import { listQuestion } from '../../http/paging.ts';
import { RenderedOnce } from '../../http/rendered-once.ts';
import { chain } from '../../lib/awaitable.ts';
import { presentRefund } from '../../presenters/refund.ts';
import { getRefund, initiateRefund, listRefunds } from '../../services/refunds.ts';
import type { BankHandlers, Wire } from '../wire.ts';

const refunds = new RenderedOnce<Refund, Wire['Refund']>();

/** Refund Details. */
export const refundOperations: Pick<BankHandlers, 'initiateRefund' | 'getRefund' | 'listRefunds'> = {
  async initiateRefund({ body }, { unit, caller }) {
    return { status: 201, body: presentRefund(await initiateRefund(unit, caller, body), unit.settings) };
  },

  getRefund({ path }, context) {
    return chain(getRefund(context.unit, context.caller, path.refundId), (refund) => {
      const { settings } = context.unit;
      const variant = `${refundPollSeconds(refund.status, settings)}`;
      const rendered = refunds.of(refund, variant, () =>
        context.render(200, presentRefund(refund, settings)),
      );
      return { status: 200, rendered } as const;
    });
  },

  async listRefunds({ query }, { unit, caller }) {
    const question = listQuestion('listRefunds', caller, query);
    const { data, next } = await listRefunds(unit, caller, query, question.page);
    const shown = data.map((refund) => presentRefund(refund, unit.settings));
    return { status: 200, body: { data: shown, nextCursor: question.nextCursor(next) } };
  },
};
