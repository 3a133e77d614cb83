import type { ProblemDetail } from '../lib/errors.ts';
import {
  type Application,
  apisOf,
  type BankApi,
  type SensitiveSettings,
  type Subscription,
} from './application.ts';
import type { ApiProduct } from './plan.ts';
import type { CustomField } from './registration.ts';

/** The settings alone, without the rest of the application. */
export function settingsOf(from: SensitiveSettings): SensitiveSettings {
  const settings: SensitiveSettings = {
    subscriptions: from.subscriptions,
    oauth: from.oauth,
    clientType: from.clientType,
    callbackUrls: from.callbackUrls,
  };
  if (from.notificationUrl !== undefined) settings.notificationUrl = from.notificationUrl;
  if (from.scopes !== undefined) settings.scopes = from.scopes;
  return settings;
}

/** The application with other settings; terms that were accepted since they were drawn up stay accepted. */
export function withSettings(application: Application, settings: SensitiveSettings): Application {
  const { notificationUrl: _url, scopes: _scopes, ...rest } = application;
  const accepted = new Map(application.subscriptions.map(({ api, eula }) => [api, eula]));
  const subscriptions = settings.subscriptions.map((subscription): Subscription => {
    const present = accepted.get(subscription.api);
    const newer = present !== undefined && present.version > subscription.eula.version;
    return newer ? { ...subscription, eula: present } : subscription;
  });
  return { ...rest, ...settingsOf(settings), subscriptions };
}

/** What two settings are compared by: all but who accepted which terms, and the order of sets. */
function essence({
  subscriptions,
  oauth,
  clientType,
  callbackUrls,
  notificationUrl,
  scopes,
}: SensitiveSettings) {
  return JSON.stringify([
    subscriptions.map(({ api, apiPlanId }) => `${api} ${apiPlanId}`).sort(),
    oauth,
    clientType,
    [...callbackUrls].sort(),
    notificationUrl,
    scopes && [...scopes].sort(),
  ]);
}

/** Whether two settings allow a key exactly the same. */
export function sameSettings(a: SensitiveSettings, b: SensitiveSettings): boolean {
  return essence(a) === essence(b);
}

/** A scope that is not among the subscribed APIs. */
export function unsubscribedScope(settings: SensitiveSettings): BankApi | undefined {
  const apis = apisOf(settings);
  return settings.scopes?.find((scope) => !apis.includes(scope));
}

/** The version of its terms that is to be accepted. */
export function latestEula({ eulas }: Pick<ApiProduct, 'eulas'>): number {
  return eulas.at(-1)?.version ?? 1;
}

/** What settings lack that an application needs from its submission on. */
export function missingSettings(settings: SensitiveSettings): ProblemDetail[] {
  const faults: ProblemDetail[] = [];
  if (settings.subscriptions.length === 0) {
    faults.push({ pointer: '/subscriptions', code: 'REQUIRED', detail: 'The application uses no API.' });
  }
  if (settings.oauth === '2.0' && settings.clientType === 'PUBLIC' && settings.callbackUrls.length === 0) {
    const detail = 'A PUBLIC client of OAuth 2.0 needs a callback URL.';
    faults.push({ pointer: '/callbackUrls', code: 'REQUIRED', detail });
  }
  return faults;
}

/** Required custom fields without a value. */
export function missingFields(
  fields: readonly CustomField[],
  values: Application['customFields'],
): ProblemDetail[] {
  return fields
    .filter(({ required, customFieldId }) => required && values[customFieldId] === undefined)
    .map(({ customFieldId, label }) => ({
      pointer: `/customFields/${customFieldId}`,
      code: 'REQUIRED',
      detail: `${label} has no value.`,
    }));
}

/** Why a custom field does not take a value, in words. */
export function fieldFault(
  fields: readonly CustomField[],
  { customFieldId, value }: { customFieldId: string; value: string },
): string | undefined {
  const field = fields.find((candidate) => candidate.customFieldId === customFieldId);
  if (field === undefined) return `${customFieldId} is not a custom field of applications.`;
  if (value === '' || field.kind === 'TEXT' || field.choices.includes(value)) return undefined;
  return `${field.label} takes one of ${field.choices.join(', ')}.`;
}
