import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as validators from '../spec/generated/bank.validators.js';
import { createSandbox, type Sandbox, type SandboxOptions } from './index.ts';
import { manualClock, systemClock } from './lib/clock.ts';
import { webhookReach } from './notifications.ts';
import { receiveWebhooks, type WebhookReceiver } from './test/webhook-receiver.ts';

const APPLICATION = 'app-acme-key';
const SECRET = `whsec_${Buffer.alloc(24, 'a receiver of tests only').toString('base64')}`;

let sandbox: Sandbox;
let receiver: WebhookReceiver;
let warnings: string[];

async function open(options: SandboxOptions = {}): Promise<void> {
  warnings = [];
  sandbox = await createSandbox({ ...options, onWarning: (message) => warnings.push(message) });
}

beforeEach(async () => {
  receiver = await receiveWebhooks();
});

afterEach(async () => {
  await sandbox.close();
  await receiver.close();
});

interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

async function control<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
  const init: RequestInit = { method };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { 'content-type': 'application/json' };
  }
  const answer = await sandbox.fetch(new Request(`http://localhost/sandbox/v1${path}`, init));
  return { status: answer.status, body: (await answer.json()) as T };
}

interface Listed {
  readonly notificationId: string;
  readonly applicationId: string;
  readonly type: string;
  readonly subjectId: string;
  readonly state: string;
  readonly cancelReason?: string;
  readonly attemptCount: number;
}

const list = async (query = ''): Promise<Listed[]> =>
  (await control<{ data: Listed[] }>('GET', `/notifications?limit=200${query}`)).body.data;

const subscribe = (applicationId = APPLICATION, setting: object = {}) =>
  control<{ secret: string }>('PUT', `/applications/${applicationId}/notification-endpoint`, {
    notificationUrl: receiver.url,
    secret: SECRET,
    ...setting,
  });

const credit = async (more: object = {}): Promise<{ transactionReferenceNumber: string }> =>
  (
    await control<{ transaction: { transactionReferenceNumber: string } }>('POST', '/credits', {
      virtualAccountNumber: 'ACME00000001',
      amount: '1250.00',
      paymentMode: 'UPI',
      remitter: { name: 'शर्मा वस्त्र भंडार', accountNumber: '004501567823' },
      ...more,
    })
  ).body.transaction;

describe('a credit of an application that has an address', () => {
  beforeEach(() => open());

  it('is told to a receiver, which verifies it by the library of Standard Webhooks', async () => {
    const set = await subscribe();
    expect(set).toMatchObject({ status: 200, body: { secret: SECRET } });
    const { transactionReferenceNumber } = await credit();
    const [webhook] = await receiver.arrived(1);
    const headers = webhook?.headers as Record<string, string>;
    const body = webhook?.body ?? '';
    const event = new Webhook(SECRET).verify(body, headers);
    expect(event).toMatchObject({ type: 'CREDIT_POSTED', data: { transactionReferenceNumber } });
    expect(validators.creditPosted$body(event)).toBe(true);
    expect(headers['content-type']).toBe('application/json');
    expect(headers['webhook-id']).toMatch(/^msg_[A-Za-z0-9]+$/);

    const other = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
    expect(() => new Webhook(other).verify(body, headers)).toThrow(/signature/);
    expect(() => new Webhook(SECRET).verify(body.replace('1250.00', '9250.00'), headers)).toThrow(
      /signature/,
    );
    expect(() => new Webhook(SECRET).verify(body, { ...headers, 'webhook-id': 'msg_other' })).toThrow();
    const stale = String(Number(headers['webhook-timestamp']) - 301);
    expect(() => new Webhook(SECRET).verify(body, { ...headers, 'webhook-timestamp': stale })).toThrow(/old/);
  });

  it('is marked delivered after the answer, with the attempt', async () => {
    await subscribe();
    const { transactionReferenceNumber } = await credit();
    await receiver.arrived(1);
    await sandbox.notificationsSettled();
    const [row] = await list();
    expect(row).toMatchObject({
      applicationId: APPLICATION,
      type: 'CREDIT_POSTED',
      subjectId: transactionReferenceNumber,
      state: 'DELIVERED',
      lastAttempt: { status: 204 },
    });
    const one = await control<{ payload: string }>('GET', `/notifications/${row?.notificationId}`);
    expect(one.body.payload).toBe(receiver.received[0]?.body);
    expect(JSON.stringify(one.body)).not.toContain('whsec_');
    expect(JSON.stringify(one.body)).not.toContain('v1,');
  });

  it('is sent again on demand with the same id and body', async () => {
    await subscribe();
    await credit();
    await receiver.arrived(1);
    await sandbox.notificationsSettled();
    const [row] = await list();
    const again = await control<Listed>('POST', `/notifications/${row?.notificationId}/resend`);
    expect(again).toMatchObject({ status: 200, body: { state: 'PENDING' } });
    const [first, second] = await receiver.arrived(2);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.body).toBe(first?.body);
    await sandbox.notificationsSettled();
    expect((await list())[0]).toMatchObject({ state: 'DELIVERED', attemptCount: 2 });
  });

  it('is told with what else becomes of it: reversal, refund settled, failed and returned', async () => {
    await subscribe();
    const credits = [await credit(), await credit(), await credit()];
    const [first, second, third] = credits.map((made) => made.transactionReferenceNumber);
    await control('POST', `/credits/${first}/reversal`);
    const refunds: string[] = [];
    for (const transactionReferenceNumber of [second, third]) {
      const { apiKey, clientName } = sandbox.partner;
      const headers = { 'x-api-key': apiKey, 'idempotency-key': `r-${transactionReferenceNumber}` };
      const request = new Request('http://localhost/v1/refunds', {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify({ clientName, transactionReferenceNumber }),
      });
      refunds.push(((await (await sandbox.fetch(request)).json()) as { refundId: string }).refundId);
    }
    await control('POST', `/refunds/${refunds[0]}/settlement`);
    await control('POST', `/refunds/${refunds[0]}/return`);
    await control('POST', `/refunds/${refunds[1]}/failure`);
    const webhooks = await receiver.arrived(7);
    const told = webhooks.map(({ body }) => JSON.parse(body) as { type: string; data: { status?: string } });
    expect(told.map(({ type, data }) => [type, data.status].join(' ').trim()).sort()).toEqual([
      'CREDIT_POSTED',
      'CREDIT_POSTED',
      'CREDIT_POSTED',
      'CREDIT_REVERSED',
      'REFUND_RETURNED RETURNED',
      'REFUND_SETTLED FAILED',
      'REFUND_SETTLED PROCESSED',
    ]);
    const valid = {
      CREDIT_POSTED: validators.creditPosted$body,
      CREDIT_REVERSED: validators.creditReversed$body,
      REFUND_SETTLED: validators.refundSettled$body,
      REFUND_RETURNED: validators.refundReturned$body,
    } as const;
    for (const event of told) expect(valid[event.type as keyof typeof valid](event), event.type).toBe(true);
  });

  it('tells of an event that falls due, at the instant when it was due', async () => {
    await subscribe();
    await control('PUT', '/clock', { now: '2027-01-04T10:07:00+05:30', frozen: true });
    await credit({ paymentMode: 'NEFT' });
    expect(await list('&type=CREDIT_POSTED')).toHaveLength(0);
    await control('POST', '/clock/advance', { seconds: 3600 });
    const [webhook] = await receiver.arrived(1);
    expect(JSON.parse(webhook?.body ?? '')).toMatchObject({ timestamp: '2027-01-04T10:30:00.000+05:30' });
    // The signature goes by the host's clock, or no receiver could check its age.
    expect(() => new Webhook(SECRET).verify(webhook?.body ?? '', webhook?.headers as never)).not.toThrow();
  });

  it('is not told to whom it does not concern', async () => {
    await subscribe('app-beta-key');
    await credit();
    expect(await list()).toHaveLength(0);
  });

  it('is told to each application of the organisation that has an address, once', async () => {
    await subscribe();
    await subscribe('app-acme-oauth');
    const { transactionReferenceNumber } = await credit();
    await receiver.arrived(2);
    const rows = await list();
    expect(rows.map(({ applicationId, subjectId }) => [applicationId, subjectId]).sort()).toEqual([
      ['app-acme-key', transactionReferenceNumber],
      ['app-acme-oauth', transactionReferenceNumber],
    ]);
    expect(new Set(rows.map(({ notificationId }) => notificationId)).size).toBe(2);
  });

  it('leaves nothing behind in a world that was reset', async () => {
    await subscribe();
    await credit();
    await receiver.arrived(1);
    await control('POST', '/reset');
    await credit();
    await sandbox.notificationsSettled();
    expect(await list()).toHaveLength(0);
    expect(receiver.received).toHaveLength(1);
  });

  it('stops when the address is taken away', async () => {
    await subscribe();
    await control('PUT', `/applications/${APPLICATION}/notification-endpoint`, { notificationUrl: null });
    await credit();
    expect(await list()).toHaveLength(0);
  });
});

describe('every posted credit', () => {
  it('has exactly one notification for each application that is told of it', async () => {
    await open();
    const amounts = fc.array(
      fc.record({ paise: fc.integer({ min: 1, max: 10_000_000 }), neft: fc.boolean() }),
      {
        maxLength: 12,
      },
    );
    await subscribe();
    await control('POST', '/clock/freeze');
    let posted = 0;
    await fc.assert(
      fc.asyncProperty(amounts, async (credits) => {
        const items = credits.map(({ paise, neft }) => ({
          virtualAccountNumber: 'ACME00000001',
          amount: `${Math.floor(paise / 100)}.${String(paise % 100).padStart(2, '0')}`,
          paymentMode: neft ? 'NEFT' : 'UPI',
          remitter: { name: 'R', accountNumber: '004501567823' },
        }));
        if (items.length > 0) await control('POST', '/bulk-credits', { items });
        await control('POST', '/clock/advance', { seconds: 1800 });
        posted += credits.length;
        const rows = await list('&type=CREDIT_POSTED');
        expect(rows).toHaveLength(Math.min(200, posted));
        expect(new Set(rows.map(({ subjectId }) => subjectId)).size).toBe(rows.length);
      }),
      { numRuns: 15, seed: 26 },
    );
    await receiver.arrived(posted);
    await sandbox.notificationsSettled();
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(posted);
    expect(receiver.received).toHaveLength(posted);
  });
});

describe('an address that is not one to send to', () => {
  it.each([
    ['http://10.0.0.1/hook', {}],
    ['https://169.254.169.254/latest', {}],
    ['https://[fd00::1]/hook', {}],
    ['http://example.com/hook', {}],
    ['http://127.0.0.1:3000/hook', { notifications: { allowPrivate: false } }],
    ['https://0x7f.1/hook', { notifications: { allowPrivate: false } }],
    ['http://localhost:3000/hook', { publicUrl: 'https://sandbox.example' }],
  ] satisfies [string, SandboxOptions][])(
    '%s is refused when it is set',
    async (notificationUrl, options) => {
      await open(options);
      const answer = await subscribe(APPLICATION, { notificationUrl });
      expect(answer).toMatchObject({
        status: 400,
        body: {
          code: 'VALIDATION_FAILED',
          errors: [{ pointer: '/notificationUrl', code: 'REFUSED_ADDRESS' }],
        },
      });
    },
  );

  it('may be allowed', async () => {
    await open({ notifications: { allowPrivate: true } });
    expect(await subscribe(APPLICATION, { notificationUrl: 'http://10.0.0.1/hook' })).toMatchObject({
      status: 200,
    });
  });

  it('is refused by default wherever others than this machine can set addresses', () => {
    expect(webhookReach({}, undefined)).toBe('LOOPBACK');
    expect(webhookReach({ localOnly: false }, undefined)).toBe('PUBLIC');
    expect(webhookReach({}, 'https://sandbox.example')).toBe('PUBLIC');
    expect(webhookReach({ allowPrivate: false }, undefined)).toBe('PUBLIC');
    expect(webhookReach({ allowPrivate: true }, 'https://sandbox.example')).toBe('ANY');
  });
});

describe('the clock of the world', () => {
  it('does not move the timestamp of a signature', async () => {
    const clock = manualClock(systemClock.now());
    await open({ clock });
    await subscribe();
    await control('POST', '/clock/advance', { seconds: 86_400 });
    await credit();
    const [webhook] = await receiver.arrived(1);
    expect(Number(webhook?.headers['webhook-timestamp'])).toBe(Math.floor(clock.now() / 1000));
  });
});
