import { PAYMENT_MODES } from '../domain/payment-rail.ts';
import { type VirtualAccount, virtualAccountStatus } from '../domain/virtual-account.ts';
import { type Instant, istDate } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import { seedKey } from '../lib/ids.ts';
import { readAll } from './page.ts';
import { PatternPlayer, type PatternStep } from './patterns/player.ts';
import { SCRIPTS } from './patterns/scripts.ts';
import type { Unit } from './unit.ts';

export type PatternName = keyof typeof SCRIPTS;

/** A pattern to play. */
export interface PatternCall {
  readonly pattern: PatternName;
  /** Left out: the first account that takes any payment. */
  readonly virtualAccountNumber?: string | undefined;
  /** How many credits, where the pattern has no number of its own. */
  readonly count?: number | undefined;
  /** What amounts and names follow from; left out, the world. */
  readonly seed?: string | undefined;
}

/** What a pattern did. */
export interface PatternOutcome {
  readonly virtualAccountNumber: string;
  readonly steps: readonly PatternStep[];
  readonly left: readonly string[];
  /** What the world's clock reads afterwards. */
  readonly now: Instant;
}

/**
 * Plays credits that are known to trip up a partner's bookkeeping.
 * @throws Problem VIRTUAL_ACCOUNT_NOT_FOUND when there is no such account, or none that takes any payment
 */
export async function playPattern(unit: Unit, call: PatternCall): Promise<PatternOutcome> {
  const account = await accountFor(unit, call.virtualAccountNumber);
  const key = seedKey(call.seed ?? unit.nextId('utr'));
  const player = new PatternPlayer(unit, account, key, call.count);
  await SCRIPTS[call.pattern](player);
  const { steps, left } = player;
  return { virtualAccountNumber: account.virtualAccountNumber, steps, left, now: unit.now };
}

async function accountFor(unit: Unit, number: string | undefined): Promise<VirtualAccount> {
  if (number !== undefined) {
    const named = await unit.tx.get('virtualAccounts', number);
    if (named !== undefined) return named;
    throw new Problem('VIRTUAL_ACCOUNT_NOT_FOUND', `There is no virtual account ${number}.`);
  }
  const today = istDate(unit.now);
  for await (const accounts of readAll(unit.tx, 'virtualAccounts', 'byOrganisation')) {
    const account = accounts.find((one) => takesAny(one, today));
    if (account !== undefined) return account;
  }
  throw new Problem(
    'VIRTUAL_ACCOUNT_NOT_FOUND',
    'The world has no active virtual account that takes any payment: open one, or name one.',
  );
}

function takesAny(account: VirtualAccount, today: string): boolean {
  return (
    virtualAccountStatus(account, today) === 'ACTIVE' &&
    account.remitterCheck === 'NONE' &&
    account.amountRule.type === 'NONE' &&
    PAYMENT_MODES.every((mode) => account.allowedPaymentModes.includes(mode))
  );
}
