import { type ApiKey, CONSUMER_SECRET_PURPOSE } from '../domain/application.ts';
import { frozenClock, runningClock, type WorldOrigin } from '../domain/world.ts';
import type { WorldFixture } from '../domain/world-fixture.ts';
import { formatInstant } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import { derivedToken, hashSecret } from '../lib/vault.ts';
import type { CollectionName, Entities } from '../stores/collections.ts';
import type { WorldContents } from '../stores/store.ts';
import { prepareEndpoint } from './notification-endpoints.ts';
import { readAll } from './page.ts';
import type { Unit } from './unit.ts';

/** Bound to a sealed salt. */
export const SALT_PURPOSE = 'khata world credentials';

/** One way into a world: shown once, when it is made. */
export interface WorldCredential {
  readonly organisationId: string;
  readonly applicationId: string;
  readonly applicationName: string;
  readonly oauth: ApiKey['oauth'];
  readonly apiKey: string;
  /** Absent with OAuth NONE and for PUBLIC clients. */
  readonly clientSecret?: string;
}

/** What only its bearer knows, or speaks of one, and what goes out: none of it belongs to a copy of the world. */
const BEARERS: ReadonlySet<CollectionName> = new Set([
  'accessTokens',
  'refreshTokens',
  'authorizationRequests',
  'authorizationCodes',
  'oauthNonces',
  'sessions',
  'oneTimeLinks',
  'signInAttempts',
  'keyUses',
  'snapshotInfo',
  // What was to be sent is sent by the world that it happened in; secrets are made anew.
  'notifications',
  'notificationEndpoints',
]);

/** Contents without tokens, sessions, links and notifications. */
export function withoutBearers(contents: WorldContents): WorldContents {
  return { rows: (name) => (BEARERS.has(name) ? [] : contents.rows(name)) };
}

/** Contents without some collections. */
export function without(contents: WorldContents, ...names: CollectionName[]): WorldContents {
  return {
    rows: <C extends CollectionName>(name: C): Iterable<Entities[C]> =>
      names.includes(name) ? [] : contents.rows(name),
  };
}

/** A fixture's OAuth 1.0 secrets by API key: each server seals them anew under its own key. */
export function consumerSecrets({ organisations }: WorldFixture): ReadonlyMap<string, string> {
  const keys = organisations.flatMap(({ applications }) => applications);
  return new Map(keys.flatMap(({ apiKey, clientSecret }) => (clientSecret ? [[apiKey, clientSecret]] : [])));
}

/** Seals a fixture's OAuth 1.0 secrets under this server's key, in a copy that another host has seeded. */
export async function sealSecrets(unit: Unit, secrets: ReadonlyMap<string, string>): Promise<void> {
  for (const [apiKey, secret] of secrets) {
    const key = await unit.tx.get('apiKeys', apiKey);
    if (key?.sealedSecret === undefined) continue;
    const sealedSecret = unit.vault.seal(secret, CONSUMER_SECRET_PURPOSE);
    await unit.tx.put('apiKeys', { ...key, sealedSecret });
  }
}

/**
 * Makes a world of its own out of a copy: seed, clock and credentials.
 * @param salt what the credentials are derived from: the same salt gives the same ones
 * @returns the credentials of its usable applications, in the order of applications
 * @throws Problem CLOCK_CANNOT_GO_BACK when the clock is to stand before what the copy holds
 */
export async function makeOwn(unit: Unit, origin: WorldOrigin, salt: string): Promise<WorldCredential[]> {
  const { settings, hostNow } = unit;
  const { seed = settings.seed, clock } = origin;
  const counters = await unit.tx.get('worldCounters', 'counters');
  if (clock !== undefined && counters !== undefined && clock.now < counters.lastInstant) {
    const stands = `what the world begins as was taken at ${formatInstant(counters.lastInstant)}`;
    throw new Problem('CLOCK_CANNOT_GO_BACK', `${stands}, which is after ${formatInstant(clock.now)}`);
  }
  const credentials = await replaceKeys(unit, salt);
  const running = clock && (clock.frozen ? frozenClock(clock.now) : runningClock(clock.now, hostNow));
  await unit.tx.put('worldSettings', { ...settings, origin, seed, clock: running ?? settings.clock });
  return credentials;
}

async function replaceKeys(unit: Unit, salt: string): Promise<WorldCredential[]> {
  const credentials: WorldCredential[] = [];
  for await (const organisations of readAll(unit.tx, 'organisations', 'byId')) {
    for (const { organisationId } of organisations) {
      credentials.push(...(await replaceKeysOf(unit, organisationId, salt)));
    }
  }
  return credentials;
}

async function replaceKeysOf(unit: Unit, organisationId: string, salt: string): Promise<WorldCredential[]> {
  const { tx, now } = unit;
  const found: WorldCredential[] = [];
  for await (const applications of readAll(tx, 'applications', 'byOrganisation', `${organisationId}|`)) {
    for (const application of applications) {
      const { applicationId, name, state } = application;
      await prepareEndpoint(unit, application);
      for await (const keys of readAll(tx, 'apiKeys', 'byApplication', `${applicationId}|`)) {
        for (const old of keys) {
          const { key, secret } = replacement(unit, old, salt);
          await tx.delete('apiKeys', old.apiKey);
          await tx.put('apiKeys', key);
          const dead = key.revokedAt !== undefined || (key.expiresAt !== undefined && key.expiresAt <= now);
          if (dead || state !== 'ENABLED') continue;
          const shown = { organisationId, applicationId, applicationName: name, oauth: key.oauth };
          found.push({ ...shown, apiKey: key.apiKey, ...(secret !== undefined && { clientSecret: secret }) });
        }
      }
    }
  }
  return found;
}

function replacement(unit: Unit, old: ApiKey, salt: string): { key: ApiKey; secret: string | undefined } {
  // As long as the keys that the portal makes (services/keys.ts).
  const apiKey = `khata_key_${derivedToken(salt, `key ${old.keyId}`).slice(0, 22)}`;
  const key: ApiKey = { ...old, apiKey };
  if (old.secretHash === undefined) return { key, secret: undefined };
  const secret = derivedToken(salt, `secret ${old.keyId}`);
  key.secretHash = hashSecret(secret);
  if (old.sealedSecret !== undefined) key.sealedSecret = unit.vault.seal(secret, CONSUMER_SECRET_PURPOSE);
  return { key, secret };
}
