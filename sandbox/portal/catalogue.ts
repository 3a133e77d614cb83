import type { AccountPlan, ApiGroup, ApiPlan, ApiProduct } from '../domain/plan.ts';
import { listQuestion } from '../http/paging.ts';
import {
  createAccountPlan,
  createApiGroup,
  createApiPlan,
  deleteApiGroup,
  getAccountPlan,
  getApi,
  getApiGroup,
  getApiPlan,
  listAccountPlans,
  listApiGroups,
  listApiPlans,
  listApis,
  modifyAccountPlan,
  modifyApiGroup,
  modifyApiPlan,
  publishEula,
} from '../services/catalogue-admin.ts';
import type { Unit } from '../services/unit.ts';
import type { PortalHandlers, Wire } from './wire.ts';

type Served =
  | 'listApis'
  | 'getApi'
  | 'publishEulaVersion'
  | 'listApiGroups'
  | 'createApiGroup'
  | 'getApiGroup'
  | 'modifyApiGroup'
  | 'deleteApiGroup'
  | 'listApiPlans'
  | 'createApiPlan'
  | 'getApiPlan'
  | 'modifyApiPlan'
  | 'listAccountPlans'
  | 'createAccountPlan'
  | 'getAccountPlan'
  | 'modifyAccountPlan';

/** Versions of terms that an answer shows. */
const SHOWN_EULAS = 50;

function presentApi({ api, name, description, eulas }: ApiProduct): Wire['Api'] {
  const shown = eulas.slice(-SHOWN_EULAS);
  return { api, name, description, eulas: shown.map(({ version, text }) => ({ version, text })) };
}

async function presentGroup(unit: Unit, group: ApiGroup): Promise<Wire['ApiGroup']> {
  const { apiGroupId, name, description } = group;
  const apis: Wire['ApiGroupMember'][] = [];
  for (const member of group.apis) {
    const product = await getApi(unit, member);
    apis.push({ api: member, name: product.name, description: product.description });
  }
  return { apiGroupId, name, description, apis };
}

function presentApiPlan(plan: ApiPlan): Wire['ApiPlan'] {
  const { apiPlanId, name, description, hits, period, tps, isDefault } = plan;
  return { apiPlanId, name, description, hits, period, tps, isDefault };
}

function presentAccountPlan(plan: AccountPlan): Wire['AccountPlan'] {
  const { accountPlanId, name, description, hits, period, tps, isDefault } = plan;
  return { accountPlanId, name, description, hits, period, tps, isDefault };
}

/** APIs and their terms, API groups, plans. */
export const catalogueOperations: Pick<PortalHandlers, Served> = {
  async listApis({ query }, { unit, caller }) {
    const question = listQuestion('listApis', caller, query);
    const { data, next } = await listApis(unit, question.page);
    return { status: 200, body: { data: data.map(presentApi), nextCursor: question.nextCursor(next) } };
  },

  async getApi({ path }, { unit }) {
    return { status: 200, body: presentApi(await getApi(unit, path.api)) };
  },

  async publishEulaVersion({ path, body }, { unit, caller }) {
    return { status: 201, body: presentApi(await publishEula(unit, caller, path.api, body.text)) };
  },

  async listApiGroups({ query }, { unit, caller }) {
    const question = listQuestion('listApiGroups', caller, query);
    const { data, next } = await listApiGroups(unit, question.page);
    const groups = await Promise.all(data.map((group) => presentGroup(unit, group)));
    return { status: 200, body: { data: groups, nextCursor: question.nextCursor(next) } };
  },

  async createApiGroup({ body }, { unit, caller }) {
    return { status: 201, body: await presentGroup(unit, await createApiGroup(unit, caller, body)) };
  },

  async getApiGroup({ path }, { unit }) {
    return { status: 200, body: await presentGroup(unit, await getApiGroup(unit, path.apiGroupId)) };
  },

  async modifyApiGroup({ path, body }, { unit, caller }) {
    const group = await modifyApiGroup(unit, caller, path.apiGroupId, body);
    return { status: 200, body: await presentGroup(unit, group) };
  },

  async deleteApiGroup({ path }, { unit, caller }) {
    const group = await deleteApiGroup(unit, caller, path.apiGroupId);
    return { status: 200, body: await presentGroup(unit, group) };
  },

  async listApiPlans({ query }, { unit, caller }) {
    const question = listQuestion('listApiPlans', caller, query);
    const { data, next } = await listApiPlans(unit, question.page);
    return { status: 200, body: { data: data.map(presentApiPlan), nextCursor: question.nextCursor(next) } };
  },

  async createApiPlan({ body }, { unit, caller }) {
    return { status: 201, body: presentApiPlan(await createApiPlan(unit, caller, body)) };
  },

  async getApiPlan({ path }, { unit }) {
    return { status: 200, body: presentApiPlan(await getApiPlan(unit, path.apiPlanId)) };
  },

  async modifyApiPlan({ path, body }, { unit, caller }) {
    return { status: 200, body: presentApiPlan(await modifyApiPlan(unit, caller, path.apiPlanId, body)) };
  },

  async listAccountPlans({ query }, { unit, caller }) {
    const question = listQuestion('listAccountPlans', caller, query);
    const { data, next } = await listAccountPlans(unit, question.page);
    const plans = data.map(presentAccountPlan);
    return { status: 200, body: { data: plans, nextCursor: question.nextCursor(next) } };
  },

  async createAccountPlan({ body }, { unit, caller }) {
    return { status: 201, body: presentAccountPlan(await createAccountPlan(unit, caller, body)) };
  },

  async getAccountPlan({ path }, { unit }) {
    return { status: 200, body: presentAccountPlan(await getAccountPlan(unit, path.accountPlanId)) };
  },

  async modifyAccountPlan({ path, body }, { unit, caller }) {
    const plan = await modifyAccountPlan(unit, caller, path.accountPlanId, body);
    return { status: 200, body: presentAccountPlan(plan) };
  },
};
