import type { AccessToken, ApiKey, Application, BankApi } from '../domain/application.ts';
import { apisOf } from '../domain/application.ts';
import { Problem, type ProblemCode } from '../lib/errors.ts';
import { hashSecret } from '../lib/vault.ts';
import type { Awaitable } from '../stores/store.ts';
import type { Caller, Unit } from './unit.ts';

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

/** A refusal of credentials, with the challenge that belongs to it. */
export function refusedCredentials(code: ProblemCode, detail: string, challenge: string): Problem {
  return new Problem(code, detail, { headers: { 'www-authenticate': challenge } });
}

/** A caller is made once per application entity; a change of the application is a new entity. */
const callers = new WeakMap<Application, Caller>();

function callerOf(application: Application): Caller {
  let caller = callers.get(application);
  if (caller === undefined) {
    const { organisationId, applicationId } = application;
    caller = { organisationId, applicationId, apis: apisOf(application) };
    callers.set(application, caller);
  }
  return caller;
}

/** The application of a key that is neither revoked nor expired. */
export function applicationOfKey(unit: Unit, key: ApiKey | undefined): Awaitable<Application | undefined> {
  if (!key || key.revokedAt !== undefined) return undefined;
  if (key.expiresAt !== undefined && key.expiresAt <= unit.now) return undefined;
  return unit.tx.get('applications', key.applicationId);
}

/**
 * The application may use `api` now (contract.md, Plans and throttling: the order of admission is
 * credentials, application state, subscription).
 * @throws Problem APPLICATION_NOT_ENABLED or API_NOT_SUBSCRIBED
 */
export function admit(application: Application, api: string): Caller {
  if (application.state !== 'ENABLED') {
    throw new Problem(
      'APPLICATION_NOT_ENABLED',
      `The application is ${application.state}; only ENABLED ones are served.`,
    );
  }
  const caller = callerOf(application);
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
async function consentStands(unit: Unit, { userId }: AccessToken): Promise<boolean> {
  return userId === undefined || (await unit.tx.get('users', userId))?.status === 'ACTIVE';
}

async function resolveByToken(unit: Unit, shown: PresentedCredentials, api: string): Promise<Caller> {
  const token = await unit.tx.get('accessTokens', hashSecret(shown.bearerToken ?? ''));
  if (!token) throw refusedCredentials('CREDENTIALS_INVALID', INVALID, BAD_TOKEN);
  if (token.expiresAt <= unit.now) {
    const words = 'The access token has expired. Ask the token endpoint for a new one.';
    throw refusedCredentials('TOKEN_EXPIRED', words, BAD_TOKEN);
  }
  const application = await applicationOfKey(unit, await unit.tx.get('apiKeys', token.apiKey));
  if (application?.oauth !== '2.0' || !(await consentStands(unit, token))) {
    throw refusedCredentials('CREDENTIALS_INVALID', INVALID, BAD_TOKEN);
  }
  if (shown.apiKey !== undefined && shown.apiKey !== token.apiKey) {
    const words = 'X-Api-Key belongs to another application than the access token.';
    throw refusedCredentials('CREDENTIALS_MISMATCH', words, 'Bearer realm="khata"');
  }
  const caller = admit(application, api);
  assertScope(token, application, api);
  return caller;
}

async function resolveByKey(unit: Unit, apiKey: string, api: string): Promise<Caller> {
  const application = await applicationOfKey(unit, await unit.tx.get('apiKeys', apiKey));
  // An application that uses OAuth is not entered by its key alone: the key is its public client_id.
  if (application?.oauth !== 'NONE') throw refusedCredentials('CREDENTIALS_INVALID', INVALID, ALL_SCHEMES);
  return admit(application, api);
}

/**
 * Resolves credentials to a caller that may use `api` now (contract.md, Credentials).
 * @throws Problem CREDENTIALS_MISSING, CREDENTIALS_INVALID, CREDENTIALS_MISMATCH, TOKEN_EXPIRED,
 *   APPLICATION_NOT_ENABLED, API_NOT_SUBSCRIBED or INSUFFICIENT_SCOPE
 */
export function resolveCaller(unit: Unit, shown: PresentedCredentials, api: string): Promise<Caller> {
  if (shown.bearerToken !== undefined) return resolveByToken(unit, shown, api);
  if (shown.apiKey !== undefined) return resolveByKey(unit, shown.apiKey, api);
  const words =
    'Send X-Api-Key, Authorization: Bearer with a token from POST /oauth2/token, or an OAuth 1.0a signature.';
  throw refusedCredentials('CREDENTIALS_MISSING', words, ALL_SCHEMES);
}
