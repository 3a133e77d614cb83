import type { Application } from '../domain/application.ts';
import type { AuthorizationCode, AuthorizationRequest } from '../domain/authorization.ts';
import { MINUTE } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import { hashSecret } from '../lib/vault.ts';
import { findClient, grantedScopes, type OAuthClient } from './oauth-clients.ts';
import { purgeTokens } from './oauth-grants.ts';
import { REFRESH_LIFETIME } from './oauth-model.ts';
import { type Actor, recordAudit } from './portal.ts';
import type { Unit } from './unit.ts';

/** How long somebody may take to decide, on the host's clock. */
const REQUEST_LIFETIME = 10 * MINUTE;
/** How long a code may take to the token endpoint, on the world's clock. */
const CODE_LIFETIME = MINUTE;
const PURGE_BATCH = 8;

/** BASE64URL of 32 bytes. */
const CHALLENGE_FORM = /^[A-Za-z0-9_-]{43}$/;

/** The parameters of an authorization request (RFC 6749 section 4.1.1, RFC 7636 section 4.3). */
export interface AuthorizationParameters {
  readonly client_id: string;
  readonly redirect_uri: string;
  readonly response_type?: string;
  readonly scope?: string;
  readonly state?: string;
  readonly code_challenge?: string;
  readonly code_challenge_method?: string;
}

/** A callback URL with the answer in its query; what it had there stays. */
function callbackWith(
  { redirectUri, state, issuer }: Pick<AuthorizationRequest, 'redirectUri' | 'state' | 'issuer'>,
  answer: Record<string, string>,
): string {
  const query = new URLSearchParams(answer);
  if (state !== undefined) query.set('state', state);
  query.set('iss', issuer);
  return `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${query.toString()}`;
}

/** Why the request goes back to its application: an error of RFC 6749 section 4.1.2.1, and words. */
function faultOf(
  { application }: OAuthClient,
  asked: AuthorizationParameters,
): readonly [error: string, words: string] | undefined {
  if (asked.response_type === undefined) return ['invalid_request', 'response_type is required.'];
  if (asked.response_type !== 'code') return ['unsupported_response_type', 'response_type must be code.'];
  if (asked.code_challenge === undefined) return ['invalid_request', 'code_challenge is required (PKCE).'];
  if (asked.code_challenge_method !== 'S256')
    return ['invalid_request', 'code_challenge_method must be S256; plain is not taken.'];
  if (!CHALLENGE_FORM.test(asked.code_challenge))
    return ['invalid_request', 'code_challenge must be the BASE64URL of a SHA-256.'];
  if (grantedScopes(application, asked.scope?.split(' ')) === undefined)
    return ['invalid_scope', 'A scope is unknown or not among the application’s APIs.'];
  return undefined;
}

/**
 * An application sends a browser to ask for consent.
 * @param issuer the address of this authorization server
 * @returns the request that now waits, or the callback URL with an error
 * @throws Problem AUTHORIZATION_REQUEST_REFUSED where a redirect could go to somebody else
 */
export async function requestAuthorization(
  unit: Unit,
  asked: AuthorizationParameters,
  issuer: string,
): Promise<{ request: AuthorizationRequest } | { redirectTo: string }> {
  const client = await findClient(unit, asked.client_id);
  if (client === undefined) {
    const words = 'No application with OAuth 2.0 has this client_id here.';
    throw new Problem('AUTHORIZATION_REQUEST_REFUSED', words);
  }
  const { application, key } = client;
  if (!application.callbackUrls.includes(asked.redirect_uri)) {
    const words = 'The redirect_uri is not one of the application’s callback URLs.';
    throw new Problem('AUTHORIZATION_REQUEST_REFUSED', words);
  }
  if (application.state !== 'ENABLED') {
    // Nobody may have approved its callback URLs: no redirect leads there (RFC 9700 section 4.11).
    const words = `The application is ${application.state}; only ENABLED ones may ask.`;
    throw new Problem('AUTHORIZATION_REQUEST_REFUSED', words);
  }
  const back = {
    redirectUri: asked.redirect_uri,
    issuer,
    ...(asked.state !== undefined && { state: asked.state }),
  };
  const fault = faultOf(client, asked);
  if (fault !== undefined) {
    const [error, words] = fault;
    return { redirectTo: callbackWith(back, { error, error_description: words.replaceAll('’', "'") }) };
  }
  await purgeRequests(unit);
  const request: AuthorizationRequest = {
    ...back,
    authorizationRequestId: unit.nextId('authorizationRequest'),
    applicationId: application.applicationId,
    organisationId: application.organisationId,
    apiKey: key.apiKey,
    scopes: grantedScopes(application, asked.scope?.split(' ')) ?? [],
    codeChallenge: asked.code_challenge ?? '',
    expiresAt: unit.hostNow + REQUEST_LIFETIME,
  };
  await unit.tx.put('authorizationRequests', request);
  return { request };
}

async function purgeRequests({ tx, hostNow }: Unit): Promise<void> {
  const rows = await tx.scan('authorizationRequests', 'byExpiry', '', { limit: PURGE_BATCH });
  for (const { authorizationRequestId, expiresAt } of rows) {
    if (expiresAt <= hostNow) await tx.delete('authorizationRequests', authorizationRequestId);
  }
}

/** What somebody is asked, and by which application. */
export interface OpenRequest {
  readonly request: AuthorizationRequest;
  readonly application: Application;
}

/**
 * The request that waits for a member of `organisationId`. Another organisation's is as if it never existed.
 * @throws Problem AUTHORIZATION_REQUEST_NOT_FOUND
 */
export async function openAuthorizationRequest(
  unit: Unit,
  organisationId: string,
  authorizationRequestId: string,
): Promise<OpenRequest> {
  const request = await unit.tx.get('authorizationRequests', authorizationRequestId);
  const client = await findClient(unit, request?.apiKey);
  if (
    request === undefined ||
    client === undefined ||
    request.organisationId !== organisationId ||
    request.expiresAt <= unit.hostNow ||
    !client.application.callbackUrls.includes(request.redirectUri)
  ) {
    const words = `No authorization request ${authorizationRequestId} waits for you.`;
    throw new Problem('AUTHORIZATION_REQUEST_NOT_FOUND', words);
  }
  return { request, application: client.application };
}

/**
 * Decides a request, once.
 * @returns the callback URL with a code or with access_denied
 * @throws Problem AUTHORIZATION_REQUEST_NOT_FOUND
 */
export async function decideAuthorization(
  unit: Unit,
  actor: Actor & { readonly userId: string },
  authorizationRequestId: string,
  approve: boolean,
): Promise<string> {
  const { organisationId } = actor;
  const { request, application } = await openAuthorizationRequest(
    unit,
    organisationId,
    authorizationRequestId,
  );
  await unit.tx.delete('authorizationRequests', authorizationRequestId);
  const { applicationId, scopes } = request;
  await recordAudit(unit, actor, {
    action: approve ? 'authorization.approved' : 'authorization.denied',
    subjectId: applicationId,
    organisationId,
    after: { scopes },
  });
  if (!approve) return callbackWith(request, { error: 'access_denied' });
  if (application.state !== 'ENABLED') return callbackWith(request, { error: 'unauthorized_client' });
  return callbackWith(request, { code: await makeCode(unit, request, actor.userId) });
}

async function makeCode(unit: Unit, request: AuthorizationRequest, userId: string): Promise<string> {
  await purgeTokens(unit);
  const {
    authorizationRequestId: grantId,
    apiKey,
    applicationId,
    redirectUri,
    scopes,
    codeChallenge,
  } = request;
  const code = unit.newSecret();
  const row: AuthorizationCode = {
    codeHash: hashSecret(code),
    grantId,
    apiKey,
    applicationId,
    userId,
    redirectUri,
    scopes,
    codeChallenge,
    expiresAt: unit.now + CODE_LIFETIME,
    used: false,
    forgetAt: unit.now + REFRESH_LIFETIME,
  };
  await unit.tx.put('authorizationCodes', row);
  return code;
}
