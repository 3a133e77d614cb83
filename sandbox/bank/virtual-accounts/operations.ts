import { parseAmountRule, type VirtualAccount } from '../../domain/virtual-account.ts';
import { listQuestion } from '../../http/paging.ts';
import { RenderedOnce } from '../../http/rendered-once.ts';
import { chain } from '../../lib/awaitable.ts';
import { istDate } from '../../lib/clock.ts';
import {
  createVirtualAccounts,
  deleteVirtualAccounts,
  getVirtualAccount,
  listVirtualAccounts,
  modifyVirtualAccounts,
} from '../../services/virtual-accounts.ts';
import type { BankHandlers, Wire } from '../wire.ts';
import { presentBulk, presentVirtualAccount } from './presenter.ts';

type Served =
  | 'createVirtualAccounts'
  | 'modifyVirtualAccounts'
  | 'deleteVirtualAccounts'
  | 'getVirtualAccount'
  | 'listVirtualAccounts';

const accounts = new RenderedOnce<VirtualAccount, Wire['VirtualAccount']>();

/** An item of a request with its amounts in paise. */
function readItem<I extends { amountRule?: Wire['AmountRuleInput'] }>({ amountRule, ...item }: I) {
  return { ...item, ...(amountRule && { amountRule: parseAmountRule(amountRule) }) };
}

/** Create, Modify and Delete Virtual Account, and their reads. */
export const virtualAccountOperations: Pick<BankHandlers, Served> = {
  async createVirtualAccounts({ body }, { unit, caller }) {
    const outcome = await createVirtualAccounts(unit, caller, {
      physicalAccountNumber: body.physicalAccountNumber,
      atomic: body.atomic ?? false,
      items: body.items.map(readItem),
    });
    const success = { status: 201, message: 'Virtual account created.' } as const;
    return { status: 207, body: presentBulk(outcome, success, istDate(unit.now)) };
  },

  async modifyVirtualAccounts({ body }, { unit, caller }) {
    const outcome = await modifyVirtualAccounts(unit, caller, {
      physicalAccountNumber: body.physicalAccountNumber,
      atomic: body.atomic ?? false,
      items: body.items.map(readItem),
    });
    const success = { status: 200, message: 'Virtual account modified.' } as const;
    return { status: 207, body: presentBulk(outcome, success, istDate(unit.now)) };
  },

  async deleteVirtualAccounts({ body }, { unit, caller }) {
    const outcome = await deleteVirtualAccounts(unit, caller, {
      physicalAccountNumber: body.physicalAccountNumber,
      atomic: body.atomic ?? false,
      items: body.items,
    });
    const success = { status: 200, message: 'Virtual account deleted.' } as const;
    return { status: 207, body: presentBulk(outcome, success, istDate(unit.now)) };
  },

  getVirtualAccount({ path }, context) {
    const { unit, caller } = context;
    return chain(getVirtualAccount(unit, caller, path.virtualAccountNumber), (account) => {
      const today = istDate(unit.now);
      const rendered = accounts.of(account, today, () =>
        context.render(200, presentVirtualAccount(account, today)),
      );
      return { status: 200, rendered } as const;
    });
  },

  async listVirtualAccounts({ query }, { unit, caller }) {
    const question = listQuestion('listVirtualAccounts', caller, query);
    const { data, next } = await listVirtualAccounts(unit, caller, query, question.page);
    const today = istDate(unit.now);
    return {
      status: 200,
      body: {
        data: data.map((account) => presentVirtualAccount(account, today)),
        nextCursor: question.nextCursor(next),
      },
    };
  },
};
