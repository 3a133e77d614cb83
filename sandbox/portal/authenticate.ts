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

/** Seconds for which a browser keeps its device mark: 180 days. */
const DEVICE_SECONDS = 180 * 24 * 60 * 60;

/** A cookie's name: one per world, since one origin serves them all. */
function cookieName(what: 'session' | 'device', worldId: string, secure: boolean): string {
  const name = worldId === 'default' ? `khata_${what}` : `khata_${what}_${worldId}`;
  return secure ? `__Host-${name}` : name;
}

/** The portal's cookies as one request has them, and as the answer sets them. */
export function cookiesOf(c: Context<Env>, worldId: string, { publicUrl }: PortalAddress) {
  const secure = publicUrl?.startsWith('https:') === true;
  const session = cookieName('session', worldId, secure);
  const device = cookieName('device', worldId, secure);
  const sent = parse(headerOf(c, 'cookie') ?? '');
  const options = { path: '/', httpOnly: true, sameSite: 'Lax', secure } as const;
  return {
    cookie: sent[session],
    deviceMark: sent[device],
    signedInCookies: (token: string, mark: string) => ({
      'set-cookie': [
        serialize(session, token, options),
        serialize(device, mark, { ...options, maxAge: DEVICE_SECONDS }),
      ],
    }),
    endedCookie: () => ({ 'set-cookie': serialize(session, '', { ...options, maxAge: 0 }) }),
  };
}

/** Whether a browser says that another site's page sent the request. */
function isCrossSite(c: Context<Env>, publicUrl: string | undefined): boolean {
  const site = headerOf(c, 'sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const origin = headerOf(c, 'origin');
  if (origin === undefined) return false;
  const host = headerOf(c, 'host');
  const own = publicUrl ?? (host === undefined ? new URL(c.req.url).origin : `http://${host}`);
  // A Host that makes no address is nobody's own site.
  return !URL.canParse(own) || origin.toLowerCase() !== new URL(own).origin.toLowerCase();
}

/** @throws Problem CROSS_SITE_REFUSED when a browser says that another site's page sent an unsafe method */
export function assertOwnSite(c: Context<Env>, publicUrl: string | undefined): void {
  if (SAFE_METHODS.has(c.req.method) || !isCrossSite(c, publicUrl)) return;
  throw new Problem('CROSS_SITE_REFUSED', 'The request comes from another site’s page.');
}

function assertCsrfToken(c: Context<Env>, csrfToken: string): void {
  if (SAFE_METHODS.has(c.req.method)) return;
  assertSameToken(headerOf(c, 'x-csrf-token'), csrfToken);
}

/**
 * @param shown what came in X-CSRF-Token, or in the form of a page
 * @throws Problem CROSS_SITE_REFUSED
 */
export function assertSameToken(shown: string | undefined, csrfToken: string): void {
  if (sameHash(hashSecret(shown ?? ''), hashSecret(csrfToken))) return;
  throw new Problem('CROSS_SITE_REFUSED', 'X-CSRF-Token is missing or is not the session’s csrfToken.');
}

/**
 * Tells who is signed in, and holds the operation to its roles (portal.md, Security).
 * @throws Problem SIGN_IN_REQUIRED, ROLE_REQUIRED or CROSS_SITE_REFUSED
 */
export function authenticateBySession({ publicUrl }: PortalAddress) {
  return async function authenticate(
    c: Context<Env>,
    operation: OperationDescriptor,
    unit: Unit,
    { worldId, requestId }: { worldId: string; requestId: string },
  ): Promise<Visitor> {
    const common = { applicationId: '', requestId, ...cookiesOf(c, worldId, { publicUrl }) };
    assertOwnSite(c, publicUrl);
    if (operation.roles === undefined) return { ...common, organisationId: '', name: 'anonymous' };
    const signedIn = await resolveSession(unit, common.cookie);
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
