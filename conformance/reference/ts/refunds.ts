import type { InputOf, WorkResult } from '../../drivers/protocol.ts';
import type { Answered, Budget } from './bank.ts';
import type { BookedEntry, PlannedCall } from './journal.ts';
import type { Session } from './session.ts';
import { isPage, isRefund, type Refund } from './shapes.ts';

/** Asks the bank to send one credit back. That it accepted is all that is known then. @throws Killed */
export async function requestRefund(
  session: Session,
  commandId: string,
  wanted: InputOf<'requestRefund'>,
  budget: Budget,
): Promise<WorkResult> {
  const { behaviour, book } = session;
  const planned = book.work(commandId)?.calls[0];
  if (planned) return await sendRefund(session, commandId, planned, budget, true);
  const credits = book.entries.filter((one) => one.entryType === 'CREDIT');
  const open = credits.filter((one) => !isTakenBack(session, one));
  // Of several that fit, one that is still to be refunded; else the one that tells why not.
  const entry = behaviour.chooseCredit(open, wanted) ?? behaviour.chooseCredit(credits, wanted);
  if (!entry) return { outcome: 'FAILED', code: 'CREDIT_NOT_IN_THE_BOOK' };
  if (!behaviour.mayRefund(isReversed(session, entry)))
    return { outcome: 'FAILED', code: behaviour.codeTold('CREDIT_REVERSED') };
  const call = planRefund(session, commandId, behaviour.refundReference(entry), entry);
  return await sendRefund(session, commandId, call, budget, false);
}

function isReversed({ book }: Session, { transactionReferenceNumber }: BookedEntry): boolean {
  return book.entries.some((one) => one.original === transactionReferenceNumber);
}

function isTakenBack(session: Session, entry: BookedEntry): boolean {
  const status = session.book.refund(entry.transactionReferenceNumber)?.status;
  const isRefunded = status !== undefined && status !== 'FAILED' && status !== 'RETURNED';
  return isRefunded || isReversed(session, entry);
}

function planRefund(
  session: Session,
  commandId: string,
  transactionReferenceNumber: string,
  {
    virtualAccountNumber,
    physicalAccountNumber,
  }: Pick<BookedEntry, 'virtualAccountNumber' | 'physicalAccountNumber'>,
): PlannedCall {
  const { book, input } = session;
  const call: PlannedCall = {
    operation: 'initiateRefund',
    method: 'POST',
    path: '/v1/refunds',
    key: session.newKey(commandId),
    body: JSON.stringify({ clientName: input.clientName, transactionReferenceNumber }),
    items: [{ virtualAccountNumber, transactionReferenceNumber }],
    physicalAccountNumber,
  };
  book.write({ kind: 'plan', commandId, calls: [call] });
  return call;
}

async function sendRefund(
  session: Session,
  commandId: string,
  call: PlannedCall,
  budget: Budget,
  isResumed: boolean,
): Promise<WorkResult> {
  const { book, bank } = session;
  const mayHaveHappened = isResumed;
  const answer = await bank.call({ ...call, mayHaveHappened, isGood: ({ body }) => isRefund(body) }, budget);
  if (answer.kind === 'UNKNOWN') return { outcome: 'UNKNOWN', code: answer.code };
  const result: WorkResult =
    answer.kind === 'DONE' ? { outcome: 'SUCCEEDED' } : { outcome: 'FAILED', code: answer.code };
  if (answer.kind === 'DONE') noteRefund(session, commandId, answer.body as unknown as Refund);
  book.write({ kind: 'done', commandId, result });
  return result;
}

/** Takes note of what the bank says of a refund; what is over stays over, whatever arrives late. @throws Killed */
export function noteRefund(session: Session, commandId: string, refund: Refund): void {
  const { book, behaviour, life, refundPollAt } = session;
  const { refundId, transactionReferenceNumber, status, nextPollAfterSeconds } = refund;
  const before = book.refund(transactionReferenceNumber);
  const pollAt = life.wallClock() + behaviour.refundPollMilliseconds(nextPollAfterSeconds);
  refundPollAt.set(transactionReferenceNumber, pollAt);
  const isSame = before?.refundId === refundId;
  if (before !== undefined && !isSame && !behaviour.booksNewRefund()) return;
  if (isSame && STEPS.indexOf(status) <= STEPS.indexOf(before.status)) return;
  book.write({ kind: 'refund', commandId, refundId, transactionReferenceNumber, status, pollAt });
}

/** What a refund passes through; PROCESSED may still come back, FAILED never was. */
const STEPS = ['ACCEPTED', 'IN_PROCESS', 'PROCESSED', 'FAILED', 'RETURNED'];

/** Transaction references of refunds whose end is not known. */
export function openRefunds({ book }: Session): string[] {
  return book.refunds
    .filter(({ status }) => status === 'ACCEPTED' || status === 'IN_PROCESS')
    .map(({ transactionReferenceNumber }) => transactionReferenceNumber);
}

/** Milliseconds until a refund may be asked for again. */
export function refundPollIn({ refundPollAt, book, life }: Session, reference: string): number {
  return (refundPollAt.get(reference) ?? book.refund(reference)?.pollAt ?? 0) - life.wallClock();
}

/** Asks what became of one refund. @throws Killed */
export async function pollRefund(
  session: Session,
  transactionReferenceNumber: string,
  budget: Budget,
): Promise<Answered> {
  const { bank, book, behaviour } = session;
  const known = book.refund(transactionReferenceNumber);
  if (!known) return { kind: 'FAILED', code: 'REFUND_NOT_IN_THE_BOOK' };
  const answer = await bank.call(
    {
      operation: 'getRefund',
      method: 'GET',
      path: `/v1/refunds/${encodeURIComponent(known.refundId)}`,
      isGood: ({ body }) => isRefund(body),
    },
    budget,
  );
  if (answer.kind !== 'DONE') return answer;
  const refund = answer.body as unknown as Refund;
  noteRefund(session, known.commandId, refund);
  if (behaviour.repeatsRefund(refund.status)) await repeatRefund(session, known.commandId, refund, budget);
  return answer;
}

/** What the mutant of that name does; a correct client leaves it to a person. */
async function repeatRefund(
  session: Session,
  commandId: string,
  refund: Refund,
  budget: Budget,
): Promise<void> {
  const again = `${commandId}-again-${refund.refundId}`;
  if (session.book.work(again)) return;
  const entry = session.book.entries.find(
    (one) => one.transactionReferenceNumber === refund.transactionReferenceNumber,
  );
  if (!entry) return;
  const call = planRefund(session, again, refund.transactionReferenceNumber, entry);
  await sendRefund(session, again, call, budget, false);
}

/**
 * Refunds that the bank paid and got back: nobody polls a paid one, so the list of the returned is read. @throws Killed
 */
export async function findReturned(session: Session, budget: Budget): Promise<void> {
  const { bank, book } = session;
  if (!book.refunds.some(({ status }) => status === 'PROCESSED')) return;
  let cursor: string | null = null;
  do {
    const query = new URLSearchParams({ status: 'RETURNED', limit: '100', ...(cursor && { cursor }) });
    const answer = await bank.call(
      {
        operation: 'listRefunds',
        method: 'GET',
        path: `/v1/refunds?${query}`,
        isGood: ({ body }) => body !== undefined && isPage(body),
      },
      budget,
    );
    if (answer.kind !== 'DONE') return;
    const { data, nextCursor } = answer.body as unknown as { data: unknown[]; nextCursor: string | null };
    for (const refund of data.filter(isRefund)) {
      const known = book.refund(refund.transactionReferenceNumber);
      if (known?.refundId === refund.refundId) noteRefund(session, known.commandId, refund);
    }
    cursor = nextCursor;
  } while (cursor !== null);
}
