import type { HeldCredit } from '../domain/credit.ts';
import { paymentIdentity } from '../domain/payment-rail.ts';
import type { Transaction } from '../domain/transaction-stream.ts';
import { type Books, readBooks } from './invariants/books.ts';
import { Findings, type InvariantFinding } from './invariants/finding.ts';
import { isAmount } from './invariants/refunds.ts';
import { checkStream } from './invariants/streams.ts';
import { readAll } from './page.ts';
import type { Unit } from './unit.ts';

export type { InvariantFinding } from './invariants/finding.ts';

/**
 * Recomputes the invariants of quality.md that a world's state alone can show: 1 to 9 and 14. Reads
 * everything once; writes nothing. For tests, for recovery and for the control plane.
 */
export async function checkInvariants(unit: Unit): Promise<InvariantFinding[]> {
  const findings = new Findings();
  const books = await readBooks(unit.tx);
  for await (const accounts of readAll(unit.tx, 'physicalAccounts', 'byOrganisation')) {
    for (const { physicalAccountNumber, organisationId } of accounts) {
      const stream = await unit.tx.get('streams', physicalAccountNumber);
      findings.tenants.expect(
        stream?.organisationId === organisationId,
        () => `physical account ${physicalAccountNumber} has no stream of its organisation`,
      );
      if (stream !== undefined) await checkStream(unit, stream, books, findings);
    }
  }
  for (const [reference, [refund]] of books.refunds) {
    findings.refunds.expect(false, () => `refund ${refund?.refundId} is of ${reference}, which is no credit`);
  }
  await checkAccounts(unit, books, findings);
  await checkHeld(unit, books, findings);
  await checkIdentities(unit, findings);
  return findings.all();
}

async function checkAccounts(unit: Unit, { accounts }: Books, findings: Findings): Promise<void> {
  for (const account of accounts.values()) {
    const { virtualAccountNumber: number, organisationId, amountRule } = account;
    const physicalAccount = await unit.tx.get('physicalAccounts', account.physicalAccountNumber);
    const organisation = await unit.tx.get('organisations', organisationId);
    findings.tenants.expect(
      physicalAccount?.organisationId === organisationId &&
        organisation !== undefined &&
        number.startsWith(organisation.virtualAccountPrefix),
      () => `virtual account ${number} is not of the organisation of ${account.physicalAccountNumber}`,
    );
    if (amountRule.type === 'NONE') continue;
    const amounts =
      amountRule.type === 'EXACT'
        ? [amountRule.amount]
        : [amountRule.minimumAmount, amountRule.maximumAmount];
    findings.amounts.expect(amounts.every(isAmount), () => `virtual account ${number} expects no amount`);
  }
}

/** Queued and returned notices. What is queued must have exactly its due event, or it would wait for ever. */
async function checkHeld(unit: Unit, { dueEvents }: Books, findings: Findings): Promise<void> {
  const awaited = new Map<string, number>();
  for (const { action, dueAt } of dueEvents.values()) {
    if (action.type !== 'POST_CREDIT') continue;
    findings.identities.expect(!awaited.has(action.identity), () => `${action.identity} falls due twice`);
    awaited.set(action.identity, dueAt);
  }
  for await (const rows of readAll(unit.tx, 'heldCredits', 'byIdentity')) {
    for (const held of rows) {
      const { identity, outcome, dueAt, notice } = held;
      findings.amounts.expect(
        isAmount(notice.amount),
        () => `notice ${identity} is of ${notice.amount} paise`,
      );
      const fits =
        outcome === 'QUEUED'
          ? dueAt !== undefined && awaited.get(identity) === dueAt
          : !awaited.has(identity);
      findings.identities.expect(
        fits,
        () => `notice ${identity} is ${outcome}, and the due events have it otherwise`,
      );
      const posted = await isPostedToo(unit, held);
      findings.identities.expect(!posted, () => `notice ${identity} is ${outcome} and was posted too`);
    }
  }
}

/** Entries of one UTR stand together in the index: their identities are compared without holding them all. */
async function checkIdentities(unit: Unit, findings: Findings): Promise<void> {
  let last: Transaction | undefined;
  let identities = new Map<string, string>();
  for await (const rows of readAll(unit.tx, 'transactions', 'byUtr')) {
    for (const entry of rows) {
      if (entry.entryType !== 'CREDIT') continue;
      const { transactionReferenceNumber: reference } = entry;
      const shared = last?.utr === entry.utr;
      // Nearly every UTR is of one entry alone: no identity is spelt out for those.
      if (!shared) identities = new Map();
      else if (last !== undefined) identities.set(identityOf(last), last.transactionReferenceNumber);
      const other = shared ? identities.get(identityOf(entry)) : undefined;
      findings.identities.expect(
        other === undefined,
        () => `${reference} and ${other} are both ${identityOf(entry)}`,
      );
      last = entry;
    }
  }
}

function identityOf({ paymentMode, utr, valueDate }: Transaction): string {
  return paymentIdentity(paymentMode, utr, valueDate);
}

/** Whether a credit was posted under the identity of a notice that is held. */
async function isPostedToo(unit: Unit, { identity, notice }: HeldCredit): Promise<boolean> {
  for await (const rows of readAll(unit.tx, 'transactions', 'byUtr', `${notice.utr}|`)) {
    if (rows.some((entry) => entry.entryType === 'CREDIT' && identityOf(entry) === identity)) return true;
  }
  return false;
}
