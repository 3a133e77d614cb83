import { lookup } from 'node:dns';
import {
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { Webhook } from 'standardwebhooks';
import type { DeliveryResult } from './domain/notification.ts';
import { type Instant, SECOND, type Timer } from './lib/clock.ts';
import { hostOf, isAllowedAddress, type WebhookReach, webhookUrlFault } from './lib/webhook-address.ts';

/** One attempt at a delivery. */
export interface WebhookRequest {
  readonly url: string;
  /** `webhook-id` */
  readonly id: string;
  /** What the signature says of the time: the host's. */
  readonly at: Instant;
  readonly payload: string;
  /** Each signs; the newest first. Not empty. */
  readonly secrets: readonly string[];
}

/** Sends a webhook. Never rejects: what goes wrong is the result. */
export type WebhookSender = (request: WebhookRequest, signal: AbortSignal) => Promise<DeliveryResult>;

/** As `dns.lookup` with `all`; in words of our own, so that the published types need none of Node's. */
export type Resolver = (
  hostname: string,
  options: { readonly all: true; readonly verbatim: true },
  callback: (
    error: (Error & { code?: string | undefined }) | null,
    addresses: { address: string; family: number }[],
  ) => void,
) => void;

export interface WebhookSenderOptions {
  readonly reach: WebhookReach;
  readonly timer: Timer;
  /** Left out, the machine's. */
  readonly resolve?: Resolver;
  /** Further certificates to trust, for tests. */
  readonly ca?: string;
}

/**
 * How long an attempt may take from beginning to end, in milliseconds: Standard Webhooks advises 15 to 30 s, and
 * whoever needs longer ought to answer first and work afterwards.
 */
export const DELIVERY_DEADLINE = 15 * SECOND;
/** How much of an answer is read, in bytes, before the connection is cut: only its status counts. */
const MOST_OF_ANSWER = 64 * 1024;

/** The address that a name led to is not one to send to. */
class RefusedAddressError extends Error {
  readonly code = 'REFUSED_ADDRESS';
}

/**
 * A resolver that gives no address which must not be reached. The very addresses that were judged are the ones
 * that are connected to, so a name that answers otherwise the second time (DNS rebinding) gains nothing.
 */
function guardedLookup({ reach, resolve = lookup }: WebhookSenderOptions): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { all: true, verbatim: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null || first === undefined) {
        callback(error ?? Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '', 0);
      } else if (!addresses.every(({ address }) => isAllowedAddress(address, reach))) {
        callback(new RefusedAddressError('refused'), '', 0);
      } else if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

/** The headers of a delivery, signed as Standard Webhooks has it: one signature for each secret in force. */
export function signedHeaders({ id, at, payload, secrets }: WebhookRequest): Record<string, string> {
  const instant = new Date(at);
  return {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(payload).toString(),
    'user-agent': 'Khata-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': Math.floor(at / SECOND).toString(),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, instant, payload)).join(' '),
  };
}

/** A fault as one word for the delivery log: never an address, a path or a header. */
function faultOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  const word = typeof code === 'string' ? code : 'FAILED';
  return word
    .toUpperCase()
    .replace(/[^A-Z0-9_]/g, '_')
    .slice(0, 64);
}

/**
 * Sends webhooks over node:http and node:https: redirects are not followed, certificates are verified whatever
 * the environment says, no proxy and no connection is shared.
 */
export function webhookSender(options: WebhookSenderOptions): WebhookSender {
  const guarded = guardedLookup(options);
  return async (request, signal) => {
    // Settings may be older than the present rules, and Node resolves no literal address.
    if (webhookUrlFault(request.url, options.reach) !== undefined) return { fault: 'REFUSED_ADDRESS' };
    const url = new URL(request.url);
    const host = hostOf(url);
    if (isIP(host) !== 0 && !isAllowedAddress(host, options.reach)) return { fault: 'REFUSED_ADDRESS' };
    const settings: RequestOptions = {
      method: 'POST',
      headers: signedHeaders(request),
      lookup: guarded,
      signal,
    };
    return await send(url, settings, request.payload, options);
  };
}

/** Interim answers (1xx) that anybody should send. */
const MOST_INTERIM = 8;

function send(
  url: URL,
  settings: RequestOptions,
  payload: string,
  { timer, ca }: WebhookSenderOptions,
): Promise<DeliveryResult> {
  return new Promise((resolve) => {
    const outgoing =
      url.protocol === 'https:'
        ? httpsRequest(url, {
            ...settings,
            agent: new HttpsAgent({ keepAlive: false }),
            rejectUnauthorized: true,
            ...(ca !== undefined && { ca }),
          })
        : httpRequest(url, { ...settings, agent: new HttpAgent({ keepAlive: false }) });
    // Whatever happens to its body, an answer was given by its status.
    let answered: DeliveryResult | undefined;
    let isOver = false;
    const finish = (error?: unknown) => {
      if (isOver) return;
      isOver = true;
      callOff();
      resolve(answered ?? { fault: faultOf(error) });
      outgoing.destroy();
    };
    const late = Object.assign(new Error('deadline'), { code: 'TIMED_OUT' });
    const callOff = timer.after(DELIVERY_DEADLINE, () => outgoing.destroy(late));
    outgoing.on('error', finish);
    // A switch of protocols is an answer, and no delivery. Without somebody who listens Node tells nobody of it.
    outgoing.on('upgrade', (answer, socket) => {
      answered = { status: answer.statusCode ?? 0 };
      socket.destroy();
      finish();
    });
    let interim = 0;
    outgoing.on('information', () => {
      interim += 1;
      if (interim > MOST_INTERIM)
        outgoing.destroy(Object.assign(new Error('flood'), { code: 'TOO_MANY_ANSWERS' }));
    });
    outgoing.once('close', () => finish(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    outgoing.on('response', (answer) => {
      answered = { status: answer.statusCode ?? 0 };
      drain(answer, finish);
    });
    outgoing.end(payload);
  });
}

/** Reads and forgets an answer's body, no more of it than anybody should send. */
function drain(answer: IncomingMessage, done: () => void): void {
  let read = 0;
  answer.on('data', (chunk: Buffer) => {
    read += chunk.length;
    if (read > MOST_OF_ANSWER) done();
  });
  for (const end of ['end', 'error', 'close']) answer.once(end, done);
}
