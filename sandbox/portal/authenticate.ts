import type { Context } from 'hono';
import { parse, serialize } from 'hono/utils/cookie';
import type { OperationDescriptor } from '../contract/operation.ts';
import { type Env, headerOf } from '../http/request.ts';
import { Problem } from '../lib/errors.ts';
import { hashSecret, sameHash } from '../lib/vault.ts';
import { resolveSession } from '../services/sessions.ts';
import type { Unit } from '../services/unit.ts';
import type { Visitor } from './wire.ts';

/** How the portal is reached. */
export interface PortalAddress {
  /** `https://sandbox.bank.example`; left out, the portal is plain http on this machine. */
  readonly publicUrl: string | undefined;
}

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** The cookie's name: one per world, since one origin serves them all. */
export function cookieName(worldId: string, secure: boolean): string {
  const name = worldId === 'default' ? 'khata_session' : `khata_session_${worldId}`;
  return secure ? `__Host-${name}` : name;
}

function setCookieHeader(name: string, token: string | undefined, secure: boolean): Record<string, string> {
  const options = { path: '/', httpOnly: true, sameSite: 'Lax', secure } as const;
  const ended = token === undefined ? { maxAge: 0 } : {};
  return { 'set-cookie': serialize(name, token ?? '', { ...options, ...ended }) };
}

/** Whether a browser says that another site's page sent the request. */
function isCrossSite(c: Context<Env>, publicUrl: string | undefined): boolean {
  const site = headerOf(c, 'sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const origin = headerOf(c, 'origin');
  if (origin === undefined) return false;
  const own = publicUrl ?? `http://${headerOf(c, 'host') ?? ''}`;
  return origin.toLowerCase() !== new URL(own).origin.toLowerCase();
}

function assertOwnSite(c: Context<Env>, publicUrl: string | undefined): void {
  if (SAFE_METHODS.has(c.req.method) || !isCrossSite(c, publicUrl)) return;
  throw new Problem('CROSS_SITE_REFUSED', 'The request comes from another site’s page.');
}

function assertCsrfToken(c: Context<Env>, csrfToken: string): void {
  if (SAFE_METHODS.has(c.req.method)) return;
  const shown = headerOf(c, 'x-csrf-token') ?? '';
  if (sameHash(hashSecret(shown), hashSecret(csrfToken))) return;
  throw new Problem('CROSS_SITE_REFUSED', 'X-CSRF-Token is missing or is not the session’s csrfToken.');
}

/**
 * Tells who is signed in, and holds the operation to its roles (portal.md, Security).
 * @throws Problem SIGN_IN_REQUIRED, ROLE_REQUIRED or CROSS_SITE_REFUSED
 */
export function authenticateBySession({ publicUrl }: PortalAddress) {
  const secure = publicUrl?.startsWith('https:') === true;
  return async function authenticate(
    c: Context<Env>,
    operation: OperationDescriptor,
    unit: Unit,
    { worldId, requestId }: { worldId: string; requestId: string },
  ): Promise<Visitor> {
    const name = cookieName(worldId, secure);
    const cookie = parse(headerOf(c, 'cookie') ?? '', name)[name];
    const common = {
      applicationId: '',
      requestId,
      cookie,
      setCookie: (token: string | undefined) => setCookieHeader(name, token, secure),
    };
    assertOwnSite(c, publicUrl);
    if (operation.roles === undefined) return { ...common, organisationId: '', name: 'anonymous' };
    const signedIn = await challenged(resolveSession(unit, cookie));
    const { user, csrfToken } = signedIn;
    assertCsrfToken(c, csrfToken);
    if (!operation.roles.includes(user.role)) {
      const wanted = operation.roles.join(' or ');
      throw new Problem('ROLE_REQUIRED', `${operation.operationId} is for ${wanted}; you are ${user.role}.`);
    }
    const { userId, role, username, organisationId = '' } = user;
    return { ...common, organisationId, userId, role, name: username, signedIn };
  };
}

/** A 401 names the portal's own scheme, since cookies have none. */
async function challenged<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw withChallenge(error);
  }
}

export function withChallenge(problem: Problem): Problem {
  const headers = { ...problem.options.headers, 'www-authenticate': 'Session realm="khata-portal"' };
  return new Problem(problem.code, problem.detail, { ...problem.options, headers });
}
