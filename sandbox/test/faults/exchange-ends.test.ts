import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { components } from '../../../spec/generated/control.types.ts';
import { createSandbox, type Sandbox, unwrap } from '../../index.ts';
import type { Timer } from '../../lib/clock.ts';
import { RawConnection, requestBytes } from '../process/raw-connection.ts';

type Exchange = components['schemas']['Exchange'];

/** Lets what a fault holds back go on when the test says so. */
class Holds implements Timer {
  readonly #waiting = new Map<object, { milliseconds: number; task: () => void }>();

  after(milliseconds: number, task: () => void): () => void {
    const key = {};
    this.#waiting.set(key, { milliseconds, task });
    return () => this.#waiting.delete(key);
  }

  release(milliseconds: number): void {
    for (const [key, one] of [...this.#waiting]) {
      if (one.milliseconds !== milliseconds) continue;
      this.#waiting.delete(key);
      one.task();
    }
  }
}

const HELD = 9_876;
const PATH = '/v1/virtual-accounts?limit=2';

let holds: Holds;
let sandbox: Sandbox;
let port: number;
/** In the order in which they were told. */
let told: { readonly what: 'added' | 'ended'; readonly world: string; readonly exchange: Exchange }[];
let wake: () => void;

beforeEach(async () => {
  holds = new Holds();
  told = [];
  wake = () => {};
  const tell = (what: 'added' | 'ended') => (world: string, exchange: Exchange) => {
    told.push({ what, world, exchange });
    wake();
  };
  const onExchange = tell('added');
  const onExchangeEnd = tell('ended');
  sandbox = await createSandbox({ listen: true, timer: holds, plans: 'off', onExchange, onExchangeEnd });
  port = Number(new URL(sandbox.url ?? '').port);
});
afterEach(() => sandbox.close());

/** The next one that is told of the bank; those of the control plane are not asked for here. */
async function next(what: 'added' | 'ended', index = 0): Promise<Exchange> {
  for (;;) {
    const found = told.filter((one) => one.what === what && one.exchange.door === 'BANK')[index];
    if (found !== undefined) return found.exchange;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}

function read(): Uint8Array {
  return requestBytes({ port, apiKey: sandbox.partner.apiKey }, { target: PATH });
}

async function script(action: object): Promise<void> {
  const scripts = [{ operation: 'listVirtualAccounts', do: action }] as never;
  await unwrap(sandbox.control.POST('/sandbox/v1/fault-scripts', { body: { scripts } }));
}

async function listed(number: number): Promise<Exchange> {
  const params = { path: { exchangeNumber: number } };
  return await unwrap(sandbox.control.GET('/sandbox/v1/exchanges/{exchangeNumber}', { params }));
}

describe('an exchange on a connection', () => {
  it('tells which connection it came by, and when body and answer were through', async () => {
    const first = await RawConnection.open(port);
    const second = await RawConnection.open(port);
    for (const connection of [first, second, first]) {
      connection.send(read());
      expect((await connection.answer())?.status).toBe(200);
    }
    const all = [await next('ended', 0), await next('ended', 1), await next('ended', 2)];
    expect(all.map(({ connection }) => connection)).toEqual([1, 2, 1]);
    for (const { durationMicroseconds, answeredMicroseconds = -1, ...one } of all) {
      expect(answeredMicroseconds).toBeGreaterThanOrEqual(durationMicroseconds);
      expect(one).not.toHaveProperty('closedMicroseconds');
      expect(one).not.toHaveProperty('clientGone');
      expect(one).not.toHaveProperty('bodyReadMicroseconds');
    }
    const [, b, c] = all;
    const end = (b?.arrivedMicroseconds ?? 0) + (b?.answeredMicroseconds ?? 0);
    expect(c?.arrivedMicroseconds).toBeGreaterThan(b?.arrivedMicroseconds ?? 0);
    expect(end).toBeGreaterThan(b?.arrivedMicroseconds ?? 0);
    first.reset();
    second.reset();
  });

  it('of a slow body tells when its last byte had come', async () => {
    const connection = await RawConnection.open(port);
    const body = '{"physicalAccountNumber":"123456789012"}';
    connection.send(
      `POST /v1/transaction-batches HTTP/1.1\r\nHost: a\r\nX-Api-Key: ${sandbox.partner.apiKey}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 9)}`,
    );
    // Something else is answered meanwhile: the head had come before it.
    const other = await RawConnection.open(port);
    other.send(read());
    await other.answer();
    connection.send(body.slice(9));
    expect((await connection.answer())?.status).toBe(201);
    const [quick, slow] = [await next('ended', 0), await next('ended', 1)];
    expect(slow.operationId).toBe('fetchTransactionBatch');
    const { bodyReadMicroseconds = -1, durationMicroseconds } = slow;
    expect(slow.arrivedMicroseconds + bodyReadMicroseconds).toBeGreaterThan(quick.arrivedMicroseconds);
    expect(durationMicroseconds).toBeGreaterThanOrEqual(bodyReadMicroseconds);
    connection.reset();
    other.reset();
  });

  it('in process has no connection, and no end is told', async () => {
    await sandbox.fetch(PATH, { headers: { 'x-api-key': sandbox.partner.apiKey } });
    const exchange = await next('added');
    for (const name of ['connection', 'answeredMicroseconds', 'closedMicroseconds', 'clientGone']) {
      expect(exchange).not.toHaveProperty(name);
    }
    expect(told.some(({ what }) => what === 'ended')).toBe(false);
  });
});

describe('an exchange whose answer is held back', () => {
  it.each([
    ['hangs up', (connection: RawConnection) => connection.reset()],
    ['says that no more comes', (connection: RawConnection) => connection.end()],
  ])('is there at once, and tells when a client that does not wait %s', async (_how, leave) => {
    await script({ type: 'STALL_HEADERS', milliseconds: HELD });
    const connection = await RawConnection.open(port);
    connection.send(read());
    const { number } = await next('added');
    const waiting = await listed(number);
    expect(waiting.fault).toMatchObject({ action: 'STALL_HEADERS', connection: 'HELD_BACK' });
    for (const name of ['answeredMicroseconds', 'closedMicroseconds', 'clientGone']) {
      expect(waiting).not.toHaveProperty(name);
    }
    leave(connection);
    const ended = await next('ended');
    expect(ended).toMatchObject({ number, clientGone: true, status: 200 });
    expect(ended).not.toHaveProperty('answeredMicroseconds');
    expect(ended.closedMicroseconds).toBeGreaterThan(ended.durationMicroseconds);
    expect(await listed(number)).toEqual(ended);
  });

  it.each(['STALL_HEADERS', 'STALL_BODY'])('by %s tells when it had left after all', async (type) => {
    await script({ type, milliseconds: HELD });
    const connection = await RawConnection.open(port);
    connection.send(read());
    const { durationMicroseconds } = await next('added');
    holds.release(HELD);
    expect((await connection.answer())?.status).toBe(200);
    const ended = await next('ended');
    expect(ended.answeredMicroseconds).toBeGreaterThan(durationMicroseconds);
    expect(ended).not.toHaveProperty('closedMicroseconds');
    expect(ended).not.toHaveProperty('clientGone');
    connection.reset();
  });

  it('in the middle of its body tells of the client who left', async () => {
    await script({ type: 'SLOW_DRIP', bytes: 16, milliseconds: HELD });
    const connection = await RawConnection.open(port);
    connection.send(read());
    await connection.someBytes();
    holds.release(HELD);
    connection.reset();
    expect(await next('ended')).toMatchObject({ clientGone: true });
  });

  it('is sent to whoever follows, at once', async () => {
    const response = await sandbox.fetch('/sandbox/v1/exchange-events?door=BANK');
    const reader = response.body?.getReader();
    await reader?.read();
    await script({ type: 'STALL_HEADERS', milliseconds: HELD });
    const connection = await RawConnection.open(port);
    connection.send(read());
    const { value } = (await reader?.read()) ?? {};
    expect(Buffer.from(value ?? []).toString()).toContain('"connection":"HELD_BACK"');
    connection.reset();
    await reader?.cancel();
  });
});

describe('an exchange whose connection a fault has closed', () => {
  it.each(['RESET', 'LOST', 'TRUNCATE'])('by %s says when, and does not blame the client', async (type) => {
    await script({ type });
    const connection = await RawConnection.open(port);
    connection.send(read());
    await connection.closed;
    const ended = await next('ended');
    expect(ended.closedMicroseconds).toBeGreaterThanOrEqual(ended.durationMicroseconds);
    expect(ended).not.toHaveProperty('clientGone');
    expect(ended).not.toHaveProperty('answeredMicroseconds');
  });
});

describe('a request for a world that does not exist', () => {
  it('is kept in the log of the default one, with its whole path', async () => {
    const key = { 'x-api-key': 'khata_key_of_nobody_0001' };
    await fetch(`${sandbox.url}/w/nope/v1/virtual-accounts?limit=2`, { headers: key });
    await fetch(`${sandbox.url}/w/nope/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({ a: 'b' }),
    });
    await fetch(`${sandbox.url}/v1/balances`, { headers: key });
    const world = await sandbox.world('there');
    const { data } = await unwrap(sandbox.control.GET('/sandbox/v1/exchanges', { params: { query: {} } }));
    const bank = data.filter(({ door }) => door === 'BANK').reverse();
    expect(bank.map(({ path, stray, problemCode }) => [path, stray, problemCode])).toEqual([
      ['/w/nope/v1/virtual-accounts', true, 'WORLD_NOT_FOUND'],
      ['/w/nope/oauth2/token', true, 'WORLD_NOT_FOUND'],
      ['/v1/balances', undefined, 'ROUTE_NOT_FOUND'],
    ]);
    expect(JSON.stringify(data)).not.toContain('khata_key_of_nobody_0001');
    await world.delete();
    await fetch(`${sandbox.url}/w/there/v1/refunds`, { headers: key });
    expect((await next('added', 3)).path).toBe('/w/there/v1/refunds');
    const archive = await unwrap(sandbox.control.GET('/sandbox/v1/exchange-archive'));
    const urls = archive.log.entries.map(({ request }) => request.url);
    expect(urls).toContain(`${sandbox.url}/w/nope/v1/virtual-accounts?limit=[redacted]`);
  });
});

describe('a request with the credentials of another world', () => {
  it('is told of in the log, with the name of that world, and not in the answer', async () => {
    const own = await sandbox.world('session-1');
    const other = await sandbox.world('session-2');
    const { apiKey, clientId, clientSecret } = other.partner;
    const basic = { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` };
    const form = { grant_type: 'client_credentials' };
    const issued = await other.fetch('/oauth2/token', {
      method: 'POST',
      headers: basic,
      body: new URLSearchParams(form),
    });
    const bearer = `Bearer ${((await issued.json()) as { access_token: string }).access_token}`;
    const body = new URLSearchParams({ ...form, client_id: clientId, client_secret: clientSecret });
    const asked: [string, RequestInit][] = [
      ['/v1/refunds', { headers: { 'x-api-key': apiKey } }],
      ['/v1/refunds', { headers: { authorization: bearer } }],
      ['/oauth2/token', { method: 'POST', headers: basic, body: new URLSearchParams(form) }],
      ['/oauth2/token', { method: 'POST', body }],
      // Refused as its own, and as nobody's.
      ['/v1/refunds', { headers: { 'x-api-key': own.partner.clientId } }],
      ['/v1/refunds', { headers: { 'x-api-key': 'khata_key_of_nobody_0001' } }],
    ];
    for (const [path, init] of asked) {
      const answer = await fetch(`${own.url}${path}`, init);
      expect(answer.status).toBe(401);
      expect(await answer.text()).not.toContain('session-');
    }
    const { data } = await unwrap(own.control.GET('/sandbox/v1/exchanges'));
    const two = 'session-2';
    expect(data.map(({ credentialOf }) => credentialOf).reverse()).toEqual([
      two,
      two,
      two,
      two,
      undefined,
      undefined,
    ]);
    // Without a prefix, and with one that leads nowhere.
    for (const prefix of ['', '/w/session-3']) {
      await fetch(`${sandbox.url}${prefix}/v1/refunds`, { headers: { 'x-api-key': apiKey } });
    }
    const strays = await unwrap(
      sandbox.control.GET('/sandbox/v1/exchanges', { params: { query: { limit: 2 } } }),
    );
    expect(strays.data.map(({ path, credentialOf }) => [path, credentialOf])).toEqual([
      ['/w/session-3/v1/refunds', two],
      ['/v1/refunds', two],
    ]);
  });
});
