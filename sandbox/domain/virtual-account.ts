import type { Instant, IstDate } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import { formatAmount, type Paise, parseAmount } from '../lib/money.ts';
import type { ReturnReason } from './credit.ts';
import { PAYMENT_MODES, type PaymentMode } from './payment-rail.ts';
import type { Remitter } from './transaction-stream.ts';

export type RemitterCheck = 'NONE' | 'ACCOUNT' | 'ACCOUNT_AND_IFSC';
export type DeletionReason = 'CUSTOMER_EXITED' | 'DUPLICATE' | 'ERROR' | 'OTHER';
/** SCHEDULED, ACTIVE and EXPIRED follow from the clock; DELETED is terminal. */
export type VirtualAccountStatus = 'SCHEDULED' | 'ACTIVE' | 'EXPIRED' | 'DELETED';

export interface AllowedRemitter {
  accountNumber: string;
  ifsc?: string;
}

export type AmountRule =
  | { type: 'NONE' }
  | { type: 'EXACT'; amount: Paise }
  | { type: 'RANGE'; minimumAmount: Paise; maximumAmount: Paise };

/** An amount rule in wire form, as requests and fixtures have it. */
export type WrittenAmountRule =
  | { readonly type: 'NONE' }
  | { readonly type: 'EXACT'; readonly amount: string }
  | { readonly type: 'RANGE'; readonly minimumAmount: string; readonly maximumAmount: string };

/**
 * An amount rule in paise; whether its amounts make sense is judged with the account.
 * @throws RangeError when an amount is not in wire form
 */
export function parseAmountRule(rule: WrittenAmountRule): AmountRule {
  switch (rule.type) {
    case 'NONE':
      return { type: 'NONE' };
    case 'EXACT':
      return { type: 'EXACT', amount: parseAmount(rule.amount) };
    case 'RANGE':
      return {
        type: 'RANGE',
        minimumAmount: parseAmount(rule.minimumAmount),
        maximumAmount: parseAmount(rule.maximumAmount),
      };
  }
}

export interface Contact {
  email?: string;
  mobile?: string;
}

/** A virtual account as stored. Its number is its identity for ever, also after deletion. */
export interface VirtualAccount {
  virtualAccountNumber: string;
  physicalAccountNumber: string;
  organisationId: string;
  /** The application that opened it. */
  applicationId: string;
  accountName: string;
  customerReference?: string;
  contact?: Contact;
  allowedPaymentModes: readonly PaymentMode[];
  remitterCheck: RemitterCheck;
  allowedRemitters: readonly AllowedRemitter[];
  amountRule: AmountRule;
  /** First IST day on which credits post. */
  validFrom: IstDate;
  /** Last IST day on which credits post, inclusive. */
  validTo?: IstDate;
  references: readonly string[];
  ifsc: string;
  /** 1 at creation, one more with each modification and with the deletion. */
  revision: number;
  /** Its place in the world's order of arrival, by which lists go. */
  arrival: number;
  createdAt: Instant;
  updatedAt: Instant;
  deletedAt?: Instant;
  deletionReason?: DeletionReason;
}

/** What a client proposes when it opens an account; what is left out takes the contract's default. */
export interface NewVirtualAccount {
  virtualAccountNumber: string;
  accountName: string;
  customerReference?: string;
  contact?: Contact;
  /** All of them when left out. */
  allowedPaymentModes?: readonly PaymentMode[];
  /** NONE when left out. */
  remitterCheck?: RemitterCheck;
  allowedRemitters?: readonly AllowedRemitter[];
  /** NONE when left out. */
  amountRule?: AmountRule;
  /** Today when left out. */
  validFrom?: IstDate;
  validTo?: IstDate;
  references?: readonly string[];
}

/** A modification: absent = unchanged, null = cleared; objects and arrays replace whole. */
export interface VirtualAccountChange {
  virtualAccountNumber: string;
  /** The revision that the client last saw; a stale one refuses the item. */
  revision?: number;
  accountName?: string;
  customerReference?: string | null;
  contact?: Contact | null;
  allowedPaymentModes?: readonly PaymentMode[];
  remitterCheck?: RemitterCheck;
  allowedRemitters?: readonly AllowedRemitter[] | null;
  amountRule?: AmountRule;
  validFrom?: IstDate;
  validTo?: IstDate | null;
  references?: readonly string[] | null;
}

/** Where an account stands on an IST day (contract.md, Virtual account). */
export function virtualAccountStatus(account: VirtualAccount, today: IstDate): VirtualAccountStatus {
  if (account.deletedAt !== undefined) return 'DELETED';
  if (today < account.validFrom) return 'SCHEDULED';
  if (account.validTo !== undefined && today > account.validTo) return 'EXPIRED';
  return 'ACTIVE';
}

/** Who opens an account, where and when: what the client does not choose. */
export interface Opening {
  physicalAccountNumber: string;
  organisationId: string;
  applicationId: string;
  ifsc: string;
  arrival: number;
  now: Instant;
  /** The IST day of `now`. */
  today: IstDate;
}

/** The account that a proposal opens, with the contract's defaults filled in; not yet judged. */
export function openVirtualAccount(item: NewVirtualAccount, opening: Opening): VirtualAccount {
  const account: VirtualAccount = {
    virtualAccountNumber: item.virtualAccountNumber,
    physicalAccountNumber: opening.physicalAccountNumber,
    organisationId: opening.organisationId,
    applicationId: opening.applicationId,
    accountName: item.accountName,
    allowedPaymentModes: item.allowedPaymentModes ?? PAYMENT_MODES,
    remitterCheck: item.remitterCheck ?? 'NONE',
    allowedRemitters: item.allowedRemitters ?? [],
    amountRule: item.amountRule ?? { type: 'NONE' },
    validFrom: item.validFrom ?? opening.today,
    references: item.references ?? [],
    ifsc: opening.ifsc,
    revision: 1,
    arrival: opening.arrival,
    createdAt: opening.now,
    updatedAt: opening.now,
  };
  if (item.customerReference !== undefined) account.customerReference = item.customerReference;
  if (item.contact !== undefined) account.contact = item.contact;
  if (item.validTo !== undefined) account.validTo = item.validTo;
  return account;
}

/** The account after a modification at `now`; not yet judged. A new object: the former one stays as it is. */
export function mergeVirtualAccount(
  account: VirtualAccount,
  change: VirtualAccountChange,
  now: Instant,
): VirtualAccount {
  const merged: VirtualAccount = {
    ...account,
    accountName: change.accountName ?? account.accountName,
    allowedPaymentModes: change.allowedPaymentModes ?? account.allowedPaymentModes,
    remitterCheck: change.remitterCheck ?? account.remitterCheck,
    amountRule: change.amountRule ?? account.amountRule,
    validFrom: change.validFrom ?? account.validFrom,
    revision: account.revision + 1,
    updatedAt: now,
  };
  if (change.allowedRemitters !== undefined) merged.allowedRemitters = change.allowedRemitters ?? [];
  if (change.references !== undefined) merged.references = change.references ?? [];
  if (change.customerReference === null) delete merged.customerReference;
  else if (change.customerReference !== undefined) merged.customerReference = change.customerReference;
  if (change.contact === null) delete merged.contact;
  else if (change.contact !== undefined) merged.contact = change.contact;
  if (change.validTo === null) delete merged.validTo;
  else if (change.validTo !== undefined) merged.validTo = change.validTo;
  return merged;
}

/** The account once deleted, which is its last revision. Its number stays taken for ever. */
export function deletedVirtualAccount(
  account: VirtualAccount,
  reason: DeletionReason,
  now: Instant,
): VirtualAccount {
  const revision = account.revision + 1;
  return { ...account, revision, deletedAt: now, deletionReason: reason, updatedAt: now };
}

/**
 * What is wrong with an account as it would be stored, or undefined.
 * @param validityGiven whether the client named a validity day. An expired account may be renamed without
 *   being extended: a last day in the past is a fault of the call only where the call is about days.
 */
export function virtualAccountFault(
  account: VirtualAccount,
  today: IstDate,
  validityGiven: boolean,
): Problem | undefined {
  return (
    (validityGiven ? validityFault(account, today) : undefined) ??
    remitterRuleFault(account) ??
    amountRuleFault(account.amountRule)
  );
}

function validityFault({ validFrom, validTo }: VirtualAccount, today: IstDate): Problem | undefined {
  if (validTo === undefined) return undefined;
  if (validTo < validFrom) {
    return new Problem('INVALID_VALIDITY', `validTo ${validTo} is before validFrom ${validFrom}`);
  }
  if (validTo < today) return new Problem('INVALID_VALIDITY', `validTo ${validTo} is before today, ${today}`);
  return undefined;
}

function remitterRuleFault({ remitterCheck, allowedRemitters }: VirtualAccount): Problem | undefined {
  if (remitterCheck === 'NONE') return undefined;
  if (allowedRemitters.length === 0) {
    return new Problem('INVALID_REMITTER_RULE', `remitterCheck ${remitterCheck} needs allowedRemitters`);
  }
  if (remitterCheck === 'ACCOUNT') return undefined;
  const without = allowedRemitters.find((remitter) => remitter.ifsc === undefined);
  if (without === undefined) return undefined;
  return new Problem(
    'INVALID_REMITTER_RULE',
    `remitterCheck ACCOUNT_AND_IFSC needs an ifsc with each remitter; ${without.accountNumber} has none`,
  );
}

function amountRuleFault(rule: AmountRule): Problem | undefined {
  if (rule.type !== 'RANGE' || rule.minimumAmount <= rule.maximumAmount) return undefined;
  const range = `minimumAmount ${formatAmount(rule.minimumAmount)} is above maximumAmount`;
  return new Problem('INVALID_AMOUNT_RULE', `${range} ${formatAmount(rule.maximumAmount)}`);
}

/** What of a payment an account judges. */
export interface IncomingPayment {
  amount: Paise;
  paymentMode: PaymentMode;
  remitter: Remitter;
}

/**
 * Why a payment goes back to its remitter, or undefined when it posts: the first rule that it fails, in the
 * order account, mode, remitter, amount (contract.md, "Credits, the stream and batches").
 * @param today the IST day on which it would post
 */
export function returnReason(
  account: VirtualAccount | undefined,
  payment: IncomingPayment,
  today: IstDate,
): ReturnReason | undefined {
  if (account === undefined) return 'VIRTUAL_ACCOUNT_UNKNOWN';
  if (virtualAccountStatus(account, today) !== 'ACTIVE') return 'VIRTUAL_ACCOUNT_NOT_ACTIVE';
  if (!account.allowedPaymentModes.includes(payment.paymentMode)) return 'PAYMENT_MODE_NOT_ALLOWED';
  if (!remitterAllowed(account, payment.remitter)) return 'REMITTER_NOT_ALLOWED';
  if (!amountAllowed(account.amountRule, payment.amount)) return 'AMOUNT_NOT_ALLOWED';
  return undefined;
}

function remitterAllowed({ remitterCheck, allowedRemitters }: VirtualAccount, remitter: Remitter): boolean {
  if (remitterCheck === 'NONE') return true;
  return allowedRemitters.some(
    (allowed) =>
      allowed.accountNumber === remitter.accountNumber &&
      (remitterCheck === 'ACCOUNT' || (allowed.ifsc !== undefined && allowed.ifsc === remitter.ifsc)),
  );
}

function amountAllowed(rule: AmountRule, amount: Paise): boolean {
  switch (rule.type) {
    case 'NONE':
      return true;
    case 'EXACT':
      return amount === rule.amount;
    case 'RANGE':
      return rule.minimumAmount <= amount && amount <= rule.maximumAmount;
  }
}
