import { holdsMoney, type Refund } from '../../domain/refund.ts';
import type { Transaction } from '../../domain/transaction-stream.ts';
import { AMOUNT_LIMIT } from '../../lib/money.ts';
import type { Books } from './books.ts';
import type { Findings } from './finding.ts';

/** Whether an amount is one: a whole number of paise, 1 ≤ a < 10^15. */
export function isAmount(paise: number): boolean {
  return Number.isInteger(paise) && paise >= 1 && paise < AMOUNT_LIMIT;
}

/** An amount to add up; one that is none counts for nothing, and was reported as such. */
export function addend(paise: number): bigint {
  return isAmount(paise) ? BigInt(paise) : 0n;
}

/**
 * The refunds of one credit.
 * @param refunds the newest attempt first
 * @returns the paise that they hold
 */
export function checkRefundsOf(
  credit: Transaction,
  refunds: readonly Refund[],
  { dueEvents }: Books,
  findings: Findings,
): bigint {
  let held = 0n;
  for (const [i, refund] of refunds.entries()) {
    const { refundId } = refund;
    if (holdsMoney(refund.status)) held += addend(refund.amount);
    findings.amounts.expect(isAmount(refund.amount), () => `refund ${refundId} is of ${refund.amount} paise`);
    findings.refunds.expect(
      refund.attempt === refunds.length - i,
      () => `refund ${refundId} is out of its turn`,
    );
    // Only the newest attempt may hold the money: each one before it has given it back.
    findings.refunds.expect(
      i === 0 || !holdsMoney(refund.status),
      () => `refund ${refundId} holds money twice`,
    );
    findings.refunds.expect(
      refund.amount === credit.amount,
      () => `refund ${refundId} is not of the whole credit`,
    );
    findings.refunds.expect(
      detailsFit(refund),
      () => `refund ${refundId} is ${refund.status} with other details`,
    );
    const step = refund.pendingStep === undefined ? undefined : dueEvents.get(refund.pendingStep);
    const awaited = step?.action.type === 'ADVANCE_REFUND' && step.action.refundId === refundId;
    findings.refunds.expect(
      refund.pendingStep === undefined || awaited,
      () => `refund ${refundId} waits for a step that nobody takes`,
    );
    const sameTenant =
      refund.organisationId === credit.organisationId &&
      refund.physicalAccountNumber === credit.physicalAccountNumber &&
      refund.virtualAccountNumber === credit.virtualAccountNumber;
    findings.tenants.expect(sameTenant, () => `refund ${refundId} is not where its credit is`);
  }
  return held;
}

function detailsFit({ status, utr, failureReason, pendingStep }: Refund): boolean {
  const left = status === 'PROCESSED' || status === 'RETURNED';
  const failed = status === 'FAILED' || status === 'RETURNED';
  const settledForGood = failed && pendingStep !== undefined;
  return (utr !== undefined) === left && (failureReason !== undefined) === failed && !settledForGood;
}
