import { DAY, type Instant, SECOND } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import type { Paise } from '../lib/money.ts';
import type { Remitter, Transaction } from './transaction-stream.ts';
import type { WorldSettings } from './world.ts';

export type RefundStatus = 'ACCEPTED' | 'IN_PROCESS' | 'PROCESSED' | 'FAILED' | 'RETURNED';

/** A refund of one whole credit to its remitter. */
export interface Refund {
  refundId: string;
  messageId: string;
  organisationId: string;
  applicationId: string;
  clientName: string;
  transactionReferenceNumber: string;
  physicalAccountNumber: string;
  virtualAccountNumber: string;
  /** 1 for the first refund of its credit, 2 for the one after a FAILED or RETURNED one … */
  attempt: number;
  status: RefundStatus;
  amount: Paise;
  remitter: Remitter;
  reason?: string;
  /** The outgoing payment's UTR, from PROCESSED on. */
  utr?: string;
  failureReason?: string;
  /** Its place in the world's order of arrival, by which lists go. */
  arrival: number;
  acceptedAt: Instant;
  updatedAt: Instant;
  /** Arrival of the due event that takes it one step further; none once it is settled or stuck. */
  pendingStep?: number;
}

/** Days after posting in which a credit can be refunded, unless the world's settings say otherwise. */
export const DEFAULT_REFUND_WINDOW_DAYS = 180;

/** When a refund takes its steps and how often it is asked for, as far as a world has it otherwise than usual. */
export type RefundPace = Partial<
  Pick<WorldSettings, 'refundPollAfterSeconds' | 'refundInProcessAfterSeconds' | 'refundSettledAfterSeconds'>
>;

/** Seconds of the world's clock from ACCEPTED to IN_PROCESS, unless the world's settings say otherwise. */
export const DEFAULT_IN_PROCESS_SECONDS = 5;
/** From ACCEPTED to PROCESSED or FAILED, likewise. */
export const DEFAULT_SETTLED_SECONDS = 30;
/** From PROCESSED to RETURNED, where a sentinel asks for it. */
const RETURNED_AFTER = 30 * SECOND;

/** The states a refund can reach from each (contract.md, Refund). FAILED and RETURNED are terminal. */
const NEXT: Readonly<Record<RefundStatus, readonly RefundStatus[]>> = {
  ACCEPTED: ['IN_PROCESS'],
  IN_PROCESS: ['PROCESSED', 'FAILED'],
  PROCESSED: ['RETURNED'],
  FAILED: [],
  RETURNED: [],
};

export function canBecome(from: RefundStatus, to: RefundStatus): boolean {
  return NEXT[from].includes(to);
}

/** Whether the outcome is still open. A credit has at most one live refund. */
export function isLive(status: RefundStatus): boolean {
  return status === 'ACCEPTED' || status === 'IN_PROCESS';
}

/** Whether the credit's money is going or gone: a live refund or a processed one. */
export function holdsMoney(status: RefundStatus): boolean {
  return isLive(status) || status === 'PROCESSED';
}

/** What a refund to a remitter account comes to. */
export type RefundFate = 'PROCESSED' | 'FAILED' | 'RETURNED' | 'STUCK' | 'UNKNOWN' | 'NO_FUNDS';

/** Remitter accounts by which a test picks an outcome through the real API (`x-sandbox`). */
const SENTINELS: Readonly<Record<string, RefundFate>> = {
  SANDBOXFAILED01: 'FAILED',
  SANDBOXRETURN01: 'RETURNED',
  SANDBOXSTUCK001: 'STUCK',
  SANDBOXUNKNOWN1: 'UNKNOWN',
  SANDBOXNOFUNDS1: 'NO_FUNDS',
};

export function refundFate(remitter: Remitter): RefundFate {
  const { accountNumber } = remitter;
  if (accountNumber === undefined || !Object.hasOwn(SENTINELS, accountNumber)) return 'PROCESSED';
  return SENTINELS[accountNumber] ?? 'PROCESSED';
}

/** A step that a refund takes by itself: what it becomes, and when. */
export interface RefundStep {
  to: 'IN_PROCESS' | 'PROCESSED' | 'FAILED' | 'RETURNED';
  dueAt: Instant;
}

/** Milliseconds from ACCEPTED to the two steps after it: never in the wrong order. */
function courseOf({
  refundInProcessAfterSeconds: inProcess = DEFAULT_IN_PROCESS_SECONDS,
  refundSettledAfterSeconds: settled = DEFAULT_SETTLED_SECONDS,
}: RefundPace): { inProcess: number; settled: number } {
  return { inProcess: inProcess * SECOND, settled: Math.max(inProcess, settled) * SECOND };
}

/** The next step that falls due by itself, or undefined when the clock alone takes it no further. */
export function nextStep(refund: Refund, pace: RefundPace): RefundStep | undefined {
  const { inProcess, settled } = courseOf(pace);
  const fate = refundFate(refund.remitter);
  switch (refund.status) {
    case 'ACCEPTED':
      return { to: 'IN_PROCESS', dueAt: refund.acceptedAt + inProcess };
    case 'IN_PROCESS':
      if (fate === 'STUCK') return undefined;
      return { to: fate === 'FAILED' ? 'FAILED' : 'PROCESSED', dueAt: refund.acceptedAt + settled };
    case 'PROCESSED':
      if (fate !== 'RETURNED') return undefined;
      return { to: 'RETURNED', dueAt: refund.updatedAt + RETURNED_AFTER };
    case 'FAILED':
    case 'RETURNED':
      return undefined;
  }
}

/** What a step brings with it. */
export interface StepDetails {
  /** The outgoing payment's UTR: with PROCESSED. */
  utr?: string;
  /** Why, in words: with FAILED and RETURNED. */
  reason?: string;
}

const DEFAULT_REASONS: Partial<Record<RefundStatus, string>> = {
  FAILED: "The remitter's bank refused the credit",
  RETURNED: "The remitter's bank sent the money back",
};

/**
 * The refund one state further, at `now`. Its pending step is gone with the state it belonged to.
 * @throws Problem REFUND_STATE_CONFLICT when the table knows no such transition
 */
export function refundAfter(refund: Refund, to: RefundStatus, now: Instant, details: StepDetails): Refund {
  if (!canBecome(refund.status, to)) {
    throw new Problem(
      'REFUND_STATE_CONFLICT',
      `refund ${refund.refundId} is ${refund.status}, not yet or no more ${to}`,
    );
  }
  const { pendingStep: _, ...rest } = refund;
  const after: Refund = { ...rest, status: to, updatedAt: now };
  if (details.utr !== undefined) after.utr = details.utr;
  const reason = details.reason ?? DEFAULT_REASONS[to];
  if (reason !== undefined) after.failureReason = reason;
  return after;
}

/** What is known of a credit when its refund is asked for. */
export interface RefundCase {
  credit: Transaction;
  /** Whether a REVERSAL of it was posted. */
  reversed: boolean;
  /** Its newest refund, if it ever had one. */
  last: Refund | undefined;
  refundWindowDays: number;
  now: Instant;
}

/** Why a credit cannot be refunded now, or undefined when it can (contract.md, Refund). */
export function refundFault(of: RefundCase): Problem | undefined {
  const { credit, last } = of;
  const reference = credit.transactionReferenceNumber;
  if (credit.entryType !== 'CREDIT')
    return new Problem('NOT_A_CREDIT', `${reference} is a ${credit.entryType}`);
  if (of.reversed) return new Problem('CREDIT_REVERSED', `${reference} was reversed`);
  if (last?.status === 'PROCESSED') {
    return new Problem('ALREADY_REFUNDED', `${reference} was refunded by ${last.refundId}`);
  }
  if (last !== undefined && isLive(last.status)) {
    return new Problem('REFUND_IN_PROGRESS', `${reference} is being refunded by ${last.refundId}`);
  }
  if (of.now > credit.postedAt + of.refundWindowDays * DAY) {
    const window = `its refund window of ${of.refundWindowDays} days`;
    return new Problem('REFUND_WINDOW_CLOSED', `${reference} was posted more than ${window} ago`);
  }
  return beneficiaryFault(credit);
}

function beneficiaryFault(credit: Transaction): Problem | undefined {
  const reference = credit.transactionReferenceNumber;
  const fate = refundFate(credit.remitter);
  // UPI pays back by the reference of the payment: it needs no account number.
  const unknown = credit.remitter.accountNumber === undefined && credit.paymentMode !== 'UPI';
  if (unknown || fate === 'UNKNOWN') {
    return new Problem('REMITTER_ACCOUNT_UNKNOWN', `the remitter's account of ${reference} is not known`);
  }
  if (fate === 'NO_FUNDS') {
    return new Problem(
      'INSUFFICIENT_BALANCE',
      `the physical account cannot cover the refund of ${reference}`,
    );
  }
  return undefined;
}

/** Why a credit cannot be reversed, or undefined when it can (contract.md, Reversal). */
export function reversalFault(of: Pick<RefundCase, 'credit' | 'reversed' | 'last'>): Problem | undefined {
  const { credit, last } = of;
  const reference = credit.transactionReferenceNumber;
  if (credit.entryType !== 'CREDIT')
    return new Problem('NOT_A_CREDIT', `${reference} is a ${credit.entryType}`);
  if (of.reversed) return new Problem('CREDIT_REVERSED', `${reference} was reversed before`);
  if (last !== undefined && holdsMoney(last.status)) {
    return new Problem('REFUND_LIVE', `refund ${last.refundId} of ${reference} is ${last.status}`);
  }
  return undefined;
}

/**
 * Seconds not to ask again before: until the next step unless the world says otherwise, a day once the outcome
 * is known.
 */
export function refundPollSeconds(status: RefundStatus, pace: RefundPace): number {
  if (!isLive(status)) return DAY / SECOND;
  if (pace.refundPollAfterSeconds !== undefined) return pace.refundPollAfterSeconds;
  const { inProcess, settled } = courseOf(pace);
  return (status === 'ACCEPTED' ? inProcess : settled - inProcess) / SECOND;
}
