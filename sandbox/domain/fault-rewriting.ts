import { drawPerMille } from './fault.ts';
import type { FaultAction } from './fault-action.ts';

/** What a rewriting fault makes of a sound answer. Pure: JSON in, JSON out; nothing of it is ever stored. */

/** A JSON object as it stands on the wire. */
export type WireObject = Readonly<Record<string, unknown>>;

/** A batch on the wire, as far as its totals go. */
export interface WireBatch {
  readonly batchId: string;
  readonly numberOfTransactions: number;
  readonly controlSum: string;
  readonly transactions: readonly WireObject[];
}

/** The contract's largest batch: a faulty one stays within it, so that it is refused for nothing else. */
export const LARGEST_BATCH = 100;

/** A value of paymentMode that the contract allows for and does not name. */
export const UNKNOWN_PAYMENT_MODE = 'CBDC';
/** A field that no contract of ours has. */
export const UNKNOWN_FIELD_NAME = 'sandboxUnknownField';

/** What an answer must bring for a fault that needs something of the stream's past. */
export interface Past {
  /** Entries acknowledged before the batch, the youngest last. */
  readonly earlier: readonly WireObject[];
  /** The answer that gave the batch acknowledged last. */
  readonly acknowledged: WireObject | undefined;
}

/** An answer after a fault. */
export interface Rewritten {
  readonly body: WireObject;
  /**
   * How the open batch was served, where its totals are not the real ones; `sound` when they are those of the
   * records served with them, so that an acknowledgement may name them.
   */
  readonly serving?: { readonly batchId: string; readonly sound: boolean; readonly totals: WireTotals };
}

export interface WireTotals {
  readonly numberOfTransactions: number;
  readonly controlSum: string;
}

export function batchOf(body: WireObject): WireBatch | undefined {
  const batch = body['batch'];
  return batch !== null && typeof batch === 'object' ? (batch as WireBatch) : undefined;
}

/** Exact totals of records on the wire. */
export function totalsOf(records: readonly WireObject[]): WireTotals {
  let paise = 0n;
  for (const { amount } of records) paise += BigInt(String(amount).replace('.', ''));
  return { numberOfTransactions: records.length, controlSum: wireSum(paise) };
}

function wireSum(paise: bigint): string {
  const digits = paise.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * What a fault makes of an answer; undefined when the answer has nothing that it could work on.
 * @param draw seed and number of the draw, for what is shuffled
 */
export function rewrite(
  action: FaultAction,
  body: WireObject,
  past: Past,
  draw: { seed: string; call: string },
): Rewritten | undefined {
  const batch = batchOf(body);
  switch (action.type) {
    case 'DUPLICATE_RECORD':
      return batch && withRecords(body, batch, duplicated(batch.transactions));
    case 'OVERLAPPING_BATCH':
      return batch && overlapping(action.records, body, batch, past.earlier);
    case 'DUPLICATE_BATCH':
      return past.acknowledged && { body: past.acknowledged };
    case 'REORDER':
      return batch && reordered(body, batch, draw);
    case 'COUNT_MISMATCH':
      return batch && withTotals(body, batch, { numberOfTransactions: wrongCount(batch) });
    case 'CONTROL_SUM_MISMATCH':
      return batch && withTotals(body, batch, { controlSum: onePaisaMore(batch.controlSum) });
    case 'UNKNOWN_FIELD':
      return { body: withUnknownField(body) as WireObject };
    case 'UNKNOWN_ENUM':
      return changed(body, everyTransaction(body, withUnknownMode));
    case 'NULL_OPTIONAL':
      return changed(body, withNulls(body));
    default:
      return undefined;
  }
}

function changed(before: WireObject, after: unknown): Rewritten | undefined {
  return JSON.stringify(before) === JSON.stringify(after) ? undefined : { body: after as WireObject };
}

function withRecords(
  body: WireObject,
  batch: WireBatch,
  records: readonly WireObject[] | undefined,
): Rewritten | undefined {
  if (records === undefined) return undefined;
  const totals = totalsOf(records);
  const served = { ...batch, ...totals, transactions: records };
  return { body: { ...body, batch: served }, serving: { batchId: batch.batchId, sound: true, totals } };
}

/** The first record once more at the end. */
function duplicated(records: readonly WireObject[]): readonly WireObject[] | undefined {
  const [first] = records;
  return first === undefined || records.length >= LARGEST_BATCH ? undefined : [...records, first];
}

function overlapping(
  wanted: number,
  body: WireObject,
  batch: WireBatch,
  earlier: readonly WireObject[],
): Rewritten | undefined {
  const room = Math.min(wanted, LARGEST_BATCH - batch.transactions.length);
  if (room < 1 || earlier.length === 0) return undefined;
  return withRecords(body, batch, [...earlier.slice(-room), ...batch.transactions]);
}

/** Another order, by the seed; two records change places at least. */
function reordered(
  body: WireObject,
  batch: WireBatch,
  { seed, call }: { seed: string; call: string },
): Rewritten | undefined {
  const { transactions } = batch;
  if (transactions.length < 2) return undefined;
  const order = transactions.map((_, at) => ({ at, place: drawPerMille(seed, `reorder ${call}`, at) }));
  order.sort((a, b) => a.place - b.place || b.at - a.at);
  const same = order.every(({ at }, i) => at === i);
  const records = same ? [...transactions].reverse() : order.map(({ at }) => transactions[at] as WireObject);
  return { body: { ...body, batch: { ...batch, transactions: records } } };
}

function withTotals(body: WireObject, batch: WireBatch, wrong: Partial<WireTotals>): Rewritten {
  const { batchId, numberOfTransactions, controlSum } = batch;
  const totals = { numberOfTransactions, controlSum, ...wrong };
  return { body: { ...body, batch: { ...batch, ...wrong } }, serving: { batchId, sound: false, totals } };
}

/** One too many, or one too few where the contract has no number above. */
function wrongCount({ numberOfTransactions }: WireBatch): number {
  return numberOfTransactions < LARGEST_BATCH ? numberOfTransactions + 1 : numberOfTransactions - 1;
}

function onePaisaMore(controlSum: string): string {
  return wireSum(BigInt(controlSum.replace('.', '')) + 1n);
}

function isObject(value: unknown): value is WireObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A new field in every object of the answer. */
function withUnknownField(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withUnknownField);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, child]) => [name, withUnknownField(child)]);
  return { ...Object.fromEntries(entries), [UNKNOWN_FIELD_NAME]: { since: 'the day after tomorrow' } };
}

function everyTransaction(value: unknown, change: (entry: WireObject) => WireObject): unknown {
  if (Array.isArray(value)) return value.map((child) => everyTransaction(child, change));
  if (!isObject(value)) return value;
  if ('paymentMode' in value && 'transactionReferenceNumber' in value) return change(value);
  const entries = Object.entries(value).map(([name, child]) => [name, everyTransaction(child, change)]);
  return Object.fromEntries(entries);
}

function withUnknownMode(entry: WireObject): WireObject {
  return { ...entry, paymentMode: UNKNOWN_PAYMENT_MODE };
}

/** By a member that tells the object: its optional members, which the sandbox leaves out. */
const OPTIONAL: readonly (readonly [string, readonly string[]])[] = [
  ['transactionReferenceNumber', ['remittanceInformation', 'customerReference', 'references']],
  ['remitterCheck', ['customerReference', 'contact', 'validTo', 'references']],
];

/** Optional members that were left out, as null. What has a value keeps it: nothing is hidden. */
function withNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNulls);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, child]) => [name, withNulls(child)]);
  const optional = OPTIONAL.find(([sign]) => sign in value)?.[1] ?? [];
  const nulls = optional.filter((name) => !(name in value)).map((name) => [name, null]);
  return { ...Object.fromEntries(entries), ...Object.fromEntries(nulls) };
}
