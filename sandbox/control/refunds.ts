import { presentRefund } from '../presenters/refund.ts';
import { failRefund, returnRefund, settleRefund } from '../services/refunds.ts';
import type { ControlHandlers } from './wire.ts';

/** Refund outcomes that at a real bank the remitter's side decides. */
export const refundOutcomeOperations: Pick<ControlHandlers, 'settleRefund' | 'failRefund' | 'returnRefund'> =
  {
    async settleRefund({ path }, { unit }) {
      return {
        status: 200,
        body: { refund: presentRefund(await settleRefund(unit, path.refundId), unit.settings) },
      };
    },

    async failRefund({ path, body }, { unit }) {
      return {
        status: 200,
        body: { refund: presentRefund(await failRefund(unit, path.refundId, body?.reason), unit.settings) },
      };
    },

    async returnRefund({ path, body }, { unit }) {
      const refund = await returnRefund(unit, path.refundId, body?.reason);
      return { status: 200, body: { refund: presentRefund(refund, unit.settings) } };
    },
  };
