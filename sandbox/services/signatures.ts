import { createHash, createHmac } from 'node:crypto';
import OAuth from 'oauth-1.0a';
import { type ApiKey, CONSUMER_SECRET_PURPOSE } from '../domain/application.ts';
import { MINUTE, SECOND } from '../lib/clock.ts';
import type { Problem } from '../lib/errors.ts';
import { sameHash } from '../lib/vault.ts';
import { admit, applicationOfKey, callerOf, type KnownCaller, refusedCredentials } from './credentials.ts';
import type { Caller, Unit } from './unit.ts';

/** How far the signer's clock may be off ours. */
const CLOCK_SKEW = 5 * MINUTE;
/** A nonce is kept longer than its timestamp is taken, in case the host's clock steps back. */
const NONCE_LIFETIME = 3 * CLOCK_SKEW;
const PURGE_BATCH = 8;

const CHALLENGE = 'OAuth realm="khata"';

/** The two that are taken; PLAINTEXT shows the secret, RSA needs keys that we do not keep. */
const HASHES = { 'HMAC-SHA1': 'sha1', 'HMAC-SHA256': 'sha256' } as const;
export type SignatureMethod = keyof typeof HASHES;
export const SIGNATURE_METHODS = Object.keys(HASHES) as SignatureMethod[];

/** A request signed by RFC 5849, as it was read from its Authorization header. */
export interface SignedRequest {
  /** As it stood in the request line. */
  readonly method: string;
  /** Base string URI of section 3.4.1.2: without query. */
  readonly baseUri: string;
  /** Decoded query parameters; a name that stands there twice has several values. */
  readonly query: Readonly<Record<string, string | string[]>>;
  /** Every parameter of the header but realm and oauth_signature, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly consumerKey: string;
  readonly signatureMethod: SignatureMethod;
  /** Whole seconds since the epoch. */
  readonly timestamp: number;
  readonly nonce: string;
  readonly signature: string;
  /** Of the body, in base64, where the signer covers it. */
  readonly bodyHash?: string;
}

/** The signature that the secret gives over the request, in base64. */
function signatureOver(signed: SignedRequest, secret: string): string {
  const { method, baseUri, signatureMethod } = signed;
  const signer = new OAuth({
    consumer: { key: signed.consumerKey, secret },
    signature_method: signatureMethod,
    hash_function: (base, key) => createHmac(HASHES[signatureMethod], key).update(base).digest('base64'),
  });
  // The query goes in decoded among the parameters: the library's own reading of a URL knows no "+" and loses
  // what follows a second "=".
  const all = { ...signed.query, ...signed.parameters };
  return signer.getSignature({ method, url: baseUri, data: {} }, undefined, all as never);
}

/** A wrong signature and a body that was not signed. */
function signatureRefused(words: string): Problem {
  return refusedCredentials('SIGNATURE_INVALID', words, CHALLENGE);
}

function assertTimestamp({ timestamp }: SignedRequest, unit: Unit): void {
  if (Math.abs(unit.hostNow - timestamp * SECOND) <= CLOCK_SKEW) return;
  const words = `The oauth_timestamp ${timestamp} is more than ${CLOCK_SKEW / SECOND} seconds off the clock of the server.`;
  throw refusedCredentials('TIMESTAMP_REFUSED', words, CHALLENGE);
}

function assertSignature(signed: SignedRequest, key: ApiKey, unit: Unit): void {
  const secret = unit.vault.open(key.sealedSecret ?? '', CONSUMER_SECRET_PURPOSE);
  if (sameHash(signatureOver(signed, secret), signed.signature)) return;
  throw signatureRefused(
    'The signature is not the one that the secret of this consumer key gives over the request.',
  );
}

/** Uses the nonce up. Only a right signature comes so far: nobody else fills this collection. */
async function takeNonce({ consumerKey, timestamp, nonce }: SignedRequest, unit: Unit): Promise<void> {
  const { tx, hostNow } = unit;
  const id = `${consumerKey}|${timestamp}|${nonce}`;
  if ((await tx.get('oauthNonces', id)) !== undefined) {
    const words = 'A request with this key, timestamp and nonce came before. Sign each request anew.';
    throw refusedCredentials('NONCE_REPLAYED', words, CHALLENGE);
  }
  for (const old of await tx.scan('oauthNonces', 'byExpiry', '', { limit: PURGE_BATCH })) {
    if (old.expiresAt <= hostNow) await tx.delete('oauthNonces', old.id);
  }
  await tx.put('oauthNonces', { id, expiresAt: timestamp * SECOND + NONCE_LIFETIME });
}

/** Refuses a body that is not the one whose hash was signed. */
function bodyCheck({ bodyHash, signatureMethod }: SignedRequest): Pick<Caller, 'assertBody'> {
  if (bodyHash === undefined) return {};
  return {
    assertBody: (raw) => {
      const own = createHash(HASHES[signatureMethod]).update(raw).digest('base64');
      if (!sameHash(own, bodyHash))
        throw signatureRefused('The oauth_body_hash is not the hash of the body.');
    },
  };
}

/**
 * Resolves a signed request to a caller that may use `api` now (RFC 5849, two-legged). The nonce is used up
 * also when the caller is then refused: run it in a unit whose refusals undo nothing.
 * @param shownKey an X-Api-Key beside the signature
 * @param known is told who signed, also of a call that is refused afterwards
 * @throws Problem CREDENTIALS_INVALID, CREDENTIALS_MISMATCH, TIMESTAMP_REFUSED, SIGNATURE_INVALID,
 *   NONCE_REPLAYED, APPLICATION_NOT_ENABLED or API_NOT_SUBSCRIBED
 */
export async function resolveSigner(
  unit: Unit,
  signed: SignedRequest,
  shownKey: string | undefined,
  api: string,
  known: KnownCaller,
): Promise<Caller> {
  const key = await unit.tx.get('apiKeys', signed.consumerKey);
  const application = await applicationOfKey(unit, key);
  if (key?.sealedSecret === undefined || application?.oauth !== '1.0') {
    const words = 'The consumer key is not valid here. Check key, sandbox and world, and the OAuth setting.';
    throw refusedCredentials('CREDENTIALS_INVALID', words, CHALLENGE);
  }
  if (shownKey !== undefined && shownKey !== key.apiKey) {
    const words = 'X-Api-Key is another key than the one of the signature.';
    throw refusedCredentials('CREDENTIALS_MISMATCH', words, CHALLENGE);
  }
  assertTimestamp(signed, unit);
  assertSignature(signed, key, unit);
  await takeNonce(signed, unit);
  const caller = callerOf(application, key);
  // Only now: an unsigned request must not count against anybody.
  known.caller = caller;
  admit(caller, application, api);
  return { ...caller, ...bodyCheck(signed) };
}
