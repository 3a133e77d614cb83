import { BANK_APIS, type BankApi } from '../domain/application.ts';
import { latestEula } from '../domain/application-settings.ts';
import type { AccountPlan, ApiGroup, ApiPlan, ApiProduct, Quota } from '../domain/plan.ts';
import { Problem } from '../lib/errors.ts';
import { type Page, type PageRequest, readAll, readPage } from './page.ts';
import { type Actor, recordAudit } from './portal.ts';
import type { Unit } from './unit.ts';

/** A plan as the bank writes it down. */
export type PlanDraft = Quota & { name: string; description?: string; isDefault?: boolean };
export type GroupDraft = { name: string; description?: string; apis: readonly BankApi[] };

/** The APIs, by name. */
export function listApis({ tx }: Unit, page: PageRequest): Promise<Page<ApiProduct>> {
  return readPage(tx, { collection: 'apiProducts', index: 'byApi', prefix: '' }, page);
}

/** @throws Error when the world was never given a catalogue */
export async function getApi({ tx }: Unit, api: BankApi): Promise<ApiProduct> {
  const product = await tx.get('apiProducts', api);
  if (product === undefined) throw new Error(`khata: the catalogue lacks ${api}`);
  return product;
}

/** Publishes the next version of an API's terms; it is the one to be accepted from now on. */
export async function publishEula(unit: Unit, actor: Actor, api: BankApi, text: string): Promise<ApiProduct> {
  const before = await getApi(unit, api);
  const version = latestEula(before) + 1;
  const after: ApiProduct = { ...before, eulas: [...before.eulas, { version, text }] };
  await unit.tx.put('apiProducts', after);
  await recordAudit(unit, actor, { action: 'eula.published', subjectId: api, after: { version } });
  return after;
}

/** The API groups, by identifier. */
export function listApiGroups({ tx }: Unit, page: PageRequest): Promise<Page<ApiGroup>> {
  return readPage(tx, { collection: 'apiGroups', index: 'byId', prefix: '' }, page);
}

/** @throws Problem API_GROUP_NOT_FOUND */
export async function getApiGroup({ tx }: Unit, apiGroupId: string): Promise<ApiGroup> {
  const group = await tx.get('apiGroups', apiGroupId);
  if (!group) throw new Problem('API_GROUP_NOT_FOUND', `There is no API group ${apiGroupId}.`);
  return group;
}

/** In the order of the catalogue, whatever the order of the draft. */
const sorted = (apis: readonly BankApi[]) => BANK_APIS.filter((api) => apis.includes(api));

export async function createApiGroup(unit: Unit, actor: Actor, draft: GroupDraft): Promise<ApiGroup> {
  const { name, description = '', apis } = draft;
  const group: ApiGroup = { apiGroupId: unit.nextId('apiGroup'), name, description, apis: sorted(apis) };
  await unit.tx.put('apiGroups', group);
  await recordAudit(unit, actor, {
    action: 'api-group.created',
    subjectId: group.apiGroupId,
    after: { ...group },
  });
  return group;
}

/** Applications that picked the group keep what they have. @throws Problem API_GROUP_NOT_FOUND */
export async function modifyApiGroup(
  unit: Unit,
  actor: Actor,
  apiGroupId: string,
  changes: Partial<GroupDraft>,
): Promise<ApiGroup> {
  const before = await getApiGroup(unit, apiGroupId);
  const after: ApiGroup = { ...before, ...changes, apis: sorted(changes.apis ?? before.apis) };
  await unit.tx.put('apiGroups', after);
  const values = { before: { ...before }, after: { ...after } };
  await recordAudit(unit, actor, { action: 'api-group.modified', subjectId: apiGroupId, ...values });
  return after;
}

/** Applications that picked the group keep what they have. @throws Problem API_GROUP_NOT_FOUND */
export async function deleteApiGroup(unit: Unit, actor: Actor, apiGroupId: string): Promise<ApiGroup> {
  const group = await getApiGroup(unit, apiGroupId);
  await unit.tx.delete('apiGroups', apiGroupId);
  const values = { before: { ...group } };
  await recordAudit(unit, actor, { action: 'api-group.deleted', subjectId: apiGroupId, ...values });
  return group;
}

/** The API plans, by identifier. */
export function listApiPlans({ tx }: Unit, page: PageRequest): Promise<Page<ApiPlan>> {
  return readPage(tx, { collection: 'apiPlans', index: 'byId', prefix: '' }, page);
}

/** @throws Problem API_PLAN_NOT_FOUND */
export async function getApiPlan({ tx }: Unit, apiPlanId: string): Promise<ApiPlan> {
  const plan = await tx.get('apiPlans', apiPlanId);
  if (!plan) throw new Problem('API_PLAN_NOT_FOUND', `There is no API plan ${apiPlanId}.`);
  return plan;
}

export async function createApiPlan(unit: Unit, actor: Actor, draft: PlanDraft): Promise<ApiPlan> {
  const plan: ApiPlan = { ...fromDraft(draft), apiPlanId: unit.nextId('plan') };
  await storePlan(unit, actor, 'apiPlans', undefined, plan);
  return plan;
}

/** Applies from the next call on. @throws Problem API_PLAN_NOT_FOUND */
export async function modifyApiPlan(
  unit: Unit,
  actor: Actor,
  apiPlanId: string,
  changes: Partial<PlanDraft>,
): Promise<ApiPlan> {
  const before = await getApiPlan(unit, apiPlanId);
  const after: ApiPlan = { ...before, ...changes };
  await storePlan(unit, actor, 'apiPlans', before, after);
  return after;
}

/** The account plans, by identifier. */
export function listAccountPlans({ tx }: Unit, page: PageRequest): Promise<Page<AccountPlan>> {
  return readPage(tx, { collection: 'accountPlans', index: 'byId', prefix: '' }, page);
}

/** @throws Problem ACCOUNT_PLAN_NOT_FOUND */
export async function getAccountPlan({ tx }: Unit, accountPlanId: string): Promise<AccountPlan> {
  const plan = await tx.get('accountPlans', accountPlanId);
  if (!plan) throw new Problem('ACCOUNT_PLAN_NOT_FOUND', `There is no account plan ${accountPlanId}.`);
  return plan;
}

export async function createAccountPlan(unit: Unit, actor: Actor, draft: PlanDraft): Promise<AccountPlan> {
  const plan: AccountPlan = { ...fromDraft(draft), accountPlanId: unit.nextId('plan') };
  await storePlan(unit, actor, 'accountPlans', undefined, plan);
  return plan;
}

/** Applies from the next call on. @throws Problem ACCOUNT_PLAN_NOT_FOUND */
export async function modifyAccountPlan(
  unit: Unit,
  actor: Actor,
  accountPlanId: string,
  changes: Partial<PlanDraft>,
): Promise<AccountPlan> {
  const before = await getAccountPlan(unit, accountPlanId);
  const after: AccountPlan = { ...before, ...changes };
  await storePlan(unit, actor, 'accountPlans', before, after);
  return after;
}

function fromDraft({ name, description = '', hits, period, tps, isDefault = false }: PlanDraft) {
  return { name, description, hits, period, tps, isDefault };
}

/** Stores a plan; a new default takes the place of the present one, so that there is always exactly one. */
async function storePlan(
  unit: Unit,
  actor: Actor,
  collection: 'apiPlans' | 'accountPlans',
  before: ApiPlan | AccountPlan | undefined,
  after: ApiPlan | AccountPlan,
): Promise<void> {
  const { tx } = unit;
  if (after.isDefault && before?.isDefault !== true) {
    const old: (ApiPlan | AccountPlan)[] = [];
    for await (const plans of readAll(tx, collection, 'byId')) old.push(...plans.filter((p) => p.isDefault));
    for (const plan of old) await tx.put(collection, { ...plan, isDefault: false } as ApiPlan & AccountPlan);
  }
  await tx.put(collection, after as ApiPlan & AccountPlan);
  await recordAudit(unit, actor, {
    action: `${collection === 'apiPlans' ? 'api-plan' : 'account-plan'}.${before ? 'modified' : 'created'}`,
    subjectId: 'apiPlanId' in after ? after.apiPlanId : after.accountPlanId,
    ...(before && { before: { ...before } }),
    after: { ...after },
  });
}
