import { type AmountRule, type VirtualAccount, virtualAccountStatus } from '../../domain/virtual-account.ts';
import { problemBody } from '../../http/errors.ts';
import { formatInstant, type IstDate } from '../../lib/clock.ts';
import { formatAmount } from '../../lib/money.ts';
import type { BulkOutcome } from '../../services/virtual-accounts.ts';
import type { Wire } from '../wire.ts';

/** A virtual account as the contract shows it on the IST day `today`. */
export function presentVirtualAccount(account: VirtualAccount, today: IstDate): Wire['VirtualAccount'] {
  return {
    virtualAccountNumber: account.virtualAccountNumber,
    physicalAccountNumber: account.physicalAccountNumber,
    ifsc: account.ifsc,
    accountName: account.accountName,
    ...(account.customerReference !== undefined && { customerReference: account.customerReference }),
    ...(account.contact && { contact: account.contact }),
    allowedPaymentModes: [...account.allowedPaymentModes],
    remitterCheck: account.remitterCheck,
    ...(account.allowedRemitters.length > 0 && { allowedRemitters: [...account.allowedRemitters] }),
    amountRule: presentAmountRule(account.amountRule),
    validFrom: account.validFrom,
    ...(account.validTo !== undefined && { validTo: account.validTo }),
    ...(account.references.length > 0 && { references: [...account.references] }),
    status: virtualAccountStatus(account, today),
    revision: account.revision,
    createdAt: formatInstant(account.createdAt),
    updatedAt: formatInstant(account.updatedAt),
    ...(account.deletedAt !== undefined && { deletedAt: formatInstant(account.deletedAt) }),
    ...(account.deletionReason !== undefined && { deletionReason: account.deletionReason }),
  };
}

function presentAmountRule(rule: AmountRule): Wire['AmountRule'] {
  switch (rule.type) {
    case 'NONE':
      return { type: 'NONE' };
    case 'EXACT':
      return { type: 'EXACT', amount: formatAmount(rule.amount) };
    case 'RANGE':
      return {
        type: 'RANGE',
        minimumAmount: formatAmount(rule.minimumAmount),
        maximumAmount: formatAmount(rule.maximumAmount),
      };
  }
}

/** What a successful item says of itself: the page's "success message". */
export interface Success {
  readonly status: 200 | 201;
  readonly message: string;
}

/** The 207 body: what became of each item, in request order. */
export function presentBulk(outcome: BulkOutcome, success: Success, today: IstDate): Wire['BulkResponse'] {
  const results = outcome.results.map((result) =>
    result.ok
      ? {
          index: result.index,
          ...success,
          virtualAccount: presentVirtualAccount(result.virtualAccount, today),
        }
      : {
          index: result.index,
          status: result.problem.status,
          message: result.problem.detail,
          problem: problemBody(result.problem) as Wire['Problem'],
        },
  );
  const succeeded = outcome.results.filter((result) => result.ok).length;
  return { summary: { total: results.length, succeeded, failed: results.length - succeeded }, results };
}
