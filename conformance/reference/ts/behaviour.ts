import type { LedgerEntry, LedgerRefund } from '../../drivers/protocol.ts';
import type { BookedEntry, RecordKind } from './journal.ts';
import type { Batch, Transaction } from './shapes.ts';
import type { Credential, Token } from './tokens.ts';
import type { NoAnswer } from './wire.ts';

/** The bank's operations that this client calls. */
export type BankOperation =
  | 'createVirtualAccounts'
  | 'modifyVirtualAccounts'
  | 'deleteVirtualAccounts'
  | 'getVirtualAccount'
  | 'fetchTransactionBatch'
  | 'acknowledgeTransactionBatch'
  | 'listTransactions'
  | 'initiateRefund'
  | 'getRefund'
  | 'listRefunds';

/** An attempt of one call that did not end in a contracted success. */
export interface Trouble {
  readonly operation: BankOperation;
  /** REFUSED: the bank said a code of its own. */
  readonly kind: NoAnswer | 'REFUSED';
  /** The bank's code, or our own word. */
  readonly code: string;
  /** Whether the same request may succeed later, unchanged. */
  readonly isTransient: boolean;
  /** Whether this attempt, or an earlier one of the same work, may have happened at the bank. */
  readonly mayHaveHappened: boolean;
  /** From 1. */
  readonly attempt: number;
  /** After how many attempts it ends. */
  readonly tries: number;
  /** From 0 up to 1, by the seed. */
  readonly draw: number;
}

/** What to do after a {@link Trouble}. */
export type Decision =
  | { readonly verb: 'RETRY'; readonly afterMilliseconds: number }
  | { readonly verb: 'STOP'; readonly outcome: 'FAILED' | 'UNKNOWN' };

/** What is sent under which key. */
export interface Attempt {
  readonly operation: BankOperation;
  readonly key: string | undefined;
  readonly body: string | undefined;
}

/** The bytes of an answer, as they came. */
export interface RawAnswer {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly bytes: Buffer;
}

/** Where an entry came from. */
export interface Origin {
  readonly route: 'STREAM' | 'NOTIFICATION';
  readonly batchId: string;
  /** How often its reference came in the same batch before it. */
  readonly occurrence: number;
  /** Which of several workers brought it, from 0. */
  readonly worker: number;
  /** A number that no other delivery has. */
  readonly delivery: string;
}

/** What the client knows of an entry's account and original when it books it. */
export interface Surroundings {
  readonly account: 'OPEN' | 'DELETED' | 'UNKNOWN';
  /** Of a reversal: whether its credit is in the book. */
  readonly isOriginalKnown: boolean;
}

/** Where an entry goes. BLOCK: nowhere, and its batch is not acknowledged. DROP: nowhere. Both are faults. */
export type Place = LedgerEntry['state'] | 'BLOCK' | 'DROP';

/** A batch of which records were booked before. */
export interface BatchMark {
  readonly batchId: string;
  readonly batchNumber: number;
  readonly physicalAccountNumber: string;
}

/** What came of one item of a 207. */
export interface ItemResult {
  readonly virtualAccountNumber: string;
  readonly isDone: boolean;
  readonly code: string | undefined;
  /** Whether it may succeed when it is sent again. */
  readonly isTransient: boolean;
}

/** What an account holder asks to be refunded. */
export interface WantedCredit {
  readonly utr: string;
  readonly virtualAccountNumber: string;
  readonly amount: string;
}

/** How often one batch was acknowledged since the start, and how many 200 came back, whatever was in them. */
export interface AcknowledgedBefore {
  readonly times: number;
  readonly answered: number;
  /** Those of them that were JSON, of whatever kind. */
  readonly inJson: number;
}

/** The control totals of a batch. */
export interface Totals {
  readonly numberOfTransactions: number;
  readonly controlSum: string;
}

/**
 * Every decision of the client on which a duty hangs, as one small function each. `correct` (correct.ts) decides
 * well; each mutant replaces one.
 */
export interface Behaviour {
  // Credentials
  present(request: { path: string; headers: Record<string, string> }, credential: Credential): void;
  isTokenUsable(token: Token, now: number): boolean;
  sharesRenewal(): boolean;
  /** @param renewals how many there were for this call */
  renewsAfter401(renewals: number): boolean;
  // Requests and answers
  keepsConnections(): boolean;
  encode(text: string): Buffer;
  /** @param told milliseconds, of the start command */
  answerDeadline(told: number): number;
  stopsClockAtHeaders(): boolean;
  /** @returns undefined when it is not the contracted JSON */
  parseAnswer(raw: RawAnswer): Readonly<Record<string, unknown>> | undefined;
  /** @param date the Date header; @param wallClock ours, milliseconds since 1970 */
  acceptsClock(date: string | undefined, wallClock: number): boolean;
  /** What is logged of settings and of a request's headers. */
  loggable(values: Readonly<Record<string, string | undefined>>): string;
  /** What the caller is told of a bank's code. */
  codeTold(code: string): string;
  // Repeating
  afterTrouble(trouble: Trouble): Decision;
  /** Milliseconds; 0 without a header or with one that says nothing. */
  retryAfterMilliseconds(header: string | undefined, wallClock: number): number;
  /** How often one attempt is sent. @param hasWaited whether the bank had asked to be left alone before */
  copiesOf(hasWaited: boolean): number;
  /** Which calls wait together after a Retry-After: `*` is all, else an operation or a single call. */
  gateOf(code: string, operation: BankOperation, call: string): string;
  /** @param made how many keys were made since the start of the program */
  newKey(commandId: string, made: number): string;
  /** @param after what became of the attempt before; undefined with the first */
  attemptOf(first: Attempt, attempt: number, after: Trouble['kind'] | undefined): Attempt;
  // What survives a restart
  /** @param operation of a plan: what is to be called */
  persists(kind: RecordKind, operation?: BankOperation): boolean;
  remembersBookings(): boolean;
  /** Whether it knows an entry again. @param since how many were booked after it */
  knowsAgain(since: number): boolean;
  // Accounts
  mostItems(): number;
  createItem(item: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
  isItemDone(status: number, code: string | undefined, operation: BankOperation): boolean;
  itemsToResend(results: readonly ItemResult[]): readonly string[];
  /** @param known numbers of all accounts, in the order of their opening */
  numberToChange(meant: string, known: readonly string[]): string;
  remittersToSend<Remitter>(present: readonly Remitter[], added: readonly Remitter[]): readonly Remitter[];
  // The stream
  stopsAfter(batch: Batch): boolean;
  pullsAhead(): boolean;
  /** BOTH: side by side, where the book is on disk only a while later. */
  stepsOf(): readonly ('BOOK' | 'ACKNOWLEDGE' | 'BOTH')[];
  /** @param sentBefore how often this batch was acknowledged before, and how many of those were answered by a 200 */
  acknowledges(sentBefore: AcknowledgedBefore): boolean;
  acknowledgesNothing(): boolean;
  /** @param body undefined when it was not the contracted JSON */
  isReceipt(
    answer: { status: number; body: Readonly<Record<string, unknown>> | undefined },
    batchId: string,
    sentBefore: number,
  ): boolean;
  totalsOf(batch: Batch): Totals;
  /** @param times how often it came in a row, this time included */
  booksMismatched(times: number): boolean;
  pollMilliseconds(nextPollAfterSeconds: number): number;
  // Booking
  skipsBatch(batch: Batch, before: readonly BatchMark[]): boolean;
  recordsOf(batch: Batch): readonly Transaction[];
  /** @param highest sequence number that was booked of this stream */
  skips(transaction: Transaction, highest: number): boolean;
  bookingKey(transaction: Transaction, origin: Origin): string;
  placeOf(transaction: Transaction, around: Surroundings): Place;
  modeOf(paymentMode: string): string;
  entryTypeOf(transaction: Transaction): LedgerEntry['entryType'];
  amountOf(amount: string): string;
  textOf(text: string): string;
  businessDate(transaction: Transaction): string;
  enquiryDay(instant: string): string;
  // Refunds
  chooseCredit(entries: readonly BookedEntry[], wanted: WantedCredit): BookedEntry | undefined;
  refundReference(entry: BookedEntry): string;
  mayRefund(isReversed: boolean): boolean;
  refundState(status: string): LedgerRefund['state'];
  /** Of a refund that was asked for and not answered. */
  unansweredRefundState(): LedgerRefund['state'];
  /** Whether another refund of a credit takes the place of one that had come to nothing. */
  booksNewRefund(): boolean;
  refundPollMilliseconds(nextPollAfterSeconds: number): number;
  repeatsRefund(status: string): boolean;
  // Notifications
  /** Whether the notification is the bank's, and fresh. */
  isGenuine(secret: string, body: string, headers: Readonly<Record<string, string>>): boolean;
}
