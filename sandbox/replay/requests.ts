import type { Bindings } from './bindings.ts';
import { outcomeOf } from './outcome.ts';
import { REDACTED, type Recorded } from './recording.ts';
import type { Credential, Target } from './target.ts';

/** An exchange that cannot be sent again, and why in words. */
export class LeftOut extends Error {}

const TOKEN_PATH = '/oauth2/token';
/** Headers that are sent as they were recorded. */
const SENT = ['content-type', 'idempotency-key', 'accept'] as const;
/** Shown instead of a credential that nobody knows: refused like the recorded one. */
const UNKNOWN_KEY = 'khata_key_of_nobody_in_this_replay';

/** Who calls in a replay: the recording never holds a credential. */
export interface Callers {
  readonly credentials: ReadonlyMap<string, Credential>;
  /** Shown by calls that do not tell their application; undefined: a key of nobody. */
  readonly unknownKey: string | undefined;
  /** Given for the target: of every application that calls with a key, or that the fixture has not. */
  readonly apiKey: string | undefined;
}

function basic({ apiKey, clientSecret = '' }: Credential): string {
  const pair = `${encodeURIComponent(apiKey)}:${encodeURIComponent(clientSecret)}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

/** The token of an answer; a refusal has none. */
function tokenIn(answer: string): string | undefined {
  try {
    const { access_token: token } = JSON.parse(answer) as { access_token?: unknown };
    return typeof token === 'string' ? token : undefined;
  } catch {
    return undefined;
  }
}

/** Makes the requests of a replay out of the recorded ones. */
export class Requests {
  readonly #target: Target;
  readonly #callers: Callers;
  readonly #bindings: Bindings;
  /** The newest token of each application. */
  readonly #tokens = new Map<string, string>();

  constructor(target: Target, callers: Callers, bindings: Bindings) {
    this.#target = target;
    this.#callers = callers;
    this.#bindings = bindings;
  }

  /** @throws LeftOut when the recording does not hold what it takes */
  async make(recorded: Recorded): Promise<Request> {
    const target = this.#bindings.translate(recorded.target);
    if (target.includes(REDACTED)) throw new LeftOut('its address was redacted');
    const path = target.replace(/[?#].*$/s, '');
    // What a URL would make another path of could leave the world, and take a token along.
    if (new URL(path, 'http://localhost').pathname !== path)
      throw new LeftOut('its path can be read in two ways');
    if (!/^\/(?:v1|oauth2|sandbox|openapi|problems|\.well-known)(?:\/|$)/.test(path)) {
      throw new LeftOut(
        path.startsWith('/portal') ? 'the portal needs people who sign in' : 'it is none of the sandbox',
      );
    }
    // Another world's address, keys and instants belong to the server that made it.
    if (/^\/sandbox\/v1\/worlds(?:\/|$)/.test(path)) throw new LeftOut('it is about another world');
    // Times in microseconds, and a stream without an end.
    if (/^\/sandbox\/v1\/exchange(?:s|-events|-archive)(?:\/|$)/.test(path)) {
      throw new LeftOut('it is about the recording itself');
    }
    const headers = new Headers();
    for (const name of SENT) {
      const value = recorded.headers.get(name);
      if (value === undefined) continue;
      if (/[^\t\x20-\x7e\x80-\xff]/.test(value))
        throw new LeftOut(`its header ${name} is none that can be sent`);
      headers.set(name, value);
    }
    let body = recorded.body === '' ? undefined : recorded.body;
    if (path === TOKEN_PATH) body = this.#tokenRequest(recorded, headers);
    else {
      if (recorded.isBodyCut) throw new LeftOut('the recording holds only the head of its body');
      if (body?.includes(REDACTED)) throw new LeftOut('its body was redacted');
      if (body !== undefined) body = this.#bindings.translate(body);
      await this.#identify(recorded, path, headers);
    }
    return this.#request(recorded.method, target, headers, body);
  }

  /** Keeps the token that an answer holds, for the calls of its application. */
  learn(recorded: Recorded, answer: string): void {
    if (!recorded.target.startsWith(TOKEN_PATH) || recorded.applicationId === undefined) return;
    const token = tokenIn(answer);
    if (token !== undefined) this.#tokens.set(recorded.applicationId, token);
  }

  #request(method: string, target: string, headers: Headers, body: string | undefined): Request {
    // A message that was recorded without a Content-Type must not get one here.
    const bytes = body === undefined ? undefined : new TextEncoder().encode(body);
    try {
      return new Request(this.#target.base + target, {
        method,
        headers,
        redirect: 'manual',
        ...(bytes !== undefined && { body: bytes }),
      });
    } catch {
      throw new LeftOut(`a ${method} cannot be sent like this`);
    }
  }

  /** A request for a token, with the credentials of this world. */
  #tokenRequest({ applicationId, body = '' }: Recorded, headers: Headers): string {
    const credential = applicationId === undefined ? undefined : this.#callers.credentials.get(applicationId);
    if (credential === undefined) throw new LeftOut('nobody knows whose token it asks for');
    const form = new URLSearchParams(body);
    const grant = form.get('grant_type') ?? 'client_credentials';
    if (grant !== 'client_credentials') throw new LeftOut(`${grant} needs somebody who consents`);
    headers.set('authorization', basic(credential));
    headers.set('content-type', 'application/x-www-form-urlencoded');
    const scope = form.get('scope');
    return new URLSearchParams({ grant_type: grant, ...(scope !== null && { scope }) }).toString();
  }

  async #identify(recorded: Recorded, path: string, headers: Headers): Promise<void> {
    if (path.startsWith('/sandbox/')) {
      const { controlToken } = this.#target;
      if (controlToken !== undefined) headers.set('authorization', `Bearer ${controlToken}`);
      return;
    }
    if (!path.startsWith('/v1/')) return;
    const { applicationId } = recorded;
    if (applicationId === undefined) {
      const key = this.#keyOfUnknown(recorded);
      if (key !== undefined) headers.set('x-api-key', key);
      return;
    }
    const credential = this.#callers.credentials.get(applicationId);
    const { apiKey } = this.#callers;
    if (apiKey !== undefined && (credential === undefined || credential.oauth === 'NONE')) {
      headers.set('x-api-key', apiKey);
      return;
    }
    if (credential === undefined) throw new LeftOut(`the fixture has no application ${applicationId}`);
    if (credential.oauth === '1.0') throw new LeftOut('signed calls of OAuth 1.0a are not replayed');
    if (credential.oauth === 'NONE') headers.set('x-api-key', credential.apiKey);
    else headers.set('authorization', `Bearer ${await this.#token(applicationId, credential)}`);
  }

  /** Of a call whose application is not known: in a HAR the caller's choice, in our log somebody unknown. */
  #keyOfUnknown({ headers }: Recorded): string | undefined {
    if (!headers.has('x-api-key') && !headers.has('authorization')) return undefined;
    return this.#callers.unknownKey ?? UNKNOWN_KEY;
  }

  async #token(applicationId: string, credential: Credential): Promise<string> {
    const known = this.#tokens.get(applicationId);
    if (known !== undefined) return known;
    const headers = new Headers({
      authorization: basic(credential),
      'content-type': 'application/x-www-form-urlencoded',
    });
    const request = this.#request('POST', TOKEN_PATH, headers, 'grant_type=client_credentials');
    const outcome = await outcomeOf(this.#target, request);
    const token = outcome.kind === 'WHOLE' ? tokenIn(outcome.text) : undefined;
    if (token === undefined) throw new LeftOut(`there is no token for ${applicationId}`);
    this.#tokens.set(applicationId, token);
    return token;
  }
}
