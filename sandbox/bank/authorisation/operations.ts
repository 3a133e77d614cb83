import { OAuthError } from '../../lib/errors.ts';
import { issueToken } from '../../services/credentials.ts';
import type { BankHandlers } from '../wire.ts';

interface ClientCredentials {
  clientId: string | undefined;
  clientSecret: string | undefined;
}

/** HTTP Basic as RFC 6749 section 2.3.1 has it: both parts form-encoded before base64. */
function basicCredentials(header: string | undefined): ClientCredentials | undefined {
  const encoded = /^basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString().split(':');
  try {
    const decode = (text: string) => decodeURIComponent(text.replaceAll('+', ' '));
    return { clientId: decode(id), clientSecret: decode(secret.join(':')) };
  } catch {
    throw new OAuthError('invalid_request', 400, 'The Basic credentials are not form-encoded.');
  }
}

/** The token endpoint. */
export const authorisationOperations: Pick<BankHandlers, 'issueToken'> = {
  async issueToken({ body }, context) {
    const basic = basicCredentials(context.header('authorization'));
    if (
      basic &&
      (body.client_secret !== undefined || (body.client_id ?? basic.clientId) !== basic.clientId)
    ) {
      throw new OAuthError(
        'invalid_request',
        400,
        'Send the client credentials by Basic or in the body, not both.',
      );
    }
    const token = await issueToken(context.unit, {
      grantType: body.grant_type,
      scope: body.scope,
      ...(basic ?? { clientId: body.client_id, clientSecret: body.client_secret }),
    });
    return {
      status: 200,
      headers: { 'cache-control': 'no-store' },
      body: {
        access_token: token.accessToken,
        token_type: 'Bearer',
        expires_in: token.expiresInSeconds,
        scope: token.scopes.join(' '),
      },
    };
  },
};
