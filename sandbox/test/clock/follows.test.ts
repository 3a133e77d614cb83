import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../../index.ts';
import {
  DAY,
  formatInstant,
  HOUR,
  istDate,
  type ManualClock,
  MINUTE,
  manualClock,
  parseInstant,
  SECOND,
} from '../../lib/clock.ts';
import { PortalClient } from '../portal-client.ts';
import { signRequest } from '../signing.ts';

/** A Monday, 11:07 in India. */
const START = parseInstant('2026-11-23T11:07:00+05:30');
const CALLBACK = 'http://127.0.0.1:8080/callback';
const FORM = 'application/x-www-form-urlencoded';
const VERIFIER = 'a-verifier-of-the-clock-test-that-is-long-enough-0001';
const REMITTER = { name: 'Meera Iyer', accountNumber: '20187654321' };

// biome-ignore lint/suspicious/noExplicitAny: the contract is held elsewhere; a missing field fails below
type Loose = any;

interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Loose;
}

/** A demo bank whose world stands still, and two clocks that can be moved apart. */
class Scene {
  readonly host: ManualClock = manualClock(START);
  #sandbox: Sandbox | undefined;
  #keys = 0;

  async open(): Promise<this> {
    this.#sandbox = await createSandbox({ clock: this.host, startAt: formatInstant(START) });
    return this;
  }

  get sandbox(): Sandbox {
    if (this.#sandbox === undefined) throw new Error('the scene is not open');
    return this.#sandbox;
  }

  async send(
    method: string,
    path: string,
    body?: object | string,
    headers: Record<string, string> = {},
  ): Promise<Got> {
    const isForm = typeof body === 'string';
    const all = {
      ...(body !== undefined && { 'content-type': isForm ? FORM : 'application/json' }),
      ...(path.startsWith('/v1/') &&
        !('authorization' in headers) && { 'x-api-key': this.sandbox.partner.apiKey }),
      ...headers,
    };
    const text = isForm ? body : JSON.stringify(body);
    const request = new Request(`http://localhost${path}`, {
      method,
      headers: all,
      ...(text !== undefined && { body: text }),
    });
    const response = await this.sandbox.fetch(request);
    const answer = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: answer === '' ? undefined : JSON.parse(answer),
    };
  }

  /** A command under a key of its own, unless one is given. */
  async command(path: string, body: object, key = `key-${++this.#keys}`): Promise<Got> {
    return await this.send('POST', path, body, { 'idempotency-key': key });
  }

  async control(path: string, body: object, method = 'POST'): Promise<Loose> {
    const { status, body: answer } = await this.send(method, `/sandbox/v1/${path}`, body);
    if (status >= 300) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`);
    return answer;
  }

  async open1(more: object): Promise<string> {
    const virtualAccountNumber = 'ACME00040001';
    const items = [{ virtualAccountNumber, accountName: 'Clock', ...more }];
    const { body } = await this.command('/v1/virtual-accounts', {
      physicalAccountNumber: '123456789012',
      items,
    });
    expect(body.summary.succeeded).toBe(1);
    return virtualAccountNumber;
  }

  async credit(more: object = {}): Promise<Loose> {
    const notice = {
      virtualAccountNumber: 'ACME00000001',
      amount: '10.00',
      paymentMode: 'UPI',
      remitter: REMITTER,
    };
    return await this.control('credits', { ...notice, ...more });
  }

  async refund(transactionReferenceNumber: string): Promise<Got> {
    return await this.command('/v1/refunds', {
      clientName: this.sandbox.partner.clientName,
      transactionReferenceNumber,
    });
  }

  async signInToken(): Promise<string> {
    return (await this.control('sign-in-links', { username: 'asha.verma' })).token;
  }

  async portal(): Promise<PortalClient> {
    const client = new PortalClient((request) => this.sandbox.fetch(request));
    const { status } = await client.post('/link-sessions', { token: await this.signInToken() });
    expect(status).toBe(201);
    return client;
  }

  async token(form: Record<string, string>): Promise<Got> {
    const { clientId, clientSecret } = this.sandbox.partner;
    const credentials = { client_id: clientId, client_secret: clientSecret };
    return await this.send(
      'POST',
      '/oauth2/token',
      new URLSearchParams({ ...credentials, ...form }).toString(),
    );
  }

  /** Where a browser is sent: the id of a request that waits for somebody's consent. */
  async authorizationRequest(): Promise<string> {
    const query = new URLSearchParams({
      client_id: this.sandbox.partner.clientId,
      redirect_uri: CALLBACK,
      response_type: 'code',
      code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
      code_challenge_method: 'S256',
    });
    const response = await this.sandbox.fetch(
      new Request(`http://localhost/oauth2/authorize?${query}`, { redirect: 'manual' }),
    );
    return (
      new URL(response.headers.get('location') ?? '', 'http://localhost').searchParams.get('request') ?? ''
    );
  }

  async code(): Promise<string> {
    const [client, id] = [await this.portal(), await this.authorizationRequest()];
    const { body } = await client.post(`/authorization-requests/${id}/decision`, { decision: 'APPROVE' });
    return new URL(body.redirectTo).searchParams.get('code') ?? '';
  }

  redeem(code: string): Promise<Got> {
    return this.token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: CALLBACK,
      code_verifier: VERIFIER,
    });
  }

  async quota(quota: object): Promise<void> {
    await this.control('organisations/org-acme/account-plan', quota, 'PUT');
  }

  read(headers: Record<string, string> = {}): Promise<Got> {
    return this.send('GET', '/v1/virtual-accounts/ACME00000001', undefined, headers);
  }
}

/** Something that depends on the time: what it is before a span has passed, and what after. */
interface Row {
  readonly what: string;
  readonly span: number;
  /** Brings it about. @returns what looks at it: once, when the clocks have been moved */
  arrange(scene: Scene): Promise<() => Promise<unknown>>;
  readonly before: unknown;
  readonly after: unknown;
}

const statusOf = async (got: Promise<Got>): Promise<number> => (await got).status;
const stamp = (span: number) => formatInstant(START + span);

/** What a bank's calendar decides (contract.md, Worlds and clocks). */
const OF_THE_WORLD: readonly Row[] = [
  {
    what: 'NEFT, which waits for the half hour',
    span: 23 * MINUTE,
    arrange: async (scene) => {
      const notice = { paymentMode: 'NEFT', utr: 'KONKN26327000051' };
      await scene.credit(notice);
      return async () => (await scene.credit(notice)).outcome;
    },
    before: 'QUEUED',
    after: 'POSTED',
  },
  {
    what: 'validFrom',
    span: 13 * HOUR,
    arrange: async (scene) => {
      const number = await scene.open1({ validFrom: istDate(START + DAY) });
      return async () => (await scene.send('GET', `/v1/virtual-accounts/${number}`)).body.status;
    },
    before: 'SCHEDULED',
    after: 'ACTIVE',
  },
  {
    what: 'validTo',
    span: 13 * HOUR,
    arrange: async (scene) => {
      const virtualAccountNumber = await scene.open1({ validTo: istDate(START) });
      return async () => (await scene.credit({ virtualAccountNumber })).outcome;
    },
    before: 'POSTED',
    after: 'RETURNED',
  },
  {
    what: 'an access token',
    span: HOUR,
    arrange: async (scene) => {
      const { body } = await scene.token({ grant_type: 'client_credentials' });
      return () => statusOf(scene.read({ authorization: `Bearer ${body.access_token}` }));
    },
    before: 200,
    after: 401,
  },
  {
    what: 'an authorization code',
    span: MINUTE,
    arrange: async (scene) => {
      const code = await scene.code();
      return () => statusOf(scene.redeem(code));
    },
    before: 200,
    after: 400,
  },
  {
    what: 'a refresh token',
    span: 30 * DAY,
    arrange: async (scene) => {
      const { body } = await scene.redeem(await scene.code());
      return () => statusOf(scene.token({ grant_type: 'refresh_token', refresh_token: body.refresh_token }));
    },
    before: 200,
    after: 400,
  },
  {
    what: 'an API key with an end',
    span: 2 * HOUR,
    arrange: async (scene) => {
      const client = await scene.portal();
      const { body } = await client.post('/applications/app-acme-key/keys', { expiresAt: stamp(2 * HOUR) });
      return () => statusOf(scene.read({ 'x-api-key': body.apiKey }));
    },
    before: 200,
    after: 401,
  },
  {
    what: 'hits of a day, until midnight in India',
    span: 12 * HOUR + 53 * MINUTE,
    arrange: async (scene) => {
      await scene.quota({ hits: 1, period: 'DAY', tps: null });
      await scene.read();
      return () => statusOf(scene.read());
    },
    before: 429,
    after: 200,
  },
  {
    what: 'hits of a month, until the first in India',
    span: 7 * DAY + 12 * HOUR + 53 * MINUTE,
    arrange: async (scene) => {
      await scene.quota({ hits: 1, period: 'MONTH', tps: null });
      await scene.read();
      return () => statusOf(scene.read());
    },
    before: 429,
    after: 200,
  },
  {
    what: 'what RateLimit says of midnight',
    span: HOUR,
    arrange: async (scene) => {
      await scene.quota({ hits: 5, period: 'DAY', tps: null });
      return async () =>
        /"account-hits";r=4;t=([0-9]+)/.exec((await scene.read()).headers.get('ratelimit') ?? '')?.[1];
    },
    before: `${(12 * HOUR + 53 * MINUTE) / SECOND}`,
    after: `${(11 * HOUR + 53 * MINUTE) / SECOND}`,
  },
  {
    what: 'the steps of a refund',
    span: 30 * SECOND,
    arrange: async (scene) => {
      const { transaction } = await scene.credit();
      const { body } = await scene.refund(transaction.transactionReferenceNumber);
      return async () => (await scene.send('GET', `/v1/refunds/${body.refundId}`)).body.status;
    },
    before: 'ACCEPTED',
    after: 'PROCESSED',
  },
  {
    what: 'the window in which a credit can be refunded',
    span: 181 * DAY,
    arrange: async (scene) => {
      const { transaction } = await scene.credit();
      return async () => (await scene.refund(transaction.transactionReferenceNumber)).body.code;
    },
    before: undefined,
    after: 'REFUND_WINDOW_CLOSED',
  },
  {
    what: 'the retention of answers to an Idempotency-Key',
    span: 2 * DAY,
    arrange: async (scene) => {
      const { transaction } = await scene.credit();
      const { transactionReferenceNumber } = transaction;
      const body = { clientName: scene.sandbox.partner.clientName, transactionReferenceNumber };
      const send = () => scene.command('/v1/refunds', body, 'once');
      await send();
      return async () => (await send()).headers.get('idempotency-replayed');
    },
    before: 'true',
    after: null,
  },
  {
    what: 'the stamp of a mail',
    span: 5 * HOUR,
    arrange: async (scene) => async () => {
      const visitor = new PortalClient((request) => scene.sandbox.fetch(request));
      expect(
        (await visitor.post('/password-resets', { email: 'asha.verma@acme.example' })).status,
      ).toBeLessThan(300);
      const { body } = await scene.send('GET', '/sandbox/v1/mails?limit=1');
      return body.data[0].createdAt;
    },
    before: stamp(0),
    after: stamp(5 * HOUR),
  },
  {
    what: 'the stamp of an audit entry',
    span: 5 * HOUR,
    arrange: async (scene) => async () => {
      const client = await scene.portal();
      await client.post('/applications/app-acme-key/keys', {});
      const { body } = await client.get('/audit-entries?limit=100');
      return body.data.at(-1).at;
    },
    before: stamp(0),
    after: stamp(5 * HOUR),
  },
  {
    what: 'the hour in which a call is counted',
    span: 5 * HOUR,
    arrange: async (scene) => async () => {
      await scene.read();
      const client = await scene.portal();
      const day = istDate(START);
      const query = `fromDate=${day}&toDate=${day}&groupBy=HOUR`;
      const { body } = await client.get(`/applications/app-acme-key/usage?${query}`);
      return body.groups.map(({ startsAt, totals }: Loose) => [startsAt, totals?.calls]);
    },
    before: [[formatInstant(parseInstant('2026-11-23T11:00:00+05:30')), 1]],
    after: [[formatInstant(parseInstant('2026-11-23T16:00:00+05:30')), 1]],
  },
  {
    what: 'the stamp of an exchange',
    span: 5 * HOUR,
    arrange: async (scene) => async () => {
      await scene.read();
      return (await scene.send('GET', '/sandbox/v1/exchanges?limit=1')).body.data[0].at;
    },
    before: stamp(0),
    after: stamp(5 * HOUR),
  },
];

/** What protects the transport: it must not follow a test's time travel. */
const OF_THE_HOST: readonly Row[] = [
  {
    what: 'calls per second',
    span: SECOND,
    arrange: async (scene) => {
      await scene.quota({ hits: null, period: 'DAY', tps: 1 });
      await scene.read();
      return () => statusOf(scene.read());
    },
    before: 429,
    after: 200,
  },
  {
    what: 'the timestamp of an OAuth 1.0a signature',
    span: 6 * MINUTE,
    arrange: async (scene) => {
      const url = 'http://localhost/v1/virtual-accounts/ACME00000001';
      const consumer = {
        key: 'khata_demo_key_oauth1_0001',
        secret: 'khata_demo_consumer_secret_for_tests_only_0001',
      };
      const authorization = signRequest({ method: 'GET', url }, consumer, { timestamp: START / SECOND });
      return () => statusOf(scene.read({ authorization }));
    },
    before: 200,
    after: 401,
  },
  {
    what: 'a session of the portal',
    span: 31 * MINUTE,
    arrange: async (scene) => {
      const client = await scene.portal();
      return async () => (await client.get('/session')).status;
    },
    before: 200,
    after: 401,
  },
  {
    what: 'a one-time link',
    span: 15 * MINUTE,
    arrange: async (scene) => {
      const token = await scene.signInToken();
      const client = new PortalClient((request) => scene.sandbox.fetch(request));
      return async () => (await client.post('/link-sessions', { token })).status;
    },
    before: 201,
    after: 401,
  },
  {
    what: 'a request that waits for consent',
    span: 10 * MINUTE,
    arrange: async (scene) => {
      const [client, id] = [await scene.portal(), await scene.authorizationRequest()];
      return async () =>
        (await client.post(`/authorization-requests/${id}/decision`, { decision: 'APPROVE' })).status;
    },
    before: 200,
    after: 404,
  },
];

const MOVES = {
  world: (scene: Scene, span: number) => scene.control('clock/advance', { seconds: span / SECOND }),
  host: async (scene: Scene, span: number) => scene.host.advance(span),
};

/** What a row shows when one clock alone has moved by its span: the world stands wherever it is not moved. */
async function shownAfter(row: Row, moved: keyof typeof MOVES): Promise<unknown> {
  const scene = await new Scene().open();
  const look = await row.arrange(scene);
  await MOVES[moved](scene, row.span);
  const shown = await look();
  await scene.sandbox.close();
  return shown;
}

/**
 * Each row is looked at after the one clock has moved and after the other has. Code that read the other clock
 * would show both ways round, so no row can pass by accident.
 */
describe('by the world’s clock alone goes', () => {
  it.each(OF_THE_WORLD)('$what', async (row) => {
    expect(row.before).not.toEqual(row.after);
    expect(await shownAfter(row, 'host')).toEqual(row.before);
    expect(await shownAfter(row, 'world')).toEqual(row.after);
  });
});

describe('by the host’s clock alone goes', () => {
  it.each(OF_THE_HOST)('$what', async (row) => {
    expect(row.before).not.toEqual(row.after);
    expect(await shownAfter(row, 'world')).toEqual(row.before);
    expect(await shownAfter(row, 'host')).toEqual(row.after);
  });
});
