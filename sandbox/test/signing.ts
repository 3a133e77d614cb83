import { OAuth } from 'oauth';

/** What a client puts into a signature, beside the request itself. */
export interface SigningChoices {
  readonly method?: 'HMAC-SHA1' | 'HMAC-SHA256';
  /** Whole seconds since the epoch. */
  readonly timestamp: number;
  readonly nonce?: string;
  /** Goes in as oauth_body_hash. */
  readonly bodyHash?: string;
}

/** The npm package `oauth`, with its clock and nonces chosen here. */
export class OAuthClient extends OAuth {
  constructor(consumer: { key: string; secret: string }, choices: SigningChoices) {
    const { method = 'HMAC-SHA256', timestamp, nonce } = choices;
    super('', '', consumer.key, consumer.secret, '1.0', null, method);
    Object.assign(this, {
      _getTimestamp: () => timestamp,
      ...(nonce !== undefined && { _getNonce: () => nonce }),
    });
  }

  headerOf(method: string, url: string, extra: Record<string, string>): string {
    return this._buildAuthorizationHeaders(this._prepareParameters('', '', method, url, extra) as never);
  }
}

/** The Authorization header of a request, computed by a library that the server does not use. */
export function signRequest(
  { method, url }: { method: string; url: string },
  consumer: { key: string; secret: string },
  choices: SigningChoices,
): string {
  const { bodyHash } = choices;
  const extra: Record<string, string> = bodyHash === undefined ? {} : { oauth_body_hash: bodyHash };
  return new OAuthClient(consumer, choices).headerOf(method, url, extra);
}
