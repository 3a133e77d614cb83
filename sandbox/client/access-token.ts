import { type HostClock, SECOND } from '../lib/clock.ts';
import type { Fetch } from './fetch.ts';
import { ProblemError } from './problem-error.ts';

/** Who asks for a token, and where. */
export interface TokenSource {
  readonly baseUrl: string;
  readonly fetch: Fetch;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope?: string | undefined;
  readonly clock: HostClock;
}

/** Milliseconds before its end at which a token is renewed: a call under way must not outlive it. */
const EARLY = 60 * SECOND;
/** Of a token that lives shorter than that, the part of its life after which it is renewed. */
const PART = 0.8;

interface Token {
  readonly value: string;
  readonly renewAt: number;
}

/** RFC 6749 section 2.3.1: both are form-encoded before they are joined. */
function basicOf({ clientId, clientSecret }: TokenSource): string {
  const encoded = (text: string) => new URLSearchParams({ v: text }).toString().slice(2);
  return `Basic ${Buffer.from(`${encoded(clientId)}:${encoded(clientSecret)}`).toString('base64')}`;
}

async function fetchToken(source: TokenSource): Promise<Token> {
  const asked = source.clock.now();
  const request = new Request(`${source.baseUrl.replace(/\/$/, '')}/oauth2/token`, {
    method: 'POST',
    headers: { authorization: basicOf(source), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      ...(source.scope !== undefined && { scope: source.scope }),
    }).toString(),
  });
  const response = await source.fetch(request);
  if (!response.ok) throw new ProblemError(response, await response.json().catch(() => undefined));
  const { access_token: value, expires_in } = (await response.json()) as {
    access_token: string;
    expires_in: number;
  };
  const life = expires_in * SECOND;
  return { value, renewAt: asked + Math.max(life - EARLY, life * PART) };
}

/**
 * The access token of an application (client credentials): asked for at the first call, kept, renewed a minute before
 * it ends. Calls that come together wait for one request.
 */
export class AccessToken {
  readonly #source: TokenSource;
  #token: Token | undefined;
  #asking: Promise<Token> | undefined;

  constructor(source: TokenSource) {
    this.#source = source;
  }

  /** @throws ProblemError when the bank gives none */
  async value(): Promise<string> {
    if (this.#token !== undefined && this.#source.clock.now() < this.#token.renewAt) return this.#token.value;
    this.#asking ??= fetchToken(this.#source).finally(() => {
      this.#asking = undefined;
    });
    this.#token = await this.#asking;
    return this.#token.value;
  }

  /** Forgets a token that the bank no longer takes; one that came since is kept. */
  forget(value: string): void {
    if (this.#token?.value === value) this.#token = undefined;
  }
}

/**
 * Sends each request with the token. One that is answered with 401 is sent once more with a new token: nothing was
 * done, and a world's clock may have been moved past the token's end.
 */
export function withToken(fetch: Fetch, token: AccessToken): Fetch {
  const send = async (request: Request) => {
    const value = await token.value();
    request.headers.set('authorization', `Bearer ${value}`);
    return { value, response: await fetch(request) };
  };
  return async (request) => {
    const again = request.clone();
    const { value, response } = await send(request);
    if (response.status !== 401) return response;
    token.forget(value);
    await response.body?.cancel();
    return (await send(again)).response;
  };
}
