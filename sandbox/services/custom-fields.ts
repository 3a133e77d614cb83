import type { CustomField } from '../domain/registration.ts';
import { Problem } from '../lib/errors.ts';
import { type Page, type PageRequest, readPage } from './page.ts';
import { type Actor, recordAudit } from './portal.ts';
import type { Unit } from './unit.ts';

export type CustomFieldForm = CustomField['form'];

/** An answer as a form sends it. */
export interface CustomFieldAnswer {
  readonly customFieldId: string;
  readonly value: string;
}

/** Questions that one form may have. */
const MOST_FIELDS = 100;

/** The questions of a form, oldest first. */
export async function customFieldsOf(unit: Unit, form: CustomFieldForm): Promise<CustomField[]> {
  return await unit.tx.scan('customFields', 'byForm', `${form}|`, { limit: MOST_FIELDS });
}

/**
 * Holds answers to the questions of a form.
 * @returns the answers by customFieldId; empty ones are left out
 * @throws Problem CUSTOM_FIELD_VALUES_INVALID pointing at each fault under `/customFields`
 */
export async function checkCustomFields(
  unit: Unit,
  form: CustomFieldForm,
  answers: readonly CustomFieldAnswer[],
): Promise<Record<string, string>> {
  const fields = new Map((await customFieldsOf(unit, form)).map((field) => [field.customFieldId, field]));
  const values: Record<string, string> = {};
  const errors: { pointer: string; code: string; detail: string }[] = [];
  const fault = (pointer: string, detail: string) =>
    errors.push({ pointer, code: 'CUSTOM_FIELD_VALUES_INVALID', detail });
  for (const [index, { customFieldId, value }] of answers.entries()) {
    const pointer = `/customFields/${index}`;
    const field = fields.get(customFieldId);
    const text = value.trim();
    if (field === undefined) fault(`${pointer}/customFieldId`, `The form does not ask ${customFieldId}.`);
    else if (Object.hasOwn(values, customFieldId)) {
      fault(`${pointer}/customFieldId`, `${customFieldId} is answered twice.`);
    } else if (text !== '' && field.kind === 'CHOICE' && !field.choices.includes(text)) {
      fault(`${pointer}/value`, `The answer to ${customFieldId} must be one of its choices.`);
    } else if (text !== '') values[customFieldId] = text;
  }
  for (const { customFieldId, required, label } of fields.values()) {
    if (required && values[customFieldId] === undefined && errors.length === 0) {
      fault('/customFields', `${customFieldId} (${label}) needs an answer.`);
    }
  }
  const [first] = errors;
  if (first !== undefined) {
    throw new Problem('CUSTOM_FIELD_VALUES_INVALID', first.detail, { errors: errors.slice(0, 100) });
  }
  return values;
}

export async function listCustomFields(
  unit: Unit,
  form: CustomFieldForm | undefined,
  page: PageRequest,
): Promise<Page<CustomField>> {
  const prefix = form === undefined ? '' : `${form}|`;
  return await readPage(unit.tx, { collection: 'customFields', index: 'byForm', prefix }, page);
}

/** @throws Problem CUSTOM_FIELD_INVALID */
export async function createCustomField(
  unit: Unit,
  actor: Actor,
  input: Omit<CustomField, 'customFieldId' | 'choices'> & { choices?: readonly string[] },
): Promise<CustomField> {
  if ((await customFieldsOf(unit, input.form)).length >= MOST_FIELDS) {
    throw new Problem('CUSTOM_FIELD_INVALID', `The form asks ${MOST_FIELDS} questions already.`);
  }
  const field: CustomField = { choices: [], ...input, customFieldId: unit.nextId('customField') };
  assertChoices(field);
  await unit.tx.put('customFields', field);
  await recordAudit(unit, actor, {
    action: 'custom-field.created',
    subjectId: field.customFieldId,
    after: { ...field },
  });
  return field;
}

function assertChoices({ kind, choices }: CustomField): void {
  if (kind === 'CHOICE' && choices.length === 0) {
    throw new Problem('CUSTOM_FIELD_INVALID', 'A field of kind CHOICE needs at least one choice.');
  }
  if (kind === 'TEXT' && choices.length > 0) {
    throw new Problem('CUSTOM_FIELD_INVALID', 'A field of kind TEXT has no choices.');
  }
}

async function existingField(unit: Unit, customFieldId: string): Promise<CustomField> {
  const field = await unit.tx.get('customFields', customFieldId);
  if (field) return field;
  throw new Problem('CUSTOM_FIELD_NOT_FOUND', `There is no custom field ${customFieldId}.`);
}

/** @throws Problem CUSTOM_FIELD_NOT_FOUND or CUSTOM_FIELD_INVALID */
export async function modifyCustomField(
  unit: Unit,
  actor: Actor,
  customFieldId: string,
  change: Partial<Pick<CustomField, 'label' | 'required' | 'choices'>>,
): Promise<CustomField> {
  const before = await existingField(unit, customFieldId);
  const after: CustomField = { ...before, ...change };
  assertChoices(after);
  await unit.tx.put('customFields', after);
  await recordAudit(unit, actor, {
    action: 'custom-field.modified',
    subjectId: customFieldId,
    before: { ...before },
    after: { ...after },
  });
  return after;
}

/** Takes the question off its form; answers stay where they were given. @throws Problem CUSTOM_FIELD_NOT_FOUND */
export async function deleteCustomField(
  unit: Unit,
  actor: Actor,
  customFieldId: string,
): Promise<CustomField> {
  const field = await existingField(unit, customFieldId);
  await unit.tx.delete('customFields', customFieldId);
  await recordAudit(unit, actor, {
    action: 'custom-field.deleted',
    subjectId: customFieldId,
    before: { ...field },
  });
  return field;
}
