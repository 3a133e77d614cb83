import type { Unit } from './unit.ts';

const BATCH = 100;

/**
 * Ends every token that a person consented to: whoever took over the account, or is no member any more, must not
 * go on by what was granted before. A reinstated member consents again.
 */
export async function endGrantsOf({ tx }: Unit, userId: string): Promise<void> {
  for (;;) {
    const tokens = await tx.scan('accessTokens', 'byUser', `${userId}|`, { limit: BATCH });
    const renewals = await tx.scan('refreshTokens', 'byUser', `${userId}|`, { limit: BATCH });
    for (const { tokenHash } of [...tokens]) await tx.delete('accessTokens', tokenHash);
    for (const { tokenHash } of [...renewals]) await tx.delete('refreshTokens', tokenHash);
    if (tokens.length < BATCH && renewals.length < BATCH) return;
  }
}
