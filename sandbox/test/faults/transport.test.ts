import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RawConnection, requestBytes } from '../process/raw-connection.ts';
import { type Ask, type BankWire, FaultStage, FETCH, LIST, PHYSICAL } from './stage.ts';

/** Each fault of the connection and of whole answers, seen from a raw socket. */

let stage: FaultStage;
beforeAll(async () => {
  stage = await FaultStage.open();
});
afterAll(() => stage.close());

let accounts = 0;
function createAccount(key = `create-${accounts}`): Ask {
  accounts++;
  const item = {
    virtualAccountNumber: `ACME7${accounts.toString().padStart(8, '0')}`,
    accountName: 'Faulty',
  };
  return {
    path: '/v1/virtual-accounts',
    body: { physicalAccountNumber: PHYSICAL, items: [item] },
    headers: { 'Idempotency-Key': key },
  };
}

async function isThere({ body }: Ask): Promise<boolean> {
  const [item] = (body as { items: { virtualAccountNumber: string }[] }).items;
  return (await stage.call({ path: `/v1/virtual-accounts/${item?.virtualAccountNumber}` })).status === 200;
}

/** A script that acts on the next call. */
async function next(operation: string, action: object): Promise<string> {
  return await stage.script({ operation, do: action } as never);
}

const create = 'createVirtualAccounts';
const list = 'listVirtualAccounts';

describe('a status fault', () => {
  it.each([429, 500, 503])('answers %i with a problem and does nothing', async (status) => {
    const id = await next(create, { type: 'STATUS', status, retryAfterSeconds: 7 });
    const ask = createAccount();
    const { answer } = await stage.raw(ask);
    expect(answer?.status).toBe(status);
    expect(answer?.headers.get('content-type')).toBe('application/problem+json');
    expect(answer?.headers.get('retry-after')).toBe('7');
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({ status, instance: '/v1/virtual-accounts' });
    expect(await isThere(ask)).toBe(false);
    const { calls, applied, exhausted, uses } = await stage.accounting(id);
    expect({ calls, applied, exhausted }).toEqual({ calls: 1, applied: 1, exhausted: true });
    expect(uses.map(({ requestId }) => requestId)).toEqual([answer?.headers.get('x-request-id')]);
    // The same call again is a first call: the refusal left nothing behind.
    expect((await stage.raw(ask)).answer?.headers.has('idempotency-replayed')).toBe(false);
    expect(await isThere(ask)).toBe(true);
  });

  it.each([502, 504])('answers %i with the page of a gateway', async (status) => {
    await next(list, { type: 'STATUS', status });
    const { answer } = await stage.raw(LIST);
    expect(answer?.status).toBe(status);
    expect(answer?.headers.get('content-type')).toContain('text/html');
    expect(answer?.headers.has('retry-after')).toBe(false);
  });

  it('says Retry-After as a date, told from the Date of the same answer', async () => {
    await next(list, { type: 'STATUS', status: 503, retryAfterSeconds: 90, retryAfterForm: 'DATE' });
    const { answer } = await stage.raw(LIST);
    const retryAt = answer?.headers.get('retry-after') ?? '';
    expect(retryAt).toMatch(/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/);
    const seconds = (Date.parse(retryAt) - Date.parse(answer?.headers.get('date') ?? '')) / 1000;
    // Both are cut to whole seconds.
    expect(Math.abs(seconds - 90)).toBeLessThanOrEqual(1);
  });

  it('tells which plan is used up', async () => {
    const codes = [];
    for (const code of [undefined, 'API_PLAN_LIMIT_EXCEEDED']) {
      await next(list, { type: 'STATUS', status: 429, code });
      const { answer } = await stage.raw(LIST);
      codes.push(JSON.parse(answer?.body ?? '').code);
      expect(answer?.headers.get('retry-after')).toBe('1');
    }
    expect(codes).toEqual(['ACCOUNT_PLAN_LIMIT_EXCEEDED', 'API_PLAN_LIMIT_EXCEEDED']);
  });
});

describe('a connection that dies', () => {
  it('before the call is processed leaves nothing done', async () => {
    const id = await next(create, { type: 'RESET' });
    const ask = createAccount();
    const seen = await stage.raw(ask);
    expect(seen).toEqual({ answer: undefined, rest: '', wasReset: true });
    expect(await isThere(ask)).toBe(false);
    expect((await stage.accounting(id)).applied).toBe(1);
  });

  it('after it was processed leaves it done, and its answer is there for the repetition', async () => {
    await next(create, { type: 'LOST' });
    const ask = createAccount();
    expect(await stage.raw(ask)).toEqual({ answer: undefined, rest: '', wasReset: true });
    expect(await isThere(ask)).toBe(true);
    const { answer } = await stage.raw(ask);
    expect(answer?.status).toBe(207);
    expect(answer?.headers.get('idempotency-replayed')).toBe('true');
    expect(JSON.parse(answer?.body ?? '').summary.succeeded).toBe(1);
  });

  it('at a read, which is answered at once without faults, dies as well', async () => {
    await next(list, { type: 'RESET' });
    expect((await stage.raw(LIST)).wasReset).toBe(true);
    expect((await stage.raw(LIST)).answer?.status).toBe(200);
  });

  it('in the middle of the body leaves half of it', async () => {
    const whole = (await stage.raw(LIST)).answer;
    await next(list, { type: 'TRUNCATE' });
    const { answer, rest } = await stage.raw(LIST);
    expect(answer).toBeUndefined();
    const [head = '', body = ''] = rest.split('\r\n\r\n');
    expect(head).toContain(`content-length: ${whole?.body.length}`);
    expect(body).toBe(whole?.body.slice(0, Math.ceil(whole.body.length / 2)));
  });
});

describe('an answer that is held back', () => {
  it('before its head comes late and whole', async () => {
    const expected = (await stage.raw(LIST)).answer?.body;
    await next(list, { type: 'STALL_HEADERS', milliseconds: 150 });
    const started = performance.now();
    const { answer } = await stage.raw(LIST);
    expect(performance.now() - started).toBeGreaterThanOrEqual(140);
    expect(answer?.body).toBe(expected);
  });

  it('in its body has come by half, and comes whole', async () => {
    const expected = (await stage.raw(LIST)).answer?.body ?? '';
    await next(list, { type: 'STALL_BODY', milliseconds: 150 });
    const connection = await stage.begin(LIST);
    const [, half = ''] = (await connection.someBytes()).split('\r\n\r\n');
    expect(half.length).toBeLessThan(expected.length);
    expect((await connection.answer())?.body).toBe(expected);
    connection.reset();
  });

  it('in drops comes whole', async () => {
    const expected = (await stage.raw(LIST)).answer?.body ?? '';
    await next(list, { type: 'SLOW_DRIP', bytes: 100, milliseconds: 5 });
    const started = performance.now();
    const { answer } = await stage.raw(LIST);
    expect(performance.now() - started).toBeGreaterThanOrEqual(4 * Math.ceil(expected.length / 100));
    expect(answer?.body).toBe(expected);
  });

  it('leaves its connection fit for the next call', async () => {
    await next(list, { type: 'STALL_BODY', milliseconds: 20 });
    const connection = await stage.begin(LIST);
    expect((await connection.answer())?.status).toBe(200);
    const { apiKey } = stage.sandbox.partner;
    connection.send(
      `GET ${LIST.path} HTTP/1.1\r\nHost: 127.0.0.1:${stage.port}\r\nX-Api-Key: ${apiKey}\r\n\r\n`,
    );
    expect((await connection.answer())?.status).toBe(200);
    connection.reset();
  });

  it('does not hold back a server that closes', async () => {
    const other = await FaultStage.open();
    await other.script({ operation: list, do: { type: 'STALL_BODY', milliseconds: 300_000 } });
    const connection = await other.begin(LIST);
    await connection.someBytes();
    // A grace beyond the test's own time: only a connection that is let go of makes this resolve.
    await other.listener.close(2 ** 30);
    await connection.closed;
    await other.close();
  });
});

describe('a server that closes', () => {
  it('does not wait for an answer that is held back only afterwards', async () => {
    const other = await FaultStage.open();
    await other.script({
      operation: 'fetchTransactionBatch',
      do: { type: 'STALL_HEADERS', milliseconds: 300_000 },
    });
    const whole = requestBytes(
      { port: other.port, apiKey: other.sandbox.partner.apiKey },
      { target: FETCH.path, body: JSON.stringify(FETCH.body), headers: ['Expect: 100-continue'] },
    );
    const connection = await RawConnection.open(other.port);
    connection.send(whole.subarray(0, -1));
    // Told to go on, so the call is under way.
    expect((await connection.answer())?.status).toBe(100);
    const closed = other.listener.close(2 ** 30);
    setImmediate(() => setImmediate(() => connection.send(whole.subarray(-1))));
    await Promise.all([closed, connection.closed]);
    await other.close();
  });
});

describe('an answer that is not the contract’s', () => {
  it('is the page of a gateway, and the call was not processed unless the script says so', async () => {
    for (const processed of [false, true]) {
      await next(create, { type: 'GATEWAY_HTML', processed });
      const ask = createAccount();
      const { answer } = await stage.raw(ask);
      expect(answer?.status).toBe(200);
      expect(answer?.headers.get('content-type')).toContain('text/html');
      expect(answer?.body).toContain('<html>');
      expect(await isThere(ask)).toBe(processed);
    }
  });

  it('is empty, and the call was not processed unless the script says so', async () => {
    for (const processed of [false, true]) {
      await next(create, { type: 'EMPTY_ANSWER', processed });
      const ask = createAccount();
      const { answer } = await stage.raw(ask);
      expect([answer?.status, answer?.headers.get('content-length'), answer?.body]).toEqual([200, '0', '']);
      expect(await isThere(ask)).toBe(processed);
    }
  });

  it('is JSON without members where the script says so, and the call was not processed', async () => {
    await next(create, { type: 'EMPTY_ANSWER', body: 'OBJECT' });
    const ask = createAccount();
    const { answer } = await stage.raw(ask);
    expect([answer?.status, answer?.headers.get('content-type'), answer?.body]).toEqual([
      200,
      'application/json',
      '{}',
    ]);
    expect(await isThere(ask)).toBe(false);
  });

  it('is JSON that breaks off', async () => {
    await next(list, { type: 'BAD_JSON' });
    const { answer } = await stage.raw(LIST);
    expect(answer?.status).toBe(200);
    expect(answer?.headers.get('content-type')).toBe('application/json');
    expect(() => JSON.parse(answer?.body ?? '')).toThrow(SyntaxError);
  });

  it.each([
    [undefined, 'text/html'],
    ['text/plain', 'text/plain'],
  ])('has another Content-Type: %s', async (contentType, sent) => {
    await next(list, { type: 'WRONG_CONTENT_TYPE', contentType });
    const { answer } = await stage.raw(LIST);
    expect(answer?.headers.get('content-type')).toBe(sent);
    expect(JSON.parse(answer?.body ?? '').data).toHaveLength(2);
  });

  it.each([-3600, 3600])('has a clock that is %i seconds off', async (seconds) => {
    const before = Date.parse((await stage.raw(LIST)).answer?.headers.get('date') ?? '');
    await next(list, { type: 'CLOCK_SKEW', seconds });
    const { answer } = await stage.raw(LIST);
    const skew = (Date.parse(answer?.headers.get('date') ?? '') - before) / 1000 - seconds;
    expect(skew).toBeGreaterThanOrEqual(-1);
    expect(skew).toBeLessThan(10);
  });

  it('says that the token has expired, which it has not', async () => {
    const { clientId, clientSecret } = stage.sandbox.partner;
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    });
    const issued = await stage.sandbox.fetch(
      new Request('http://localhost/oauth2/token', { method: 'POST', body: form }),
    );
    const { access_token } = (await issued.json()) as { access_token: string };
    const id = await next(list, { type: 'TOKEN_EXPIRED' });
    // A call by key has no token that could expire: it is not asked about.
    expect((await stage.raw(LIST)).answer?.status).toBe(200);
    const statuses = [];
    for (let i = 0; i < 2; i++) {
      const response = await stage.sandbox.fetch(
        new Request(`http://localhost${LIST.path}`, { headers: { authorization: `Bearer ${access_token}` } }),
      );
      statuses.push(response.status);
      if (i === 0) {
        expect(((await response.json()) as BankWire['Problem']).code).toBe('TOKEN_EXPIRED');
        expect(response.headers.get('www-authenticate')).toContain('invalid_token');
      }
    }
    expect(statuses).toEqual([401, 200]);
    expect(await stage.accounting(id)).toMatchObject({ calls: 2, applied: 1 });
  });
});

describe('a fetch', () => {
  it('whose answer was lost gives the same batch again', async () => {
    const id = await next('fetchTransactionBatch', { type: 'LOST' });
    expect((await stage.raw(FETCH)).wasReset).toBe(true);
    const { answer } = await stage.raw(FETCH);
    expect(answer?.status).toBe(200);
    expect(answer?.headers.get('delivery-attempt')).toBe('2');
    expect(await stage.accounting(id)).toMatchObject({ calls: 2, applied: 1, remaining: 0 });
  });

  it('whose acknowledgement was lost has been acknowledged', async () => {
    const batch = await stage.fetchBatch();
    if (batch === null) throw new Error('the demo has credits');
    await next('acknowledgeTransactionBatch', { type: 'LOST' });
    const { batchId, numberOfTransactions, controlSum } = batch;
    const ask = stage.acknowledgement(batchId, { numberOfTransactions, controlSum });
    expect((await stage.raw(ask)).wasReset).toBe(true);
    const { answer } = await stage.raw(ask);
    expect(answer?.status).toBe(200);
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({ batchId, numberOfTransactions, controlSum });
    expect((await stage.fetchBatch())?.batchNumber).toBe(batch.batchNumber + 1);
    expect(await stage.isSound()).toBe(true);
  });
});
