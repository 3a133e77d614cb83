import type { Quota } from '../domain/plan.ts';
import {
  type Counters,
  hitsRemaining,
  type Pair,
  tpsRemaining,
  tpsReset,
  windowOf,
} from '../domain/throttle.ts';
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

// Every answer carries this header: it is joined from as few pieces, and with as few objects, as can be.
const SEPARATOR = ', ';
const TPS_NAMES: Pair<string> = { account: '"account-tps";r=', api: '"api-tps";r=' };
const HITS_NAMES: Pair<string> = { account: '"account-hits";r=', api: '"api-hits";r=' };

/** `RateLimit`: of each limit, what is left and in how many seconds it is whole again. */
function limitHeader({ gate, verdict, now }: Admission): string {
  const { quotas } = gate;
  const account = limitsText('account', quotas.account, verdict.account, now);
  const api = limitsText('api', quotas.api, verdict.api, now);
  return account === '' || api === '' ? account + api : account + SEPARATOR + api;
}

function limitsText(
  kind: keyof Pair<unknown>,
  { hits, tps }: Quota,
  counters: Counters,
  now: number,
): string {
  let text = '';
  if (tps !== null) {
    const seconds = Math.ceil(tpsReset(tps, counters) / SECOND);
    text = `${TPS_NAMES[kind]}${tpsRemaining(tps, counters)};t=${seconds}`;
  }
  if (hits !== null) {
    const seconds = Math.ceil((counters.endsAt - now) / SECOND);
    const ofHits = `${HITS_NAMES[kind]}${hitsRemaining(hits, counters)};t=${seconds}`;
    text = text === '' ? ofHits : text + SEPARATOR + ofHits;
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
