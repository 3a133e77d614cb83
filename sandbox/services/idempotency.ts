import { decideIdempotency, IDEMPOTENCY_RETENTION, type IdempotencyRecord } from '../domain/idempotency.ts';
import { Problem } from '../lib/errors.ts';
import { sortable } from '../stores/collections.ts';
import type { Awaitable } from '../stores/store.ts';
import type { Unit } from './unit.ts';

/** How many expired records each new one takes with it: the collection shrinks as it is used, in small steps. */
const PURGE_LIMIT = 4;

/** An answer as it was sent. */
export type StoredAnswer = Pick<IdempotencyRecord, 'status' | 'contentType' | 'body'>;

/**
 * The stored answer to replay, or undefined when the request is to be carried out.
 * @param scope organisation, application, operation and key, joined by `|`: only the key can contain it
 * @param fingerprint SHA-256 of the path without its world prefix and of the raw body, lower-case hex
 * @throws Problem IDEMPOTENCY_KEY_REUSED when the key was used for another request (contract.md, Idempotency)
 */
export async function findStoredAnswer(
  unit: Unit,
  scope: string,
  fingerprint: string,
): Promise<StoredAnswer | undefined> {
  const record = await unit.tx.get('idempotencyRecords', scope);
  switch (decideIdempotency(record, fingerprint, unit.now)) {
    case 'none':
      return undefined;
    case 'replay':
      return record;
    case 'reused':
      throw new Problem(
        'IDEMPOTENCY_KEY_REUSED',
        'an earlier request with this key had another path or body',
      );
  }
}

/** Whether a key has a stored answer, whatever request it was for: such a call is no hit of a plan. */
export function hasStoredAnswer(unit: Unit, scope: string): Awaitable<boolean> {
  const isKept = (record: IdempotencyRecord | undefined) =>
    record !== undefined && record.expiresAt > unit.now;
  const record = unit.tx.get('idempotencyRecords', scope);
  return record instanceof Promise ? record.then(isKept) : isKept(record);
}

/** Keeps an answer for 24 h of the world's time, in the unit of its effect, so that both exist or neither. */
export async function storeAnswer(
  unit: Unit,
  scope: string,
  fingerprint: string,
  { status, contentType, body }: StoredAnswer,
): Promise<void> {
  await purgeExpired(unit);
  const storedAt = unit.now;
  const expiresAt = storedAt + IDEMPOTENCY_RETENTION;
  await unit.tx.put('idempotencyRecords', {
    scope,
    fingerprint,
    status,
    contentType,
    body,
    storedAt,
    expiresAt,
  });
}

async function purgeExpired(unit: Unit): Promise<void> {
  const before = sortable(unit.now + 1);
  const expired = await unit.tx.scan('idempotencyRecords', 'byExpiry', '', { before, limit: PURGE_LIMIT });
  for (const { scope } of expired) await unit.tx.delete('idempotencyRecords', scope);
}
