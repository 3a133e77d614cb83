import { describe, expect, test } from 'vitest';
import type { RecordedExchange } from '../judge/evidence.ts';
import { createCall, createCommand, met, refusedBefore, unanswered } from '../test/creates.ts';
import { type EvidenceParts, evidenceOf, fetchOf } from '../test/evidence.ts';
import { repetitionChecks } from './repetition.ts';

function judge(id: string, parts: EvidenceParts) {
  const check = repetitionChecks.find((one) => one.id === `VA-C-${id}`);
  if (check === undefined) throw new Error(`no check ${id}`);
  return check.judge(evidenceOf(parts));
}

const create = (startedAt: number, parts: Partial<RecordedExchange> = {}) =>
  createCall('k', ['C1'], { startedAt, endedAt: startedAt + 10, ...parts });

describe.each(repetitionChecks)('$id', (check) => {
  test('sees nothing where nothing happened', () => {
    expect(check.judge(evidenceOf())).toMatchObject({ witnessed: 0, findings: [] });
  });
});

describe('VA-C-RTY-01', () => {
  const broken = create(100, unanswered('broken', 'RESET'));
  const asked = (outcome: 'SUCCEEDED' | 'UNKNOWN' | 'FAILED', again?: number) => [
    createCommand(['C1'], outcome, { sentAt: 50, repliedAt: 400 }),
    ...(again === undefined ? [] : [createCommand(['C1'], 'SUCCEEDED', { sentAt: again })]),
  ];

  test('is content with a repetition in the command, and with one by itself after it', () => {
    expect(judge('RTY-01', { commands: asked('SUCCEEDED'), exchanges: [broken, create(300)] })).toEqual({
      witnessed: 1,
      findings: [],
    });
    expect(judge('RTY-01', { commands: asked('UNKNOWN', 2000), exchanges: [broken, create(900)] })).toEqual({
      witnessed: 1,
      findings: [],
    });
  });

  test('is content with a read that told enough', () => {
    const exchanges = [
      create(100, unanswered('lost', 'LOST')),
      { operation: 'listVirtualAccounts', startedAt: 200 },
    ];
    expect(judge('RTY-01', { commands: asked('SUCCEEDED'), exchanges })).toEqual({
      witnessed: 0,
      findings: [],
    });
  });

  test('finds one that waits to be asked', () => {
    expect(judge('RTY-01', { commands: asked('UNKNOWN', 2000), exchanges: [broken, create(2100)] })).toEqual({
      witnessed: 0,
      findings: [
        {
          expected: 'the same call again, by itself, after a pause',
          observed: 'a create broke off without an answer, and no further attempt was made',
          exchanges: [1],
        },
      ],
    });
    const busy = create(100, refusedBefore('busy', 503, '0'));
    expect(judge('RTY-01', { commands: asked('FAILED'), exchanges: [busy] }).findings[0]?.observed).toContain(
      'was answered 503',
    );
  });

  test('leaves another key to another check', () => {
    const exchanges = [broken, createCall('k2', ['C1'], { startedAt: 300 })];
    expect(judge('RTY-01', { commands: asked('UNKNOWN'), exchanges })).toEqual({
      witnessed: 0,
      findings: [],
    });
  });
});

describe('VA-C-RTY-05 and RTY-06', () => {
  const down = (count: number, every: number) =>
    Array.from({ length: count }, (_, at) => create(100 + at * every, unanswered('down', 'RESET')));
  const commands = [createCommand(['C1'], 'UNKNOWN')];

  test('twelve attempts and one are fine, and so are more after twenty seconds', () => {
    expect(judge('RTY-05', { commands, exchanges: down(12, 20) })).toEqual({ witnessed: 12, findings: [] });
    expect(judge('RTY-05', { commands, exchanges: down(1, 0) })).toEqual({ witnessed: 1, findings: [] });
    expect(judge('RTY-05', { commands, exchanges: down(20, 2000) }).findings).toEqual([]);
  });

  test('thirteen are too many', () => {
    expect(judge('RTY-05', { commands, exchanges: down(13, 20) }).findings).toEqual([
      {
        expected: 'at most 12 attempts in 20 seconds',
        observed: '13 attempts within 0.24 s',
        exchanges: [1, 2, 3, 4, 5, 6],
      },
    ]);
  });

  test('who never answers has shown no end', () => {
    const late = [createCommand(['C1'], 'FAILED', { reply: { kind: 'LATE', afterMilliseconds: 1 } })];
    expect(judge('RTY-05', { commands: late, exchanges: down(3, 100) }).witnessed).toBe(0);
  });

  test('tells the pauses and judges none', () => {
    const exchanges = [0, 100, 400].map((at) => create(at, unanswered('down', 'RESET')));
    expect(judge('RTY-06', { exchanges })).toEqual({
      witnessed: 2,
      findings: [],
      note: 'Seed 1: pauses of 0.09 s, 0.29 s; they grow.',
    });
    expect(judge('RTY-06', { exchanges: down(3, 50) }).note).toContain('they do not grow');
    expect(judge('RTY-06', { exchanges: down(1, 0) }).note).toBe(
      '1 attempt(s) in the outage: no pauses to measure.',
    );
  });
});

describe('VA-C-RTY-08', () => {
  const session = { requestDeadlineMilliseconds: 100 };
  const stalls = (headers: Partial<RecordedExchange>, body: Partial<RecordedExchange>) => [
    create(100, { fault: met('headers', 'STALL_HEADERS'), endedAt: 4100, ...headers }),
    createCall('k2', ['C2'], { startedAt: 5000, endedAt: 9000, fault: met('body', 'STALL_BODY'), ...body }),
  ];

  test('is content with a closed connection, and with a repetition on another', () => {
    const closed = stalls({ abandonedAt: 200 }, { abandonedAt: 5500 });
    expect(judge('RTY-08', { session, exchanges: closed })).toEqual({ witnessed: 2, findings: [] });
    const again = [...stalls({}, {}), create(300), createCall('k2', ['C2'], { startedAt: 5200 })];
    expect(judge('RTY-08', { session, exchanges: again })).toEqual({ witnessed: 2, findings: [] });
  });

  test('is content with an answer of the integration in time', () => {
    const commands = [
      createCommand(['C1'], 'UNKNOWN', { sentAt: 0, repliedAt: 300 }),
      createCommand(['C2'], 'UNKNOWN', { sentAt: 4900, repliedAt: 5300 }),
    ];
    expect(judge('RTY-08', { session, commands, exchanges: stalls({}, {}) })).toEqual({
      witnessed: 2,
      findings: [],
    });
  });

  test('finds one that waits, for headers and for a body', () => {
    const { witnessed, findings } = judge('RTY-08', { session, exchanges: stalls({ abandonedAt: 601 }, {}) });
    expect(witnessed).toBe(0);
    expect(findings).toEqual([
      {
        expected: 'an answer without headers given up within 0.50 s, five times the deadline it was told',
        observed: 'it waited 0.50 s',
        exchanges: [1],
      },
      {
        expected: 'an answer with half a body given up within 0.50 s, five times the deadline it was told',
        observed: 'it waited until the session was over',
        exchanges: [2],
      },
    ]);
  });

  test('one of the two is not enough', () => {
    const [headers] = stalls({ abandonedAt: 200 }, {});
    expect(judge('RTY-08', { session, exchanges: headers ? [headers] : [] })).toEqual({
      witnessed: 0,
      findings: [],
    });
  });
});

describe('VA-C-RTY-10', () => {
  const marks = [{ name: 'recovered', at: 1000, afterExchange: 8 }];
  const customers = Array.from({ length: 8 }, (_, at) => `C${at}`);
  const commands = customers.map((one) => createCommand([one], 'SUCCEEDED', { sentAt: 0, repliedAt: 3000 }));
  const down = customers.map((one, at) =>
    createCall(one, [one], { startedAt: 100, connection: at, ...refusedBefore('down', 503, '1') }),
  );
  const back = (startOf: (at: number) => number, connectionOf: (at: number) => number) =>
    customers.map((one, at) =>
      createCall(one, [one], { startedAt: startOf(at), connection: connectionOf(at) }),
    );
  const judged = (exchanges: readonly Partial<RecordedExchange>[]) =>
    judge('RTY-10', { marks, commands, exchanges: [...down, ...exchanges] });

  test('is content with one after the other on one connection, and with jitter', () => {
    expect(
      judged(
        back(
          (at) => 1500 + at * 5,
          () => 1,
        ),
      ),
    ).toEqual({ witnessed: 8, findings: [] });
    expect(
      judged(
        back(
          (at) => 1500 + at * 40,
          (at) => at,
        ),
      ),
    ).toEqual({ witnessed: 8, findings: [] });
  });

  test('finds many more requests than work', () => {
    const many = Array.from({ length: 19 }, (_, at) => fetchOf(null, { startedAt: 2900 + at * 50 }));
    expect(judged(many).findings[0]?.observed).toBe('19 requests within a second after the outage');
    expect(judged(many.slice(1)).findings).toEqual([]);
  });

  test('has seen nothing when nothing that had waited was done', () => {
    const others = [createCall('n', ['N'], { startedAt: 1500 })];
    expect(judged(others)).toEqual({ witnessed: 0, findings: [] });
    expect(judge('RTY-10', { commands, exchanges: down })).toEqual({ witnessed: 0, findings: [] });
  });
});
