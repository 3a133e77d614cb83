import { Webhook } from 'standardwebhooks';
import { correct } from './correct.ts';
import { type Mutant, mutant } from './mutant.ts';

/** Whether one of the signatures is right, however old the notification is. */
function isSigned(secret: string, body: string, headers: Readonly<Record<string, string>>): boolean {
  const { 'webhook-id': id = '', 'webhook-timestamp': at = '', 'webhook-signature': given = '' } = headers;
  return given.split(' ').includes(new Webhook(secret).sign(id, new Date(Number(at) * 1000), body));
}

/** A key that each refund of one credit has, also when the first has failed. */
function keyOfCredit(body: string | undefined): string {
  const { transactionReferenceNumber } = JSON.parse(body ?? '{}') as Record<string, string>;
  return `refund-${transactionReferenceNumber}`;
}

/** Wrong in how they change and delete accounts, refund, and take notifications. */
export const SERVICE_MUTANTS: readonly Mutant[] = [
  mutant('modifies-wrong-account', ['LIF-01'], 'Changes another account than the one that is meant.', {
    numberToChange: (meant, known) => known.find((one) => one !== meant) ?? meant,
  }),
  mutant('deleted-twice-is-fatal', ['LIF-01'], 'Takes the deletion of a deleted account for a failure.', {
    isItemDone: (status) => status < 300,
  }),
  mutant('sends-added-remitter', ['LIF-02'], 'Sends only the remitter that is added.', {
    remittersToSend: (_present, added) => added,
  }),
  mutant('refund-by-utr', ['RFD-01'], 'Finds the credit to refund by its UTR alone.', {
    chooseCredit: (entries, { utr }) => entries.find((one) => one.utr === utr),
  }),
  mutant('refund-by-amount', ['RFD-01'], 'Finds the credit to refund by account and amount.', {
    chooseCredit: (entries, { virtualAccountNumber, amount }) =>
      entries.find((one) => one.virtualAccountNumber === virtualAccountNumber && one.amount === amount),
  }),
  mutant('refund-by-last-amount', ['RFD-01'], 'Finds the last credit of that account and amount.', {
    chooseCredit: (entries, { virtualAccountNumber, amount }) =>
      entries.findLast((one) => one.virtualAccountNumber === virtualAccountNumber && one.amount === amount),
  }),
  mutant('sends-utr', ['RFD-01'], 'Sends the UTR as the reference of the credit.', {
    refundReference: ({ utr }) => utr,
  }),
  mutant('books-refund-at-once', ['RFD-02'], 'Takes an accepted refund for paid.', {
    refundState: (status) =>
      status === 'ACCEPTED' || status === 'IN_PROCESS' ? 'PAID' : correct.refundState(status),
  }),
  mutant('polls-refund-hot', ['RFD-02'], 'Asks for a refund without a pause.', {
    refundPollMilliseconds: () => 50,
  }),
  mutant('polls-refund-every-second', ['RFD-02'], 'Asks for a refund each second, whatever it is told.', {
    refundPollMilliseconds: () => 1000,
  }),
  mutant('refund-key-of-the-credit', ['RFD-03'], 'Makes the key of a refund of its reference alone.', {
    attemptOf: (first) =>
      first.operation === 'initiateRefund' ? { ...first, key: keyOfCredit(first.body) } : first,
  }),
  mutant('refund-in-memory', ['IDM-07'], 'Keeps the key of a refund in memory only.', {
    persists: (_kind, operation) => operation !== 'initiateRefund',
  }),
  mutant('repeats-failed-refund', ['RFD-03'], 'Initiates a refund again by itself when it failed.', {
    repeatsRefund: (status) => status === 'FAILED' || status === 'RETURNED',
  }),
  mutant('failed-refund-stays-paid', ['RFD-03'], 'Takes a failed refund for paid.', {
    refundState: (status) => (status === 'FAILED' ? 'PAID' : correct.refundState(status)),
  }),
  mutant('returned-refund-stays-paid', ['RFD-03'], 'Takes a returned refund for paid.', {
    refundState: (status) => (status === 'RETURNED' ? 'PAID' : correct.refundState(status)),
  }),
  mutant(
    'keeps-failed-refund',
    ['RFD-03'],
    'Leaves a failed refund in its books when another one is taken.',
    {
      booksNewRefund: () => false,
    },
  ),
  mutant('refunds-reversed', ['RFD-04'], 'Asks to refund a credit that was taken back.', {
    mayRefund: () => true,
  }),
  mutant('no-signature-check', ['NTF-01'], 'Believes any notification.', { isGenuine: () => true }),
  mutant('ignores-age', ['NTF-01'], 'Believes a signed notification however old it is.', {
    isGenuine: isSigned,
  }),
];
