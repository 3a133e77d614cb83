import { refundEvent } from '../domain/notification.ts';
import {
  nextStep,
  type Refund,
  type RefundStatus,
  type RefundStep,
  refundAfter,
  refundFault,
  type StepDetails,
} from '../domain/refund.ts';
import type { Transaction } from '../domain/transaction-stream.ts';
import { type Awaitable, chain } from '../lib/awaitable.ts';
import { Problem } from '../lib/errors.ts';
import { newestFirst, sortable } from '../stores/collections.ts';
import { reversalOfCredit } from './entries.ts';
import { announce, expectDue } from './notifications.ts';
import { EMPTY_PAGE, type Page, type PageRequest, readPage, SCAN_BUDGET } from './page.ts';
import { getTransaction } from './transactions.ts';
import type { Caller, Unit } from './unit.ts';

/** The page's two inputs, and a reason. Amount and beneficiary are never inputs. */
export interface RefundRequest {
  readonly clientName: string;
  readonly transactionReferenceNumber: string;
  readonly reason?: string | undefined;
}

/**
 * Accepts a refund of one whole credit to its remitter; what becomes of it the clock or the control plane
 * decides.
 * @throws Problem CLIENT_NAME_MISMATCH, TRANSACTION_NOT_FOUND, NOT_A_CREDIT, CREDIT_REVERSED, ALREADY_REFUNDED,
 *   REFUND_IN_PROGRESS, REFUND_WINDOW_CLOSED, REMITTER_ACCOUNT_UNKNOWN, INSUFFICIENT_BALANCE
 *   (contract.md, Refund)
 */
export async function initiateRefund(unit: Unit, caller: Caller, request: RefundRequest): Promise<Refund> {
  const organisation = await unit.tx.get('organisations', caller.organisationId);
  if (organisation?.clientName !== request.clientName) {
    throw new Problem('CLIENT_NAME_MISMATCH', `the bank does not know the caller as "${request.clientName}"`);
  }
  const reference = request.transactionReferenceNumber;
  const credit = await getTransaction(unit, caller, reference);
  const last = await newestRefund(unit, reference);
  const reversed = (await reversalOfCredit(unit, reference)) !== undefined;
  const { refundWindowDays } = unit.settings;
  const fault = refundFault({ credit, reversed, last, refundWindowDays, now: unit.now });
  if (fault !== undefined) throw fault;
  const refund = acceptedRefund(unit, caller, request, credit, (last?.attempt ?? 0) + 1);
  return saveWithNextStep(unit, refund);
}

function acceptedRefund(
  unit: Unit,
  caller: Caller,
  request: RefundRequest,
  credit: Transaction,
  attempt: number,
): Refund {
  const refund: Refund = {
    refundId: unit.nextId('refund'),
    messageId: unit.nextId('message'),
    organisationId: caller.organisationId,
    applicationId: caller.applicationId,
    clientName: request.clientName,
    transactionReferenceNumber: credit.transactionReferenceNumber,
    physicalAccountNumber: credit.physicalAccountNumber,
    virtualAccountNumber: credit.virtualAccountNumber,
    attempt,
    status: 'ACCEPTED',
    amount: credit.amount,
    remitter: credit.remitter,
    arrival: unit.nextArrival(),
    acceptedAt: unit.now,
    updatedAt: unit.now,
  };
  if (request.reason !== undefined) refund.reason = request.reason;
  return refund;
}

/** Saves a refund and, where the clock takes it further, the due event that will. */
async function saveWithNextStep(unit: Unit, refund: Refund): Promise<Refund> {
  const step = nextStep(refund, unit.settings);
  if (step === undefined) {
    await unit.tx.put('refunds', refund);
    return refund;
  }
  const arrival = unit.nextArrival();
  const { refundId } = refund;
  const { to, dueAt } = step;
  await unit.tx.put('dueEvents', { arrival, dueAt, action: { type: 'ADVANCE_REFUND', refundId, to } });
  const scheduled: Refund = { ...refund, pendingStep: arrival };
  await unit.tx.put('refunds', scheduled);
  await expectDue(unit);
  return scheduled;
}

/** The newest refund of a credit, whose outcome decides whether there may be another. */
export async function newestRefund(
  unit: Unit,
  transactionReferenceNumber: string,
): Promise<Refund | undefined> {
  const prefix = `${transactionReferenceNumber}|`;
  const [refund] = await unit.tx.scan('refunds', 'byCredit', prefix, { limit: 1 });
  return refund;
}

/**
 * The due event of a refund's own step, at `unit.now`.
 * @param arrival the event's identity: an event that is not the refund's pending one is out of date and
 *   changes nothing
 */
export async function takeRefundStep(
  unit: Unit,
  arrival: number,
  refundId: string,
  to: RefundStep['to'],
): Promise<void> {
  const refund = await unit.tx.get('refunds', refundId);
  if (refund?.pendingStep !== arrival) return;
  await tell(unit, await saveWithNextStep(unit, refundAfter(refund, to, unit.now, stepDetails(unit, to))));
}

function stepDetails(unit: Unit, to: RefundStatus, reason?: string): StepDetails {
  const details: StepDetails = {};
  if (to === 'PROCESSED') details.utr = unit.nextId('utr');
  if (reason !== undefined) details.reason = reason;
  return details;
}

/** The money leaves now: ACCEPTED or IN_PROCESS → PROCESSED. @throws Problem as {@link decideRefund} */
export function settleRefund(unit: Unit, refundId: string): Promise<Refund> {
  return decideRefund(unit, refundId, 'PROCESSED');
}

/** The money does not leave: ACCEPTED or IN_PROCESS → FAILED. @throws Problem as {@link decideRefund} */
export function failRefund(unit: Unit, refundId: string, reason?: string): Promise<Refund> {
  return decideRefund(unit, refundId, 'FAILED', reason);
}

/** The remitter's bank sends it back: PROCESSED → RETURNED. @throws Problem as {@link decideRefund} */
export function returnRefund(unit: Unit, refundId: string, reason?: string): Promise<Refund> {
  return decideRefund(unit, refundId, 'RETURNED', reason);
}

/**
 * An outcome that the control plane decides. From then on the clock has no more say: what was pending is
 * cancelled, and a sentinel's later step too.
 * @throws Problem REFUND_NOT_FOUND, REFUND_STATE_CONFLICT (contract.md, Refund)
 */
async function decideRefund(
  unit: Unit,
  refundId: string,
  to: 'PROCESSED' | 'FAILED' | 'RETURNED',
  reason?: string,
): Promise<Refund> {
  const refund = await unit.tx.get('refunds', refundId);
  if (refund === undefined) throw new Problem('REFUND_NOT_FOUND', `no refund ${refundId}`);
  // A settlement takes an ACCEPTED refund through IN_PROCESS on its way, at the same instant.
  const passing = refund.status === 'ACCEPTED' && to !== 'RETURNED';
  const from = passing ? refundAfter(refund, 'IN_PROCESS', unit.now, {}) : refund;
  const decided = refundAfter(from, to, unit.now, stepDetails(unit, to, reason));
  if (refund.pendingStep !== undefined) await unit.tx.delete('dueEvents', sortable(refund.pendingStep));
  await unit.tx.put('refunds', decided);
  await tell(unit, decided);
  return decided;
}

/** Tells the applications of what a refund has come to. */
async function tell(unit: Unit, refund: Refund): Promise<void> {
  const event = refundEvent(refund);
  if (event !== undefined) await announce(unit, event);
}

/** @throws Problem REFUND_NOT_FOUND when there is none or it is another's */
export function getRefund(unit: Unit, caller: Caller, refundId: string): Awaitable<Refund> {
  return chain(unit.tx.get('refunds', refundId), (refund) => {
    if (refund?.organisationId !== caller.organisationId) {
      throw new Problem('REFUND_NOT_FOUND', `There is no refund ${refundId}.`);
    }
    return refund;
  });
}

export interface RefundFilter {
  readonly transactionReferenceNumber?: string | undefined;
  readonly status?: RefundStatus | undefined;
}

/** The organisation's refunds, oldest first. */
export function listRefunds(
  unit: Unit,
  caller: Caller,
  { transactionReferenceNumber, status }: RefundFilter,
  page: PageRequest,
): Promise<Page<Refund>> {
  if (transactionReferenceNumber !== undefined) {
    return refundsOfCredit(unit, caller, transactionReferenceNumber, status, page);
  }
  const { organisationId } = caller;
  const place =
    status === undefined
      ? { index: 'byOrganisation' as const, prefix: `${organisationId}|` }
      : { index: 'byStatus' as const, prefix: `${organisationId}|${status}|` };
  return readPage(unit.tx, { collection: 'refunds', ...place }, page);
}

/** The attempts at one credit; they are numbered without gaps, and positions are attempt numbers. */
async function refundsOfCredit(
  unit: Unit,
  caller: Caller,
  reference: string,
  status: RefundStatus | undefined,
  { limit, after = '0' }: PageRequest,
): Promise<Page<Refund>> {
  const newest = await newestRefund(unit, reference);
  if (newest?.organisationId !== caller.organisationId) return EMPTY_PAGE;
  const data: Refund[] = [];
  const first = Number(after) + 1;
  const last = Math.min(newest.attempt, first + SCAN_BUDGET - 1);
  for (let attempt = first; attempt <= last; attempt++) {
    const key = `${reference}|${newestFirst(attempt)}`;
    const [refund] = await unit.tx.scan('refunds', 'byCredit', key, { limit: 1 });
    if (refund === undefined || (status !== undefined && refund.status !== status)) continue;
    if (data.length === limit) return { data, next: (attempt - 1).toString() };
    data.push(refund);
  }
  return { data, next: last < newest.attempt ? last.toString() : null };
}
