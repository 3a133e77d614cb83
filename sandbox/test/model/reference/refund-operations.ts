import { Unknown } from '../match.ts';
import type { RefundCall, RefundDecision, RefundFilter, RefundState, Tenant } from '../subject.ts';
import { type Refund, showRefund, textOf } from './books.ts';
import { isReversed } from './credit-operations.ts';
import { type Expected, FIRMS, type ModelWorld, no, yes } from './world.ts';

const A_DAY = 86_400_000;

export function refund(world: ModelWorld, call: RefundCall): Expected {
  const { key, ...request } = call;
  return world.keyed(`${call.as} refund ${key}`, JSON.stringify(request), () => {
    if (call.clientName !== FIRMS[call.as].client) return no('CLIENT_NAME_MISMATCH');
    const code = whyNot(world, call.as, call.transactionReferenceNumber);
    if (code !== undefined) return no(code);
    return yes(showRefund(accept(world, call)));
  });
}

function whyNot(world: ModelWorld, as: Tenant, reference: string): string | undefined {
  const credit = world.entryOf.get(reference);
  if (!credit || credit.tenant !== as) return 'TRANSACTION_NOT_FOUND';
  if (credit.kind === 'REVERSAL') return 'NOT_A_CREDIT';
  if (isReversed(world, credit)) return 'CREDIT_REVERSED';
  const states = world.refunds.filter((one) => one.credit === credit).map((one) => one.state);
  if (states.includes('PROCESSED')) return 'ALREADY_REFUNDED';
  if (states.includes('ACCEPTED') || states.includes('IN_PROCESS')) return 'REFUND_IN_PROGRESS';
  if (world.now - credit.postedAt > world.limits.refundWindowDays * A_DAY) return 'REFUND_WINDOW_CLOSED';
  const account = credit.remitter.accountNumber;
  if (account === 'SANDBOXUNKNOWN1' || (account === undefined && credit.mode !== 'UPI'))
    return 'REMITTER_ACCOUNT_UNKNOWN';
  return account === 'SANDBOXNOFUNDS1' ? 'INSUFFICIENT_BALANCE' : undefined;
}

function accept(world: ModelWorld, call: RefundCall): Refund {
  const credit = world.entryOf.get(call.transactionReferenceNumber);
  if (!credit) throw new Error('the model refunds what it does not know');
  const one: Refund = {
    id: world.freshId('KR', (id) => world.refundOf.set(id, one)),
    message: world.freshId('KM', () => {}),
    credit,
    tenant: call.as,
    client: call.clientName,
    state: 'ACCEPTED',
    acceptedAt: world.now,
    updatedAt: world.now,
  };
  if (call.reason !== undefined) one.reason = call.reason;
  world.refunds.push(one);
  world.wrote();
  play(world, one);
  return one;
}

/** What the clock does with a refund: 5 s, 30 s, and for one sentinel 30 s more. */
function play(world: ModelWorld, one: Refund): void {
  const account = one.credit.remitter.accountNumber;
  const { acceptedAt } = one;
  world.later(acceptedAt + 5_000, one, (at) => {
    reach(one, 'IN_PROCESS', at);
    if (account === 'SANDBOXSTUCK001') return;
    world.later(acceptedAt + 30_000, one, (settled) => {
      reach(one, account === 'SANDBOXFAILED01' ? 'FAILED' : 'PROCESSED', settled);
      if (account === 'SANDBOXRETURN01')
        world.later(settled + 30_000, one, (back) => reach(one, 'RETURNED', back));
    });
  });
}

function reach(one: Refund, state: RefundState, at: number, reason?: string): void {
  one.state = state;
  one.updatedAt = at;
  if (state === 'PROCESSED') {
    one.utr = new Unknown(
      'UTR of a refund',
      (value) => typeof value === 'string' && /^[A-Z0-9]{16}$/.test(value),
    );
  }
  if (state === 'FAILED' || state === 'RETURNED') {
    one.failure = reason ?? new Unknown('reason', (value) => typeof value === 'string' && value.length > 0);
  }
}

export function decide(world: ModelWorld, decision: RefundDecision, id: string, reason?: string): Expected {
  return world.request(() => {
    const one = world.refundOf.get(id);
    if (!one) return no('REFUND_NOT_FOUND');
    const open = one.state === 'ACCEPTED' || one.state === 'IN_PROCESS';
    const possible = decision === 'return' ? one.state === 'PROCESSED' : open;
    if (!possible) return no('REFUND_STATE_CONFLICT');
    world.callOff(one);
    world.wrote();
    const state = decision === 'settle' ? 'PROCESSED' : decision === 'fail' ? 'FAILED' : 'RETURNED';
    reach(one, state, world.now, reason);
    return yes(showRefund(one));
  });
}

export function getRefund(world: ModelWorld, as: Tenant, id: string): Expected {
  return world.request(() => {
    const one = world.refundOf.get(id);
    return one?.tenant === as ? yes(showRefund(one)) : no('REFUND_NOT_FOUND');
  });
}

export function refundsBy(world: ModelWorld, as: Tenant, filter: RefundFilter): unknown[] {
  const { transactionReferenceNumber: reference, status } = filter;
  return world.refunds
    .filter((one) => one.tenant === as && (status === undefined || one.state === status))
    .filter((one) => reference === undefined || textOf(one.credit.reference) === reference)
    .map(showRefund);
}
