import { hashSecret } from '../lib/vault.ts';
import { authenticateClient, type ClientCredentials } from './oauth-clients.ts';
import type { Unit } from './unit.ts';

/** Rows deleted per scan. */
const BATCH = 100;
/** Rows that are over, forgotten per row made: bounded work, and the heap of dead ones still shrinks. */
const PURGE_BATCH = 8;

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
 * @throws OAuthError invalid_client
 */
export async function revokeToken(unit: Unit, token: string, shown: ClientCredentials): Promise<void> {
  const { application } = await authenticateClient(unit, shown);
  const hash = hashSecret(token);
  const access = await unit.tx.get('accessTokens', hash);
  if (access?.applicationId === application.applicationId) await unit.tx.delete('accessTokens', hash);
  const refresh = await unit.tx.get('refreshTokens', hash);
  const own = refresh?.applicationId === application.applicationId && refresh.expiresAt > unit.now;
  if (own) await revokeGrant(unit, refresh.grantId);
}

/** Forgets a few tokens and codes that are over on the world's clock. */
export async function purgeTokens({ tx, now }: Unit): Promise<void> {
  const limit = PURGE_BATCH;
  for (const collection of ['accessTokens', 'refreshTokens'] as const) {
    for (const { tokenHash, expiresAt } of await tx.scan(collection, 'byExpiry', '', { limit })) {
      if (expiresAt <= now) await tx.delete(collection, tokenHash);
    }
  }
  for (const { codeHash, forgetAt } of await tx.scan('authorizationCodes', 'byForgetting', '', { limit })) {
    if (forgetAt <= now) await tx.delete('authorizationCodes', codeHash);
  }
}
