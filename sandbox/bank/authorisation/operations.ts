import { BANK_APIS } from '../../domain/application.ts';
import type { Address } from '../../http/door.ts';
import { OAuthError } from '../../lib/errors.ts';
import type { ClientCredentials } from '../../services/oauth-clients.ts';
import { requestAuthorization } from '../../services/oauth-consent.ts';
import { revokeToken } from '../../services/oauth-grants.ts';
import { issueToken } from '../../services/oauth-tokens.ts';
import type { BankHandlers, SlowBankHandlers } from '../wire.ts';

const NO_STORE = { 'cache-control': 'no-store' } as const;

/** HTTP Basic as RFC 6749 section 2.3.1 has it: both parts form-encoded before base64. */
function basicCredentials(header: string | undefined): ClientCredentials | undefined {
  const encoded = /^basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString().split(':');
  try {
    const decode = (text: string) => decodeURIComponent(text.replaceAll('+', ' '));
    // A PUBLIC application that shows itself so has an empty password.
    return { clientId: decode(id), clientSecret: decode(secret.join(':')) || undefined };
  } catch {
    throw new OAuthError('invalid_request', 400, 'The Basic credentials are not form-encoded.');
  }
}

/** @throws OAuthError invalid_request when the client shows itself in both places */
function clientCredentials(
  authorization: string | undefined,
  body: { client_id?: string; client_secret?: string },
): ClientCredentials {
  const basic = basicCredentials(authorization);
  if (basic === undefined) return { clientId: body.client_id, clientSecret: body.client_secret };
  if (body.client_secret !== undefined || (body.client_id ?? basic.clientId) !== basic.clientId) {
    const words = 'Send the client credentials by Basic or in the body, not both.';
    throw new OAuthError('invalid_request', 400, words);
  }
  return basic;
}

function issuerOf({ origin, prefix }: Address): string {
  return origin + prefix;
}

/** The endpoints of OAuth 2.0 that are one transaction. */
export const authorisationOperations: Pick<
  BankHandlers,
  'authorize' | 'revokeToken' | 'getAuthorizationServerMetadata'
> = {
  async authorize({ query }, context) {
    const at = context.address();
    const asked = await requestAuthorization(context.unit, query, issuerOf(at));
    const location =
      'request' in asked
        ? `${at.prefix}/portal/authorize?request=${asked.request.authorizationRequestId}`
        : asked.redirectTo;
    return { status: 302, headers: { ...NO_STORE, location } };
  },

  async revokeToken({ body }, context) {
    const credentials = clientCredentials(context.header('authorization'), body);
    context.knowClient(await revokeToken(context.unit, body.token, credentials));
    return { status: 200, headers: NO_STORE };
  },

  getAuthorizationServerMetadata(_call, context) {
    const issuer = issuerOf(context.address());
    const authentication = ['client_secret_basic', 'client_secret_post', 'none'];
    return {
      status: 200,
      body: {
        issuer,
        authorization_endpoint: `${issuer}/oauth2/authorize`,
        token_endpoint: `${issuer}/oauth2/token`,
        revocation_endpoint: `${issuer}/oauth2/revoke`,
        scopes_supported: [...BANK_APIS],
        response_types_supported: ['code'],
        response_modes_supported: ['query'],
        grant_types_supported: ['client_credentials', 'authorization_code', 'refresh_token'],
        token_endpoint_auth_methods_supported: authentication,
        revocation_endpoint_auth_methods_supported: authentication,
        code_challenge_methods_supported: ['S256'],
        authorization_response_iss_parameter_supported: true,
      },
    };
  },
};

/** The token endpoint. */
export const slowAuthorisationOperations: SlowBankHandlers = {
  async issueToken({ body }, context) {
    const credentials = clientCredentials(context.header('authorization'), body);
    const { accessToken, refreshToken, expiresInSeconds, scopes } = await issueToken(
      context.run,
      body,
      credentials,
      (applicationId) => context.knowClient(applicationId),
    );
    return {
      status: 200,
      headers: NO_STORE,
      body: {
        access_token: accessToken,
        token_type: 'Bearer',
        expires_in: expiresInSeconds,
        scope: scopes.join(' '),
        ...(refreshToken !== undefined && { refresh_token: refreshToken }),
      },
    };
  },
};
