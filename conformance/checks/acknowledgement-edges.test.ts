import { describe, expect, it } from 'vitest';
import type { RecordedExchange } from '../judge/evidence.ts';
import {
  acknowledgementOf,
  batchOf,
  bookingOf,
  commandOf,
  type EvidenceParts,
  evidenceOf,
  fetchOf,
  killOf,
  ledgerOf,
  PHYSICAL_ACCOUNTS,
  problemOf,
  resultOf,
  TAKES,
  transactionOf,
} from '../test/evidence.ts';
import { acknowledgementChecks } from './acknowledgement.ts';

const judge = (id: string, parts: EvidenceParts) => {
  const check = acknowledgementChecks.find((one) => one.id === `VA-C-${id}`);
  if (!check) throw new Error(`no check ${id}`);
  return check.judge(evidenceOf(parts));
};
const UNSEEN = { witnessed: 0, findings: [] };

const [one, two] = [transactionOf(1), transactionOf(2)];
const elsewhere = transactionOf(3, { physicalAccountNumber: PHYSICAL_ACCOUNTS[1] });
const truth = { transactions: [one, two, elsewhere] };
const [a, b] = [batchOf('KBA', [one]), batchOf('KBB', [two])];
const x = batchOf('KBX', [elsewhere]);
const books = (...entries: (typeof one)[]) => ledgerOf(entries.map((entry) => bookingOf(entry)));
const refused = problemOf(422, 'ACKNOWLEDGEMENT_MISMATCH');
/** The bank took it, and its answer was lost. */
const lost = (batch: typeof a): Partial<RecordedExchange> => ({
  ...acknowledgementOf(batch),
  fault: { label: 'lost', type: 'LOST', connection: 'RESET' },
  handledBody: acknowledgementOf(batch).responseBody,
  status: undefined,
  responseBody: undefined,
});
const open = (batch: typeof a): Partial<RecordedExchange> => ({
  ...lost(batch),
  fault: { label: 'lost', type: 'RESET', connection: 'RESET' },
  handledStatus: 444,
  handledBody: undefined,
});
const done = (repliedAt = 100_000) => commandOf({ repliedAt });
const unknown = commandOf({ reply: resultOf({ outcome: 'UNKNOWN' }) });

describe('nothing is said without a ledger', () => {
  it.each([
    ['ACK-02', { exchanges: [fetchOf(a), lost(a)], kills: [killOf(500)] }],
    ['ACK-03', { exchanges: [fetchOf(a), lost(a), fetchOf(a)], commands: [done()] }],
    ['ACK-06', { exchanges: [fetchOf(a), acknowledgementOf(a)], facts: { reversal: 'KT000000000001' } }],
  ])('%s', (id, parts) => {
    expect(judge(id, { truth, ...parts })).toEqual(UNSEEN);
  });
});

describe('ACK-02 and ACK-03', () => {
  it('leave other values, and entries that are there, to others', () => {
    const ledgers = [ledgerOf([bookingOf(one, { amount: '1.00' })], { label: 'restarted' })];
    const exchanges = [fetchOf(a), lost(a)];
    expect(judge('ACK-02', { truth, exchanges, kills: [killOf(500)], ledgers })).toEqual({
      witnessed: 1,
      findings: [],
    });
  });

  it('ACK-03 finds what is missing in the end, and asks for nothing where nothing came again', () => {
    const exchanges = [fetchOf(a), lost(a), fetchOf(null)];
    const parts = { truth, commands: [done()], ledgers: [books(two)] };
    expect(judge('ACK-03', { ...parts, exchanges }).findings.map(({ observed }) => observed)).toEqual([
      'KT000000000001 is not on the ledger',
    ]);
    const gone = { truth, commands: [unknown], exchanges: [fetchOf(a), open(a)], ledgers: [books(one)] };
    expect(judge('ACK-03', gone)).toEqual(UNSEEN);
  });

  it('ACK-03 is not witnessed by an acknowledgement that was refused, or left there', () => {
    const ledgers = [books(one)];
    const plain = [fetchOf(a), acknowledgementOf(a, refused)];
    expect(judge('ACK-03', { truth, ledgers, commands: [done()], exchanges: plain })).toEqual(UNSEEN);
    const left = { truth, ledgers, commands: [done()], exchanges: [fetchOf(a), lost(a)] };
    expect(judge('ACK-03', left).witnessed).toBe(0);
  });
});

describe('ACK-05', () => {
  it('takes what was shown and did not arrive as given, and tells of five at most', () => {
    const torn = { ...fetchOf(a), responseBody: undefined, handledBody: fetchOf(a).responseBody };
    expect(judge('ACK-05', { exchanges: [torn, acknowledgementOf(a)] }).findings).toEqual([]);
    const exchanges = Array.from({ length: 9 }, () => acknowledgementOf(a));
    const guessed = exchanges.map((exchange) => ({ ...exchange, responseBody: '{}', handledBody: '{}' }));
    expect(judge('ACK-05', { exchanges: guessed }).findings).toHaveLength(5);
  });
});

describe('ACK-06', () => {
  const reversal = transactionOf(2, { entryType: 'REVERSAL' });
  const mixed = batchOf('KBR', [reversal]);
  const parts = {
    facts: { reversal: reversal.transactionReferenceNumber },
    truth: { transactions: [one, reversal] },
    ledgers: [books(one, reversal)],
  };

  it('goes by the batch of the reversal, whatever came before it', () => {
    const exchanges = [fetchOf(a), acknowledgementOf(a), fetchOf(mixed), acknowledgementOf(mixed)];
    expect(judge('ACK-06', { ...parts, exchanges })).toEqual({ witnessed: 1, findings: [] });
    expect(judge('ACK-06', { ...parts, exchanges: exchanges.slice(0, 2) })).toEqual(UNSEEN);
    const stuck = [...exchanges.slice(0, 2), ...Array.from({ length: 9 }, () => fetchOf(mixed))];
    const left = { transactions: [one, { ...reversal, isAcknowledged: false }] };
    const [finding] = judge('ACK-06', { ...parts, truth: left, exchanges: stuck }).findings;
    expect(finding?.observed).toBe(
      'it was shown 9 times and never acknowledged; 1 entries stay with the bank',
    );
    expect(finding?.exchanges).toEqual([3, 4, 5, 6, 7]);
    const swallowed = { ...parts, exchanges, ledgers: [books(one)] };
    expect(judge('ACK-06', swallowed).findings.map(({ observed }) => observed)).toEqual([
      'KT000000000002 is not on the ledger',
    ]);
  });
});

describe('ACK-07', () => {
  const again = [fetchOf(a), acknowledgementOf(a), fetchOf(a)];
  const waiting = { transactions: [one, { ...two, isAcknowledged: false }, elsewhere] };

  it('wants the acknowledgement of this batch, taken, and over when it comes again', () => {
    const next = [fetchOf(b), acknowledgementOf(b)];
    const wrong = [fetchOf(a), acknowledgementOf(a, refused), fetchOf(a), ...next];
    expect(judge('ACK-07', { truth, exchanges: wrong })).toEqual(UNSEEN);
    const other = [fetchOf(x), acknowledgementOf(x), fetchOf(a), ...next];
    expect(judge('ACK-07', { truth, exchanges: other })).toEqual(UNSEEN);
    const touching = [...again.slice(0, 2), fetchOf(a, { startedAt: 200 + TAKES })];
    const after = next.map((exchange, at) => ({ startedAt: 400 + 100 * at, ...exchange }));
    expect(judge('ACK-07', { truth, exchanges: [...touching, ...after] }).witnessed).toBe(1);
  });

  it('has gone on with another batch of the same stream that the bank took, and with nothing else', () => {
    for (const later of [
      [acknowledgementOf(a)],
      [fetchOf(x), acknowledgementOf(x)],
      [fetchOf(b), acknowledgementOf(b, refused)],
    ]) {
      const { witnessed, findings } = judge('ACK-07', { truth: waiting, exchanges: [...again, ...later] });
      expect([witnessed, findings.length]).toEqual([0, 1]);
    }
    const apart = { transactions: [one, two, { ...elsewhere, isAcknowledged: false }] };
    expect(judge('ACK-07', { truth: apart, exchanges: again })).toEqual(UNSEEN);
    expect(judge('ACK-07', { truth, exchanges: again })).toEqual(UNSEEN);
  });

  it('bears two receipts more, and shows five exchanges of many', () => {
    const repeats = (count: number) => Array.from({ length: count }, () => acknowledgementOf(a));
    const next = [fetchOf(b), acknowledgementOf(b)];
    const two = { truth: waiting, exchanges: [...again, ...repeats(2), ...next] };
    expect(judge('ACK-07', two)).toEqual({ witnessed: 1, findings: [] });
    const [finding] = judge('ACK-07', { truth, exchanges: [...again, ...repeats(8)] }).findings;
    expect(finding?.exchanges).toEqual([3, 4, 5, 6, 7]);
  });
});

describe('ACK-08', () => {
  const fake = (batch: typeof a, responseBody = ''): Partial<RecordedExchange> => ({
    ...acknowledgementOf(batch),
    fault: { label: 'fake', type: 'EMPTY_ANSWER', connection: 'KEPT' },
    responseBody,
    handledBody: '',
  });
  const said = (exchanges: readonly Partial<RecordedExchange>[], commands = [done()]) =>
    judge('ACK-08', { truth, commands, exchanges }).findings.map(({ observed, exchanges }) => [
      observed,
      exchanges,
    ]);
  const OPEN = 'the pull ended as SUCCEEDED while the batch was open';

  it('wants this batch acknowledged before the pull says that all is well', () => {
    expect(said([fetchOf(a), fake(a), fetchOf(x), acknowledgementOf(x)])).toEqual([[OPEN, [2]]]);
    const later = [fetchOf(a), fake(a), acknowledgementOf(a, { startedAt: 900 })];
    expect(said(later, [done(500)])).toEqual([[OPEN, [2]]]);
    expect(said(later, [done(900)])).toEqual([]);
    expect(said(later, [unknown])).toEqual([]);
    expect(said(later, [])).toEqual([]);
  });

  it('has nothing against who was not shown it again, and points at the false receipt of who was', () => {
    expect(said([fetchOf(a), fake(a)], [unknown])).toEqual([]);
    expect(said([fetchOf(a), fake(a), fetchOf(a)], [unknown])).toEqual([
      ['it came 1 times more and was never acknowledged again', [2]],
    ]);
  });

  it('tells white space from JSON, and leaves refusals and true receipts alone', () => {
    const { findings } = judge('ACK-08', {
      truth,
      commands: [done()],
      exchanges: [fetchOf(a), fake(a, ' \n')],
    });
    expect(findings.map(({ expected }) => expected)).toEqual([
      'batch KBA acknowledged again: the 200 came with an empty body',
    ]);
    expect(said([fetchOf(a), acknowledgementOf(a, refused)])).toEqual([]);
    const processed = { ...fake(a), handledBody: acknowledgementOf(a).responseBody };
    expect(said([fetchOf(a), processed, fetchOf(a)], [unknown])).toEqual([]);
  });
});
