import type { Context } from 'hono';
import type { OperationDescriptor } from '../contract/operation.ts';
import { Problem } from '../lib/errors.ts';
import { type KnownCaller, resolveCaller } from '../services/credentials.ts';
import type { Caller, Unit } from '../services/unit.ts';
import { type Env, headerOf } from './request.ts';

const SECRET_PARAMETERS = /[?&](?:x-api-key|api_?key|apikey|access_token|token|client_secret)=/i;

/** The token endpoint has no caller before it has answered. */
const NOBODY: Caller = { organisationId: '', applicationId: '', apis: [] };

/**
 * Tells who calls the bank: X-Api-Key alone, or a bearer token. Credentials are looked up in the world that
 * the path names; what the operation's contract asks for decides whether they suffice.
 * @throws Problem 401 or 403
 */
export function authenticateByCredentials(
  c: Context<Env>,
  operation: OperationDescriptor,
  unit: Unit,
  known: KnownCaller,
): Promise<Caller> | Caller {
  const { url } = c.req;
  if (url.includes('?') && SECRET_PARAMETERS.test(url)) {
    const words =
      'Credentials never stand in a URL, where logs keep them. Send a header, and replace that key.';
    throw new Problem('CREDENTIALS_IN_URL', words);
  }
  const { scope } = operation;
  if (scope === undefined) return NOBODY;
  const authorization = headerOf(c, 'authorization');
  const bearerToken = authorization && /^bearer +([^\s]+)$/i.exec(authorization)?.[1];
  if (authorization !== undefined && bearerToken === undefined) {
    const words = 'Authorization must be "Bearer" and a token from POST /oauth2/token.';
    throw new Problem('CREDENTIALS_INVALID', words);
  }
  return resolveCaller(unit, { apiKey: headerOf(c, 'x-api-key'), bearerToken }, scope, known);
}
