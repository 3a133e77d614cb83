import type { OperationDescriptor } from '../contract/operation.ts';
import type { BankApi } from '../domain/application.ts';
import type { Refused } from '../domain/throttle.ts';
import { formatInstant, type Instant } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import { hasStoredAnswer } from '../services/idempotency.ts';
import type { WorldMeter } from '../services/metering.ts';
import type { Admission } from '../services/throttle.ts';
import type { Caller, Identity, Unit } from '../services/unit.ts';
import type { Awaitable } from '../stores/store.ts';

/** What the plans know of a request that is under way. */
export interface MeteredRequest {
  caller?: Identity;
  admission?: Admission;
  /** Set when the gateway has let the call in: what comes then is no rejection any more. */
  isLetIn: boolean;
  isReplay: boolean;
}

/**
 * Holds a call to its plans: account tps, account hits, API tps, API hits (contract.md, Plans and throttling).
 * @param scope of its Idempotency-Key, if it has one: a call whose answer is stored passes the hits uncounted
 * @throws Problem PLAN_BLOCKED, ACCOUNT_PLAN_LIMIT_EXCEEDED or API_PLAN_LIMIT_EXCEEDED
 */
export function admitCall(
  unit: Unit,
  meter: WorldMeter,
  { operation, scope }: { operation: OperationDescriptor; scope: string | undefined },
  request: MeteredRequest,
): Awaitable<void> {
  // A unit may run again after a conflict; the call is still the same one.
  if (request.isLetIn) return;
  const { application } = request.caller as Caller;
  if (application === undefined) throw new TypeError('a metered call names its application');
  const called = { application, api: operation.scope as BankApi };
  const isStored = scope === undefined ? false : hasStoredAnswer(unit, scope);
  const admission =
    isStored instanceof Promise
      ? isStored.then((stored) => meter.plans.admit(unit, called, !stored))
      : meter.plans.admit(unit, called, !isStored);
  if (admission instanceof Promise) return admission.then((known) => judge(known, request));
  judge(admission, request);
}

function judge(admission: Admission, request: MeteredRequest): void {
  request.admission = admission;
  if (!admission.verdict.admitted) throw planRefusal(admission, admission.verdict);
  request.isLetIn = true;
}

/** For a caller that is refused before its plans are asked: the organisation's limits, for the headers. */
export async function describePlans(unit: Unit, meter: WorldMeter, request: MeteredRequest): Promise<void> {
  const application = (request.caller as Caller | undefined)?.application;
  if (application !== undefined) request.admission = await meter.plans.peek(unit, { application });
}

function planRefusal({ gate }: Admission, refusal: Refused): Problem {
  const { blocked, violated, resetAt, retryAfterSeconds } = refusal;
  const [first = 'account-tps'] = violated;
  const kind = first.startsWith('account') ? 'account' : 'api';
  const { name, tps, hits, period } = gate.quotas[kind];
  const [limit, unit] = first.endsWith('tps') ? [tps, 'calls per second'] : [hits, `hits per ${period}`];
  const plan = kind === 'account' ? `account plan "${name}"` : `API plan "${name}" for ${gate.called.api}`;
  const detail = `The ${plan} admits ${limit} ${unit}.`;
  if (blocked) return new Problem('PLAN_BLOCKED', detail);
  const code = kind === 'account' ? 'ACCOUNT_PLAN_LIMIT_EXCEEDED' : 'API_PLAN_LIMIT_EXCEEDED';
  return new Problem(code, detail, {
    members: { violatedPolicies: violated, limit, resetAt: formatInstant(resetAt) },
    headers: { 'retry-after': `${retryAfterSeconds}` },
  });
}

/** Counts an answered call of a known application, let in or not. */
export function countCall(
  meter: WorldMeter,
  operation: OperationDescriptor,
  request: MeteredRequest,
  answer: { at: Instant; status: number; problemCode?: string | undefined; microseconds: number },
): void {
  const { caller, isLetIn, isReplay } = request;
  if (caller === undefined) return;
  meter.usage.record({
    applicationId: caller.applicationId,
    organisationId: caller.organisationId,
    operationId: operation.operationId,
    api: operation.scope ?? '',
    at: answer.at,
    status: answer.status,
    microseconds: answer.microseconds,
    rejectedBy: isLetIn ? undefined : answer.problemCode,
    isReplay,
  });
  const { apiKey } = caller as Caller;
  if (isLetIn && apiKey !== undefined) meter.usage.keyUsed(apiKey, answer.at);
  meter.schedule();
}
