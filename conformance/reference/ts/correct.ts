import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Behaviour, Decision, RawAnswer, Trouble } from './behaviour.ts';
import { sumOf } from './money.ts';
import { isObject, isReceiptForm } from './shapes.ts';

/** Milliseconds before the first repetition; each later pause is up to twice the one before. */
const FIRST_PAUSE = 150;
/** An hour and a half past UTC's five: India has one zone and no daylight saving. */
const INDIA_MILLISECONDS = 5.5 * 3_600_000;
/** Milliseconds before its end at which a token is renewed: a call under way must not outlive it. */
const EARLY = 60_000;

const PAYMENT_MODES = ['NEFT', 'RTGS', 'IMPS', 'UPI', 'FUNDS_TRANSFER'];

/** Milliseconds before the attempt after this one: they grow, and no two clients' are the same. */
export function backOff({ attempt, draw }: Trouble): number {
  return FIRST_PAUSE * 2 ** (attempt - 1) * (0.75 + draw / 4);
}

/**
 * What is transient is tried again, a bounded number of times. What was refused has failed, unless an attempt was left
 * unanswered and the refusal says nothing of it.
 */
export function afterTrouble(trouble: Trouble): Decision {
  if (trouble.isTransient && trouble.attempt < trouble.tries)
    return { verb: 'RETRY', afterMilliseconds: backOff(trouble) };
  return { verb: 'STOP', outcome: trouble.isTransient || trouble.mayHaveHappened ? 'UNKNOWN' : 'FAILED' };
}

/** JSON of the contracted type, in UTF-8, an object; everything else is no answer. */
export function parseAnswer({ contentType = '', bytes }: RawAnswer) {
  if (!/^application\/(?:problem\+)?json\s*(?:;|$)/i.test(contentType)) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Retry-After, as seconds or as an HTTP date (RFC 9110, section 10.2.3). */
export function retryAfterMilliseconds(header: string | undefined, wallClock: number): number {
  if (header === undefined) return 0;
  const text = header.trim();
  if (/^[0-9]+$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? 0 : Math.max(0, date - wallClock);
}

/** The client as it should be. */
export const correct: Behaviour = {
  present: (request, { kind, value }) => {
    if (kind === 'API_KEY') request.headers['x-api-key'] = value;
    else request.headers['authorization'] = `Bearer ${value}`;
  },
  isTokenUsable: ({ askedAt, lifeMilliseconds }, now) =>
    now < askedAt + Math.max(lifeMilliseconds - EARLY, lifeMilliseconds * 0.8),
  sharesRenewal: () => true,
  renewsAfter401: (renewals) => renewals === 0,

  keepsConnections: () => true,
  encode: (text) => Buffer.from(text, 'utf8'),
  answerDeadline: (told) => told,
  stopsClockAtHeaders: () => false,
  parseAnswer,
  acceptsClock: () => true,
  loggable: () => '',
  codeTold: (code) => code,

  afterTrouble,
  retryAfterMilliseconds,
  copiesOf: () => 1,
  gateOf: (code, operation) => (code === 'ACCOUNT_PLAN_LIMIT_EXCEEDED' ? '*' : operation),
  newKey: () => randomUUID(),
  attemptOf: (first) => first,

  persists: () => true,
  remembersBookings: () => true,
  knowsAgain: () => true,

  mostItems: () => 100,
  createItem: (item) => item,
  isItemDone: (status, code, operation) =>
    status < 300 || (operation === 'deleteVirtualAccounts' && code === 'VIRTUAL_ACCOUNT_DELETED'),
  itemsToResend: (results) =>
    results.filter((one) => !one.isDone && one.isTransient).map((one) => one.virtualAccountNumber),
  numberToChange: (meant) => meant,
  remittersToSend: (present, added) => {
    const told = new Set(present.map((one) => JSON.stringify(one)));
    return [...present, ...added.filter((one) => !told.has(JSON.stringify(one)))];
  },

  stopsAfter: () => false,
  pullsAhead: () => false,
  stepsOf: () => ['BOOK', 'ACKNOWLEDGE'],
  acknowledges: () => true,
  acknowledgesNothing: () => false,
  isReceipt: ({ status, body }, batchId) =>
    status === 200 && body !== undefined && isReceiptForm(body) && body['batchId'] === batchId,
  totalsOf: ({ transactions }) => ({
    numberOfTransactions: transactions.length,
    controlSum: sumOf(transactions.map(({ amount }) => amount)),
  }),
  booksMismatched: () => false,
  pollMilliseconds: (seconds) => seconds * 1000,

  skipsBatch: () => false,
  recordsOf: ({ transactions }) => transactions,
  skips: () => false,
  bookingKey: ({ transactionReferenceNumber }) => transactionReferenceNumber,
  placeOf: ({ entryType }, { account, isOriginalKnown }) => {
    if (entryType === 'REVERSAL' && !isOriginalKnown) return 'PARKED';
    return account === 'UNKNOWN' ? 'SUSPENSE' : 'BOOKED';
  },
  modeOf: (paymentMode) => (PAYMENT_MODES.includes(paymentMode) ? paymentMode : 'OTHER'),
  entryTypeOf: ({ entryType }) => entryType,
  amountOf: (amount) => amount,
  textOf: (text) => text,
  businessDate: ({ valueDate }) => valueDate,
  enquiryDay: (instant) => new Date(Date.parse(instant) + INDIA_MILLISECONDS).toISOString().slice(0, 10),

  chooseCredit: (entries, { utr, virtualAccountNumber, amount }) =>
    entries.find(
      (one) => one.utr === utr && one.virtualAccountNumber === virtualAccountNumber && one.amount === amount,
    ),
  refundReference: ({ transactionReferenceNumber }) => transactionReferenceNumber,
  mayRefund: (isReversed) => !isReversed,
  refundState: (status) => {
    if (status === 'PROCESSED') return 'PAID';
    return status === 'FAILED' || status === 'RETURNED' ? 'RESTORED' : 'PENDING';
  },
  unansweredRefundState: () => 'PENDING',
  booksNewRefund: () => true,
  refundPollMilliseconds: (seconds) => seconds * 1000,
  repeatsRefund: () => false,

  isGenuine: (secret, body, headers) => {
    try {
      new Webhook(secret).verify(body, headers);
      return true;
    } catch {
      return false;
    }
  },
};
