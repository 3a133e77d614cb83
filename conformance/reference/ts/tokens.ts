import type { StartInput } from '../../drivers/protocol.ts';
import type { Behaviour } from './behaviour.ts';
import type { Life } from './life.ts';
import { isToken } from './shapes.ts';
import type { Exchange, Wire } from './wire.ts';

/** An access token, and when it was asked for and how long it lives, in monotonic milliseconds. */
export interface Token {
  readonly value: string;
  readonly askedAt: number;
  readonly lifeMilliseconds: number;
}

/** What opens the bank: a key, or a token. */
export type Credential =
  | { readonly kind: 'API_KEY'; readonly value: string }
  | { readonly kind: 'TOKEN'; readonly value: string };

/** The credential, or what came instead of a token. */
export type CredentialOr = { readonly credential: Credential } | { readonly refusal: Exchange };

/** RFC 6749 section 2.3.1: both are form-encoded before they are joined. */
function basicOf({ clientId = '', clientSecret = '' }: StartInput['credentials']): string {
  const encoded = (text: string) => new URLSearchParams({ v: text }).toString().slice(2);
  return `Basic ${Buffer.from(`${encoded(clientId)}:${encoded(clientSecret)}`).toString('base64')}`;
}

/** The credentials of one session: a key as it is, or a token that is kept until shortly before its end. */
export class Tokens {
  readonly #credentials: StartInput['credentials'];
  readonly #wire: Wire;
  readonly #behaviour: Behaviour;
  readonly #life: Life;
  #token: Token | undefined;
  #asking: Promise<Exchange> | undefined;

  constructor(credentials: StartInput['credentials'], wire: Wire, behaviour: Behaviour, life: Life) {
    this.#credentials = credentials;
    this.#wire = wire;
    this.#behaviour = behaviour;
    this.#life = life;
  }

  /** Whether a 401 may be cured by a new token. */
  get isRenewable(): boolean {
    return this.#credentials.kind === 'OAUTH2';
  }

  /** What to send now. Calls that come together wait for one token. @throws Killed */
  async get(): Promise<CredentialOr> {
    const { kind, apiKey = '' } = this.#credentials;
    if (kind === 'API_KEY') return { credential: { kind, value: apiKey } };
    const kept = this.#token;
    if (kept && this.#behaviour.isTokenUsable(kept, this.#life.now()))
      return { credential: { kind: 'TOKEN', value: kept.value } };
    const askedAt = this.#life.now();
    const answer = await this.#ask();
    if (answer.kind === 'NONE' || answer.status !== 200) return { refusal: answer };
    const { body } = answer;
    if (!isToken(body)) return { refusal: { kind: 'NONE', reason: 'FOREIGN', status: answer.status } };
    const { access_token: value, expires_in } = body;
    this.#token = { value, askedAt, lifeMilliseconds: expires_in * 1000 };
    return { credential: { kind: 'TOKEN', value } };
  }

  /** Forgets a token that the bank refused; one that came since, and is everybody's, is kept. */
  forget(value: string): void {
    if (this.#token?.value === value || !this.#behaviour.sharesRenewal()) this.#token = undefined;
  }

  #ask(): Promise<Exchange> {
    const ask = () =>
      this.#wire.exchange({
        method: 'POST',
        path: '/oauth2/token',
        headers: {
          authorization: basicOf(this.#credentials),
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({ grant_type: 'client_credentials' }).toString(),
      });
    if (!this.#behaviour.sharesRenewal()) return ask();
    this.#asking ??= ask().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }
}
