import { createParser, type EventSourceMessage } from 'eventsource-parser';
import type { Har } from 'har-format';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { components } from '../../spec/generated/control.types.ts';
import { type Listener, listen } from '../http/listener.ts';
import { createSandbox, type Sandbox } from '../index.ts';
import type { Timer } from '../lib/clock.ts';

type Wire = components['schemas'];

/** Timers that go off when the test says so. */
class Timers implements Timer {
  readonly waiting = new Map<object, { milliseconds: number; task: () => void }>();

  after(milliseconds: number, task: () => void): () => void {
    const key = {};
    this.waiting.set(key, { milliseconds, task });
    return () => this.waiting.delete(key);
  }

  fire(milliseconds: number): void {
    for (const [key, timer] of [...this.waiting]) {
      if (timer.milliseconds !== milliseconds) continue;
      this.waiting.delete(key);
      timer.task();
    }
  }
}

const HEARTBEAT = 15_000;
const KEY = 'khata_demo_key_none_0001';

let timers: Timers;
let sandbox: Sandbox;
let listener: Listener;

beforeEach(async () => {
  timers = new Timers();
  sandbox = await createSandbox({ timer: timers });
  listener = await listen(sandbox.fetch, { host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  sandbox.hangUp();
  await listener.close(1000);
  await sandbox.close();
});

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(listener.url + path, {
    method,
    headers: {
      'x-api-key': KEY,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as never, headers: response.headers };
}

const look = async <T>(path: string): Promise<T> => (await call('GET', `/sandbox/v1/${path}`)).body;
const read = (number = 'ACME00000001') => call('GET', `/v1/virtual-accounts/${number}`);

/** A follower on a socket of its own. */
async function follow(query = '', headers: Record<string, string> = {}) {
  const controller = new AbortController();
  const response = await fetch(`${listener.url}/sandbox/v1/exchange-events${query}`, {
    headers,
    signal: controller.signal,
  });
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const reader = response.body?.getReader();
  const events: EventSourceMessage[] = [];
  const comments: string[] = [];
  const parser = createParser({
    onEvent: (event) => events.push(event),
    onComment: (comment) => comments.push(comment),
  });
  let ended = false;
  const until = async (isThere: () => boolean) => {
    while (!isThere() && !ended) {
      const { value, done } = (await reader?.read()) ?? { done: true };
      ended = done;
      if (value !== undefined) parser.feed(Buffer.from(value).toString());
    }
  };
  await until(() => comments.length > 0);
  return { events, comments, until, hasEnded: () => ended, leave: () => controller.abort() };
}

describe('whoever follows the exchanges', () => {
  it('is sent each one as it is answered, with its number', async () => {
    const follower = await follow();
    const { headers } = await read();
    await read('ACME99999999');
    await follower.until(() => follower.events.length === 2);
    expect(follower.events.map(({ id, event }) => [id, event])).toEqual([
      ['1', 'exchange'],
      ['2', 'exchange'],
    ]);
    expect(JSON.parse(follower.events[0]?.data ?? '')).toMatchObject({
      number: 1,
      requestId: headers.get('x-request-id'),
      status: 200,
    });
    // It knew then all but how its answer would end.
    const { answeredMicroseconds, ...made } = await look<Wire['Exchange']>('exchanges/2');
    expect(answeredMicroseconds).toBeGreaterThan(0);
    expect(JSON.parse(follower.events[1]?.data ?? '')).toEqual(made);
  });

  it('goes on after the last number that arrived, and is sent what matches only', async () => {
    for (let i = 0; i < 3; i++) await read();
    await read('ACME99999999');
    const resumed = await follow('', { 'last-event-id': '2' });
    await resumed.until(() => resumed.events.length === 2);
    expect(resumed.events.map(({ id }) => id)).toEqual(['3', '4']);
    const missed = await follow('?afterNumber=0&status=404');
    await missed.until(() => missed.events.length === 1);
    expect(missed.events.map(({ id }) => id)).toEqual(['4']);
    expect(
      (await call('GET', '/sandbox/v1/exchange-events', undefined, { 'last-event-id': 'x' })).status,
    ).toBe(400);
  });

  it('is told what was dropped before it was read', async () => {
    for (let i = 0; i < 1003; i++) await sandbox.fetch(new Request('http://localhost/v1/refunds'));
    const follower = await follow('?afterNumber=1');
    await follower.until(() => follower.events.length > 1);
    expect(follower.events[0]).toMatchObject({ event: 'gap', data: '{"from":2,"to":3}' });
    expect(follower.events[1]?.id).toBe('4');
    await follower.until(() => follower.events.length === 1001);
    expect(follower.events.at(-1)?.id).toBe('1003');
  });

  it('hears a heartbeat when nothing happens', async () => {
    const follower = await follow();
    const heard = follower.until(() => follower.comments.length === 2);
    await expect
      .poll(() => [...timers.waiting.values()].some((one) => one.milliseconds === HEARTBEAT))
      .toBe(true);
    timers.fire(HEARTBEAT);
    await heard;
    expect(follower.comments).toEqual(['following after 0', 'still here']);
  });

  it('leaves nothing behind when it goes', async () => {
    const follower = await follow();
    const beats = () => [...timers.waiting.values()].filter((one) => one.milliseconds === HEARTBEAT).length;
    const waiting = follower.until(() => follower.events.length > 0).catch(() => {});
    await expect.poll(beats).toBe(1);
    follower.leave();
    await waiting;
    await expect.poll(beats).toBe(0);
  });

  it('is let go when the world is reset, and when the sandbox stops', async () => {
    const before = await follow();
    await call('POST', '/sandbox/v1/reset');
    await before.until(() => false);
    expect(before.hasEnded()).toBe(true);
    const after = await follow('?afterNumber=99');
    await read();
    await after.until(() => after.events.length === 1);
    // Numbers of the world that is gone mean nothing in the new one.
    expect(after.events[0]?.id).toBe('1');
    sandbox.hangUp();
    await after.until(() => false);
    expect(after.hasEnded()).toBe(true);
  });
});

describe('the archive', () => {
  it('has what HAR 1.2 asks of each entry, oldest first', async () => {
    const items = [{ virtualAccountNumber: 'ACME00020001', accountName: 'Asha Verma' }];
    const body = { physicalAccountNumber: '123456789012', items };
    await call('POST', '/v1/virtual-accounts', body, { 'idempotency-key': 'open-1', cookie: 'secret=1' });
    await call('GET', '/v1/virtual-accounts?status=ACTIVE&limit=2');
    await call('GET', '/v1/balances');
    const archive = await look<Har>('exchange-archive');
    const { version, creator, entries } = archive.log;
    expect([version, creator.name, entries.length]).toEqual(['1.2', 'Khata', 3]);
    for (const { startedDateTime, time, request, response, cache, timings } of entries) {
      expect(Number.isNaN(Date.parse(startedDateTime))).toBe(false);
      expect(time).toBe(timings.wait + (timings.send ?? 0) + (timings.receive ?? 0));
      expect(cache).toEqual({});
      expect(Object.keys(request)).toEqual(
        expect.arrayContaining([
          'method',
          'url',
          'httpVersion',
          'cookies',
          'headers',
          'queryString',
          'headersSize',
          'bodySize',
        ]),
      );
      expect(Object.keys(response)).toEqual(
        expect.arrayContaining([
          'status',
          'statusText',
          'httpVersion',
          'cookies',
          'headers',
          'content',
          'redirectURL',
          'headersSize',
          'bodySize',
        ]),
      );
      expect(new URL(request.url).origin).toBe(listener.url);
    }
    const [opened, listed, lost] = entries;
    expect(opened?.request.postData).toMatchObject({
      mimeType: 'application/json',
      text: JSON.stringify(body),
    });
    expect(opened?.request.headers).toContainEqual({ name: 'x-api-key', value: '[redacted]' });
    expect(JSON.stringify(opened)).not.toContain('secret=1');
    expect(opened).toMatchObject({
      _khata: {
        operationId: 'createVirtualAccounts',
        changes: [{ object: 'VIRTUAL_ACCOUNT', id: 'ACME00020001', kind: 'CREATED' }],
      },
    });
    expect(listed?.request.queryString).toEqual([
      { name: 'status', value: 'ACTIVE' },
      { name: 'limit', value: '2' },
    ]);
    expect([lost?.response.status, new URL(lost?.request.url ?? '').pathname]).toEqual([404, '/v1/balances']);
  });
});

describe('an exchange', () => {
  it('tells what the call changed, by the nouns of the API', async () => {
    const notice = {
      virtualAccountNumber: 'ACME00000001',
      amount: '10.00',
      paymentMode: 'UPI',
      remitter: { name: 'R', accountNumber: '004501567823' },
    };
    const { body } = await call('POST', '/sandbox/v1/credits', notice);
    const { transaction } = body as Wire['CreditOutcome'];
    const [exchange] = (await look<Wire['ExchangeList']>('exchanges?limit=1')).data;
    const id = transaction?.transactionReferenceNumber;
    expect(exchange).toMatchObject({
      door: 'CONTROL',
      operationId: 'postCredit',
      changes: [{ object: 'TRANSACTION', id, kind: 'CREATED' }],
    });
    const found = await look<Wire['ExchangeList']>(`exchanges?objectId=${id}`);
    expect(found.data.map(({ number }) => number)).toEqual([exchange?.number]);
  });

  it('shows of a misplaced secret neither value nor length', async () => {
    const token = 'nDkW0cT8vL2bXhYqR5mZ1sJ4fG7aP9eU3iO6wQxKrVg';
    await call('GET', `/v1/refunds?access_token=${token}&limit=3`);
    await call('GET', `/v1/activate/${token}`);
    await call('POST', '/portal/v1/session', { username: 'asha.verma', password: token, [token]: 1 });
    const { data } = await look<Wire['ExchangeList']>('exchanges');
    expect(JSON.stringify(data)).not.toContain(token);
    expect(data.map(({ door }) => door)).toEqual(['PORTAL', 'BANK', 'BANK']);
    const [session, path, query] = data;
    expect(JSON.parse(session?.requestBody ?? '')).toEqual({
      username: 'asha.verma',
      password: '[redacted]',
      '[redacted]': '[redacted]',
    });
    expect(path?.path).toBe('/v1/activate/[redacted]');
    expect(query?.query).toBe('access_token=[redacted]&limit=[redacted]');
  });

  it('shows none smuggled in as a bare value, behind a known name, or in another spelling', async () => {
    const secret = 'canary9f8e7d6c5b4a39281706f5e4';
    await call('POST', '/portal/v1/session', secret);
    await call('POST', '/sandbox/v1/credits', secret);
    for (const query of [`limit=5;t=${secret}`, `limit=1?t=${secret}`, `limit=1&limit=${secret}`]) {
      await call('GET', `/v1/refunds?${query}`);
    }
    await call('GET', `/v1/${secret.replace('c', '%63')}`);
    const { data } = await look<Wire['ExchangeList']>('exchanges');
    expect(data).toHaveLength(6);
    expect(JSON.stringify(data)).not.toContain(secret);
  });

  it('of a call that broke its schema keeps what the contract knows', async () => {
    await call('POST', '/v1/transaction-batches', { physicalAccountNumber: '1', apikey: 'k' });
    const [exchange] = (await look<Wire['ExchangeList']>('exchanges')).data;
    expect(exchange?.requestBody).toBe('{"physicalAccountNumber":"1","apikey":"[redacted]"}');
  });

  it('is not kept where that is turned off', async () => {
    const silent = await createSandbox({ exchanges: 'off' });
    await silent.fetch(new Request('http://localhost/v1/refunds', { headers: { 'x-api-key': KEY } }));
    const answer = await silent.fetch(new Request('http://localhost/sandbox/v1/exchanges'));
    expect(await answer.json()).toEqual({ data: [], dropped: 0, recording: false });
    await silent.close();
  });
});
