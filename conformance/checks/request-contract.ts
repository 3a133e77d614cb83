import { BANK_OPERATIONS, type BankOperationId } from '../../spec/generated/bank.operations.ts';
import * as validators from '../../spec/generated/bank.validators.js';
import type { RecordedExchange } from '../judge/evidence.ts';
import { MASK } from '../judge/wire.ts';
import { jsonOf } from '../lib/json.ts';

/**
 * One request against the contract, by the contract's own validators. What was masked before it was recorded cannot be
 * looked at and counts as right; names of fields are never masked, so that an unknown one shows all the same.
 */

type Validator = validators.Validator;
const VALIDATORS: Readonly<Record<string, Validator | undefined>> = validators;

interface Descriptor {
  readonly path: string;
  readonly idempotencyKey: boolean;
  readonly secured: boolean;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly queryParameters: Readonly<Record<string, string>>;
  readonly body?: { readonly required: boolean; readonly mediaType: string };
}

/** Answers of the bank that say that a request was not of the contract's form: it saw the bytes, the record does not. */
const REFUSALS_OF_FORM: Readonly<Record<string, string>> = {
  MALFORMED_JSON: 'a body that is not JSON in UTF-8',
  DUPLICATE_JSON_KEY: 'a body that names a key twice',
  NESTING_TOO_DEEP: 'a body that is nested too deep',
  VALIDATION_FAILED: 'a request that does not match the contract',
  AMBIGUOUS_REQUEST: 'a request that can be read in two ways',
  IDEMPOTENCY_KEY_REQUIRED: 'no Idempotency-Key',
  IDEMPOTENCY_KEY_INVALID: 'an Idempotency-Key that the contract does not allow',
  UNSUPPORTED_MEDIA_TYPE: 'a Content-Type that the contract does not have here',
  BODY_TOO_LARGE: 'a body that is too large',
  METHOD_NOT_ALLOWED: 'a method that the address does not have',
  CREDENTIALS_IN_URL: 'credentials in the URL',
};

/**
 * What is wrong with a request, in words that go on from "sends": `items/0/nickname, which is no field of it`.
 * Empty when it matches the contract.
 */
export function breachesOf(exchange: RecordedExchange): readonly string[] {
  const { operation, method, path } = exchange;
  const descriptor: Descriptor | undefined = BANK_OPERATIONS[operation as BankOperationId];
  if (descriptor === undefined) {
    return [`${method} ${path}, which is no operation of the contract`];
  }
  const seen = [
    ...pathBreaches(exchange, descriptor),
    ...queryBreaches(exchange, descriptor),
    ...headerBreaches(exchange, descriptor),
    ...bodyBreaches(exchange, descriptor),
  ];
  const refused = REFUSALS_OF_FORM[exchange.problemCode ?? ''];
  return seen.length === 0 && refused !== undefined
    ? [`${refused} (the bank: ${exchange.problemCode})`]
    : seen;
}

function pathBreaches({ operation, path }: RecordedExchange, descriptor: Descriptor): readonly string[] {
  const parts = path.split('/');
  const values: Record<string, unknown> = {};
  for (const [at, name] of descriptor.path.split('/').entries()) {
    const parameter = /\{(.+)\}/.exec(name)?.[1];
    if (parameter === undefined) continue;
    values[parameter] = coerced(parts[at] ?? '', descriptor.pathParameters[parameter]);
  }
  return faultsOf(`${operation}$path`, values, 'in the path');
}

function queryBreaches({ operation, query }: RecordedExchange, descriptor: Descriptor): readonly string[] {
  const values: Record<string, unknown> = {};
  const twice: string[] = [];
  for (const [name, value] of new URLSearchParams(query ?? '')) {
    if (Object.hasOwn(values, name)) twice.push(`the query parameter ${name} twice`);
    values[name] = coerced(value, descriptor.queryParameters[name]);
  }
  return [...twice, ...faultsOf(`${operation}$query`, values, 'in the query')];
}

/** Parameters arrive as text; those of type integer become one, or stay text and fail the schema. */
function coerced(text: string, type: string | undefined): string | number {
  return type === 'integer' && /^-?(0|[1-9][0-9]{0,14})$/.test(text) ? Number(text) : text;
}

function headerBreaches(exchange: RecordedExchange, descriptor: Descriptor): readonly string[] {
  const { requestHeaders, idempotencyKey } = exchange;
  const breaches: string[] = [];
  if (descriptor.idempotencyKey) {
    if (idempotencyKey === undefined) breaches.push('no Idempotency-Key');
    else if (!KEY.test(idempotencyKey)) {
      breaches.push('an Idempotency-Key that is not 1 to 255 visible ASCII characters');
    }
  }
  const wanted = descriptor.body?.mediaType;
  const type = requestHeaders['content-type'];
  if (wanted !== undefined && mediaTypeOf(type) !== wanted && exchange.requestBody !== undefined) {
    breaches.push(`Content-Type ${type ?? '(none)'} where the contract has ${wanted}`);
  }
  const isKnown = requestHeaders['authorization'] !== undefined || requestHeaders['x-api-key'] !== undefined;
  if (descriptor.secured && descriptor.body?.mediaType !== FORM && !isKnown) breaches.push('no credentials');
  return breaches;
}
const KEY = /^("[!#-~]{1,255}"|[!#-~]{1,255})$/;
const FORM = 'application/x-www-form-urlencoded';

function mediaTypeOf(header: string | undefined): string | undefined {
  return header?.replace(/;.*/, '').trim().toLowerCase();
}

function bodyBreaches(exchange: RecordedExchange, { body }: Descriptor): readonly string[] {
  const { operation, requestBody } = exchange;
  const isForm = body?.mediaType === FORM;
  const value = isForm ? formOf(requestBody) : jsonOf(requestBody);
  // A body that was never recorded was not read either, or was not readable: then the bank's answer tells.
  return value === undefined
    ? []
    : faultsOf(`${operation}$body`, value, isForm ? 'in the form' : 'in the body');
}

/** The members of a form; one without a value counts as left out (RFC 6749, section 3.2). */
function formOf(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  return Object.fromEntries([...new URLSearchParams(text)].filter(([, value]) => value !== ''));
}

function faultsOf(name: string, value: unknown, place: string): readonly string[] {
  const validator = VALIDATORS[name];
  if (validator === undefined || validator(value)) return [];
  // What was masked before it was recorded cannot be looked at.
  const words = (validator.errors ?? [])
    .filter(({ instancePath }) => valueAt(value, instancePath) !== MASK)
    .map((fault) => inWords(fault, value, place));
  return [...new Set(words)];
}

function inWords(
  { keyword, instancePath, params, message }: validators.ValidationError,
  value: unknown,
  place: string,
): string {
  const at = instancePath.slice(1) || 'the whole';
  const below = instancePath === '' ? '' : `${at}/`;
  if (keyword === 'required') return `${below}${String(params['missingProperty'])} missing ${place}`;
  if (keyword === 'additionalProperties') {
    return `${below}${String(params['additionalProperty'])} ${place}, which the contract does not have there`;
  }
  const found = valueAt(value, instancePath);
  // Objects and lists are too long to show.
  const shown = found instanceof Object ? '' : ` (${JSON.stringify(found)})`;
  return `${at}${shown} ${place}, which ${message ?? 'does not match the contract'}`;
}

/** What a pointer of the validator leads to; names of the contract need no escape in one. */
function valueAt(value: unknown, pointer: string): unknown {
  const parts = pointer.split('/').slice(1);
  return parts.reduce((at, part) => (at as Record<string, unknown>)[part], value);
}
