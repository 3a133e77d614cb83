import type { CustomField, PortalSettings } from '../domain/registration.ts';
import { listQuestion } from '../http/paging.ts';
import {
  createCustomField,
  deleteCustomField,
  listCustomFields,
  modifyCustomField,
} from '../services/custom-fields.ts';
import { getPortalSettings, setPortalSettings } from '../services/portal-settings.ts';
import type { PortalHandlers, Wire } from './wire.ts';

/** A custom field as every form shows it. */
export function presentCustomField(field: CustomField): Wire['CustomField'] {
  const { customFieldId, form, label, kind, required, choices } = field;
  return { customFieldId, form, label, kind, required, choices: [...choices] };
}

/** Answers by customFieldId as a list. */
export function presentAnswers(values: Readonly<Record<string, string>>): Wire['CustomFieldValue'][] {
  return Object.entries(values).map(([customFieldId, value]) => ({ customFieldId, value }));
}

function presentSettings({ approvals, disclaimer }: PortalSettings): Wire['PortalSettings'] {
  return { approvals, disclaimer };
}

type Ids =
  | 'listCustomFields'
  | 'createCustomField'
  | 'modifyCustomField'
  | 'deleteCustomField'
  | 'getPortalSettings'
  | 'setPortalSettings';

export const settingsOperations: Pick<PortalHandlers, Ids> = {
  async listCustomFields({ query }, { unit, caller }) {
    const question = listQuestion('listCustomFields', caller, query);
    const { data, next } = await listCustomFields(unit, query.form, question.page);
    return {
      status: 200,
      body: { data: data.map(presentCustomField), nextCursor: question.nextCursor(next) },
    };
  },

  async createCustomField({ body }, { unit, caller }) {
    return { status: 201, body: presentCustomField(await createCustomField(unit, caller, body)) };
  },

  async modifyCustomField({ path, body }, { unit, caller }) {
    const field = await modifyCustomField(unit, caller, path.customFieldId, body);
    return { status: 200, body: presentCustomField(field) };
  },

  async deleteCustomField({ path }, { unit, caller }) {
    const field = await deleteCustomField(unit, caller, path.customFieldId);
    return { status: 200, body: presentCustomField(field) };
  },

  async getPortalSettings(_call, { unit }) {
    return { status: 200, body: presentSettings(await getPortalSettings(unit)) };
  },

  async setPortalSettings({ body }, { unit, caller }) {
    return { status: 200, body: presentSettings(await setPortalSettings(unit, caller, body)) };
  },
};
