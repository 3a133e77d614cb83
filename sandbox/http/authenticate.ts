import type { Context } from 'hono';
import type { OperationDescriptor } from '../contract/operation.ts';
import type { HostClock } from '../lib/clock.ts';
import { Problem } from '../lib/errors.ts';
import { resolveCaller } from '../services/credentials.ts';
import { runUnit } from '../services/run-unit.ts';
import type { Caller } from '../services/unit.ts';
import type { WorldRuntime } from './pipeline.ts';
import { type Env, headerOf } from './request.ts';

const SECRET_PARAMETERS = /[?&](?:x-api-key|api_?key|apikey|access_token|token|client_secret)=/i;

/** The token endpoint has no caller before it has answered. */
const NOBODY: Caller = { organisationId: '', applicationId: '', apis: [] };

/**
 * Tells who calls the bank: X-Api-Key alone, or a bearer token. Credentials are looked up in the world that
 * the path names; what the operation's contract asks for decides whether they suffice.
 * @returns a step that throws Problem 401 or 403
 */
export function authenticateByCredentials(host: HostClock) {
  return function authenticate(
    c: Context<Env>,
    operation: OperationDescriptor,
    world: WorldRuntime,
  ): Promise<Caller> {
    const { url } = c.req;
    if (url.includes('?') && SECRET_PARAMETERS.test(url)) {
      const words = 'Credentials never stand in a URL, where logs keep them. Send a header, and replace that key.';
      return Promise.reject(new Problem('CREDENTIALS_IN_URL', words));
    }
    const { scope } = operation;
    if (scope === undefined) return Promise.resolve(NOBODY);
    const authorization = headerOf(c, 'authorization');
    const bearerToken = /^bearer +([^\s]+)$/i.exec(authorization ?? '')?.[1];
    if (authorization !== undefined && bearerToken === undefined) {
      const words = 'Authorization must be "Bearer" and a token from POST /oauth2/token.';
      return Promise.reject(new Problem('CREDENTIALS_INVALID', words));
    }
    const apiKey = headerOf(c, 'x-api-key');
    return runUnit(world.store, host, (unit) => resolveCaller(unit, { apiKey, bearerToken }, scope));
  };
}
