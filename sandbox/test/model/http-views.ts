import type { components as BankComponents } from '../../../spec/generated/bank.types.ts';
import type { components as ControlComponents } from '../../../spec/generated/control.types.ts';
import type {
  AccountView,
  BatchSummaryView,
  BatchView,
  ClockView,
  CreditView,
  EntryView,
  ItemResult,
  ReceiptView,
  RefundView,
  Rule,
} from './subject.ts';

/** What the wire says in the words of the suite: paise, epoch milliseconds, empty lists instead of none. */

export type BankWire = BankComponents['schemas'];
export type ControlWire = ControlComponents['schemas'];

/** Paise of an amount on the wire. */
export function paiseOf(amount: string): number {
  return Number(digitsOf(amount));
}

function digitsOf(amount: string): string {
  return BigInt(amount.replace('.', '')).toString();
}

/** An amount as the wire writes it. */
export function amountOf(paise: number | bigint): string {
  const digits = paise.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** A rule with its amounts as the wire writes them. */
export function ruleOnWire(rule: Rule): BankWire['AmountRuleInput'] {
  if (rule.type === 'NONE') return { type: 'NONE' };
  if (rule.type === 'EXACT') return { type: 'EXACT', amount: amountOf(rule.amount) };
  const { minimumAmount, maximumAmount } = rule;
  return { type: 'RANGE', minimumAmount: amountOf(minimumAmount), maximumAmount: amountOf(maximumAmount) };
}

function viewRule(rule: BankWire['AmountRule']): Rule {
  if (rule.type === 'NONE') return { type: 'NONE' };
  if (rule.type === 'EXACT') return { type: 'EXACT', amount: paiseOf(rule.amount) };
  const { minimumAmount, maximumAmount } = rule;
  return { type: 'RANGE', minimumAmount: paiseOf(minimumAmount), maximumAmount: paiseOf(maximumAmount) };
}

export function viewAccount(account: BankWire['VirtualAccount']): AccountView {
  const { amountRule, createdAt, updatedAt, deletedAt, allowedRemitters, references, ...rest } = account;
  return {
    ...rest,
    amountRule: viewRule(amountRule),
    allowedRemitters: allowedRemitters ?? [],
    references: references ?? [],
    createdAt: Date.parse(createdAt),
    updatedAt: Date.parse(updatedAt),
    ...(deletedAt !== undefined && { deletedAt: Date.parse(deletedAt) }),
  } as AccountView;
}

export function viewResults({ results }: BankWire['BulkResponse']): ItemResult[] {
  return results.map((result) => {
    if (result.virtualAccount) return { account: viewAccount(result.virtualAccount) };
    return { code: result.problem?.code ?? 'NEITHER_ACCOUNT_NOR_PROBLEM' };
  });
}

export function viewEntry(entry: BankWire['Transaction']): EntryView {
  const { amount, currency: _, postedAt, references, ...rest } = entry;
  const [paise, at] = [paiseOf(amount), Date.parse(postedAt)];
  return { ...rest, amount: paise, postedAt: at, references: references ?? [] } as EntryView;
}

export function viewCredit(outcome: ControlWire['CreditOutcome'], isNew: boolean): CreditView {
  const { dueAt, transaction, ...rest } = outcome;
  return {
    ...rest,
    isNew,
    ...(dueAt !== undefined && { dueAt: Date.parse(dueAt) }),
    ...(transaction && { transaction: viewEntry(transaction) }),
  };
}

export function viewBatch(batch: NonNullable<BankWire['TransactionBatchResponse']['batch']>): BatchView {
  const { fetchedAt, controlSum, transactions, ...rest } = batch;
  return {
    ...rest,
    fetchedAt: Date.parse(fetchedAt),
    controlSum: digitsOf(controlSum),
    transactions: transactions.map(viewEntry),
  };
}

export function viewReceipt(receipt: BankWire['Acknowledgement']): ReceiptView {
  const { acknowledgedAt, controlSum, ...rest } = receipt;
  return { ...rest, acknowledgedAt: Date.parse(acknowledgedAt), controlSum: digitsOf(controlSum) };
}

export function viewSummary(batch: BankWire['TransactionBatchSummary']): BatchSummaryView {
  const { fetchedAt, acknowledgedAt, controlSum, ...rest } = batch;
  return {
    ...rest,
    fetchedAt: Date.parse(fetchedAt),
    controlSum: digitsOf(controlSum),
    ...(acknowledgedAt !== undefined && { acknowledgedAt: Date.parse(acknowledgedAt) }),
  };
}

export function viewRefund(refund: BankWire['Refund']): RefundView {
  const { amount, currency: _, nextPollAfterSeconds: __, acceptedAt, updatedAt, ...rest } = refund;
  return {
    ...rest,
    amount: paiseOf(amount),
    acceptedAt: Date.parse(acceptedAt),
    updatedAt: Date.parse(updatedAt),
  };
}

export function viewClock({ now, mode }: ControlWire['Clock']): ClockView {
  return { now: Date.parse(now), mode };
}
