import type { AccessToken, ApiKey, Application, BankApi } from '../domain/application.ts';
import { apisOf, isLiveKey } from '../domain/application.ts';
import { type Awaitable, chain } from '../lib/awaitable.ts';
import { Problem, type ProblemCode } from '../lib/errors.ts';
import { hashSecret } from '../lib/vault.ts';
import type { Caller, Identity, Unit } from './unit.ts';

/** What a request shows of itself. */
export interface PresentedCredentials {
  apiKey?: string | undefined;
  bearerToken?: string | undefined;
}

/** The schemes of the bank, as challenges (RFC 9110 section 11.6.1). */
export const ALL_SCHEMES = 'ApiKey realm="khata", Bearer realm="khata", OAuth realm="khata"';
/** RFC 6750 section 3.1: a token was shown, and it is not good. */
export const BAD_TOKEN = 'Bearer realm="khata", error="invalid_token"';

const INVALID =
  'The credentials are not valid here. Check the API key or token, and which sandbox or world it is for.';

/** Says nothing that the holder of the key, which is public under OAuth, could not know. */
const NOT_BY_KEY =
  'The credentials are not valid here: with the OAuth setting of this application, the API key alone opens nothing. Send a token of POST /oauth2/token (2.0), or sign the request (1.0).';

/** Is told whose credentials they are as soon as that is known, also when the call is then refused. */
export interface KnownCaller {
  caller?: Identity;
}

/** A refusal of credentials, with the challenge that belongs to it. */
export function refusedCredentials(code: ProblemCode, detail: string, challenge: string): Problem {
  return new Problem(code, detail, { headers: { 'www-authenticate': challenge } });
}

/** A caller is made once per key entity and application entity; a change of either is a new entity. */
const callers = new WeakMap<ApiKey, Caller & { readonly application: Application }>();

/** Who calls, by a key of an application. */
export function callerOf(application: Application, key: ApiKey): Caller {
  let caller = callers.get(key);
  if (caller?.application !== application) {
    const { organisationId, applicationId } = application;
    const apis = apisOf(application);
    caller = { organisationId, applicationId, apis, application, apiKey: key.apiKey };
    callers.set(key, caller);
  }
  return caller;
}

/** The application behind a key that is live; with it ends all that hangs on the key, tokens included. */
export function applicationOfKey(unit: Unit, key: ApiKey | undefined): Awaitable<Application | undefined> {
  if (!key || !isLiveKey(key, unit.now)) return undefined;
  // A key made for another setting opens nothing: a client_id, which is public, must never become the whole
  // credential because the application gave up OAuth.
  return chain(unit.tx.get('applications', key.applicationId), (application) =>
    application?.oauth === key.oauth ? application : undefined,
  );
}

/**
 * The application may use `api` now (contract.md, Plans and throttling: the order of admission is
 * credentials, application state, subscription).
 * @throws Problem APPLICATION_NOT_ENABLED or API_NOT_SUBSCRIBED
 */
export function admit(caller: Caller, application: Application, api: string): Caller {
  if (application.state !== 'ENABLED') {
    throw new Problem(
      'APPLICATION_NOT_ENABLED',
      `The application is ${application.state}; only ENABLED ones are served.`,
    );
  }
  if (!caller.apis.includes(api as BankApi)) {
    throw new Problem('API_NOT_SUBSCRIBED', `The application is not subscribed to ${api}.`);
  }
  return caller;
}

/** A scope that was taken from the application is taken from its tokens as well. */
function assertScope({ scopes }: AccessToken, application: Application, api: string): void {
  const still = application.scopes?.includes(api as BankApi) ?? true;
  if (still && scopes.includes(api as BankApi)) return;
  // RFC 6750 section 3.1: the challenge names the scope that is needed.
  const challenge = `Bearer realm="khata", error="insufficient_scope", scope="${api}"`;
  throw refusedCredentials('INSUFFICIENT_SCOPE', `The access token lacks the scope ${api}.`, challenge);
}

/** Whether the person who consented may still do so; tokens without a person depend on none. */
function consentStands(unit: Unit, { userId }: AccessToken): Awaitable<boolean> {
  if (userId === undefined) return true;
  return chain(unit.tx.get('users', userId), (user) => user?.status === 'ACTIVE');
}

function resolveByToken(
  unit: Unit,
  shown: PresentedCredentials,
  api: string,
  known: KnownCaller,
): Awaitable<Caller> {
  return chain(unit.tx.get('accessTokens', hashSecret(shown.bearerToken ?? '')), (token) => {
    if (!token) throw refusedCredentials('CREDENTIALS_INVALID', INVALID, BAD_TOKEN);
    return chain(unit.tx.get('apiKeys', token.apiKey), (key) =>
      chain(applicationOfKey(unit, key), (application) =>
        chain(consentStands(unit, token), (stands) => {
          const caller = key && application && callerOf(application, key);
          if (caller) known.caller = caller;
          if (token.expiresAt <= unit.now) {
            const words = 'The access token has expired. Ask the token endpoint for a new one.';
            throw refusedCredentials('TOKEN_EXPIRED', words, BAD_TOKEN);
          }
          if (!caller || application?.oauth !== '2.0' || !stands) {
            throw refusedCredentials('CREDENTIALS_INVALID', INVALID, BAD_TOKEN);
          }
          if (shown.apiKey !== undefined && shown.apiKey !== token.apiKey) {
            const words = 'X-Api-Key belongs to another application than the access token.';
            throw refusedCredentials('CREDENTIALS_MISMATCH', words, 'Bearer realm="khata"');
          }
          admit(caller, application, api);
          assertScope(token, application, api);
          return caller;
        }),
      ),
    );
  });
}

function resolveByKey(unit: Unit, apiKey: string, api: string, known: KnownCaller): Awaitable<Caller> {
  return chain(unit.tx.get('apiKeys', apiKey), (key) =>
    chain(applicationOfKey(unit, key), (application) => {
      if (!key || !application) throw refusedCredentials('CREDENTIALS_INVALID', INVALID, ALL_SCHEMES);
      const caller = callerOf(application, key);
      known.caller = caller;
      // An application that uses OAuth is not entered by its key alone: the key is its public client_id.
      if (application.oauth !== 'NONE')
        throw refusedCredentials('CREDENTIALS_INVALID', NOT_BY_KEY, ALL_SCHEMES);
      return admit(caller, application, api);
    }),
  );
}

/**
 * Resolves credentials to a caller that may use `api` now (contract.md, Credentials).
 * @param known is told whose credentials they are, also of a call that is refused
 * @throws Problem CREDENTIALS_MISSING, CREDENTIALS_INVALID, CREDENTIALS_MISMATCH, TOKEN_EXPIRED,
 *   APPLICATION_NOT_ENABLED, API_NOT_SUBSCRIBED or INSUFFICIENT_SCOPE
 */
export function resolveCaller(
  unit: Unit,
  shown: PresentedCredentials,
  api: string,
  known: KnownCaller = {},
): Awaitable<Caller> {
  if (shown.bearerToken !== undefined) return resolveByToken(unit, shown, api, known);
  if (shown.apiKey !== undefined) return resolveByKey(unit, shown.apiKey, api, known);
  const words =
    'Send X-Api-Key, Authorization: Bearer with a token from POST /oauth2/token, or an OAuth 1.0a signature.';
  throw refusedCredentials('CREDENTIALS_MISSING', words, ALL_SCHEMES);
}
