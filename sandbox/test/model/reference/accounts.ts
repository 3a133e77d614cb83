import type { AccountFields, AccountView, Mode, Notice, Rule, Status, Tenant } from '../subject.ts';

/** An account as the model keeps it: one flat record of what the contract shows. */
export interface Account {
  number: string;
  physical: string;
  tenant: Tenant;
  ifsc: string;
  fields: Required<Omit<AccountFields, 'customerReference' | 'contact' | 'validTo'>> &
    Pick<AccountFields, 'customerReference' | 'contact' | 'validTo'>;
  revision: number;
  createdAt: number;
  updatedAt: number;
  deleted?: { at: number; reason: string };
}

export const ALL_MODES: Mode[] = ['NEFT', 'RTGS', 'IMPS', 'UPI', 'FUNDS_TRANSFER'];

/** What a field is when it was never set, or was cleared. */
export function defaults(today: string): Account['fields'] {
  return {
    accountName: '',
    allowedPaymentModes: ALL_MODES,
    remitterCheck: 'NONE',
    allowedRemitters: [],
    amountRule: { type: 'NONE' },
    validFrom: today,
    references: [],
  };
}

/** Lays what a client sent over what there was: absent leaves, null clears, the rest replaces. */
export function overlay(base: Account['fields'], sent: AccountFields, today: string): Account['fields'] {
  const cleared = defaults(today) as unknown as Record<string, unknown>;
  const result = { ...base } as unknown as Record<string, unknown>;
  for (const name of [
    'accountName',
    'customerReference',
    'contact',
    'allowedPaymentModes',
    'remitterCheck',
    'allowedRemitters',
    'amountRule',
    'validFrom',
    'validTo',
    'references',
  ]) {
    const value = (sent as Record<string, unknown>)[name];
    if (value !== undefined) result[name] = value === null ? cleared[name] : value;
  }
  return result as unknown as Account['fields'];
}

export function statusOf(account: Account, today: string): Status {
  if (account.deleted) return 'DELETED';
  if (account.fields.validFrom > today) return 'SCHEDULED';
  const last = account.fields.validTo ?? '9999-12-31';
  return last < today ? 'EXPIRED' : 'ACTIVE';
}

/** The code that refuses fields, if any. */
export function faultIn(fields: Account['fields'], today: string, daysNamed: boolean): string | undefined {
  const { validFrom, validTo, remitterCheck, allowedRemitters, amountRule } = fields;
  if (daysNamed && typeof validTo === 'string' && (validTo < validFrom || validTo < today))
    return 'INVALID_VALIDITY';
  if (remitterCheck !== 'NONE') {
    const remitters = allowedRemitters ?? [];
    if (remitters.length === 0) return 'INVALID_REMITTER_RULE';
    if (remitterCheck === 'ACCOUNT_AND_IFSC' && remitters.some((one) => !one.ifsc))
      return 'INVALID_REMITTER_RULE';
  }
  if (amountRule.type === 'RANGE' && amountRule.minimumAmount > amountRule.maximumAmount)
    return 'INVALID_AMOUNT_RULE';
  return undefined;
}

/** Why a payment goes back, if it does. */
export function whyReturned(account: Account | undefined, notice: Notice, today: string): string | undefined {
  if (!account) return 'VIRTUAL_ACCOUNT_UNKNOWN';
  if (statusOf(account, today) !== 'ACTIVE') return 'VIRTUAL_ACCOUNT_NOT_ACTIVE';
  const { allowedPaymentModes, remitterCheck, allowedRemitters, amountRule } = account.fields;
  if (allowedPaymentModes.indexOf(notice.paymentMode) < 0) return 'PAYMENT_MODE_NOT_ALLOWED';
  if (remitterCheck !== 'NONE') {
    const { accountNumber, ifsc } = notice.remitter;
    let found = false;
    for (const allowed of allowedRemitters ?? []) {
      const sameIfsc = remitterCheck === 'ACCOUNT' || (ifsc !== undefined && allowed.ifsc === ifsc);
      if (allowed.accountNumber === accountNumber && sameIfsc) found = true;
    }
    if (!found) return 'REMITTER_NOT_ALLOWED';
  }
  return accepts(amountRule, notice.amount) ? undefined : 'AMOUNT_NOT_ALLOWED';
}

function accepts(rule: Rule, amount: number): boolean {
  if (rule.type === 'EXACT') return rule.amount === amount;
  return rule.type === 'NONE' || !(amount < rule.minimumAmount || amount > rule.maximumAmount);
}

/** The account as the contract shows it; a copy, so that later changes do not reach stored answers. */
export function showAccount(account: Account, today: string): AccountView {
  const { fields } = account;
  const view: AccountView = {
    virtualAccountNumber: account.number,
    physicalAccountNumber: account.physical,
    accountName: fields.accountName,
    allowedPaymentModes: fields.allowedPaymentModes,
    remitterCheck: fields.remitterCheck,
    allowedRemitters: fields.allowedRemitters ?? [],
    amountRule: fields.amountRule,
    validFrom: fields.validFrom,
    references: fields.references ?? [],
    ifsc: account.ifsc,
    status: statusOf(account, today),
    revision: account.revision,
    createdAt: account.createdAt,
    updatedAt: account.updatedAt,
  };
  if (typeof fields.customerReference === 'string') view.customerReference = fields.customerReference;
  if (fields.contact) view.contact = fields.contact;
  if (typeof fields.validTo === 'string') view.validTo = fields.validTo;
  if (account.deleted) {
    view.deletedAt = account.deleted.at;
    view.deletionReason = account.deleted.reason;
  }
  return view;
}
