import { Unknown } from '../match.ts';
import type { Notice } from '../subject.ts';
import { whyReturned } from './accounts.ts';
import { type Entry, type Payment, type Said, showEntry, textOf } from './books.ts';
import { dayOf, halfHourAfter } from './calendar.ts';
import { amountFits, identityOf, utrFits } from './rails.ts';
import { type Expected, type ModelWorld, no, yes } from './world.ts';

function sameWords(a: Notice, b: Notice): boolean {
  const words = (n: Notice) =>
    JSON.stringify([
      n.virtualAccountNumber,
      n.amount,
      n.paymentMode,
      n.remitter.name,
      n.remitter.accountNumber,
      n.remitter.ifsc,
      n.remittanceInformation,
    ]);
  return words(a) === words(b);
}

function showCredit(payment: Payment, utr: Said, isNew: boolean): object {
  const { state, reason, dueAt, entry } = payment;
  return {
    outcome: state,
    isNew,
    utr,
    reason: state === 'RETURNED' ? reason : undefined,
    dueAt: state === 'QUEUED' ? dueAt : undefined,
    transaction: state === 'POSTED' && entry ? showEntry(entry) : undefined,
  };
}

export function credit(world: ModelWorld, notice: Notice): Expected {
  return world.request(() => {
    const { paymentMode: mode, amount } = notice;
    const day = world.today;
    if (notice.utr !== undefined) {
      if (!utrFits(mode, notice.utr)) return no('INVALID_CREDIT');
      const known = world.payments.get(identityOf(mode, notice.utr, day));
      if (known)
        return sameWords(known.notice, notice)
          ? yes(showCredit(known, notice.utr, false))
          : no('UTR_CONFLICT');
    }
    if (!amountFits(mode, amount, world.limits.upiLimit)) return no('INVALID_CREDIT');
    world.wrote();
    const payment: Payment = { notice, state: 'QUEUED' };
    const utr = nameOf(world, payment, day);
    if (mode === 'NEFT') {
      payment.dueAt = halfHourAfter(world.now);
      world.later(payment.dueAt, payment, (at) => judge(world, payment, utr, at));
    } else {
      judge(world, payment, utr, world.now);
    }
    return yes(showCredit(payment, utr, true));
  });
}

/** The payment's UTR, told or yet to be told, under which it is remembered. */
function nameOf(world: ModelWorld, payment: Payment, day: string): Said {
  const { paymentMode: mode, utr } = payment.notice;
  const identity = (text: string) => identityOf(mode, text, day);
  if (utr !== undefined) {
    world.payments.set(identity(utr), payment);
    return utr;
  }
  return new Unknown(
    `fresh UTR of ${mode}`,
    (value) => typeof value === 'string' && utrFits(mode, value) && !world.payments.has(identity(value)),
    (value) => world.payments.set(identity(value), payment),
  );
}

function judge(world: ModelWorld, payment: Payment, utr: Said, at: number): void {
  const { notice } = payment;
  const account = world.accounts.get(notice.virtualAccountNumber);
  const reason = whyReturned(account, notice, dayOf(at));
  if (!account || reason !== undefined) {
    payment.state = 'RETURNED';
    if (reason !== undefined) payment.reason = reason;
    return;
  }
  const entry: Omit<Entry, 'reference' | 'sequence' | 'day' | 'postedAt'> = {
    kind: 'CREDIT',
    account: account.number,
    physical: account.physical,
    tenant: account.tenant,
    amount: notice.amount,
    mode: notice.paymentMode,
    utr,
    remitter: notice.remitter,
    references: account.fields.references ?? [],
  };
  if (notice.remittanceInformation !== undefined) entry.words = notice.remittanceInformation;
  if (typeof account.fields.customerReference === 'string')
    entry.customerReference = account.fields.customerReference;
  payment.state = 'POSTED';
  payment.entry = append(world, entry, at);
}

function append(
  world: ModelWorld,
  content: Omit<Entry, 'reference' | 'sequence' | 'day' | 'postedAt'>,
  at: number,
): Entry {
  const entry: Entry = {
    ...content,
    reference: world.freshId('KT', (id) => world.entryOf.set(id, entry)),
    sequence: world.log.filter((one) => one.physical === content.physical).length + 1,
    day: dayOf(at),
    postedAt: at,
  };
  world.log.push(entry);
  return entry;
}

export function reverse(world: ModelWorld, reference: string): Expected {
  return world.request(() => {
    const original = world.entryOf.get(reference);
    if (!original) return no('TRANSACTION_NOT_FOUND');
    if (original.kind !== 'CREDIT') return no('NOT_A_CREDIT');
    if (isReversed(world, original)) return no('CREDIT_REVERSED');
    const busy = world.refunds.some(
      (one) => one.credit === original && one.state !== 'FAILED' && one.state !== 'RETURNED',
    );
    if (busy) return no('REFUND_LIVE');
    world.wrote();
    const { reference: _, sequence: __, day: ___, postedAt: ____, ...content } = original;
    return yes(showEntry(append(world, { ...content, kind: 'REVERSAL', original }, world.now)));
  });
}

export function isReversed(world: ModelWorld, entry: Entry): boolean {
  return world.log.some((one) => one.original === entry);
}

/** Entries whose reference the bank has said, newest last. */
export function knownReferences(world: ModelWorld): string[] {
  return world.log.flatMap((entry) => textOf(entry.reference) ?? []);
}
