import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { packageRoot } from '../../lib/package-root.ts';
import { COMMON, codesShown, type Reach, type Stage, UNREACHED } from './common-refusals.ts';
import {
  BUNDLES,
  type ContractOperation,
  OPERATIONS,
  operationOf,
  PROBLEMS,
  type Schema,
} from './contract-bundle.ts';
import type { ProblemBody } from './documented-answer.ts';
import { acknowledge, basicHeader, deleteAccount, fetchBatch, type Wire } from './example-calls.ts';
import { OWN } from './own-refusals.ts';
import {
  DISABLED_CLIENT,
  DISABLED_SECRET,
  sandboxAfterExpiry,
  sandboxOfStrangers,
  sandboxOnPort,
  sandboxWithBreakableClock,
} from './status-sandboxes.ts';
import { openSandbox, requestFor, sendWatched } from './watched-sandbox.ts';

function codesOf({ problemCodes, itemProblemCodes }: ContractOperation): string[] {
  return [...problemCodes, ...itemProblemCodes];
}

function reachOf({ operationId }: ContractOperation, code: string): Reach | undefined {
  return OWN[operationId]?.[code] ?? COMMON[code];
}

const CELLS = OPERATIONS.flatMap((operation) =>
  codesOf(operation)
    .filter((code) => !Object.hasOwn(UNREACHED, code))
    .map((code) => ({ operationId: operation.operationId, code })),
);

/** Answered outside of every operation, so that none lists them. */
const OF_ADDRESSES = ['ROUTE_NOT_FOUND', 'METHOD_NOT_ALLOWED', 'WORLD_NOT_FOUND'];

/** Answered at the portal's door, which has a table of its own. */
const PORTAL_CODES = (
  parse(readFileSync(join(packageRoot(), 'spec', 'problems.yaml'), 'utf8')) as {
    code: string;
    scope: string;
  }[]
)
  .filter(({ scope }) => scope === 'portal')
  .map(({ code }) => code);

let stage: Stage;

beforeAll(async () => {
  const demo = await openSandbox({ plans: 'off' });
  await deleteAccount(demo, 'ACME00000010');
  stage = {
    demo,
    strangers: await sandboxOfStrangers(),
    expired: await sandboxAfterExpiry(),
    breakable: await sandboxWithBreakableClock(),
    open: await sandboxOnPort(undefined),
    guarded: await sandboxOnPort('a control token for tests only'),
  };
});

afterAll(async () => {
  await stage.open.close();
  await stage.guarded.close();
});

describe('the table of refusals', () => {
  it('has for each code of each operation either a request that reaches it or a reason why none does', () => {
    const uncovered = OPERATIONS.flatMap((operation) =>
      codesOf(operation)
        .filter((code) => (reachOf(operation, code) === undefined) !== Object.hasOwn(UNREACHED, code))
        .map((code) => `${operation.operationId} ${code}`),
    );
    expect(uncovered).toEqual([]);
  });

  it('names no code that its operation does not document', () => {
    for (const [operationId, rows] of Object.entries(OWN)) {
      expect(codesOf(operationOf(operationId))).toEqual(expect.arrayContaining(Object.keys(rows)));
    }
    const documented = new Set(OPERATIONS.flatMap(codesOf));
    expect(
      [...Object.keys(COMMON), ...Object.keys(UNREACHED)].filter((code) => !documented.has(code)),
    ).toEqual([]);
  });

  it('leaves no code of the catalogue out', () => {
    const known = [
      ...Object.keys(COMMON),
      ...Object.keys(UNREACHED),
      ...Object.values(OWN).flatMap(Object.keys),
      ...OF_ADDRESSES,
    ];
    const ofThePortal = PORTAL_CODES.filter((code) => !known.includes(code));
    const others = Object.keys(PROBLEMS).filter((code) => !ofThePortal.includes(code));
    expect(others.filter((code) => !known.includes(code))).toEqual([]);
  });
});

describe('a refusal', () => {
  it.each(CELLS)('$code is reached through $operationId', async ({ operationId, code }) => {
    const operation = operationOf(operationId);
    const reach = reachOf(operation, code) as Reach;
    const answer = await reach(stage, operation);
    expect(codesShown(answer)).toContain(code);
    const { status } = PROBLEMS[code as keyof typeof PROBLEMS];
    expect(answer.status).toBe(codesShown(answer)[0] === (answer.body as ProblemBody).code ? status : 207);
  });

  it('of form points at the fault', async () => {
    const { body } = await stage.demo.call<ProblemBody>('getClock', { query: 'nonsense=1' });
    expect(body.errors).toMatchObject([{ pointer: '/query/nonsense', code: 'UNKNOWN_FIELD' }]);
  });

  it('of an atomic call points at each item that was refused, and at no other', async () => {
    const { physicalAccountNumber } = stage.demo.partner;
    const items = [
      { virtualAccountNumber: 'ACME00030001', accountName: 'Good' },
      { virtualAccountNumber: 'ZENO00030001', accountName: 'Wrong prefix' },
      { virtualAccountNumber: 'ACME00000001', accountName: 'Taken' },
    ];
    const { body } = await stage.demo.call<ProblemBody>('createVirtualAccounts', {
      body: { physicalAccountNumber, atomic: true, items },
    });
    expect(body.errors?.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/items/1', 'PREFIX_NOT_ALLOTTED'],
      ['/items/2', 'VIRTUAL_ACCOUNT_NUMBER_TAKEN'],
    ]);
  });

  it('of an unknown caller says how to authenticate', async () => {
    const { headers } = await stage.demo.call('listRefunds', { headers: { 'x-api-key': null } });
    expect(headers.get('www-authenticate')).toContain('Bearer');
  });

  it('of an expired token says so in the challenge', async () => {
    const { sandbox, token } = stage.expired;
    const { headers } = await sandbox.call('listRefunds', {
      headers: { 'x-api-key': null, authorization: `Bearer ${token}` },
    });
    expect(headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  it('of a call whose twin is still running says when to come back', async () => {
    const answer = await (COMMON['IDEMPOTENCY_IN_PROGRESS'] as Reach)(stage, operationOf('initiateRefund'));
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  });

  it('by a fault of the sandbox tells its operator, and the caller nothing of it', async () => {
    const before = stage.breakable.faults.length;
    const answer = await (COMMON['INTERNAL_ERROR'] as Reach)(stage, operationOf('getRefund'));
    expect(stage.breakable.faults.length).toBe(before + 1);
    expect(answer.text).not.toContain('clock');
  });

  it('of an unknown path is ROUTE_NOT_FOUND, with or without credentials', async () => {
    for (const path of [
      '/',
      '/v1',
      '/v1/refunds/',
      '/v2/refunds',
      '/sandbox/v1/nothing',
      '/nowhere/%C3%A9',
    ]) {
      const answer = await stage.demo.send<ProblemBody>(new Request(`http://localhost${path}`));
      expect([path, answer.status, answer.body.code]).toEqual([path, 404, 'ROUTE_NOT_FOUND']);
    }
  });

  it('of a world that is not there is WORLD_NOT_FOUND, whatever the path behind it', async () => {
    for (const path of [
      '/w/other/v1/refunds',
      '/w/other',
      '/w/other/',
      '/w/other/nowhere',
      '/w/Other/v1/refunds',
    ]) {
      const answer = await stage.demo.send<ProblemBody>(new Request(`http://localhost${path}`));
      expect([path, answer.status, answer.body.code]).toEqual([path, 404, 'WORLD_NOT_FOUND']);
    }
  });

  it('of a path with empty or encoded segments is AMBIGUOUS_REQUEST, also where no operation has it', async () => {
    for (const path of [
      '//v1/refunds',
      '/w//other/v1/refunds',
      '/v1//refunds',
      '/v1%2Frefunds',
      '/v1/refunds/KR01%2F',
      '/v1/%72efunds',
      '/x//y',
    ]) {
      const answer = await stage.demo.send<ProblemBody>(new Request(`http://localhost${path}`));
      expect([path, answer.status, answer.body.code]).toEqual([path, 400, 'AMBIGUOUS_REQUEST']);
    }
  });
});

/** One answer of a server on a port to bytes as they stand. */
function sendBytes(url: string, lines: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) });
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      received += text;
    });
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
    socket.end(`${lines.join('\r\n')}\r\n\r\n`);
  });
}

describe('a header that must be single', () => {
  it.each(['Host', 'Authorization', 'X-Api-Key', 'Content-Type'])(
    'refuses the request when %s stands there twice',
    async (name) => {
      const values = name === 'Host' ? ['localhost', 'localhost'] : ['one', 'one'];
      const others = name === 'Host' ? [] : ['Host: localhost'];
      const lines = [
        'GET /v1/refunds HTTP/1.1',
        ...others,
        ...values.map((value) => `${name}: ${value}`),
        'Connection: close',
      ];
      const received = await sendBytes(stage.open.url, lines);
      expect(received).toMatch(/^HTTP\/1\.1 400 /);
      expect(received).toContain('"AMBIGUOUS_REQUEST"');
    },
  );

  it('refuses a command when Idempotency-Key stands there twice', async () => {
    const { apiKey } = stage.demo.partner;
    const lines = [
      'POST /v1/refunds HTTP/1.1',
      'Host: localhost',
      `X-Api-Key: ${apiKey}`,
      'Idempotency-Key: a',
      'Idempotency-Key: a',
    ];
    const received = await sendBytes(stage.open.url, [...lines, 'Content-Length: 0', 'Connection: close']);
    expect(received).toContain('"IDEMPOTENCY_KEY_INVALID"');
  });
});

describe('the token endpoint', () => {
  const TOKEN = operationOf('issueToken');
  const grant = { grant_type: 'client_credentials' };
  const good = () => ({
    client_id: stage.demo.partner.clientId,
    client_secret: stage.demo.partner.clientSecret,
  });
  const basic = () => basicHeader(stage.demo.partner.clientId, stage.demo.partner.clientSecret);

  const REFUSALS: {
    name: string;
    status: number;
    error: string;
    call: () => { body?: object; raw?: string; query?: string; headers?: Record<string, string> };
  }[] = [
    { name: 'no grant_type', status: 400, error: 'invalid_request', call: () => ({ body: good() }) },
    {
      name: 'an empty grant_type',
      status: 400,
      error: 'invalid_request',
      call: () => ({ body: { ...good(), grant_type: '' } }),
    },
    {
      name: 'a parameter twice',
      status: 400,
      error: 'invalid_request',
      call: () => ({ raw: 'grant_type=client_credentials&grant_type=client_credentials' }),
    },
    {
      name: 'parameters in the URL',
      status: 400,
      error: 'invalid_request',
      call: () => ({ body: { ...grant, ...good() }, query: 'scope=a' }),
    },
    {
      name: 'a secret in the URL',
      status: 400,
      error: 'invalid_request',
      call: () => ({ body: grant, query: 'client_secret=a' }),
    },
    {
      name: 'credentials in both places',
      status: 400,
      error: 'invalid_request',
      call: () => ({ headers: { authorization: basic() }, body: { ...grant, ...good() } }),
    },
    {
      name: 'an unknown code',
      status: 400,
      error: 'invalid_grant',
      call: () => ({
        body: {
          ...good(),
          grant_type: 'authorization_code',
          code: 'unknown',
          redirect_uri: 'http://127.0.0.1:8080/callback',
          code_verifier: 'v'.repeat(43),
        },
      }),
    },
    {
      name: 'another grant',
      status: 400,
      error: 'unsupported_grant_type',
      call: () => ({ body: { ...good(), grant_type: 'password' } }),
    },
    {
      name: 'an unknown scope',
      status: 400,
      error: 'invalid_scope',
      call: () => ({ body: { ...grant, ...good(), scope: 'nothing' } }),
    },
    {
      name: 'a malformed scope',
      status: 400,
      error: 'invalid_scope',
      call: () => ({ body: { ...grant, ...good(), scope: 'A  B' } }),
    },
    { name: 'no credentials', status: 401, error: 'invalid_client', call: () => ({ body: grant }) },
    {
      name: 'a wrong secret',
      status: 401,
      error: 'invalid_client',
      call: () => ({ body: { ...grant, ...good(), client_secret: 'wrong' } }),
    },
    {
      name: 'a key of an application without OAuth',
      status: 401,
      error: 'invalid_client',
      call: () => ({ body: { ...grant, client_id: stage.demo.partner.apiKey, client_secret: 'x' } }),
    },
  ];

  it.each(REFUSALS)('refuses $name as $error', async ({ status, error, call }) => {
    const answer = await stage.demo.call<Wire['TokenError']>('issueToken', call());
    expect([answer.status, answer.body.error]).toEqual([status, error]);
  });

  it('refuses an application that is not enabled as unauthorized_client', async () => {
    const body = { ...grant, client_id: DISABLED_CLIENT, client_secret: DISABLED_SECRET };
    const request = requestFor(TOKEN, { body }, { url: 'http://localhost', apiKey: '' });
    const answer = await sendWatched<Wire['TokenError']>(stage.strangers, request);
    expect([answer.status, answer.body.error]).toEqual([400, 'unauthorized_client']);
  });

  it('reaches every documented error', () => {
    const { error } = (
      BUNDLES.bank['components'] as { schemas: { TokenError: { properties: { error: Schema } } } }
    ).schemas.TokenError.properties;
    const reached = new Set([...REFUSALS.map((row) => row.error), 'unauthorized_client']);
    expect([...reached].sort()).toEqual([...(error['enum'] as string[])].sort());
  });
});

describe('a success', () => {
  it('of every documented status is reached', async () => {
    const sandbox = await openSandbox();
    const batch = await fetchBatch(sandbox);
    const again = await sandbox.call('fetchTransactionBatch', {
      body: { physicalAccountNumber: batch.physicalAccountNumber },
    });
    await acknowledge(sandbox, batch);
    const credit = operationOf('postCredit').body?.examples[0]?.value;
    const posted = await sandbox.call('postCredit', { body: credit });
    const known = await sandbox.call('postCredit', { body: credit });
    expect([again.status, posted.status, known.status]).toEqual([200, 201, 200]);
    // The examples reach the others: those with one documented success can have no other.
    const several = OPERATIONS.filter(
      ({ responses }) => responses.filter(({ status }) => status < 300).length > 1,
    );
    expect(several.map(({ operationId }) => operationId).sort()).toEqual([
      'fetchTransactionBatch',
      'postCredit',
    ]);
  });
});
