import type { Sandbox } from '../index.ts';

/** An exchange as `GET /sandbox/v1/exchanges` tells it, as far as a replay looks at it. */
export interface RecordedExchange {
  number: number;
  at: string;
  method: string;
  path: string;
  query?: string;
  applicationId?: string;
  idempotencyKey?: string;
  requestHeaders: { name: string; value: string }[];
  requestBytes: number;
  requestBody?: string;
  status: number;
  responseHeaders: { name: string; value: string }[];
  responseBytes: number;
  responseBody?: string;
}

const SECRETS = /("(?:access_token|refresh_token)":")[^"]*"/g;
const FORM_SECRETS = /(client_secret|token)=[^&]*/g;
const APPLICATIONS: Readonly<Record<string, string>> = {
  khata_demo_key_none_0001: 'app-acme-key',
};

/** Asks a sandbox and keeps what was asked and answered, without any credential. */
export class ExchangeRecorder {
  readonly exchanges: RecordedExchange[] = [];
  readonly #sandbox: Sandbox;
  readonly #now: () => string;
  #token: string | undefined;

  /** @param now what the world's clock reads */
  constructor(sandbox: Sandbox, now: () => string) {
    this.#sandbox = sandbox;
    this.#now = now;
  }

  async send<T = unknown>(
    method: string,
    target: string,
    body?: unknown,
    more: Record<string, string> = {},
  ): Promise<T> {
    const isForm = typeof body === 'string';
    const headers = new Headers({
      ...(body !== undefined && {
        'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
      }),
      ...(target.startsWith('/v1/') && { 'x-api-key': this.#sandbox.partner.apiKey }),
      ...more,
    });
    if (more['authorization'] !== undefined || more['x-api-key'] === '') headers.delete('x-api-key');
    const text = body === undefined || isForm ? body : JSON.stringify(body);
    const at = this.#now();
    const request = new Request(`http://localhost${target}`, {
      method,
      headers,
      ...(text && { body: text }),
    });
    const response = await this.#sandbox.fetch(request);
    const answer = await response.text();
    this.#keep({ method, target, at, headers, text, response, answer });
    return (answer === '' ? undefined : JSON.parse(answer)) as T;
  }

  /** A token of the demo's OAuth application; from then on {@link bearer} shows it. */
  async authorize(): Promise<void> {
    const { clientId, clientSecret } = this.#sandbox.partner;
    const form = `grant_type=client_credentials&client_id=${clientId}&client_secret=${clientSecret}`;
    const { access_token: token } = await this.send<{ access_token: string }>('POST', '/oauth2/token', form);
    this.#token = token;
  }

  get bearer(): Record<string, string> {
    return { authorization: `Bearer ${this.#token}` };
  }

  #keep(one: {
    method: string;
    target: string;
    at: string;
    headers: Headers;
    text: string | undefined;
    response: Response;
    answer: string;
  }): void {
    const { method, target, at, headers, text, response, answer } = one;
    const [path = '', query] = target.split('?');
    const key = headers.get('idempotency-key');
    const byToken = headers.has('authorization') || path === '/oauth2/token';
    const applicationId = byToken ? 'app-acme-oauth' : APPLICATIONS[headers.get('x-api-key') ?? ''];
    const isSecret = (name: string) => name === 'x-api-key' || name === 'authorization';
    this.exchanges.push({
      number: this.exchanges.length + 1,
      at,
      method,
      path,
      ...(query !== undefined && { query }),
      ...(applicationId !== undefined && { applicationId }),
      ...(key !== null && { idempotencyKey: key }),
      requestHeaders: [...headers].map(([name, value]) => ({
        name,
        value: isSecret(name) ? '[redacted]' : value,
      })),
      requestBytes: text?.length ?? 0,
      ...(text !== undefined && { requestBody: text.replace(FORM_SECRETS, '$1=[redacted]') }),
      status: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      responseBytes: Buffer.byteLength(answer),
      ...(answer !== '' && { responseBody: answer.replace(SECRETS, '$1[redacted]"') }),
    });
  }

  /** The log as the control plane gives it: newest first. */
  log(more: object = {}): string {
    return JSON.stringify({ data: [...this.exchanges].reverse(), ...more });
  }
}

/** A partner's day: accounts, credits, half an hour, a batch, refunds, refusals, a repeat, and a token. */
export async function recordADay(recorder: ExchangeRecorder, pass: (seconds: number) => void): Promise<void> {
  const physicalAccountNumber = '123456789012';
  const numbers = ['ACME00030001', 'ACME00030002'];
  const items = numbers.map((virtualAccountNumber) => ({ virtualAccountNumber, accountName: 'Asha Verma' }));
  const open = { physicalAccountNumber, items };
  await recorder.send('POST', '/v1/virtual-accounts', open, { 'idempotency-key': 'open-1' });
  pass(1);
  await recorder.send('POST', '/v1/virtual-accounts', open, { 'idempotency-key': 'open-1' });
  const remitter = { name: 'शर्मा वस्त्र भंडार', accountNumber: '004501567823' };
  const credit = (virtualAccountNumber: string, paymentMode: string) =>
    recorder.send<{ transaction: { transactionReferenceNumber: string } }>('POST', '/sandbox/v1/credits', {
      virtualAccountNumber,
      amount: '10.10',
      paymentMode,
      remitter,
    });
  const { transaction } = await credit('ACME00030001', 'UPI');
  await credit('ACME00030002', 'NEFT');
  pass(1);
  await recorder.send('POST', '/sandbox/v1/clock/advance', { seconds: 1800 });
  pass(1800);
  await recorder.send('POST', '/sandbox/v1/limits', { batchLimit: 2 });
  await recorder.send('PATCH', '/sandbox/v1/limits', { batchLimit: 2 });
  const reference = transaction.transactionReferenceNumber;
  await recorder.send('GET', `/v1/transactions/${reference}`);
  const { batch } = await recorder.send<{ batch: { batchId: string; transactions: { amount: string }[] } }>(
    'POST',
    '/v1/transaction-batches',
    { physicalAccountNumber },
  );
  const paise = batch.transactions.reduce((sum, one) => sum + BigInt(one.amount.replace('.', '')), 0n);
  const controlSum = `${paise}`.replace(/(..)$/, '.$1');
  const acknowledgement = { numberOfTransactions: batch.transactions.length, controlSum };
  await recorder.send('PUT', `/v1/transaction-batches/${batch.batchId}/acknowledgement`, acknowledgement);
  await recorder.send('POST', `/v1/transaction-batches/${batch.batchId}/acknowledgement`, acknowledgement, {
    'idempotency-key': 'ack-1',
  });
  await recorder.authorize();
  const refund = { clientName: 'Acme Retail Pvt Ltd', transactionReferenceNumber: reference };
  const { refundId } = await recorder.send<{ refundId: string }>('POST', '/v1/refunds', refund, {
    ...recorder.bearer,
    'idempotency-key': 'refund-1',
  });
  pass(40);
  await recorder.send('GET', `/v1/refunds/${refundId}`, undefined, recorder.bearer);
  await recorder.send('GET', '/v1/transactions?limit=3');
  await recorder.send('GET', '/v1/refunds/KR0000000000AA');
  await recorder.send('GET', '/v1/refunds', undefined, { 'x-api-key': '' });
  await recorder.send('GET', '/v1/refunds', undefined, { 'x-api-key': 'nobody' });
}
