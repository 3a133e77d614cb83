import type { Random } from '../../durability/random.ts';
import { bodyOf, Partner as Connection, type Partner, Unanswered } from '../partner.ts';
import type { Batch, Creation, Credit, Delivery, Entry, Ledger, Refund, Subject } from './ledger.ts';

/** The clients of a server that is about to be killed. Each sends one request at a time and keeps the ledger. */

/** One piece of a client's work. @throws Unanswered when the server is gone */
type Step = (partner: Partner, subject: Subject, random: Random) => Promise<void>;

function paise(amount: string): bigint {
  return BigInt(amount.replace('.', ''));
}

function rupees(sum: bigint): string {
  const digits = sum.toString().padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const create: Step = async (partner, { server, ledger }, random) => {
  const items = Array.from({ length: random.between(1, 3) }, () => {
    const n = ledger.next();
    const virtualAccountNumber = `${server.virtualAccountPrefix}${String(60_000_000 + n)}`;
    return { virtualAccountNumber, accountName: `Customer ${n}` };
  });
  const creation: Creation = {
    key: `create-${ledger.next()}`,
    body: { physicalAccountNumber: server.physicalAccountNumber, items, atomic: random.chance(0.5) },
    numbers: items.map((item) => item.virtualAccountNumber),
  };
  ledger.creations.push(creation);
  const answer = await partner.post('/v1/virtual-accounts', creation.body, creation.key);
  if (answer.status === 207 && !answer.replayed) creation.answer = answer.text;
  else ledger.breach('unexpected', `creation answered ${answer.status}: ${answer.text}`);
};

const credit: Step = async (partner, { server, ledger }, random) => {
  const n = ledger.next();
  const utr = String(700_000_000_000 + n);
  const notice: Credit = {
    utr,
    body: {
      virtualAccountNumber: `${server.virtualAccountPrefix}0000000${random.between(1, 9)}`,
      amount: `${random.between(1, 90_000)}.${String(random.between(0, 99)).padStart(2, '0')}`,
      paymentMode: 'IMPS',
      utr,
      remitter: { name: 'Ravi Kumar', accountNumber: '50100012345678', ifsc: 'KHTA0000002' },
    },
  };
  ledger.credits.push(notice);
  const answer = await partner.post('/sandbox/v1/credits', notice.body);
  const { transaction } = bodyOf<{ transaction?: Entry }>(answer);
  if (answer.status !== 201 || !transaction) {
    ledger.breach('unexpected', `credit answered ${answer.status}: ${answer.text}`);
    return;
  }
  notice.answer = transaction;
  ledger.refundable.push(transaction.transactionReferenceNumber);
};

const refund: Step = async (partner, { server, ledger }) => {
  const reference = ledger.refundable.shift();
  if (reference === undefined) {
    await partner.get('/v1/refunds?limit=1');
    return;
  }
  const asked: Refund = {
    key: `refund-${ledger.next()}`,
    body: { clientName: server.clientName, transactionReferenceNumber: reference },
    reference,
  };
  ledger.refunds.push(asked);
  const answer = await partner.post('/v1/refunds', asked.body, asked.key);
  if (answer.status === 201 && !answer.replayed) asked.answer = answer.text;
  else ledger.breach('unexpected', `refund answered ${answer.status}: ${answer.text}`);
};

/** Compares a fetched batch with what was delivered before; undefined when nothing is pending. */
export async function fetchBatch(
  partner: Partner,
  { server, ledger }: Subject,
): Promise<Delivery | undefined> {
  const { physicalAccountNumber } = server;
  const before = ledger.acknowledgements;
  const answer = await partner.post('/v1/transaction-batches', { physicalAccountNumber });
  if (answer.status !== 200 && answer.status !== 201) {
    ledger.breach('unexpected', `fetch answered ${answer.status}: ${answer.text}`);
    return undefined;
  }
  const { batch } = bodyOf<{ batch: Batch | null }>(answer);
  if (batch === null) return undefined;
  const known = ledger.deliveries.get(batch.batchId);
  if (known === undefined) {
    const delivery: Delivery = { batch, text: answer.text, acknowledgementSent: false };
    ledger.deliveries.set(batch.batchId, delivery);
    return delivery;
  }
  if (known.text !== answer.text) {
    ledger.breach('rewritten', `batch ${batch.batchNumber} was ${known.text} and is ${answer.text}`);
  }
  if (known.acknowledged && known.acknowledged.order <= before) {
    ledger.breach('served again', `batch ${batch.batchNumber} was acknowledged and is fetched again`);
  }
  return known;
}

/** Acknowledges with the totals of the records that were read, as a partner must. */
export async function acknowledge(partner: Partner, ledger: Ledger, delivery: Delivery): Promise<void> {
  const { batchId, transactions } = delivery.batch;
  const controlSum = rupees(transactions.reduce((sum, entry) => sum + paise(entry.amount), 0n));
  delivery.acknowledgementSent = true;
  const totals = { numberOfTransactions: transactions.length, controlSum };
  const { status, text } = await partner.post(`/v1/transaction-batches/${batchId}/acknowledgement`, totals);
  if (status !== 200) ledger.breach('unexpected', `acknowledgement answered ${status}: ${text}`);
  else if (!delivery.acknowledged) delivery.acknowledged = { text, order: ++ledger.acknowledgements };
  else if (delivery.acknowledged.text !== text) {
    ledger.breach('lost', `acknowledgement of ${batchId} was ${delivery.acknowledged.text} and is ${text}`);
  }
}

const pull: Step = async (partner, subject, random) => {
  const delivery = await fetchBatch(partner, subject);
  if (delivery && random.chance(0.7)) await acknowledge(partner, subject.ledger, delivery);
};

const CREW: readonly Step[] = [create, create, create, credit, credit, credit, pull, pull, refund, refund];

/**
 * Lets the crew work until the server is gone.
 * @param onStep told after each piece of work that was answered
 */
export async function workUntilGone(subject: Subject, random: Random, onStep: () => void): Promise<void> {
  const work = async (step: Step) => {
    const partner = new Connection(subject.server);
    try {
      for (;;) {
        await step(partner, subject, random);
        onStep();
      }
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
    } finally {
      partner.close();
    }
  };
  await Promise.all(CREW.map(work));
}
