import { formatInstant } from '../lib/clock.ts';
import { makeSignInLink } from '../services/accounts.ts';
import { getApprovalSwitches, setApprovalSwitches } from '../services/approval-switches.ts';
import { LINK_LIFETIMES, linkPath } from '../services/links.ts';
import { revokeAccessTokens } from '../services/oauth-grants.ts';
import type { Actor } from '../services/portal.ts';
import { setAccountQuota, setApiQuota } from '../services/test-quotas.ts';
import type { ControlHandlers } from './wire.ts';

/** As the audit log shows whoever pulls the levers. */
export function operator(requestId: string): Actor {
  return { organisationId: '', applicationId: '', name: 'control plane', requestId };
}

type Served =
  | 'createSignInLink'
  | 'getApprovalSwitches'
  | 'setApprovalSwitches'
  | 'setAccountQuota'
  | 'setApiQuota'
  | 'revokeAccessTokens';

/**
 * What a test wants of the portal in one call: somebody signed in, approvals off, a plan that is soon used up, tokens
 * that are over.
 * @param linkBase what links of a world begin with
 */
export function portalLevers(linkBase: (worldId: string) => string): Pick<ControlHandlers, Served> {
  return {
    async createSignInLink({ body }, { unit, world }) {
      const token = await makeSignInLink(unit, body.username);
      const url = linkBase(world.id) + linkPath('SIGN_IN', token);
      return {
        status: 201,
        body: { url, token, expiresAt: formatInstant(unit.hostNow + LINK_LIFETIMES.SIGN_IN) },
      };
    },

    getApprovalSwitches: async (_call, { unit }) => ({
      status: 200,
      body: { ...(await getApprovalSwitches(unit)) },
    }),

    setApprovalSwitches: async ({ body }, { unit, requestId }) => ({
      status: 200,
      body: { ...(await setApprovalSwitches(unit, operator(requestId), body)) },
    }),

    async setAccountQuota({ path, body }, { unit, requestId }) {
      const { organisationId } = path;
      const plan = await setAccountQuota(unit, operator(requestId), organisationId, body);
      const { accountPlanId, hits, period, tps } = plan;
      return { status: 200, body: { organisationId, accountPlanId, hits, period, tps } };
    },

    async setApiQuota({ path, body }, { unit, requestId }) {
      const { apiPlanId, hits, period, tps } = await setApiQuota(unit, operator(requestId), path, body);
      return { status: 200, body: { ...path, apiPlanId, hits, period, tps } };
    },

    revokeAccessTokens: async ({ path }, { unit }) => ({
      status: 200,
      body: { revoked: await revokeAccessTokens(unit, path.applicationId) },
    }),
  };
}
