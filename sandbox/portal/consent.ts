import { formatInstant } from '../lib/clock.ts';
import {
  decideAuthorization,
  type OpenRequest,
  openAuthorizationRequest,
} from '../services/oauth-consent.ts';
import { type PortalHandlers, signedInOf, type Wire } from './wire.ts';

function presentRequest({ request, application }: OpenRequest): Wire['AuthorizationRequest'] {
  const { authorizationRequestId, applicationId, scopes, redirectUri, expiresAt } = request;
  return {
    authorizationRequestId,
    applicationId,
    applicationName: application.name,
    scopes: [...scopes],
    redirectUri,
    expiresAt: formatInstant(expiresAt),
  };
}

/** What applications with OAuth 2.0 ask the members of their organisation. */
export const consentOperations: Pick<
  PortalHandlers,
  'getAuthorizationRequest' | 'decideAuthorizationRequest'
> = {
  async getAuthorizationRequest({ path }, { unit, caller }) {
    const open = await openAuthorizationRequest(unit, caller.organisationId, path.authorizationRequestId);
    return { status: 200, body: presentRequest(open) };
  },

  async decideAuthorizationRequest({ path, body }, { unit, caller }) {
    const { userId } = signedInOf(caller).user;
    const approve = body.decision === 'APPROVE';
    const redirectTo = await decideAuthorization(
      unit,
      { ...caller, userId },
      path.authorizationRequestId,
      approve,
    );
    return { status: 200, headers: { 'cache-control': 'no-store' }, body: { redirectTo } };
  },
};
