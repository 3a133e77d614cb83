import type { ApiKey, Application, BankApi } from '../domain/application.ts';
import { apisOf, BANK_APIS, isLiveKey } from '../domain/application.ts';
import { OAuthError, Problem } from '../lib/errors.ts';
import { hashSecret, randomToken, sameHash } from '../lib/vault.ts';
import type { Caller, Unit } from './unit.ts';

/** Seconds of the world's time for which an access token is good. */
export const TOKEN_LIFETIME_SECONDS = 3600;
/** Expired tokens forgotten per token issued: bounded work, and the heap of dead ones still shrinks. */
const PURGE_BATCH = 8;

/** What a request shows of itself. */
export interface PresentedCredentials {
  apiKey?: string | undefined;
  bearerToken?: string | undefined;
}

const INVALID =
  'The credentials are not valid here. Check the API key or token, and which sandbox or world it is for.';

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

/** The application behind a key that is live; with it ends all that hangs on the key, tokens included. */
async function applicationOf(unit: Unit, key: ApiKey | undefined): Promise<Application | undefined> {
  if (!key || !isLiveKey(key, unit.now)) return undefined;
  const application = await unit.tx.get('applications', key.applicationId);
  // A key made for another setting opens nothing: a client_id, which is public, must never become the whole
  // credential because the application gave up OAuth.
  return application?.oauth === key.oauth ? application : undefined;
}

/**
 * The application may use `api` with these scopes now (contract.md, Plans and throttling: the order of
 * admission is credentials, application state, subscription).
 */
function admit(application: Application, scopes: readonly BankApi[] | undefined, api: string): Caller {
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
  if (scopes?.includes(api as BankApi) === false) {
    throw new Problem('INSUFFICIENT_SCOPE', `The access token lacks the scope ${api}.`);
  }
  return caller;
}

async function resolveByToken(unit: Unit, shown: PresentedCredentials, api: string): Promise<Caller> {
  const token = await unit.tx.get('accessTokens', hashSecret(shown.bearerToken ?? ''));
  if (!token) throw new Problem('CREDENTIALS_INVALID', INVALID);
  if (token.expiresAt <= unit.now) {
    throw new Problem('TOKEN_EXPIRED', 'The access token has expired. Ask the token endpoint for a new one.');
  }
  const application = await applicationOf(unit, await unit.tx.get('apiKeys', token.apiKey));
  if (!application) throw new Problem('CREDENTIALS_INVALID', INVALID);
  if (shown.apiKey !== undefined && shown.apiKey !== token.apiKey) {
    throw new Problem(
      'CREDENTIALS_MISMATCH',
      'X-Api-Key belongs to another application than the access token.',
    );
  }
  // Scopes that were taken away since the token was issued are taken away from it as well.
  const { scopes = BANK_APIS } = application;
  return admit(
    application,
    token.scopes.filter((scope) => scopes.includes(scope)),
    api,
  );
}

async function resolveByKey(unit: Unit, apiKey: string, api: string): Promise<Caller> {
  const application = await applicationOf(unit, await unit.tx.get('apiKeys', apiKey));
  // An application that uses OAuth is not entered by its key alone: the key is its public client_id.
  if (application?.oauth !== 'NONE') throw new Problem('CREDENTIALS_INVALID', INVALID);
  return admit(application, undefined, api);
}

/**
 * Resolves credentials to a caller that may use `api` now (contract.md, Credentials).
 * @throws Problem CREDENTIALS_MISSING, CREDENTIALS_INVALID, CREDENTIALS_MISMATCH, TOKEN_EXPIRED,
 *   APPLICATION_NOT_ENABLED, API_NOT_SUBSCRIBED or INSUFFICIENT_SCOPE
 */
export function resolveCaller(unit: Unit, shown: PresentedCredentials, api: string): Promise<Caller> {
  if (shown.bearerToken !== undefined) return resolveByToken(unit, shown, api);
  if (shown.apiKey !== undefined) return resolveByKey(unit, shown.apiKey, api);
  throw new Problem(
    'CREDENTIALS_MISSING',
    'Send X-Api-Key, or Authorization: Bearer with a token from POST /oauth2/token.',
  );
}

/** A token request as RFC 6749 section 4.4 has it, with the client's credentials from either place. */
export interface TokenRequest {
  grantType: string | undefined;
  scope: string | undefined;
  clientId: string | undefined;
  clientSecret: string | undefined;
}

export interface IssuedToken {
  accessToken: string;
  expiresInSeconds: number;
  scopes: readonly BankApi[];
}

async function authenticateClient(unit: Unit, request: TokenRequest) {
  const key = request.clientId === undefined ? undefined : await unit.tx.get('apiKeys', request.clientId);
  const application = await applicationOf(unit, key);
  const hash = hashSecret(request.clientSecret ?? '');
  const valid = key?.secretHash !== undefined && sameHash(hash, key.secretHash);
  if (!key || !application || !valid || application.oauth !== '2.0') {
    throw new OAuthError('invalid_client', 401, 'The client id or secret is not valid here.');
  }
  return { key, application };
}

function grantedScopes(application: Application, scope: string | undefined): readonly BankApi[] {
  const apis = application.scopes ?? apisOf(application);
  if (scope === undefined) return apis;
  const asked = scope.split(' ').filter((name) => name !== '');
  const unknown = asked.find((name) => !apis.includes(name as BankApi));
  if (unknown !== undefined || asked.length === 0) {
    throw new OAuthError(
      'invalid_scope',
      400,
      'A scope asked for is unknown or not among the application’s APIs.',
    );
  }
  return BANK_APIS.filter((api) => asked.includes(api));
}

/**
 * Client credentials grant (RFC 6749 section 4.4). The token is random, shown once and kept as a hash.
 * @throws OAuthError invalid_request, invalid_client, unauthorized_client, unsupported_grant_type, invalid_scope
 */
export async function issueToken(unit: Unit, request: TokenRequest): Promise<IssuedToken> {
  if (request.grantType === undefined)
    throw new OAuthError('invalid_request', 400, 'grant_type is required.');
  if (request.grantType !== 'client_credentials') {
    throw new OAuthError('unsupported_grant_type', 400, 'grant_type must be client_credentials.');
  }
  const { key, application } = await authenticateClient(unit, request);
  if (application.state !== 'ENABLED') {
    throw new OAuthError('unauthorized_client', 400, `The application is ${application.state}, not ENABLED.`);
  }
  const scopes = grantedScopes(application, request.scope);
  const expired = await unit.tx.scan('accessTokens', 'byExpiry', '', { limit: PURGE_BATCH });
  for (const token of expired) {
    if (token.expiresAt <= unit.now) await unit.tx.delete('accessTokens', token.tokenHash);
  }
  const accessToken = randomToken();
  await unit.tx.put('accessTokens', {
    tokenHash: hashSecret(accessToken),
    apiKey: key.apiKey,
    applicationId: application.applicationId,
    scopes,
    issuedAt: unit.now,
    expiresAt: unit.now + TOKEN_LIFETIME_SECONDS * 1000,
  });
  return { accessToken, expiresInSeconds: TOKEN_LIFETIME_SECONDS, scopes };
}
