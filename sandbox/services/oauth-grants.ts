import type { AccessToken } from '../domain/application.ts';
import { HOUR } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import { hashSecret } from '../lib/vault.ts';
import { authenticateClient, type ClientCredentials } from './oauth-clients.ts';
import { readAll } from './page.ts';
import type { Unit } from './unit.ts';

/** Rows deleted per scan. */
const BATCH = 100;
/** Rows that are over, forgotten per row made: bounded work, and the heap of dead ones still shrinks. */
const PURGE_BATCH = 8;
/**
 * For how long an access token that is over is known: of several calls with it that are under way, the first to renew
 * must not turn what the others are told from TOKEN_EXPIRED into CREDENTIALS_INVALID.
 */
const OVER_KNOWN = HOUR;

/** Voids every token that descends from one consent. */
export async function revokeGrant({ tx }: Unit, grantId: string): Promise<void> {
  for (const collection of ['accessTokens', 'refreshTokens'] as const) {
    for (;;) {
      const rows = await tx.scan(collection, 'byGrant', `${grantId}|`, { limit: BATCH });
      for (const { tokenHash } of rows) await tx.delete(collection, tokenHash);
      if (rows.length < BATCH) break;
    }
  }
}

/**
 * Token revocation (RFC 7009): an access token alone, a refresh token with all of its consent. A token that is
 * unknown or another application's is left alone without a word, so that nobody learns of it.
 * @returns the application that asked for it
 * @throws OAuthError invalid_client
 */
export async function revokeToken(unit: Unit, token: string, shown: ClientCredentials): Promise<string> {
  const { application } = await authenticateClient(unit, shown);
  const hash = hashSecret(token);
  const access = await unit.tx.get('accessTokens', hash);
  if (access?.applicationId === application.applicationId) await unit.tx.delete('accessTokens', hash);
  const refresh = await unit.tx.get('refreshTokens', hash);
  const own = refresh?.applicationId === application.applicationId && refresh.expiresAt > unit.now;
  if (own) await revokeGrant(unit, refresh.grantId);
  return application.applicationId;
}

/**
 * Ends all access tokens of an application at this instant; refresh tokens and consents stay.
 * @returns how many were live
 * @throws Problem APPLICATION_NOT_FOUND
 */
export async function revokeAccessTokens({ tx, now }: Unit, applicationId: string): Promise<number> {
  if ((await tx.get('applications', applicationId)) === undefined) {
    throw new Problem('APPLICATION_NOT_FOUND', `There is no application ${applicationId}.`);
  }
  const live: AccessToken[] = [];
  for await (const tokens of readAll(tx, 'accessTokens', 'byExpiry')) {
    live.push(...tokens.filter((token) => token.applicationId === applicationId && token.expiresAt > now));
  }
  for (const token of live) await tx.put('accessTokens', { ...token, expiresAt: now });
  return live.length;
}

/** Forgets a few tokens and codes that are over on the world's clock. */
export async function purgeTokens({ tx, now }: Unit): Promise<void> {
  const limit = PURGE_BATCH;
  for (const [collection, known] of [
    ['accessTokens', OVER_KNOWN],
    ['refreshTokens', 0],
  ] as const) {
    for (const { tokenHash, expiresAt } of await tx.scan(collection, 'byExpiry', '', { limit })) {
      if (expiresAt + known <= now) await tx.delete(collection, tokenHash);
    }
  }
  for (const { codeHash, forgetAt } of await tx.scan('authorizationCodes', 'byForgetting', '', { limit })) {
    if (forgetAt <= now) await tx.delete('authorizationCodes', codeHash);
  }
}
