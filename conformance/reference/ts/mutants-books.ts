import { correct } from './correct.ts';
import { paiseOf, rupeesOf } from './money.ts';
import { type Mutant, mutant } from './mutant.ts';

const MODES = ['NEFT', 'RTGS', 'IMPS', 'UPI', 'FUNDS_TRANSFER'];

/** The day of an instant where the machine stands. */
function localDay(instant: string): string {
  const date = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Wrong in how they pull, acknowledge and book the stream. */
export const BOOK_MUTANTS: readonly Mutant[] = [
  mutant('one-batch', ['BAT-01'], 'Pulls one batch and stops.', { stopsAfter: () => true }),
  mutant('pulls-ahead', ['BAT-02'], 'Fetches again before it has acknowledged.', { pullsAhead: () => true }),
  mutant('stops-at-short', ['BAT-03'], 'Takes a batch of less than 100 for the last.', {
    stopsAfter: ({ transactions }) => transactions.length < 100,
  }),
  mutant('stops-on-hint', ['BAT-03'], 'Takes moreAvailable for the end of the stream.', {
    stopsAfter: ({ moreAvailable }) => !moreAvailable,
  }),
  mutant('polls-hot', ['BAT-04'], 'Polls an empty stream without a pause.', { pollMilliseconds: () => 50 }),
  mutant('polls-at-its-own-pace', ['BAT-04'], 'Polls an empty stream every so often, whatever it is told.', {
    pollMilliseconds: () => 1500,
  }),
  mutant('assumes-order', ['BAT-05'], 'Takes a lower sequence number for something old.', {
    skips: ({ sequenceNumber }, highest) => sequenceNumber <= highest,
  }),
  mutant('double-worker', ['BAT-06'], 'Each worker knows only what it booked itself.', {
    bookingKey: ({ transactionReferenceNumber }, { worker }) =>
      worker === 0 ? transactionReferenceNumber : `${worker}/${transactionReferenceNumber}`,
  }),
  mutant('keyed-on-batch-number', ['BAT-07'], 'Knows a batch again by its number, whatever the account.', {
    skipsBatch: ({ batchNumber }, before) => before.some((one) => one.batchNumber === batchNumber),
  }),
  mutant('never-acknowledges', ['ACK-01'], 'Books and never acknowledges.', { acknowledges: () => false }),
  mutant('acknowledges-first', ['ACK-02'], 'Acknowledges, then books.', {
    stepsOf: () => ['ACKNOWLEDGE', 'BOOK'],
  }),
  mutant('acknowledges-beside', ['ACK-02'], 'Acknowledges while its book is still being written.', {
    stepsOf: () => ['BOTH'],
  }),
  mutant('fire-and-forget', ['ACK-03'], 'Sends an acknowledgement once and never looks what came of it.', {
    acknowledges: ({ times }) => times === 0,
  }),
  mutant('acknowledges-empty', ['ACK-05'], 'Acknowledges that there was nothing.', {
    acknowledgesNothing: () => true,
  }),
  mutant('blocks-on-unknown-reversal', ['ACK-06'], 'Stops at a reversal whose credit it never saw.', {
    placeOf: (transaction, around) =>
      transaction.entryType === 'REVERSAL' && !around.isOriginalKnown
        ? 'BLOCK'
        : correct.placeOf(transaction, around),
  }),
  mutant('swallows-unknown-reversal', ['ACK-06'], 'Leaves out a reversal whose credit it never saw.', {
    placeOf: (transaction, around) =>
      transaction.entryType === 'REVERSAL' && !around.isOriginalKnown
        ? 'DROP'
        : correct.placeOf(transaction, around),
  }),
  mutant('loops-on-acknowledged', ['ACK-07'], 'Takes the receipt of a repeated acknowledgement for none.', {
    isReceipt: (answer, batchId, sentBefore) =>
      sentBefore === 0 && correct.isReceipt(answer, batchId, sentBefore),
  }),
  mutant('status-only-acknowledgement', ['ACK-08'], 'Takes any 200 for the receipt, once and for all.', {
    acknowledges: ({ answered }) => answered === 0,
  }),
  mutant('no-deduplication', ['DDP-01'], 'Books whatever comes.', {
    bookingKey: ({ transactionReferenceNumber }, { delivery }) => `${transactionReferenceNumber}/${delivery}`,
  }),
  mutant('deduplicates-batches-only', ['DDP-02'], 'Compares with earlier batches, not within one.', {
    bookingKey: ({ transactionReferenceNumber }, { occurrence }) =>
      `${transactionReferenceNumber}/${occurrence}`,
  }),
  mutant('deduplicates-by-batch-id', ['DDP-03'], 'Knows a record again only in the same batch.', {
    bookingKey: ({ transactionReferenceNumber }, { batchId }) => `${batchId}/${transactionReferenceNumber}`,
  }),
  mutant('deduplicates-in-memory', ['DDP-04'], 'Forgets with a restart what it has booked.', {
    remembersBookings: () => false,
  }),
  mutant(
    'look-alike-heuristic',
    ['DDP-05'],
    'Takes same account, amount, remitter and day for the same credit.',
    {
      bookingKey: ({ entryType, virtualAccountNumber, amount, remitter, valueDate }) =>
        [entryType, virtualAccountNumber, amount, remitter.name, valueDate].join('/'),
    },
  ),
  mutant('keyed-on-utr', ['DDP-06'], 'Takes the UTR for the identity of a transaction.', {
    bookingKey: ({ entryType, utr }) => `${entryType}/${utr}`,
  }),
  mutant('keyed-on-utr-and-amount', ['DDP-06'], 'Takes UTR, account and amount together for the identity.', {
    bookingKey: ({ entryType, utr, virtualAccountNumber, amount }) =>
      [entryType, utr, virtualAccountNumber, amount].join('/'),
  }),
  mutant('echoes-totals', ['RCN-01'], 'Acknowledges the totals that the batch says, without adding.', {
    totalsOf: ({ numberOfTransactions, controlSum }) => ({ numberOfTransactions, controlSum }),
  }),
  mutant('books-on-mismatch', ['RCN-01'], 'Books a batch whose totals disagree.', {
    booksMismatched: () => true,
  }),
  mutant(
    'books-when-tired',
    ['RCN-01'],
    'Books a batch whose totals disagree when it has come three times.',
    {
      booksMismatched: (times) => times >= 3,
    },
  ),
  mutant('echoes-the-sum', ['RCN-01'], 'Counts the records and takes the sum from the batch.', {
    totalsOf: ({ transactions, controlSum }) => ({ numberOfTransactions: transactions.length, controlSum }),
  }),
  mutant('parks-everything', ['RCN-04', 'ACK-06'], 'Keeps every entry for a person to look at.', {
    placeOf: () => 'PARKED',
  }),
  mutant('sign-flip', ['RCN-02'], 'Books a reversal as a credit.', { entryTypeOf: () => 'CREDIT' }),
  mutant('drops-unknown-account', ['RCN-03'], 'Leaves out credits to accounts that it does not know.', {
    placeOf: (transaction, around) =>
      around.account === 'UNKNOWN' ? 'DROP' : correct.placeOf(transaction, around),
  }),
  mutant('drops-one', ['RCN-04'], 'Leaves out the last record of a batch.', {
    recordsOf: ({ transactions }) => (transactions.length > 1 ? transactions.slice(0, -1) : transactions),
  }),
  mutant('float-sum', ['AMT-01'], 'Adds amounts as floating-point numbers.', {
    totalsOf: ({ transactions }) => ({
      numberOfTransactions: transactions.length,
      controlSum: transactions.reduce((sum, { amount }) => sum + Number(amount), 0).toFixed(2),
    }),
  }),
  mutant('truncates-paise', ['AMT-01'], 'Multiplies rupees by 100 as floating-point numbers and cuts off.', {
    amountOf: (amount) => rupeesOf(BigInt(Math.trunc(Number(amount) * 100))),
  }),
  mutant('int32', ['AMT-02'], 'Keeps paise in 32 bits.', {
    amountOf: (amount) => rupeesOf(BigInt.asUintN(31, paiseOf(amount))),
  }),
  mutant('utc-day', ['TIM-01'], 'Books on the day in London.', {
    businessDate: ({ postedAt }) => new Date(postedAt).toISOString().slice(0, 10),
  }),
  mutant('local-zone', ['TIM-02'], 'Enquires by the days of the machine’s time zone.', {
    enquiryDay: localDay,
  }),
  mutant('numbers', ['STR-01'], 'Reads account numbers and UTRs of digits as numbers.', {
    textOf: (text) => (/^[0-9]+$/.test(text) ? String(Number(text)) : text),
  }),
  {
    ...mutant('enum-crash', ['CMP-02'], 'Ends at a payment mode that it does not know.', {
      modeOf: (mode) => {
        if (!MODES.includes(mode)) throw new TypeError(`no such payment mode: ${mode}`);
        return mode;
      },
    }),
    endsProgram: true,
  },
  mutant('drops-after-deletion', ['LIF-03'], 'Leaves out credits to accounts that it has deleted.', {
    placeOf: (transaction, around) =>
      around.account === 'DELETED' ? 'DROP' : correct.placeOf(transaction, around),
  }),
  mutant('books-notification-twice', ['NTF-02'], 'Knows a pulled credit again only among the pulled.', {
    bookingKey: ({ transactionReferenceNumber }, { route }) => `${route}/${transactionReferenceNumber}`,
  }),
];
