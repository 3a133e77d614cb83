import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { type Env, headerOf } from '../http/request.ts';
import { Problem } from '../lib/errors.ts';
import type { Caller } from '../services/unit.ts';

const OPERATOR: Caller = { organisationId: '', applicationId: '', apis: [] };
const LOCAL_HOST = /^(?:localhost|127\.[0-9.]+|\[::1\])(?::[0-9]+)?$/i;
const LOOPBACK_PEER = /^(?:127\.|::1$|::ffff:127\.)/;
const FORWARDING = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'x-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
] as const;

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/**
 * Whether a request surely comes from this machine and from no web page: a page of any site can make a
 * browser send requests to loopback, and a proxy makes everybody look local.
 */
function isLocal(c: Context<Env>): boolean {
  const incoming = c.env?.incoming;
  if (!incoming) return true; // Called in process: whoever holds the app object holds everything.
  return (
    LOOPBACK_PEER.test(incoming.socket.remoteAddress ?? '') &&
    LOOPBACK_PEER.test(incoming.socket.localAddress ?? '') &&
    LOCAL_HOST.test(headerOf(c, 'host') ?? '') &&
    headerOf(c, 'origin') === undefined &&
    // A page's <img> or <script> sends no Origin, but says where it comes from.
    !/^(?:cross-site|same-site)$/i.test(headerOf(c, 'sec-fetch-site') ?? '') &&
    FORWARDING.every((name) => headerOf(c, name) === undefined)
  );
}

/**
 * Who may pull the levers: anyone on this machine, or whoever shows the control token
 * (contract.md, Control plane).
 * @param token the configured token; without one only local requests are served
 */
export function authenticateOperator(token: string | undefined) {
  const expected = token === undefined ? undefined : digest(token);
  return function authenticate(c: Context<Env>): Caller {
    const shown = /^bearer +([^\s]+)$/i.exec(headerOf(c, 'authorization') ?? '')?.[1];
    if (shown !== undefined) {
      if (expected && timingSafeEqual(digest(shown), expected)) return OPERATOR;
      throw new Problem(
        'CREDENTIALS_INVALID',
        'The control token is not the one this sandbox was started with.',
      );
    }
    if (isLocal(c)) return OPERATOR;
    if (expected)
      throw new Problem('CREDENTIALS_MISSING', 'Send Authorization: Bearer with the control token.');
    throw new Problem(
      'CONTROL_PLANE_FORBIDDEN',
      'The control plane serves only requests from this machine that no web page or proxy sent. Start the sandbox with KHATA_CONTROL_TOKEN to use it from elsewhere.',
    );
  };
}
