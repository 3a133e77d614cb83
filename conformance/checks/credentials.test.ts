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

  test.each(['api_key', 'access_token', 'token', 'client_secret', 'X-Api-Key'])(
    'finds %s in a query',
    (name) => {
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
    },
  );

  test('leaves the parameters of the contract alone', () => {
    const list = { operation: 'listVirtualAccounts', query: 'customerReference=C1&cursor=x' };
    expect(judge('AUT-01', { exchanges: [list] }).findings).toEqual([]);
  });

  test('finds a call without credentials, but not a first token request without', () => {
    const none = createCall('k', ['C1'], { ...problemOf(401, 'CREDENTIALS_MISSING'), handledStatus: 401 });
    expect(judge('AUT-01', { exchanges: [none] }).findings[0]?.observed).toBe(
      'POST /v1/virtual-accounts came without any',
    );
    expect(
      judge('AUT-01', { exchanges: [tokenCall(problemOf(401, 'CREDENTIALS_MISSING'))] }).findings,
    ).toEqual([]);
  });

  test('believes the bank that credentials stood in the address', () => {
    const told = createCall('k', ['C1'], { ...problemOf(400, 'CREDENTIALS_IN_URL'), handledStatus: 400 });
    expect(judge('AUT-01', { exchanges: [told] }).findings[0]?.observed).toContain('carries credentials');
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
    expect(
      judge('AUT-02', { exchanges: [tokenCall(), tokenCall(), tokenCall(), ...calls(12)] }).findings,
    ).toEqual([]);
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
    expect(judge('AUT-02', { exchanges: [tokenCall(), ...calls(7)] }).witnessed).toBe(0);
    const session = { credentials: 'API_KEY' as const };
    expect(judge('AUT-02', { session, exchanges: [tokenCall(), ...calls(8)] }).witnessed).toBe(0);
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
    const { findings, witnessed } = judge('AUT-03', { marks: revoked, exchanges: [unauthorised('k', 'C1')] });
    expect(witnessed).toBe(0);
    expect(findings[0]?.observed).toBe(
      'POST /v1/virtual-accounts was answered 401, and no new token was got after it',
    );
  });

  test('finds a renewal without the call, and one with another key', () => {
    const alone = judge('AUT-03', { marks: revoked, exchanges: [unauthorised('k', 'C1'), tokenCall()] });
    expect(alone.findings[0]?.observed).toContain('a new token was got, but the call did not come again');
    const exchanges = [unauthorised('k', 'C1'), tokenCall(), createCall('k2', ['C1'])];
    const other = judge('AUT-03', { marks: revoked, exchanges });
    expect(other.findings[0]?.observed).toContain('came again under the Idempotency-Key k2 instead of k');
    expect(other.findings[0]?.exchanges).toEqual([1, 2, 3]);
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
    expect(judge('AUT-05', { marks, exchanges: loop }).findings[0]?.observed).toBe(
      '5 attempts at one piece of work, each answered 401',
    );
    expect(judge('AUT-05', { marks, exchanges: loop.slice(1) }).findings).toEqual([]);
    const tokens = [refused, ...Array.from({ length: 5 }, () => tokenCall())];
    expect(judge('AUT-05', { marks, exchanges: tokens }).findings[0]?.observed).toContain('5 new tokens');
    expect(judge('AUT-05', { marks, exchanges: tokens.slice(1) }).findings).toHaveLength(1);
  });

  test('has seen nothing when the work did not end in time, or succeeded', () => {
    const late = [createCommand(['C1'], 'FAILED', { repliedAt: 6000 })];
    expect(judge('AUT-05', { marks, commands: late, exchanges: [refused] }).witnessed).toBe(0);
    expect(judge('AUT-05', { marks, commands: ended('SUCCEEDED'), exchanges: [refused] }).witnessed).toBe(0);
  });
});
