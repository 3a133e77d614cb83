import { type CreditNotice, type HeldCredit, type ReturnReason, sameNotice } from '../domain/credit.ts';
import {
  amountFault,
  isDated,
  nextHalfHour,
  type PaymentMode,
  paymentIdentity,
  settlesHalfHourly,
  utrFault,
  utrFrom,
} from '../domain/payment-rail.ts';
import { reversalFault } from '../domain/refund.ts';
import { type EntryPlace, reversalOf, streamAfter, type Transaction } from '../domain/transaction-stream.ts';
import { returnReason, type VirtualAccount } from '../domain/virtual-account.ts';
import { type Instant, istDate } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import { reversalOfCredit } from './entries.ts';
import { announce, expectDue } from './notifications.ts';
import { newestRefund } from './refunds.ts';
import type { Unit } from './unit.ts';

/** A payment as a test announces it; without a UTR the sandbox makes one, and so a new payment. */
export type CreditInput = Omit<CreditNotice, 'utr'> & { readonly utr?: string | undefined };

/** What became of a notice. */
export interface CreditOutcome {
  readonly outcome: 'POSTED' | 'RETURNED' | 'QUEUED';
  /** Whether this call made it, or it was known before. */
  readonly isNew: boolean;
  readonly utr: string;
  /** With RETURNED. */
  readonly reason?: ReturnReason;
  /** With QUEUED: when it is judged and posted. */
  readonly dueAt?: Instant;
  /** With POSTED. */
  readonly transaction?: Transaction;
}

/**
 * Plays a payment rail: posts a credit, returns it to its remitter, or queues it until its half hour.
 * A notice known already, equal in every field, is answered with how it stands and changes nothing.
 * @throws Problem INVALID_CREDIT when the rail carries no such payment; UTR_CONFLICT when another payment has
 *   its identity (contract.md, "Credits, the stream and batches")
 */
export async function postCredit(unit: Unit, input: CreditInput): Promise<CreditOutcome> {
  const { paymentMode, amount } = input;
  const valueDate = istDate(unit.now);
  if (input.utr !== undefined) refuse(utrFault(paymentMode, input.utr));
  const utr = input.utr ?? (await drawUtr(unit, paymentMode, valueDate));
  const notice = noticeOf(input, utr);
  const identity = paymentIdentity(paymentMode, utr, valueDate);
  const known = input.utr === undefined ? undefined : await knownCredit(unit, notice, identity, valueDate);
  if (known !== undefined) return known;
  refuse(amountFault(paymentMode, amount, unit.settings.upiLimit));
  if (settlesHalfHourly(paymentMode)) return queueCredit(unit, notice, identity);
  return judgeCredit(unit, { identity, notice, receivedAt: unit.now });
}

function refuse(fault: string | undefined): void {
  if (fault !== undefined) throw new Problem('INVALID_CREDIT', fault);
}

function noticeOf(input: CreditInput, utr: string): CreditNotice {
  const { virtualAccountNumber, amount, paymentMode, remitter, remittanceInformation } = input;
  const notice: CreditNotice = { virtualAccountNumber, amount, paymentMode, utr, remitter };
  if (remittanceInformation !== undefined) notice.remittanceInformation = remittanceInformation;
  return notice;
}

/** A UTR that no payment of the rail has (on that day, where references repeat from day to day). */
async function drawUtr(unit: Unit, mode: PaymentMode, valueDate: string): Promise<string> {
  for (;;) {
    const utr = utrFrom(mode, unit.nextId('utr'));
    const held = await unit.tx.get('heldCredits', paymentIdentity(mode, utr, valueDate));
    if (held === undefined && (await postedCredit(unit, mode, utr, valueDate)) === undefined) return utr;
  }
}

/** The payment of this identity as it stands. @throws Problem UTR_CONFLICT when it differs in any field */
async function knownCredit(
  unit: Unit,
  notice: CreditNotice,
  identity: string,
  valueDate: string,
): Promise<CreditOutcome | undefined> {
  const held = await unit.tx.get('heldCredits', identity);
  if (held !== undefined) {
    refuseIfOther(held.notice, notice);
    return heldOutcome(held, false);
  }
  const transaction = await postedCredit(unit, notice.paymentMode, notice.utr, valueDate);
  if (transaction === undefined) return undefined;
  refuseIfOther(transaction, notice);
  return { outcome: 'POSTED', isNew: false, utr: notice.utr, transaction };
}

function refuseIfOther(known: CreditNotice, notice: CreditNotice): void {
  if (sameNotice(known, notice)) return;
  throw new Problem('UTR_CONFLICT', `another payment by ${notice.paymentMode} has the UTR ${notice.utr}`);
}

const UTR_PAGE = 50;

/** The CREDIT entry with this identity, if one was posted. Few entries share a UTR. */
async function postedCredit(
  unit: Unit,
  mode: PaymentMode,
  utr: string,
  valueDate: string,
): Promise<Transaction | undefined> {
  const prefix = `${utr}|`;
  for (let after = prefix; ; ) {
    const rows = await unit.tx.scan('transactions', 'byUtr', prefix, { after, limit: UTR_PAGE });
    for (const row of rows) {
      if (row.entryType !== 'CREDIT' || row.paymentMode !== mode) continue;
      if (!isDated(mode) || row.valueDate === valueDate) return row;
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < UTR_PAGE) return undefined;
    after = prefix + last.transactionReferenceNumber;
  }
}

async function queueCredit(unit: Unit, notice: CreditNotice, identity: string): Promise<CreditOutcome> {
  const dueAt = nextHalfHour(unit.now);
  const held: HeldCredit = { identity, notice, receivedAt: unit.now, outcome: 'QUEUED', dueAt };
  await unit.tx.put('heldCredits', held);
  const arrival = unit.nextArrival();
  await unit.tx.put('dueEvents', { arrival, dueAt, action: { type: 'POST_CREDIT', identity } });
  await expectDue(unit);
  return heldOutcome(held, true);
}

function heldOutcome({ outcome, notice, reason, dueAt }: HeldCredit, isNew: boolean): CreditOutcome {
  const base = { outcome, isNew, utr: notice.utr };
  if (outcome === 'QUEUED') return dueAt === undefined ? base : { ...base, dueAt };
  return reason === undefined ? base : { ...base, reason };
}

/**
 * The due event of a queued credit: judged and posted at its half hour, which is `unit.now`
 * (contract.md, "Credits, the stream and batches": rules judged when due).
 */
export async function postQueuedCredit(unit: Unit, identity: string): Promise<void> {
  const held = await unit.tx.get('heldCredits', identity);
  if (held?.outcome !== 'QUEUED') return;
  const { outcome } = await judgeCredit(unit, held);
  // A posted credit is found by its transaction; a returned one overwrote the queued row.
  if (outcome === 'POSTED') await unit.tx.delete('heldCredits', identity);
}

async function judgeCredit(
  unit: Unit,
  { identity, notice, receivedAt }: Pick<HeldCredit, 'identity' | 'notice' | 'receivedAt'>,
): Promise<CreditOutcome> {
  const account = await unit.tx.get('virtualAccounts', notice.virtualAccountNumber);
  const reason = returnReason(account, notice, istDate(unit.now));
  if (account === undefined || reason !== undefined) {
    const returned: HeldCredit = { identity, notice, receivedAt, outcome: 'RETURNED' };
    returned.reason = reason ?? 'VIRTUAL_ACCOUNT_UNKNOWN';
    await unit.tx.put('heldCredits', returned);
    return heldOutcome(returned, true);
  }
  const transaction = await post(unit, account.physicalAccountNumber, (place) =>
    creditEntry(notice, account, place),
  );
  return { outcome: 'POSTED', isNew: true, utr: notice.utr, transaction };
}

/** The entry that books a payment, with what it echoes from the account as it is now. */
function creditEntry(notice: CreditNotice, account: VirtualAccount, place: EntryPlace): Transaction {
  const entry: Transaction = {
    ...place,
    entryType: 'CREDIT',
    virtualAccountNumber: account.virtualAccountNumber,
    physicalAccountNumber: account.physicalAccountNumber,
    organisationId: account.organisationId,
    amount: notice.amount,
    paymentMode: notice.paymentMode,
    utr: notice.utr,
    remitter: notice.remitter,
    references: account.references,
  };
  if (notice.remittanceInformation !== undefined) entry.remittanceInformation = notice.remittanceInformation;
  if (account.customerReference !== undefined) entry.customerReference = account.customerReference;
  return entry;
}

/** Appends the next entry to the stream of a physical account, at `unit.now`. */
async function post(
  unit: Unit,
  physicalAccountNumber: string,
  make: (place: EntryPlace) => Transaction,
): Promise<Transaction> {
  const stream = await unit.tx.get('streams', physicalAccountNumber);
  if (stream === undefined) throw new Error(`khata: physical account ${physicalAccountNumber} has no stream`);
  const entry = make({
    transactionReferenceNumber: unit.nextId('transaction'),
    sequenceNumber: stream.lastSequence + 1,
    arrival: unit.nextArrival(),
    postedAt: unit.now,
    valueDate: istDate(unit.now),
  });
  await unit.tx.put('transactions', entry);
  await unit.tx.put('streams', streamAfter(stream, entry.entryType));
  const type = entry.entryType === 'CREDIT' ? 'CREDIT_POSTED' : 'CREDIT_REVERSED';
  await announce(unit, { type, transaction: entry });
  return entry;
}

/**
 * Takes a credit back in full, once, whatever the state of its delivery and of its account.
 * @param reason why, for people; kept with the reversal
 * @throws Problem TRANSACTION_NOT_FOUND, NOT_A_CREDIT, CREDIT_REVERSED, REFUND_LIVE (contract.md, Reversal)
 */
export async function reverseCredit(unit: Unit, reference: string, reason?: string): Promise<Transaction> {
  const credit = await unit.tx.get('transactions', reference);
  if (credit === undefined) throw new Problem('TRANSACTION_NOT_FOUND', `no transaction ${reference}`);
  const reversed = (await reversalOfCredit(unit, reference)) !== undefined;
  const fault = reversalFault({ credit, reversed, last: await newestRefund(unit, reference) });
  if (fault !== undefined) throw fault;
  return post(unit, credit.physicalAccountNumber, (place) => reversalOf(credit, place, reason));
}
