import { isDeepStrictEqual } from 'node:util';
import { bodyOf, Partner } from '../partner.ts';
import { acknowledge, fetchBatch } from './clients.ts';
import type { Creation, Credit, Delivery, Entry, Keyed, Ledger, Refund, Subject } from './ledger.ts';

/** Compares a restarted server with what its clients know, and settles what they do not. */

const CONNECTIONS = 4;
/** Answered requests of a kind that are compared after each kill: the last ones are those in danger. */
const LATEST = 8;
const LATEST_DELIVERIES = 4;

/** How much of a ledger has been compared. */
export interface Mark {
  creations: number;
  credits: number;
  refunds: number;
}

/** Tells what became of an unanswered request, and remembers it. */
function settle(ledger: Ledger, done: boolean): void {
  ledger.unanswered++;
  if (done) ledger.unansweredDone++;
}

/** Repeats a request with its key: a replay of what was acknowledged, or of what was done unanswered. */
async function repeat(
  partner: Partner,
  ledger: Ledger,
  path: string,
  asked: Keyed,
  done: boolean,
): Promise<void> {
  const answer = await partner.post(path, asked.body, asked.key);
  const before = asked.answer;
  if (before !== undefined) {
    if (!answer.replayed || answer.text !== before) {
      ledger.breach('lost', `${asked.key}: was ${before}, is ${answer.status} ${answer.text}`);
    }
    return;
  }
  settle(ledger, done);
  if (answer.status >= 300 || answer.replayed !== done) {
    const words = `${asked.key}: ${done ? 'done' : 'not done'}, and its repeat is ${answer.replayed ? '' : 'not '}a replay`;
    ledger.breach('key forgotten', `${words}: ${answer.status} ${answer.text}`);
  }
  asked.answer = answer.text;
}

async function compareCreation(partner: Partner, { ledger }: Subject, creation: Creation): Promise<void> {
  const read = (number: string) => partner.get(`/v1/virtual-accounts/${number}`);
  const found = new Map<string, string>();
  for (const number of creation.numbers) {
    const answer = await read(number);
    if (answer.status === 200) found.set(number, answer.text);
  }
  const known = creation.answer;
  if (known === undefined && found.size !== 0 && found.size !== creation.numbers.length) {
    ledger.breach(
      'half done',
      `${creation.key}: of ${creation.numbers.join()} there is ${[...found.keys()].join()}`,
    );
  }
  await repeat(partner, ledger, '/v1/virtual-accounts', creation, found.size > 0);
  const { results } = JSON.parse(creation.answer ?? '{}') as { results?: { virtualAccount?: unknown }[] };
  for (const [i, number] of creation.numbers.entries()) {
    const text = found.get(number) ?? (known === undefined ? (await read(number)).text : '{}');
    if (!isDeepStrictEqual(JSON.parse(text), results?.[i]?.virtualAccount)) {
      ledger.breach('lost', `${creation.key}: account ${number} is ${text}`);
    }
  }
}

async function compareCredit(partner: Partner, { ledger }: Subject, credit: Credit): Promise<void> {
  const rows = () => partner.list<Entry>(`/v1/transactions?utr=${credit.utr}`);
  const found = await rows();
  if (credit.answer !== undefined) {
    if (!isDeepStrictEqual(found, [credit.answer])) {
      ledger.breach(
        'lost',
        `credit ${credit.utr}: was ${JSON.stringify(credit.answer)}, is ${JSON.stringify(found)}`,
      );
    }
    return;
  }
  settle(ledger, found.length > 0);
  const answer = await partner.post('/sandbox/v1/credits', credit.body);
  if (answer.status !== (found.length > 0 ? 200 : 201)) {
    ledger.breach(
      'key forgotten',
      `credit ${credit.utr}: ${found.length} there, repeated ${answer.status} ${answer.text}`,
    );
  }
  credit.answer = bodyOf<{ transaction: Entry }>(answer).transaction;
  const after = await rows();
  if (after.length !== 1) ledger.breach('half done', `credit ${credit.utr} is there ${after.length} times`);
}

async function compareRefund(partner: Partner, { ledger }: Subject, refund: Refund): Promise<void> {
  const rows = () => partner.list(`/v1/refunds?transactionReferenceNumber=${refund.reference}`);
  const before = await rows();
  await repeat(partner, ledger, '/v1/refunds', refund, before.length > 0);
  const after = await rows();
  if (after.length !== 1) ledger.breach('half done', `${refund.key} is there ${after.length} times`);
}

/** The delivery that may be open still; what was acknowledged stays so, and its bytes stay. */
async function compareDeliveries(partner: Partner, subject: Subject): Promise<void> {
  const { ledger } = subject;
  const open = await partner.list<{ batchId: string }>('/v1/transaction-batches?status=OPEN');
  const isOpen = (it: Delivery) => open.some(({ batchId }) => batchId === it.batch.batchId);
  for (const delivery of [...ledger.deliveries.values()].slice(-LATEST_DELIVERIES)) {
    const { batch, text, acknowledged, acknowledgementSent } = delivery;
    const now = await partner.get(`/v1/transaction-batches/${batch.batchId}`);
    if (now.text !== text)
      ledger.breach('rewritten', `batch ${batch.batchNumber} was ${text} and is ${now.text}`);
    if (acknowledged && isOpen(delivery)) ledger.breach('lost', `batch ${batch.batchNumber} is open again`);
    if (!acknowledged && !isOpen(delivery) && !acknowledgementSent) {
      ledger.breach('lost', `batch ${batch.batchNumber} is not open, and nobody acknowledged it`);
    }
    if (!acknowledged && acknowledgementSent) settle(ledger, !isOpen(delivery));
    // Repeated, it answers as before; unanswered, it is now.
    if (acknowledgementSent) {
      const again = isOpen(delivery) ? await fetchBatch(partner, subject) : delivery;
      if (again !== delivery)
        ledger.breach('rewritten', `not the open batch ${batch.batchNumber} was fetched`);
      await acknowledge(partner, ledger, delivery);
    }
  }
  await fetchBatch(partner, subject);
}

/** Recomputes the books. */
export async function compareBooks(partner: Partner, ledger: Ledger): Promise<void> {
  const answer = await partner.get('/sandbox/v1/invariants');
  if (!bodyOf<{ holds: boolean }>(answer).holds) ledger.breach('unsound', answer.text);
}

async function inParallel<T>(
  subject: Subject,
  items: T[],
  compare: (partner: Partner, item: T) => Promise<void>,
) {
  const work = async () => {
    const partner = new Partner(subject.server);
    for (let item = items.shift(); item !== undefined; item = items.shift()) await compare(partner, item);
    partner.close();
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
}

/** What a kill has put in doubt: all that is unanswered, and what was answered last. */
function inDoubt<T extends { answer?: unknown }>(list: readonly T[], from: number): T[] {
  const since = list.slice(from);
  const answered = since.filter((it) => it.answer !== undefined);
  return [...since.filter((it) => it.answer === undefined), ...answered.slice(-LATEST)];
}

/** Compares what has happened since `mark`, which moves on. */
export async function compareSince(subject: Subject, mark: Mark): Promise<void> {
  const { ledger } = subject;
  const partner = new Partner(subject.server);
  await compareBooks(partner, ledger);
  const creations = inDoubt(ledger.creations, mark.creations);
  const credits = inDoubt(ledger.credits, mark.credits);
  const refunds = inDoubt(ledger.refunds, mark.refunds);
  await inParallel(subject, creations, (own, it) => compareCreation(own, subject, it));
  await inParallel(subject, credits, (own, it) => compareCredit(own, subject, it));
  await inParallel(subject, refunds, (own, it) => compareRefund(own, subject, it));
  await compareDeliveries(partner, subject);
  partner.close();
  mark.creations = ledger.creations.length;
  mark.credits = ledger.credits.length;
  mark.refunds = ledger.refunds.length;
}

/** What the fixture holds before anybody asks for anything. */
export interface Seeded {
  readonly accounts: number;
  readonly credits: number;
}

/** The stream as it was delivered, batch after batch. */
function compareStream(ledger: Ledger, seeded: Seeded): void {
  const batches = [...ledger.deliveries.values()].map((it) => it.batch);
  batches.sort((a, b) => a.batchNumber - b.batchNumber);
  const entries = batches.flatMap((batch) => batch.transactions);
  if (!batches.every((batch, i) => batch.batchNumber === i + 1))
    ledger.breach('lost', 'batch numbers have a gap');
  if (!entries.every((entry, i) => entry.sequenceNumber === i + 1)) {
    ledger.breach('served again', 'the batches end to end are not the stream');
  }
  const delivered = new Map(entries.map((entry) => [entry.transactionReferenceNumber, entry]));
  compareCount(ledger, 'credits delivered', entries.length, seeded.credits + ledger.credits.length);
  compareCount(ledger, 'credits delivered once', delivered.size, entries.length);
  for (const { utr, answer } of ledger.credits) {
    if (answer && !isDeepStrictEqual(delivered.get(answer.transactionReferenceNumber), answer)) {
      ledger.breach('lost', `credit ${utr} was not delivered as it was acknowledged`);
    }
  }
}

function compareCount(ledger: Ledger, what: string, is: number, was: number): void {
  if (is !== was) ledger.breach(is < was ? 'lost' : 'half done', `${what}: ${is}, not ${was}`);
}

async function compareAccounts(partner: Partner, ledger: Ledger, seeded: Seeded): Promise<void> {
  const accounts = await partner.list<{ virtualAccountNumber: string }>('/v1/virtual-accounts');
  const byNumber = new Map(accounts.map((account) => [account.virtualAccountNumber, account]));
  const numbers = ledger.creations.flatMap((creation) => creation.numbers);
  compareCount(ledger, 'accounts', accounts.length, seeded.accounts + numbers.length);
  for (const { key, answer } of ledger.creations) {
    const { results } = JSON.parse(answer ?? '') as {
      results: { virtualAccount: { virtualAccountNumber: string } }[];
    };
    for (const { virtualAccount } of results) {
      if (isDeepStrictEqual(byNumber.get(virtualAccount.virtualAccountNumber), virtualAccount)) continue;
      ledger.breach(
        'lost',
        `${key}: account ${virtualAccount.virtualAccountNumber} is not as it was acknowledged`,
      );
    }
  }
}

/** Pulls what is left of the stream and compares the whole: nothing missing, nothing more, nothing twice. */
export async function compareWhole(subject: Subject, seeded: Seeded): Promise<void> {
  const { ledger } = subject;
  const partner = new Partner(subject.server);
  for (let pulled = await fetchBatch(partner, subject); pulled; pulled = await fetchBatch(partner, subject)) {
    await acknowledge(partner, ledger, pulled);
  }
  compareStream(ledger, seeded);
  await compareAccounts(partner, ledger, seeded);
  const credits = await partner.list('/v1/transactions');
  compareCount(ledger, 'credits', credits.length, seeded.credits + ledger.credits.length);
  const refunds = await partner.list<{ transactionReferenceNumber: string }>('/v1/refunds');
  compareCount(ledger, 'refunds', refunds.length, ledger.refunds.length);
  compareCount(
    ledger,
    'credits refunded',
    new Set(refunds.map((it) => it.transactionReferenceNumber)).size,
    refunds.length,
  );
  await compareBooks(partner, ledger);
  partner.close();
}
