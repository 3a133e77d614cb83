import { describe, expect, it } from 'vitest';
import { DAY, formatInstant, HOUR, istDate, MINUTE, parseInstant, SECOND } from '../../lib/clock.ts';
import { PortalClient } from '../portal-client.ts';
import { signRequest } from '../signing.ts';
import { type Got, type Loose, Scene, START } from './scene.ts';

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
