import { type ApiKey, type Application, CONSUMER_SECRET_PURPOSE, isLiveKey } from '../domain/application.ts';
import { formatInstant, type Instant, SECOND } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import { hashSecret, randomToken } from '../lib/vault.ts';
import { findApplication, takeStep, tellOrganisation } from './application-access.ts';
import { type Page, type PageRequest, readAll, readPage } from './page.ts';
import { type Actor, recordAudit } from './portal.ts';
import type { Unit } from './unit.ts';

/** Live keys of one application. */
const MOST_KEYS = 20;

/** A new key, and its secret for the one answer that shows it. */
export interface IssuedKey {
  readonly key: ApiKey;
  /** Absent with OAuth NONE and for PUBLIC clients. */
  readonly secret?: string;
}

/** A key of a list, with what the gateway knows of it. */
export interface ListedKey {
  readonly key: ApiKey;
  /** On the world's clock; absent until a call came by it. */
  readonly lastUsedAt: Instant | undefined;
}

/** All keys of an application, by identifier. @throws Problem APPLICATION_NOT_FOUND */
export async function listKeys(
  unit: Unit,
  actor: Actor,
  applicationId: string,
  page: PageRequest,
): Promise<Page<ListedKey>> {
  await findApplication(unit, actor, applicationId);
  const prefix = `${applicationId}|`;
  const listing = { collection: 'apiKeys', index: 'byApplication', prefix } as const;
  const { data, next } = await readPage(unit.tx, listing, page);
  const uses = await Promise.all(data.map(({ apiKey }) => unit.tx.get('keyUses', apiKey)));
  return { data: data.map((key, i) => ({ key, lastUsedAt: uses[i]?.lastUsedAt })), next };
}

/**
 * Makes a key for the application's present OAuth setting.
 * @throws Problem APPLICATION_NOT_FOUND, APPLICATION_STATE_CONFLICT, KEY_LIMIT_REACHED or EXPIRY_NOT_IN_FUTURE
 */
export async function createKey(
  unit: Unit,
  actor: Actor,
  applicationId: string,
  expiresAt?: Instant,
): Promise<IssuedKey> {
  const view = await findApplication(unit, actor, applicationId);
  await takeStep(unit, actor, view, 'CREATE_KEY');
  const issued = await issue(unit, view.application, expiresAt);
  await note(unit, actor, view.application, 'created', issued.key);
  return issued;
}

/**
 * Replaces a key.
 * @param overlap for how many seconds the old key works on; 0 voids it at once, with its tokens
 * @throws Problem those of {@link createKey}, KEY_NOT_FOUND or KEY_NOT_ACTIVE
 */
export async function rotateKey(
  unit: Unit,
  actor: Actor,
  applicationId: string,
  keyId: string,
  { overlap = 0, expiresAt }: { overlap?: number | undefined; expiresAt?: Instant | undefined },
): Promise<IssuedKey> {
  const view = await findApplication(unit, actor, applicationId);
  const old = await findKey(unit, applicationId, keyId);
  await takeStep(unit, actor, view, 'ROTATE_KEY');
  refuseDead(unit, old);
  // Retired first: a rotation without overlap needs no room for a further key.
  if (overlap === 0) await unit.tx.put('apiKeys', { ...old, revokedAt: unit.now });
  else {
    const end = Math.min(unit.now + overlap * SECOND, old.expiresAt ?? Number.POSITIVE_INFINITY);
    await unit.tx.put('apiKeys', { ...old, expiresAt: end });
  }
  const issued = await issue(unit, view.application, expiresAt);
  await note(unit, actor, view.application, 'rotated', old, { newKeyId: issued.key.keyId, overlap });
  return issued;
}

/**
 * Ends a key for good, in whatever state its application is.
 * @throws Problem APPLICATION_NOT_FOUND, KEY_NOT_FOUND or KEY_NOT_ACTIVE
 */
export async function revokeKey(
  unit: Unit,
  actor: Actor,
  applicationId: string,
  keyId: string,
): Promise<ApiKey> {
  const view = await findApplication(unit, actor, applicationId);
  const key = await findKey(unit, applicationId, keyId);
  await takeStep(unit, actor, view, 'REVOKE_KEY');
  refuseDead(unit, key);
  const revoked: ApiKey = { ...key, revokedAt: unit.now };
  await unit.tx.put('apiKeys', revoked);
  await note(unit, actor, view.application, 'revoked', revoked);
  return revoked;
}

async function findKey(unit: Unit, applicationId: string, keyId: string): Promise<ApiKey> {
  const rows = await unit.tx.scan('apiKeys', 'byApplication', `${applicationId}|${keyId}`, { limit: 10 });
  const key = rows.find((row) => row.keyId === keyId);
  if (key === undefined) {
    throw new Problem('KEY_NOT_FOUND', `The application ${applicationId} has no key ${keyId}.`);
  }
  return key;
}

function refuseDead(unit: Unit, key: ApiKey): void {
  if (isLiveKey(key, unit.now)) return;
  const state = key.revokedAt === undefined ? 'EXPIRED' : 'REVOKED';
  throw new Problem('KEY_NOT_ACTIVE', `The key ${key.keyId} is ${state}.`);
}

async function issue(
  unit: Unit,
  application: Application,
  expiresAt: Instant | undefined,
): Promise<IssuedKey> {
  if (expiresAt !== undefined && expiresAt <= unit.now) {
    const words = `${formatInstant(expiresAt)} is not after the present time of this world, ${formatInstant(unit.now)}.`;
    throw new Problem('EXPIRY_NOT_IN_FUTURE', words);
  }
  const { applicationId, oauth, clientType } = application;
  if ((await countLive(unit, applicationId)) >= MOST_KEYS) {
    throw new Problem('KEY_LIMIT_REACHED', `The application has ${MOST_KEYS} active keys; that is the most.`);
  }
  const key: ApiKey = {
    keyId: unit.nextId('key'),
    // 22 letters of base64url are 132 random bits.
    apiKey: `khata_key_${randomToken().slice(0, 22)}`,
    applicationId,
    oauth,
    createdAt: unit.now,
  };
  if (expiresAt !== undefined) key.expiresAt = expiresAt;
  const hasSecret = oauth === '1.0' || (oauth === '2.0' && clientType === 'CONFIDENTIAL');
  const secret = hasSecret ? randomToken() : undefined;
  if (secret !== undefined) key.secretHash = hashSecret(secret);
  if (secret !== undefined && oauth === '1.0') {
    key.sealedSecret = unit.vault.seal(secret, CONSUMER_SECRET_PURPOSE);
  }
  await unit.tx.put('apiKeys', key);
  return { key, ...(secret !== undefined && { secret }) };
}

async function countLive(unit: Unit, applicationId: string): Promise<number> {
  let live = 0;
  for await (const keys of readAll(unit.tx, 'apiKeys', 'byApplication', `${applicationId}|`)) {
    live += keys.filter((key) => isLiveKey(key, unit.now)).length;
  }
  return live;
}

async function note(
  unit: Unit,
  actor: Actor,
  application: Application,
  what: string,
  { keyId }: ApiKey,
  more: Record<string, unknown> = {},
): Promise<void> {
  const { applicationId, organisationId, name } = application;
  await recordAudit(unit, actor, {
    action: `key.${what}`,
    subjectId: keyId,
    organisationId,
    after: { applicationId, ...more },
  });
  await tellOrganisation(unit, application, actor.userId ?? '', {
    kind: 'KEY_CHANGED',
    subject: `A key of application ${name} was ${what}`,
    text: `The key ${keyId} of ${name} was ${what} by ${actor.name}. If that is not right, revoke it in the portal.\n`,
  });
}
