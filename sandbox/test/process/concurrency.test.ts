import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, bodyOf, Partner } from './partner.ts';
import { endProcesses, type ServerProcess, startServer } from './server-process.ts';

/** Many connections at once, as separate processes of one partner would make them. */

const N = 50;

let server: ServerProcess;

beforeEach(async () => {
  await endProcesses();
  server = await startServer(['--memory', '--plans', 'off']);
});

afterAll(endProcesses);

interface Problem {
  readonly code: string;
}

interface Entry {
  readonly transactionReferenceNumber: string;
  readonly sequenceNumber: number;
}

interface Batch {
  readonly batchId: string;
  readonly batchNumber: number;
  readonly numberOfTransactions: number;
  readonly controlSum: string;
  readonly transactions: readonly Entry[];
}

/** Runs `work` for each of `count` partners on connections of their own, all at once. */
async function together<T>(
  count: number,
  work: (partner: Partner, index: number) => Promise<T>,
): Promise<T[]> {
  const partners = Array.from({ length: count }, () => new Partner(server));
  try {
    // A connection first, so that the requests meet.
    await Promise.all(partners.map((partner) => partner.get('/openapi/none')));
    return await Promise.all(partners.map(work));
  } finally {
    for (const partner of partners) partner.close();
  }
}

async function holds(): Promise<void> {
  const [answer] = await together(1, (partner) => partner.get('/sandbox/v1/invariants'));
  expect(bodyOf<{ holds: boolean }>(answer as Answer).holds).toBe(true);
}

/** One answer without a replay mark; the others repeat its bytes, or say that it is under way. */
function expectOneEffect(answers: readonly Answer[], status: number): void {
  const first = answers.filter((answer) => answer.status === status && !answer.replayed);
  expect(first).toHaveLength(1);
  for (const answer of answers) {
    if (answer.status === status) expect(answer.text).toBe(first[0]?.text);
    else expect([answer.status, bodyOf<Problem>(answer).code]).toEqual([409, 'IDEMPOTENCY_IN_PROGRESS']);
    if (answer.status !== status) expect(answer.headers['retry-after']).toMatch(/^[1-9][0-9]*$/);
  }
}

function creation(name: string) {
  const item = { virtualAccountNumber: `${server.virtualAccountPrefix}70000001`, accountName: name };
  return { physicalAccountNumber: server.physicalAccountNumber, items: [item] };
}

describe('requests with one key', () => {
  it(`have one effect when ${N} identical creations arrive at once`, async () => {
    const answers = await together(N, (partner) =>
      partner.post('/v1/virtual-accounts', creation('A'), 'one'),
    );
    expectOneEffect(answers, 207);
    const [after] = await together(1, (partner) =>
      partner.post('/v1/virtual-accounts', creation('A'), 'one'),
    );
    expect(after).toMatchObject({ status: 207, replayed: true });
    expect(bodyOf<{ summary: unknown }>(after as Answer).summary).toEqual({
      total: 1,
      succeeded: 1,
      failed: 0,
    });
    await holds();
  });

  it(`have one effect when ${N} identical refunds arrive at once`, async () => {
    const [page] = await together(1, (partner) => partner.get('/v1/transactions?limit=1'));
    const [credit] = bodyOf<{ data: Entry[] }>(page as Answer).data;
    const body = {
      clientName: server.clientName,
      transactionReferenceNumber: credit?.transactionReferenceNumber,
    };
    expectOneEffect(await together(N, (partner) => partner.post('/v1/refunds', body, 'one')), 201);
    const [refunds] = await together(1, (partner) => partner.list('/v1/refunds'));
    expect(refunds).toHaveLength(1);
    await holds();
  });

  it(`have one effect when ${N} different creations share it`, async () => {
    const answers = await together(N, (partner, i) =>
      partner.post('/v1/virtual-accounts', creation(`A${i}`), 'one'),
    );
    const made = answers.filter((answer) => answer.status === 207);
    expect(made).toHaveLength(1);
    const others = answers.filter((answer) => answer.status !== 207);
    const told = others.map((answer) => `${answer.status} ${bodyOf<Problem>(answer).code}`);
    expect(['409 IDEMPOTENCY_IN_PROGRESS', '422 IDEMPOTENCY_KEY_REUSED']).toEqual(
      expect.arrayContaining([...new Set(told)]),
    );
    await holds();
  });
});

describe('requests with keys of their own', () => {
  it(`open one account when ${N} of them want its number`, async () => {
    const answers = await together(N, (partner, i) =>
      partner.post('/v1/virtual-accounts', creation(`A${i}`), `k${i}`),
    );
    const results = answers.flatMap((answer) => bodyOf<{ results: { status: number }[] }>(answer).results);
    expect(results.map(({ status }) => status).sort()).toEqual([201, ...Array(N - 1).fill(409)]);
    await holds();
  });

  it(`refund a credit once when ${N} of them want it, and again after it has failed`, async () => {
    const [page] = await together(1, (partner) => partner.get('/v1/transactions?limit=1'));
    const [credit] = bodyOf<{ data: Entry[] }>(page as Answer).data;
    const body = {
      clientName: server.clientName,
      transactionReferenceNumber: credit?.transactionReferenceNumber,
    };
    for (const round of ['a', 'b']) {
      const answers = await together(N, (partner, i) => partner.post('/v1/refunds', body, `${round}${i}`));
      const accepted = answers.filter((answer) => answer.status === 201);
      expect(accepted).toHaveLength(1);
      const refused = answers.filter((answer) => answer.status !== 201);
      const told = new Set(refused.map((answer) => `${answer.status} ${bodyOf<Problem>(answer).code}`));
      expect([...told]).toEqual(['409 REFUND_IN_PROGRESS']);
      await holds();
      const { refundId } = bodyOf<{ refundId: string }>(accepted[0] as Answer);
      await together(1, (partner) =>
        partner.call({ method: 'POST', path: `/sandbox/v1/refunds/${refundId}/failure` }),
      );
    }
    const [refunds] = await together(1, (partner) => partner.list('/v1/refunds'));
    expect(refunds).toHaveLength(2);
  });
});

describe('the stream of one physical account', () => {
  it('gives each of 250 credits to 8 fetchers and 8 acknowledgers in one acknowledged batch', async () => {
    const batches = new Map<string, string>();
    const acknowledged = new Map<string, Set<string>>();
    const waiting: (() => void)[] = [];
    const fetched: Batch[] = [];
    let done = false;
    const wake = () => {
      for (const go of waiting.splice(0)) go();
    };
    const fetchAll = async (partner: Partner) => {
      while (!done) {
        const answer = await partner.post('/v1/transaction-batches', {
          physicalAccountNumber: server.physicalAccountNumber,
        });
        expect([200, 201]).toContain(answer.status);
        const { batch } = bodyOf<{ batch: Batch | null }>(answer);
        if (batch) {
          // One batch, one text, whoever asks and however often.
          expect(batches.get(batch.batchId) ?? answer.text).toBe(answer.text);
          batches.set(batch.batchId, answer.text);
          fetched.push(batch);
        } else done = true;
        wake();
      }
    };
    const acknowledgeAll = async (partner: Partner) => {
      while (!done || fetched.length > 0) {
        const batch = fetched.shift();
        if (!batch) {
          await new Promise<void>((go) => waiting.push(go));
          continue;
        }
        const { batchId, numberOfTransactions, controlSum } = batch;
        const path = `/v1/transaction-batches/${batchId}/acknowledgement`;
        const answer = await partner.post(path, { numberOfTransactions, controlSum });
        expect(answer.status).toBe(200);
        acknowledged.set(batchId, (acknowledged.get(batchId) ?? new Set()).add(answer.text));
      }
    };
    await together(16, (partner, i) => (i < 8 ? fetchAll(partner) : acknowledgeAll(partner)));

    const inOrder = [...batches.values()].map((text) => (JSON.parse(text) as { batch: Batch }).batch);
    inOrder.sort((a, b) => a.batchNumber - b.batchNumber);
    expect(inOrder.map(({ batchNumber, transactions }) => [batchNumber, transactions.length])).toEqual([
      [1, 100],
      [2, 100],
      [3, 50],
    ]);
    const sequence = inOrder.flatMap(({ transactions }) => transactions.map((entry) => entry.sequenceNumber));
    expect(sequence).toEqual(Array.from({ length: 250 }, (_, i) => i + 1));
    const references = inOrder.flatMap(({ transactions }) =>
      transactions.map((e) => e.transactionReferenceNumber),
    );
    expect(new Set(references).size).toBe(250);
    expect([...acknowledged.keys()].sort()).toEqual([...batches.keys()].sort());
    for (const texts of acknowledged.values()) expect(texts.size).toBe(1);
    await holds();
  });
});
