import type { OperationDescriptor } from '../contract/operation.ts';
import { type Awaitable, chain } from '../lib/awaitable.ts';
import { Problem } from '../lib/errors.ts';
import { isArmed } from '../services/faults.ts';
import type { WorldMeter } from '../services/metering.ts';
import type { Identity, Unit } from '../services/unit.ts';
import { idempotencyScope, type RequestRecord } from './call.ts';
import { readIdempotencyKey } from './idempotency-key.ts';
import { admitCall, describePlans } from './metering.ts';
import { headerOf } from './request.ts';

/** Asks the plans for a caller that has shown who they are. */
export function admitted(
  caller: Identity,
  unit: Unit,
  operation: OperationDescriptor,
  held: WorldMeter | undefined,
  record: RequestRecord,
): Awaitable<Identity> {
  record.caller = caller;
  if (held === undefined) return caller;
  const key = operation.idempotencyKey && readIdempotencyKey(headerOf(record.c, 'idempotency-key'));
  const scope = key ? idempotencyScope(caller, operation, key) : undefined;
  return chain(admitCall(unit, held, { operation, scope }, record), () => caller);
}

/** A known caller who may not is still told where the plans stand. */
export async function refusedCaller(
  error: unknown,
  unit: Unit,
  held: WorldMeter | undefined,
  record: RequestRecord,
): Promise<never> {
  if (held && error instanceof Problem && error.status === 403) await describePlans(unit, held, record);
  throw error;
}

/** Lets a caller in, and looks whether a fault on purpose may meet the call. */
export function letIn(
  caller: Identity,
  unit: Unit,
  operation: OperationDescriptor,
  held: WorldMeter | undefined,
  record: RequestRecord,
): Awaitable<Identity> {
  const known = admitted(caller, unit, operation, held, record);
  const armed = isArmed(unit);
  // Nearly every call: no fault was ever asked for, and no promise is made.
  if (armed === false) return known;
  return chain<boolean, Identity>(armed, (may) => {
    record.armed = may;
    return known;
  });
}
