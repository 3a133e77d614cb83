import type OAuth2Server from '@node-oauth/oauth2-server';
import type { AccessToken, BankApi } from '../domain/application.ts';
import type { AuthorizationCode, RefreshToken } from '../domain/authorization.ts';
import { DAY, type Instant, SECOND } from '../lib/clock.ts';
import { OAuthError } from '../lib/errors.ts';
import { hashSecret } from '../lib/vault.ts';
import { authenticateClient, grantedScopes, type OAuthClient } from './oauth-clients.ts';
import { purgeTokens, revokeGrant } from './oauth-grants.ts';
import type { Unit } from './unit.ts';

/** Seconds of the world's time for which an access token is good. */
export const TOKEN_LIFETIME_SECONDS = 3600;
/** The same of a refresh token, from when it was issued. */
export const REFRESH_LIFETIME = 30 * DAY;

/**
 * The library holds expiries against the machine's clock; ours are on the world's clock, which may stand,
 * run ahead or be set. So it is told only what the world's clock has decided: over long ago, or not for ages.
 */
const OVER = new Date(0);
const LIVE = new Date(8_640_000_000_000_000);

function libraryDate(expiresAt: Instant, now: Instant): Date {
  return expiresAt > now ? LIVE : OVER;
}

/** A token request as the library's model needs it. */
export interface TokenForm {
  readonly grant_type: string;
  readonly scope?: string;
}

/** What a grant carries from the code or refresh token to the tokens that follow from it. */
type Consent = Pick<RefreshToken, 'grantId' | 'userId' | 'scopes'>;

type LibraryCode = OAuth2Server.AuthorizationCode & { readonly row: AuthorizationCode };
type LibraryToken = OAuth2Server.RefreshToken & { readonly row: RefreshToken };

/**
 * The model of @node-oauth/oauth2-server for one token request, on the transaction of its unit. Refusals of
 * our own are thrown as {@link OAuthError}, which the library wraps and hands on.
 */
export class TokenRequestModel {
  readonly #unit: Unit;
  readonly #form: TokenForm;
  #client: OAuthClient | undefined;
  #consent: Consent | undefined;
  /** The application that has shown its credentials, whatever then becomes of its request. */
  authenticated: string | undefined;
  /** What was issued. */
  issued: { accessToken: string; refreshToken?: string; scopes: readonly BankApi[] } | undefined;

  constructor(unit: Unit, form: TokenForm) {
    this.#unit = unit;
    this.#form = form;
  }

  async getClient(clientId: string, clientSecret?: string): Promise<OAuth2Server.Client> {
    const client = await authenticateClient(this.#unit, {
      clientId,
      clientSecret,
    });
    const { application, key } = client;
    this.authenticated = application.applicationId;
    if (application.state !== 'ENABLED') {
      const words = `The application is ${application.state}, not ENABLED.`;
      throw new OAuthError('unauthorized_client', 400, words);
    }
    this.#client = client;
    const grants = ['authorization_code', 'refresh_token'];
    if (application.clientType === 'CONFIDENTIAL') grants.push('client_credentials');
    return { id: key.apiKey, grants };
  }

  /** The client stands for itself. */
  getUserFromClient(): OAuth2Server.User {
    return { itself: true };
  }

  async getAuthorizationCode(code: string): Promise<LibraryCode | undefined> {
    const unit = this.#unit;
    const row = await unit.tx.get('authorizationCodes', hashSecret(code));
    // One that may be forgotten is, also where nobody has come by yet to delete it.
    if (row === undefined || row.forgetAt <= unit.now) return undefined;
    if (row.used) {
      // Two have it: the one it was meant for, and somebody else (RFC 6749 section 4.1.2).
      await revokeGrant(unit, row.grantId);
      return undefined;
    }
    if (!(await this.#isActive(row.userId))) return undefined;
    return {
      authorizationCode: code,
      expiresAt: libraryDate(row.expiresAt, unit.now),
      redirectUri: row.redirectUri,
      scope: [...row.scopes],
      client: { id: row.apiKey, grants: [] },
      user: { userId: row.userId },
      codeChallenge: row.codeChallenge,
      codeChallengeMethod: 'S256',
      row,
    };
  }

  async revokeAuthorizationCode({ row }: LibraryCode): Promise<boolean> {
    await this.#unit.tx.put('authorizationCodes', { ...row, used: true });
    this.#consent = row;
    return true;
  }

  async getRefreshToken(token: string): Promise<LibraryToken | undefined> {
    const unit = this.#unit;
    const row = await unit.tx.get('refreshTokens', hashSecret(token));
    if (row === undefined || row.expiresAt <= unit.now) return undefined;
    if (row.used) {
      await revokeGrant(unit, row.grantId);
      return undefined;
    }
    if (!(await this.#isActive(row.userId))) return undefined;
    // Before the library uses the token up: a misspelt scope must not cost the partner its consent.
    if (row.apiKey === this.#client?.key.apiKey) this.#scopesOfRefresh(row);
    return {
      refreshToken: token,
      refreshTokenExpiresAt: LIVE,
      scope: [...row.scopes],
      client: { id: row.apiKey, grants: [] },
      user: { userId: row.userId },
      row,
    };
  }

  async revokeToken({ row }: LibraryToken): Promise<boolean> {
    await this.#unit.tx.put('refreshTokens', { ...row, used: true });
    this.#consent = row;
    return true;
  }

  validateScope(_user: OAuth2Server.User, _client: OAuth2Server.Client, asked?: string[]): string[] {
    const client = this.#client;
    const scopes = client && grantedScopes(client.application, asked);
    if (scopes === undefined) throw scopeRefused();
    return [...scopes];
  }

  generateAccessToken(): string {
    return this.#unit.newSecret();
  }

  generateRefreshToken(): string {
    return this.#unit.newSecret();
  }

  async saveToken(
    token: OAuth2Server.Token,
    client: OAuth2Server.Client,
    user: OAuth2Server.User,
  ): Promise<OAuth2Server.Token> {
    const unit = this.#unit;
    await purgeTokens(unit);
    const { now, tx } = unit;
    const { application, key } = this.#client as OAuthClient;
    const owner = { apiKey: key.apiKey, applicationId: application.applicationId };
    const { accessToken, refreshToken } = token;
    const scopes = (token.scope ?? []) as BankApi[];
    const access: AccessToken = {
      ...owner,
      tokenHash: hashSecret(accessToken),
      scopes,
      issuedAt: now,
      expiresAt: now + TOKEN_LIFETIME_SECONDS * SECOND,
    };
    const consent = this.#consent;
    this.issued = { accessToken, scopes };
    if (consent !== undefined && refreshToken !== undefined) {
      const { grantId, userId } = consent;
      Object.assign(access, { grantId, userId });
      this.issued.refreshToken = refreshToken;
      const refresh: RefreshToken = {
        ...owner,
        tokenHash: hashSecret(refreshToken),
        grantId,
        userId,
        // RFC 6749 section 6: a narrower access token does not narrow what was consented to.
        scopes: consent.scopes,
        expiresAt: now + REFRESH_LIFETIME,
        used: false,
      };
      await tx.put('refreshTokens', refresh);
    }
    await tx.put('accessTokens', access);
    return { ...token, client, user };
  }

  async #isActive(userId: string): Promise<boolean> {
    return (await this.#unit.tx.get('users', userId))?.status === 'ACTIVE';
  }

  #scopesOfRefresh({ scopes }: RefreshToken): void {
    const asked = this.#form.scope?.split(' ');
    const fits = asked?.every((name) => scopes.includes(name as BankApi)) ?? true;
    if (!fits) throw scopeRefused();
  }
}

function scopeRefused(): OAuthError {
  const words = 'A scope asked for is unknown or not among the application’s APIs.';
  return new OAuthError('invalid_scope', 400, words);
}
