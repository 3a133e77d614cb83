import {
  type Application,
  BANK_APIS,
  type BankApi,
  type SensitiveSettings,
  type Subscription,
} from '../domain/application.ts';
import {
  fieldFault,
  latestEula,
  missingFields,
  missingSettings,
  settingsOf,
  unsubscribedScope,
} from '../domain/application-settings.ts';
import type { ApiProduct } from '../domain/plan.ts';
import { Problem, type ProblemDetail } from '../lib/errors.ts';
import { customFieldsOf } from './custom-fields.ts';
import { refuseNotificationUrl } from './notification-endpoints.ts';
import { readAll } from './page.ts';
import type { Unit } from './unit.ts';

/** APIs to use, as a whole: what is not named is given up. */
export interface SubscriptionsEdit {
  readonly apis?: readonly { api: BankApi; apiPlanId?: string }[];
  readonly apiGroups?: readonly { apiGroupId: string; apiPlanId?: string }[];
  readonly eulaAcceptances?: readonly { api: BankApi; version: number }[];
}

/** A modification as a person sends it. Left out: unchanged; null: taken away. */
export interface ApplicationEdit {
  /** The revision that was looked at. */
  readonly revision: number;
  readonly name?: string;
  readonly platform?: string;
  readonly description?: string;
  readonly customFields?: readonly { customFieldId: string; value: string }[];
  readonly subscriptions?: SubscriptionsEdit;
  readonly oauth?: SensitiveSettings['oauth'];
  readonly clientType?: SensitiveSettings['clientType'];
  readonly callbackUrls?: readonly string[];
  readonly notificationUrl?: string | null;
  readonly scopes?: readonly BankApi[] | null;
}

/**
 * The application with an edit's name, platform, description and custom fields.
 * @throws Problem CUSTOM_FIELD_VALUES_INVALID
 */
export async function editedText(
  unit: Unit,
  before: Application,
  edit: ApplicationEdit,
): Promise<Application> {
  const { name = before.name, platform = before.platform, description = before.description } = edit;
  const fields = edit.customFields === undefined ? [] : await customFieldsOf(unit, 'APPLICATION');
  // Answers to questions that are asked no more go with the next answers: they could never be taken back.
  const isAsked = ([id]: [string, string]) =>
    edit.customFields === undefined || fields.some(({ customFieldId }) => customFieldId === id);
  const customFields = Object.fromEntries(Object.entries(before.customFields).filter(isAsked));
  for (const answer of edit.customFields ?? []) {
    const fault = fieldFault(fields, answer);
    if (fault !== undefined) throw new Problem('CUSTOM_FIELD_VALUES_INVALID', fault);
    if (answer.value === '') delete customFields[answer.customFieldId];
    else customFields[answer.customFieldId] = answer.value;
  }
  return { ...before, name, platform, description, customFields };
}

/**
 * The settings as an edit would have them.
 * @throws Problem VALIDATION_FAILED, API_PLAN_NOT_FOUND, API_GROUP_NOT_FOUND, EULA_NOT_ACCEPTED or
 *   SCOPE_NOT_SUBSCRIBED
 */
export async function editedSettings(
  unit: Unit,
  before: Application,
  edit: ApplicationEdit,
  acceptedBy: string,
): Promise<SensitiveSettings> {
  const settings = settingsOf(before);
  if (edit.subscriptions !== undefined) {
    settings.subscriptions = await subscribe(unit, before, edit.subscriptions, acceptedBy);
  }
  if (edit.oauth !== undefined) settings.oauth = edit.oauth;
  if (edit.clientType !== undefined) settings.clientType = edit.clientType;
  if (edit.callbackUrls !== undefined) settings.callbackUrls = edit.callbackUrls;
  if (edit.notificationUrl === null) delete settings.notificationUrl;
  else if (edit.notificationUrl !== undefined) settings.notificationUrl = edit.notificationUrl;
  if (edit.scopes === null) delete settings.scopes;
  else if (edit.scopes !== undefined) settings.scopes = edit.scopes;
  refuseUrls(unit, edit);
  const scope = unsubscribedScope(settings);
  if (scope !== undefined) {
    throw new Problem('SCOPE_NOT_SUBSCRIBED', `The scope ${scope} is not among the APIs of the application.`);
  }
  return settings;
}

/**
 * The contract's pattern lets a few things by that are no address: a port of 99999, a host of dots. And where
 * notifications may go is for the sandbox's operator to say.
 */
function refuseUrls(unit: Unit, { callbackUrls = [], notificationUrl }: ApplicationEdit): void {
  const named: [pointer: string, url: string][] = callbackUrls.map((url, i) => [`/callbackUrls/${i}`, url]);
  if (typeof notificationUrl === 'string') named.push(['/notificationUrl', notificationUrl]);
  const errors = named
    .filter(([, url]) => !URL.canParse(url))
    .map(([pointer]) => ({ pointer, code: 'WRONG_FORMAT', detail: 'It is not an address.' }));
  if (errors.length > 0) throw new Problem('VALIDATION_FAILED', 'An address is not one.', { errors });
  if (typeof notificationUrl === 'string') refuseNotificationUrl(unit, notificationUrl);
}

async function subscribe(
  unit: Unit,
  before: Application,
  edit: SubscriptionsEdit,
  acceptedBy: string,
): Promise<Subscription[]> {
  const plans = await pickedPlans(unit, edit);
  const standard = await defaultApiPlan(unit);
  const subscriptions: Subscription[] = [];
  for (const api of BANK_APIS) {
    if (!plans.has(api)) continue;
    const present = before.subscriptions.find((subscription) => subscription.api === api);
    const accepted = edit.eulaAcceptances?.find((acceptance) => acceptance.api === api);
    const latest = latestEula(await product(unit, api));
    if (accepted === undefined ? present === undefined : accepted.version !== latest) {
      throw notAccepted(api, latest);
    }
    const eula =
      accepted === undefined || present?.eula.version === latest
        ? present?.eula
        : { version: latest, acceptedBy, acceptedAt: unit.now };
    if (eula === undefined) throw notAccepted(api, latest);
    subscriptions.push({ api, apiPlanId: plans.get(api) ?? standard, eula });
  }
  return subscriptions;
}

function notAccepted(api: BankApi, latest: number): Problem {
  return new Problem('EULA_NOT_ACCEPTED', `${api} needs acceptance of version ${latest} of its terms.`);
}

/** Picked APIs with the plan of the pick; a pick of the API itself goes before that of its group. */
async function pickedPlans(unit: Unit, edit: SubscriptionsEdit): Promise<Map<BankApi, string | undefined>> {
  const plans = new Map<BankApi, string | undefined>();
  for (const { apiGroupId, apiPlanId } of edit.apiGroups ?? []) {
    const group = await unit.tx.get('apiGroups', apiGroupId);
    if (!group) throw new Problem('API_GROUP_NOT_FOUND', `There is no API group ${apiGroupId}.`);
    for (const api of group.apis) plans.set(api, apiPlanId);
  }
  for (const { api, apiPlanId } of edit.apis ?? []) plans.set(api, apiPlanId);
  for (const apiPlanId of plans.values()) {
    if (apiPlanId === undefined || (await unit.tx.get('apiPlans', apiPlanId))) continue;
    throw new Problem('API_PLAN_NOT_FOUND', `There is no API plan ${apiPlanId}.`);
  }
  return plans;
}

async function defaultApiPlan(unit: Unit): Promise<string> {
  for await (const plans of readAll(unit.tx, 'apiPlans', 'byId')) {
    const standard = plans.find(({ isDefault }) => isDefault);
    if (standard !== undefined) return standard.apiPlanId;
  }
  throw new Error('khata: the world has no default API plan');
}

async function product(unit: Unit, api: BankApi): Promise<ApiProduct> {
  const found = await unit.tx.get('apiProducts', api);
  if (found === undefined) throw new Error(`khata: the catalogue lacks ${api}`);
  return found;
}

/** @throws Problem EULA_NOT_ACCEPTED when terms have changed since they were accepted */
export async function refuseOldTerms(unit: Unit, { subscriptions }: SensitiveSettings): Promise<void> {
  for (const { api, eula } of subscriptions) {
    const latest = latestEula(await product(unit, api));
    if (eula.version !== latest) throw notAccepted(api, latest);
  }
}

/** @throws Problem APPLICATION_INCOMPLETE, with an error for each piece that is missing */
export async function refuseIncomplete(
  unit: Unit,
  wanted: { settings?: SensitiveSettings; customFields?: Application['customFields'] },
): Promise<void> {
  const errors: ProblemDetail[] = [];
  if (wanted.settings !== undefined) errors.push(...missingSettings(wanted.settings));
  if (wanted.customFields !== undefined) {
    errors.push(...missingFields(await customFieldsOf(unit, 'APPLICATION'), wanted.customFields));
  }
  if (errors.length === 0) return;
  throw new Problem('APPLICATION_INCOMPLETE', 'The application lacks what `errors` names.', { errors });
}
