import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { createSandbox, type Sandbox } from '../../index.ts';
import { formatInstant, type ManualClock, manualClock, parseInstant } from '../../lib/clock.ts';
import { PortalClient } from '../portal-client.ts';

/** A Monday, 11:07 in India. */
export const START = parseInstant('2026-11-23T11:07:00+05:30');
const CALLBACK = 'http://127.0.0.1:8080/callback';
const FORM = 'application/x-www-form-urlencoded';
const VERIFIER = 'a-verifier-of-the-clock-test-that-is-long-enough-0001';
const REMITTER = { name: 'Meera Iyer', accountNumber: '20187654321' };

// biome-ignore lint/suspicious/noExplicitAny: the contract is held elsewhere; a missing field fails below
export type Loose = any;

export interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Loose;
}

/** A demo bank whose world stands still, and two clocks that can be moved apart. */
export class Scene {
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
