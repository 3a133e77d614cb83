import type { WorldRuntime } from './http/door.ts';
import type { ShownCredentials } from './http/shown-credentials.ts';
import { hashSecret } from './lib/vault.ts';

/** Worlds that are looked into: whoever guesses must not make a server with thousands of them work for it. */
const MOST_LOOKED_INTO = 1000;

/**
 * The world that knows what a refused request has shown. For the log alone: its reader wants to know which session called
 * at another's address, and the caller must not.
 * @param worlds the newest last; of very many, the newest are looked into
 * @returns undefined when none does
 */
export async function credentialOwner(
  worlds: readonly WorldRuntime[],
  { keys, bearerToken }: ShownCredentials,
): Promise<string | undefined> {
  if (keys.length === 0 && bearerToken === undefined) return undefined;
  const tokenHash = bearerToken === undefined ? undefined : hashSecret(bearerToken);
  for (const { id, store } of worlds.slice(-MOST_LOOKED_INTO).reverse()) {
    const isKnown = await store.transact(async (tx) => {
      if (tokenHash !== undefined && (await tx.get('accessTokens', tokenHash))) return true;
      for (const key of keys) if (await tx.get('apiKeys', key)) return true;
      return false;
    });
    if (isKnown) return id;
  }
  return undefined;
}
