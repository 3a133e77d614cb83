import type { Context } from 'hono';
import { PROBLEMS } from '../../../spec/generated/problems.ts';
import type { WorldRuntime } from '../../http/door.ts';
import { type Env, headerOf, readBody, readQuery, refuseAmbiguity, worldPrefix } from '../../http/request.ts';
import { parseForm } from '../../http/token-form.ts';
import { OAuthError, Problem } from '../../lib/errors.ts';
import { decideAuthorization, openAuthorizationRequest } from '../../services/oauth-consent.ts';
import { runUnit } from '../../services/run-unit.ts';
import { resolveSession, signIn } from '../../services/sessions.ts';
import type { Host, Unit } from '../../services/unit.ts';
import { assertOwnSite, assertSameToken, cookiesOf, type PortalAddress } from '../authenticate.ts';
import { decisionPage, refusalPage, STYLE_SOURCE, signInPage } from './consent-html.ts';

/** What the pages need of the process. */
export interface PageOptions extends PortalAddress {
  readonly host: Host;
  worldOf(c: Context<Env>): WorldRuntime;
  nextRequestId(c: Context<Env>): string;
}

const BODY_LIMIT = 16 * 1024;
const USERNAME_FORM = /^[A-Za-z0-9][A-Za-z0-9._@-]{2,63}$/;
const PASSWORD_LIMIT = 256;
const ID_FORM = /^KZ[0-9A-Z]{12}$/;

type Html = ReturnType<typeof refusalPage>;

/** A page, or a redirect, with what it sets. */
interface PageAnswer {
  readonly status: 200 | 303 | 400 | 401 | 403 | 404 | 413 | 415 | 429;
  readonly page?: Html;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** Where the forms may lead beside this server: browsers hold redirects to it as well. */
  readonly formTarget?: string;
}

/** No script, no frame, no cache, no address in a Referer; a form may not go elsewhere than it says. */
function securityHeaders(formTarget = ''): Record<string, string> {
  return {
    'content-security-policy': `default-src 'none'; style-src ${STYLE_SOURCE}; form-action 'self'${formTarget}; frame-ancestors 'none'; base-uri 'none'`,
    'x-frame-options': 'DENY',
    'x-content-type-options': 'nosniff',
    // Not no-referrer: a form would then come with the origin "null" and look like another site's.
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}

/** A callback URL as a source of form-action: its origin, or the scheme of an app's own. */
function formTargetOf(redirectUri: string): string {
  if (!URL.canParse(redirectUri)) return '';
  const { protocol, origin } = new URL(redirectUri);
  const source = origin === 'null' ? protocol : origin;
  // A host may hold a semicolon, which would end the directive.
  return /^[a-z][a-z0-9+.-]*:(\/\/[a-z0-9.:[\]-]+)?$/i.test(source) ? ` ${source}` : '';
}

/**
 * The pages by which a person with a browser consents: sign-in, approve or deny. Plain forms, no script. The
 * rules of the JSON operations hold here too: own origin, and the session's token in every form.
 */
export class ConsentPages {
  readonly #options: PageOptions;

  constructor(options: PageOptions) {
    this.#options = options;
  }

  /** `GET /portal/authorize?request=…` */
  async show(c: Context<Env>): Promise<Response> {
    return await this.#answer(c, async (run) => {
      const place = this.#place(c, readQuery(c)['request']);
      const { cookie } = this.#cookie(c);
      return await run(async (unit) => {
        const signedIn = await resolveSession(unit, cookie).catch(onlySignInRequired);
        if (signedIn === undefined) return { status: 200, page: signInPage(place) };
        const { user, csrfToken } = signedIn;
        const { organisationId = '', username } = user;
        const id = place.authorizationRequestId;
        const open = await openAuthorizationRequest(unit, organisationId, id).catch(onlyNotFound);
        // Another organisation's request looks as one that never was; either way somebody else may sign in.
        if (open === undefined) return { status: 404, page: signInPage(place, notFor(username)) };
        return {
          status: 200,
          page: decisionPage(place, open, username, csrfToken),
          formTarget: formTargetOf(open.request.redirectUri),
        };
      });
    });
  }

  /** `POST /portal/authorize/sign-in` */
  async signIn(c: Context<Env>): Promise<Response> {
    return await this.#answer(c, async (run, requestId) => {
      const form = await this.#form(c);
      const place = this.#place(c, form['request']);
      const { cookie: oldToken, deviceMark, signedInCookies } = this.#cookie(c);
      const { username = '', password = '' } = form;
      try {
        // As the contract's SignInRequest: what is longer is no user name, and is not to be kept as one.
        if (!USERNAME_FORM.test(username) || password.length > PASSWORD_LIMIT) {
          throw new Problem('SIGN_IN_REFUSED', 'The user name and password do not open an account here.');
        }
        const context = { oldToken, deviceMark, requestId };
        const opened = await signIn(run, { username, password }, context);
        const location = `${place.prefix}/portal/authorize?request=${place.authorizationRequestId}`;
        return { status: 303, headers: { ...signedInCookies(opened.token, opened.deviceMark), location } };
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        return {
          status: statusOf(error),
          page: signInPage(place, error.detail),
          headers: plainHeaders(error),
        };
      }
    });
  }

  /** `POST /portal/authorize` */
  async decide(c: Context<Env>): Promise<Response> {
    return await this.#answer(c, async (run, requestId) => {
      const form = await this.#form(c);
      const { authorizationRequestId } = this.#place(c, form['request']);
      const { decision } = form;
      if (decision !== 'APPROVE' && decision !== 'DENY')
        throw new Problem('VALIDATION_FAILED', 'The decision must be APPROVE or DENY.');
      const { cookie } = this.#cookie(c);
      return await run(async (unit) => {
        const { user, csrfToken } = await resolveSession(unit, cookie);
        assertSameToken(form['csrf_token'], csrfToken);
        const { userId, username: name, role, organisationId = '' } = user;
        const actor = { userId, name, role, organisationId, applicationId: '', requestId };
        const approve = decision === 'APPROVE';
        const location = await decideAuthorization(unit, actor, authorizationRequestId, approve);
        return { status: 303, headers: { location } };
      });
    });
  }

  async #answer(
    c: Context<Env>,
    work: (
      run: <R>(unitWork: (unit: Unit) => Promise<R>) => Promise<R>,
      requestId: string,
    ) => Promise<PageAnswer>,
  ): Promise<Response> {
    const { host, worldOf, nextRequestId } = this.#options;
    const requestId = nextRequestId(c);
    let answer: PageAnswer;
    try {
      refuseAmbiguity(c);
      const { store } = worldOf(c);
      answer = await work(async (unitWork) => await runUnit(store, host, unitWork), requestId);
      await store.durable();
    } catch (error) {
      if (!(error instanceof Problem) || error.status >= 500) throw error;
      const page = refusalPage(PROBLEMS[error.code].title, error.detail);
      answer = { status: statusOf(error), page, headers: plainHeaders(error) };
    }
    const headers = {
      ...securityHeaders(answer.formTarget),
      'x-request-id': requestId,
      ...answer.headers,
    };
    if (answer.page === undefined) return c.body(null, answer.status, headers);
    return c.html(answer.page, answer.status, headers);
  }

  /** @throws Problem AUTHORIZATION_REQUEST_NOT_FOUND for what is no identifier */
  #place(c: Context<Env>, id: string | undefined) {
    if (id === undefined || !ID_FORM.test(id)) {
      const words = 'The address names no authorization request. Begin anew in the application.';
      throw new Problem('AUTHORIZATION_REQUEST_NOT_FOUND', words);
    }
    return { prefix: worldPrefix(c), authorizationRequestId: id };
  }

  #cookie(c: Context<Env>) {
    return cookiesOf(c, this.#options.worldOf(c).id, this.#options);
  }

  /** @throws Problem CROSS_SITE_REFUSED, UNSUPPORTED_MEDIA_TYPE, BODY_TOO_LARGE or VALIDATION_FAILED */
  async #form(c: Context<Env>): Promise<Record<string, string>> {
    assertOwnSite(c, this.#options.publicUrl);
    const type = headerOf(c, 'content-type')?.split(';')[0]?.trim().toLowerCase();
    if (type !== 'application/x-www-form-urlencoded')
      throw new Problem('UNSUPPORTED_MEDIA_TYPE', 'The page sends its forms form-encoded.');
    try {
      return parseForm(await readBody(c, BODY_LIMIT));
    } catch (error) {
      if (error instanceof OAuthError) throw new Problem('VALIDATION_FAILED', error.message);
      throw error;
    }
  }
}

/** Signed out is a state of the page; anything else is not. */
function onlySignInRequired(error: unknown): undefined {
  if (error instanceof Problem && error.code === 'SIGN_IN_REQUIRED') return undefined;
  throw error;
}

function onlyNotFound(error: unknown): undefined {
  if (error instanceof Problem && error.code === 'AUTHORIZATION_REQUEST_NOT_FOUND') return undefined;
  throw error;
}

function notFor(username: string): string {
  return `You are signed in as ${username}, and no authorization request of this address waits for you. Sign in as somebody of the application’s own organisation, or begin anew in the application.`;
}

function statusOf({ status }: Problem): PageAnswer['status'] {
  return status as PageAnswer['status'];
}

/** Headers of a problem that a page may carry: a challenge would make the browser ask for a password itself. */
function plainHeaders({ options }: Problem): Record<string, string> {
  const { 'www-authenticate': _, ...headers } = options.headers ?? {};
  return headers;
}
