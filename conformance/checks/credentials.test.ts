import { describe, expect, test } from 'vitest';
import type { RecordedExchange } from '../judge/evidence.ts';
import { createCall, createCommand, met, tokenCall } from '../test/creates.ts';
import { type EvidenceParts, evidenceOf, problemOf } from '../test/evidence.ts';
import { credentialChecks } from './credentials.ts';

type Exchanges = readonly Partial<RecordedExchange>[];

function judge(id: string, parts: EvidenceParts) {
  const check = credentialChecks.find((one) => one.id === `VA-C-${id}`);
  if (check === undefined) throw new Error(`no check ${id}`);
  return check.judge(evidenceOf(parts));
}

const revoked = [{ name: 'revoked', at: 0, afterExchange: 0 }];
const unauthorised = (key: string, customer: string, parts: Partial<RecordedExchange> = {}) =>
  createCall(key, [customer], { ...problemOf(401, 'CREDENTIALS_INVALID'), handledStatus: 401, ...parts });

describe.each(credentialChecks)('$id', (check) => {
  test('sees nothing where nothing happened', () => {
    expect(check.judge(evidenceOf())).toEqual({ witnessed: 0, findings: [] });
  });
});

describe('VA-C-AUT-01', () => {
  test('is content with a bearer token, and with an API key', () => {
    const byKey = createCall('k', ['C1'], { requestHeaders: { 'x-api-key': '[redacted]' } });
    expect(judge('AUT-01', { exchanges: [tokenCall(), createCall('k', ['C1'])] })).toEqual({
      witnessed: 1,
      findings: [],
    });
    expect(judge('AUT-01', { exchanges: [byKey] })).toEqual({ witnessed: 1, findings: [] });
  });

  test('witnesses calls that brought credentials and were taken, and no others', () => {
    const calls = [
      createCall('a', ['C1'], { requestHeaders: { 'content-type': 'application/json' } }),
      createCall('b', ['C1'], { status: 503, handledStatus: 503 }),
      tokenCall(),
    ];
    expect(judge('AUT-01', { exchanges: calls })).toEqual({ witnessed: 0, findings: [] });
  });

  test.each([
    ...['api_key', 'apikey', 'API-KEY', 'X-Api-Key', 'xApiKey', 'x_api_key'],
    ...['access_token', 'accessToken', 'access-token', 'x-access-token', 'token'],
    ...['auth', 'authorization', 'bearer', 'key', 'password', 'secret'],
    ...['client_id', 'clientId', 'client_secret', 'client-secret'],
  ])('finds %s in a query', (name) => {
    const refused = { query: `a=1&${name}=[redacted]`, handledStatus: 400, requestHeaders: {} };
    const { witnessed, findings } = judge('AUT-01', { exchanges: [createCall('k', ['C1'], refused)] });
    expect(witnessed).toBe(0);
    expect(findings).toEqual([
      {
        expected: 'credentials in headers, and none in the address',
        observed: `POST /v1/virtual-accounts carries ${name} in its query`,
        exchanges: [1],
      },
    ]);
  });

  test('names all that stand in one query', () => {
    const call = createCall('k', ['C1'], { query: 'client_id=[redacted]&client_secret=[redacted]' });
    expect(judge('AUT-01', { exchanges: [call] }).findings.map(({ observed }) => observed)).toEqual([
      'POST /v1/virtual-accounts carries client_id, client_secret in its query',
    ]);
  });

  test.each(['customerReference=C1&cursor=x', 'keys=1', 'customerKey=1', 'tokens=2', 'next_token=x'])(
    'leaves %s alone',
    (query) => {
      const list = { operation: 'listVirtualAccounts', query };
      expect(judge('AUT-01', { exchanges: [list] }).findings).toEqual([]);
    },
  );

  test('finds a call without credentials, but not a first token request without', () => {
    const none = createCall('k', ['C1'], { ...problemOf(401, 'CREDENTIALS_MISSING'), handledStatus: 401 });
    expect(judge('AUT-01', { exchanges: [none] }).findings).toEqual([
      {
        expected: 'credentials with every call',
        observed: 'POST /v1/virtual-accounts came without any',
        exchanges: [1],
      },
    ]);
    const other = createCall('k', ['C1'], { ...problemOf(401, 'CREDENTIALS_INVALID'), handledStatus: 401 });
    expect(judge('AUT-01', { exchanges: [other] }).findings).toEqual([]);
    expect(
      judge('AUT-01', { exchanges: [tokenCall(problemOf(401, 'CREDENTIALS_MISSING'))] }).findings,
    ).toEqual([]);
  });

  test('believes the bank that credentials stood in the address', () => {
    const told = createCall('k', ['C1'], { ...problemOf(400, 'CREDENTIALS_IN_URL'), handledStatus: 400 });
    expect(judge('AUT-01', { exchanges: [told] }).findings).toEqual([
      {
        expected: 'credentials in headers, and none in the address',
        observed: 'POST /v1/virtual-accounts carries credentials in its query',
        exchanges: [1],
      },
    ]);
  });
});

describe('VA-C-AUT-02', () => {
  const calls = (count: number): Exchanges =>
    Array.from({ length: count }, (_, at) => createCall(`k${at}`, [`C${at}`]));

  test('is content with one token, and with two of two processes', () => {
    expect(judge('AUT-02', { exchanges: [tokenCall(), ...calls(8)] })).toEqual({
      witnessed: 1,
      findings: [],
    });
    expect(judge('AUT-02', { exchanges: [tokenCall(), tokenCall(), ...calls(8)] }).findings).toEqual([]);
    expect(judge('AUT-02', { exchanges: [tokenCall(), tokenCall(), tokenCall(), ...calls(12)] })).toEqual({
      witnessed: 3,
      findings: [],
    });
  });

  test('counts tokens that were got and calls that were taken, and no others', () => {
    const three = [tokenCall(), tokenCall(), tokenCall()];
    const refused = createCall('k', ['C1'], { status: 503, handledStatus: 503 });
    const told = judge('AUT-02', { exchanges: [...three, ...calls(11), refused, { operation: undefined }] });
    expect(told.witnessed).toBe(3);
    expect(told.findings.map(({ observed }) => observed)).toEqual(['3 tokens for 11 calls']);
    const denied = tokenCall({ status: 401, handledStatus: 401 });
    expect(judge('AUT-02', { exchanges: [tokenCall(), denied, denied, ...calls(8)] })).toEqual({
      witnessed: 1,
      findings: [],
    });
  });

  test('finds a login for each call', () => {
    const exchanges = calls(8).flatMap((call) => [tokenCall(), call]);
    expect(judge('AUT-02', { exchanges }).findings).toEqual([
      {
        expected: 'one token, or a few, for all calls of a short day',
        observed: '8 tokens for 8 calls',
        exchanges: [1, 3, 5, 7, 9],
      },
    ]);
  });

  test('says nothing of too few calls, or of an API key', () => {
    const nothing = { witnessed: 0, findings: [] };
    const tokens = [tokenCall(), tokenCall(), tokenCall()];
    expect(judge('AUT-02', { exchanges: [...tokens, ...calls(7)] })).toEqual(nothing);
    const session = { credentials: 'API_KEY' as const };
    expect(judge('AUT-02', { session, exchanges: [...tokens, ...calls(8)] })).toEqual(nothing);
  });
});

describe('VA-C-AUT-03', () => {
  test('is content with a renewal and the same call, also when a read met the 401', () => {
    const write = [unauthorised('k', 'C1'), tokenCall(), createCall('k', ['C1'])];
    expect(judge('AUT-03', { marks: revoked, exchanges: write })).toEqual({ witnessed: 1, findings: [] });
    const list = { operation: 'listVirtualAccounts', method: 'GET', idempotencyKey: undefined };
    const read = [
      { ...list, ...problemOf(401, 'CREDENTIALS_INVALID') },
      tokenCall(),
      list,
      createCall('k', ['C1']),
    ];
    expect(judge('AUT-03', { marks: revoked, exchanges: read })).toEqual({ witnessed: 1, findings: [] });
  });

  test('finds one that never renews', () => {
    const before = tokenCall({ startedAt: 20 });
    const late = unauthorised('k', 'C1', { startedAt: 100 });
    for (const exchanges of [[unauthorised('k', 'C1')], [late, before], [late, tokenCall({ status: 401 })]]) {
      expect(judge('AUT-03', { marks: revoked, exchanges })).toEqual({
        witnessed: 0,
        findings: [
          {
            expected: 'one new token after the 401, and the same call again',
            observed: 'POST /v1/virtual-accounts was answered 401, and no new token was got after it',
            exchanges: [1],
          },
        ],
      });
    }
  });

  test('counts a token that was asked for before the 401 came, and got after the call began', () => {
    const exchanges = [
      unauthorised('k', 'C1', { startedAt: 100, endedAt: 150 }),
      tokenCall({ startedAt: 90, endedAt: 120 }),
      createCall('k', ['C1'], { startedAt: 150 }),
    ];
    expect(judge('AUT-03', { marks: revoked, exchanges })).toEqual({ witnessed: 1, findings: [] });
    const meanwhile = exchanges.map((one) => (one.startedAt === 90 ? { ...one, endedAt: 100 } : one));
    expect(judge('AUT-03', { marks: revoked, exchanges: meanwhile }).findings).toHaveLength(1);
  });

  const again = (...later: Exchanges) =>
    judge('AUT-03', { marks: revoked, exchanges: [unauthorised('k', 'C1'), tokenCall(), ...later] });
  const expected = 'the same call again with the new token, under the same Idempotency-Key';

  test.each([
    ['nothing came', []],
    ['only another operation came', [createCall('k', ['C1'], { operation: 'modifyVirtualAccounts' })]],
    ['only a call that had begun before came', [createCall('k', ['C1'], { startedAt: 105 })]],
    ['it was refused again', [unauthorised('k', 'C1')]],
  ])('finds a renewal after which %s', (_, later) => {
    const { witnessed, findings } = again(...later);
    expect(witnessed).toBe(0);
    expect(findings[0]).toEqual({
      expected,
      observed:
        'POST /v1/virtual-accounts was answered 401; a new token was got, but the call did not come again',
      exchanges: [1, 2],
    });
  });

  test('finds the call under another key, and on another path', () => {
    const { witnessed, findings } = again(createCall('k2', ['C1']), createCall('k3', ['C1']));
    expect(witnessed).toBe(0);
    expect(findings).toEqual([
      {
        expected,
        observed:
          'POST /v1/virtual-accounts was answered 401; the call came again under the Idempotency-Key k2 instead of k',
        exchanges: [1, 2, 3],
      },
    ]);
    expect(again(createCall('k', ['C1'], { path: '/v1/other' })).findings).toHaveLength(1);
  });

  test('is content when the call came again and met something else', () => {
    const broken = createCall('k', ['C1'], { status: 503, handledStatus: 503 });
    expect(again(broken)).toEqual({ witnessed: 0, findings: [] });
  });

  test('looks at calls of the services after the revocation, and tells of three', () => {
    const foreign = { ...problemOf(401, 'CREDENTIALS_INVALID'), operation: undefined, handledStatus: 401 };
    const gone = unauthorised('k', 'C1', { abandonedAt: 105 });
    const later = [{ name: 'revoked', at: 150, afterExchange: 1 }];
    const nothing = { witnessed: 0, findings: [] };
    expect(judge('AUT-03', { marks: revoked, exchanges: [foreign, gone] })).toEqual(nothing);
    expect(judge('AUT-03', { marks: later, exchanges: [unauthorised('k', 'C1')] })).toEqual(nothing);
    const four = ['a', 'b', 'c', 'd'].map((key) => unauthorised(key, key));
    const { findings } = judge('AUT-03', { marks: revoked, exchanges: four });
    expect(findings.map(({ exchanges }) => exchanges)).toEqual([[1], [2], [3]]);
  });
});

describe('VA-C-AUT-04', () => {
  const commands = ['C1', 'C2', 'C3'].map((customer) =>
    createCommand([customer], 'SUCCEEDED', { sentAt: 1 }),
  );
  const refused = ['C1', 'C2', 'C3'].map((customer) => unauthorised(customer, customer));

  test('is content with one renewal for all, and with one call that found out', () => {
    const shared = { marks: revoked, commands, exchanges: [...refused, tokenCall()] };
    expect(judge('AUT-04', shared)).toEqual({ witnessed: 3, findings: [] });
    const sequential = { marks: revoked, commands, exchanges: [unauthorised('k', 'C1'), tokenCall()] };
    expect(judge('AUT-04', sequential)).toEqual({ witnessed: 3, findings: [] });
  });

  test('finds a renewal for each', () => {
    const exchanges = refused.flatMap((call) => [call, tokenCall()]);
    expect(judge('AUT-04', { marks: revoked, commands, exchanges }).findings).toEqual([
      {
        expected: 'one renewal for all calls that met the revoked token',
        observed: '3 renewals after 3 calls were answered 401',
        exchanges: [2, 4, 6],
      },
    ]);
  });

  test('leaves two renewals alone that served twice as many calls, and one for one call', () => {
    const four = ['C1', 'C2', 'C3', 'C4'].map((customer) => unauthorised(customer, customer));
    const two = [...four, tokenCall(), tokenCall()];
    expect(judge('AUT-04', { marks: revoked, commands, exchanges: two }).findings).toEqual([]);
    const three = [...refused, tokenCall(), tokenCall()];
    expect(
      judge('AUT-04', { marks: revoked, commands, exchanges: three }).findings.map(
        ({ observed }) => observed,
      ),
    ).toEqual(['2 renewals after 3 calls were answered 401']);
  });

  test('names six renewals of many', () => {
    const exchanges = Array.from({ length: 7 }, () => [unauthorised('k', 'C1'), tokenCall()]).flat();
    const [finding] = judge('AUT-04', { marks: revoked, commands, exchanges }).findings;
    expect(finding?.exchanges).toEqual([2, 4, 6, 8, 10, 12]);
  });

  test('has seen something with two pieces of work that came after the revocation, and not with one', () => {
    const seen = (parts: EvidenceParts) =>
      judge('AUT-04', { marks: revoked, commands, exchanges: refused, ...parts }).witnessed;
    const [a, b, c] = commands;
    expect(seen({ commands: [a, b] as typeof commands })).toBe(2);
    expect(seen({ commands: [a] as typeof commands })).toBe(0);
    const early = { ...c, sentAt: -1 };
    const onTime = { ...c, sentAt: 0 };
    expect(seen({ commands: [a, early] as typeof commands })).toBe(0);
    expect(seen({ commands: [a, onTime] as typeof commands })).toBe(2);
    expect(seen({ exchanges: [tokenCall()] })).toBe(0);
    expect(seen({ marks: [] })).toBe(0);
  });

  test('has seen nothing when no work ended well', () => {
    const failed = commands.map((one) => ({ ...one, reply: { kind: 'GONE' as const, reason: '' } }));
    expect(judge('AUT-04', { marks: revoked, commands: failed, exchanges: refused }).witnessed).toBe(0);
  });
});

describe('VA-C-AUT-05', () => {
  const marks = [
    { name: 'refused', at: 0, afterExchange: 0 },
    { name: 'allowed', at: 5000, afterExchange: 9 },
  ];
  const refused = unauthorised('k', 'C1', { fault: met('refused', 'TOKEN_EXPIRED') });
  const ended = (outcome: 'SUCCEEDED' | 'FAILED' | 'UNKNOWN') => [
    createCommand(['C1'], outcome, { repliedAt: 4000 }),
  ];

  test('is content with one renewal and FAILED, and with none and UNKNOWN', () => {
    const renewed = { marks, commands: ended('FAILED'), exchanges: [refused, tokenCall(), refused] };
    expect(judge('AUT-05', renewed)).toEqual({ witnessed: 2, findings: [] });
    expect(judge('AUT-05', { marks, commands: ended('UNKNOWN'), exchanges: [refused] })).toEqual({
      witnessed: 1,
      findings: [],
    });
  });

  test('finds a loop of calls, and a loop of tokens', () => {
    const loop = Array.from({ length: 5 }, () => refused);
    expect(judge('AUT-05', { marks, exchanges: [...loop, refused, refused] }).findings).toEqual([
      {
        expected: 'one renewal, one more try, and then an end that an operator sees',
        observed: '7 attempts at one piece of work, each answered 401',
        exchanges: [1, 2, 3, 4, 5, 6],
      },
    ]);
    expect(judge('AUT-05', { marks, exchanges: loop }).findings).toHaveLength(1);
    expect(judge('AUT-05', { marks, exchanges: loop.slice(1) }).findings).toEqual([]);
    const tokens = [refused, ...Array.from({ length: 5 }, () => tokenCall())];
    expect(judge('AUT-05', { marks, exchanges: [...tokens, tokenCall(), tokenCall()] }).findings).toEqual([
      {
        expected: 'one renewal, one more try, and then an end that an operator sees',
        observed: '7 new tokens for one piece of work, whose calls were all answered 401',
        exchanges: [2, 3, 4, 5, 6, 7],
      },
    ]);
    expect(judge('AUT-05', { marks, exchanges: tokens.slice(1) }).findings).toHaveLength(1);
    expect(judge('AUT-05', { marks, exchanges: tokens.slice(2) }).findings).toEqual([]);
    const after = tokens.map((one) => ({ ...one, startedAt: 5000 }));
    expect(judge('AUT-05', { marks, exchanges: after }).findings).toEqual([]);
  });

  test('takes attempts at other pieces of work, and answers without the fault, for no loop', () => {
    const others = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ ...refused, idempotencyKey: key }));
    expect(judge('AUT-05', { marks, exchanges: others }).findings).toEqual([]);
    const plain = Array.from({ length: 5 }, () => unauthorised('k', 'C1'));
    expect(judge('AUT-05', { marks, commands: ended('FAILED'), exchanges: plain })).toEqual({
      witnessed: 0,
      findings: [],
    });
  });

  test('has seen nothing when the fault was met by no call that waited for its 401', () => {
    const gone = { ...refused, abandonedAt: 1 };
    expect(judge('AUT-05', { marks, commands: ended('FAILED'), exchanges: [gone] }).witnessed).toBe(0);
  });

  test('has seen nothing when the work did not end in time, or succeeded', () => {
    const late = [createCommand(['C1'], 'FAILED', { repliedAt: 6000 })];
    expect(judge('AUT-05', { marks, commands: late, exchanges: [refused] }).witnessed).toBe(0);
    const at = (sentAt: number, repliedAt: number) =>
      judge('AUT-05', {
        marks: [{ name: 'refused', at: 50, afterExchange: 0 }, ...marks.slice(1)],
        commands: [createCommand(['C1'], 'FAILED', { sentAt, repliedAt })],
        exchanges: [refused],
      }).witnessed;
    expect([at(49, 4000), at(50, 5000), at(50, 5001)]).toEqual([0, 1, 0]);
    const unmarked = { commands: ended('FAILED'), exchanges: [refused] };
    expect(judge('AUT-05', { ...unmarked, marks: marks.slice(1) }).witnessed).toBe(0);
    expect(judge('AUT-05', { ...unmarked, marks: marks.slice(0, 1) }).witnessed).toBe(1);
    expect(judge('AUT-05', { marks, commands: ended('SUCCEEDED'), exchanges: [refused] }).witnessed).toBe(0);
  });
});
