import type { BankApi } from '../domain/application.ts';
import { OAuthError, type OAuthErrorCode } from '../lib/errors.ts';
import type { ClientCredentials } from './oauth-clients.ts';
import {
  REFRESH_LIFETIME,
  TOKEN_LIFETIME_SECONDS,
  type TokenForm,
  TokenRequestModel,
} from './oauth-model.ts';
import type { Run } from './unit.ts';

/** A token as it is shown, once. */
export interface IssuedToken {
  readonly accessToken: string;
  readonly refreshToken?: string;
  readonly expiresInSeconds: number;
  readonly scopes: readonly BankApi[];
}

type Library = typeof import('@node-oauth/oauth2-server');

let loading: Promise<{ default: Library }> | undefined;

/** No secret is asked for by the library: the model knows which application has one. */
const BY_THE_MODEL = { authorization_code: false, client_credentials: false, refresh_token: false };

/**
 * The token endpoint (RFC 6749 sections 4.1.3, 4.4.2 and 6; RFC 7636) by @node-oauth/oauth2-server, which is
 * loaded when the first token is asked for.
 *
 * A refusal is an outcome of the unit, not a throw out of it: a code that came with a wrong verifier is used up,
 * and one that came twice has revoked its tokens.
 * @param onClient is told which application has shown its credentials, also where it is then refused
 * @throws OAuthError in the words of RFC 6749 section 5.2
 */
export async function issueToken(
  run: Run,
  form: TokenForm,
  { clientId, clientSecret }: ClientCredentials,
  onClient: (applicationId: string) => void = () => {},
): Promise<IssuedToken> {
  loading ??= import('@node-oauth/oauth2-server');
  const { default: OAuth2Server } = await loading;
  const body: Record<string, string | undefined> = {
    ...form,
    client_id: clientId,
    client_secret: clientSecret,
  };
  const outcome = await run(async (unit) => {
    const model = new TokenRequestModel(unit, form);
    const server = new OAuth2Server({
      model: model as never,
      accessTokenLifetime: TOKEN_LIFETIME_SECONDS,
      refreshTokenLifetime: REFRESH_LIFETIME / 1000,
      requireClientAuthentication: BY_THE_MODEL,
    });
    try {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '1' };
      const request = new OAuth2Server.Request({ headers, method: 'POST', query: {}, body });
      await server.token(request, new OAuth2Server.Response({}));
      return { issued: model.issued };
    } catch (error) {
      return { refusal: refusalOf(error) };
    } finally {
      if (model.authenticated !== undefined) onClient(model.authenticated);
    }
  });
  if (outcome.refusal !== undefined) throw outcome.refusal;
  if (outcome.issued === undefined) throw new TypeError('the library answered without saving a token');
  return { ...outcome.issued, expiresInSeconds: TOKEN_LIFETIME_SECONDS };
}

const CODES: ReadonlySet<string> = new Set<OAuthErrorCode>([
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
]);

/** Our own refusals come back wrapped; the library's own become ours. Anything else is a fault. */
function refusalOf(error: unknown): OAuthError {
  const { inner, name, message } = error as { inner?: unknown; name?: string; message?: string };
  if (error instanceof OAuthError) return error;
  if (inner instanceof OAuthError) return inner;
  if (name === undefined || message === undefined || !CODES.has(name)) throw inner ?? error;
  const words = message.replaceAll('`', '');
  // RFC 6749 section 5.2: a redirect_uri that is not the code's is a matter of the grant.
  const code = words === 'Invalid request: redirect_uri is invalid' ? 'invalid_grant' : name;
  return new OAuthError(code as OAuthErrorCode, code === 'invalid_client' ? 401 : 400, `${words}.`);
}
