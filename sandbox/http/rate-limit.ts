import type { Quota } from '../domain/plan.ts';
import { hitsLeft, type Pair, tpsLeft, windowOf } from '../domain/throttle.ts';
import { SECOND } from '../lib/clock.ts';
import type { Admission } from '../services/throttle.ts';
import type { OutgoingAnswer } from './errors.ts';

/** The headers of draft-ietf-httpapi-ratelimit-headers-10; unlimited policies are left out. */

const KINDS = ['account', 'api'] as const;

interface PolicyHeader {
  readonly ends: Pair<number>;
  readonly text: string;
}

/** The policies change with the plans and, for the length of a month, with the window. */
const policyHeaders = new WeakMap<Pair<Quota>, PolicyHeader>();

/** `RateLimit-Policy`; empty where nothing is limited. */
function policyHeader({ gate, verdict }: Admission): string {
  const { quotas } = gate;
  const known = policyHeaders.get(quotas);
  if (known?.ends.account === verdict.account.endsAt && known.ends.api === verdict.api.endsAt) {
    return known.text;
  }
  const parts: string[] = [];
  for (const kind of KINDS) {
    const { hits, tps, period } = quotas[kind];
    if (tps !== null) parts.push(`"${kind}-tps";q=${tps};w=1`);
    if (hits === null) continue;
    const { start, end } = windowOf(period, verdict[kind].endsAt - 1);
    parts.push(`"${kind}-hits";q=${hits};w=${(end - start) / SECOND}`);
  }
  const text = parts.join(', ');
  policyHeaders.set(quotas, { ends: { account: verdict.account.endsAt, api: verdict.api.endsAt }, text });
  return text;
}

/** `RateLimit`: of each limit, what is left and in how many seconds it is whole again. */
function limitHeader({ gate, verdict, now }: Admission): string {
  let text = '';
  for (const kind of KINDS) {
    const { hits, tps } = gate.quotas[kind];
    if (tps !== null) {
      const { remaining, resetSeconds } = tpsLeft(tps, verdict[kind]);
      text += `${text === '' ? '' : ', '}"${kind}-tps";r=${remaining};t=${resetSeconds}`;
    }
    if (hits !== null) {
      const { remaining, resetSeconds } = hitsLeft(hits, verdict[kind], now);
      text += `${text === '' ? '' : ', '}"${kind}-hits";r=${remaining};t=${resetSeconds}`;
    }
  }
  return text;
}

/** Adds both headers to an answer, unless nothing is limited. */
export function addRateLimits(headers: OutgoingAnswer['headers'], admission: Admission): void {
  const policy = policyHeader(admission);
  if (policy === '') return;
  headers['ratelimit'] = limitHeader(admission);
  headers['ratelimit-policy'] = policy;
}
