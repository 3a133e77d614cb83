import type { Context } from 'hono';
import type { OperationDescriptor } from '../contract/operation.ts';
import type { Problem } from '../lib/errors.ts';
import { ALL_SCHEMES, BAD_TOKEN, refusedCredentials, resolveCaller } from '../services/credentials.ts';
import { resolveSigner } from '../services/signatures.ts';
import type { Caller, Unit } from '../services/unit.ts';
import { type Env, headerOf } from './request.ts';
import { isSigned, readSigned } from './signed-request.ts';

const SECRET_PARAMETERS =
  /[?&](?:x-api-key|api_?key|apikey|access_token|refresh_token|token|client_secret|code_verifier)=/i;

/** The endpoints of OAuth have no caller before they have answered. */
const NOBODY: Caller = { organisationId: '', applicationId: '', apis: [] };

/** Whether telling who calls uses something up: the nonce of a signature. */
export function usesUpNonce(c: Context<Env>, operation: OperationDescriptor): boolean {
  return operation.scope !== undefined && isSigned(headerOf(c, 'authorization'));
}

/**
 * Tells who calls the bank: X-Api-Key alone, a bearer token, or an OAuth 1.0a signature. Credentials are looked
 * up in the world that the path names; what the operation's contract asks for decides whether they suffice.
 * @param publicUrl the origin by which the sandbox is reached, if it is not the one that Host names
 * @returns a function that throws Problem 401 or 403
 */
export function authenticateByCredentials(publicUrl: string | undefined) {
  return function authenticate(
    c: Context<Env>,
    operation: OperationDescriptor,
    unit: Unit,
  ): Promise<Caller> | Caller {
    const { url } = c.req;
    if (url.includes('?') && SECRET_PARAMETERS.test(url)) {
      const words =
        'Credentials never stand in a URL, where logs keep them. Send a header, and replace that key.';
      throw refusedCredentials('CREDENTIALS_IN_URL', words, ALL_SCHEMES);
    }
    const { scope } = operation;
    if (scope === undefined) return NOBODY;
    const authorization = headerOf(c, 'authorization');
    const apiKey = headerOf(c, 'x-api-key');
    if (isSigned(authorization))
      return resolveSigner(unit, readSigned(c, authorization, publicUrl), apiKey, scope);
    const bearerToken = authorization && /^bearer +([^\s]+)$/i.exec(authorization)?.[1];
    if (authorization !== undefined && bearerToken === undefined) throw unreadable(authorization);
    return resolveCaller(unit, { apiKey, bearerToken }, scope);
  };
}

function unreadable(authorization: string): Problem {
  const words =
    'Authorization must be "Bearer" and a token from POST /oauth2/token, or "OAuth" and a signature.';
  const challenge = /^bearer/i.test(authorization) ? BAD_TOKEN : ALL_SCHEMES;
  return refusedCredentials('CREDENTIALS_INVALID', words, challenge);
}
