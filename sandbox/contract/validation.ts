import type { ValidationError, Validator } from '../../spec/generated/bank.validators.js';
import { Problem, type ProblemDetail } from '../lib/errors.ts';
import type { OperationDescriptor, ScalarType, ValidatorModule } from './operation.ts';

const ERROR_LIMIT = 100;
const ALWAYS_VALID: Validator = () => true;

/** The compiled schemas of one operation. */
export interface OperationValidators {
  readonly path: Validator;
  readonly query: Validator;
  readonly body: Validator;
  /** By status; a status that the contract does not name has none. */
  readonly responses: Readonly<Record<number, Validator>>;
}

/** Picks an operation's schemas out of a generated module, once, when the routes are mounted. */
export function validatorsFor(module: ValidatorModule, operation: OperationDescriptor): OperationValidators {
  const { operationId } = operation;
  const responses: Record<number, Validator> = {};
  for (const status of operation.statuses) {
    responses[status] = module[`${operationId}$${status}`] ?? ALWAYS_VALID;
  }
  return {
    path: module[`${operationId}$path`] ?? ALWAYS_VALID,
    query: module[`${operationId}$query`] ?? ALWAYS_VALID,
    body: module[`${operationId}$body`] ?? ALWAYS_VALID,
    responses,
  };
}

/**
 * Parameters arrive as text; those of type integer or boolean become so, or stay text and fail the schema.
 * Changes `raw`, which is the caller's to give away: most have nothing to change and need no copy.
 */
export function coerceParameters(
  raw: Record<string, string | number | boolean>,
  types: Readonly<Record<string, ScalarType>>,
): Record<string, string | number | boolean> {
  for (const name in types) {
    const text = raw[name];
    if (typeof text !== 'string') continue;
    const type = types[name];
    if (type === 'integer' && /^-?(0|[1-9][0-9]{0,14})$/.test(text)) raw[name] = Number(text);
    else if (type === 'boolean' && (text === 'true' || text === 'false')) raw[name] = text === 'true';
  }
  return raw;
}

/** @throws Problem VALIDATION_FAILED naming each fault by JSON Pointer under `place` */
export function assertValid(validator: Validator, value: unknown, place: '' | '/path' | '/query'): void {
  if (validator(value)) return;
  const faults = describeErrors(validator.errors ?? [], place, value);
  const first = faults[0];
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  throw new Problem(
    'VALIDATION_FAILED',
    `${first?.detail ?? 'The request does not match the contract'}${more}`,
    {
      errors: faults,
    },
  );
}

/** @throws Problem RESPONSE_CONTRACT_VIOLATION: a fault of ours, found before the client could */
export function assertResponse(
  operation: OperationDescriptor,
  validators: OperationValidators,
  status: number,
  body: unknown,
): void {
  const validator = validators.responses[status];
  if (!validator) {
    throw new Problem(
      'RESPONSE_CONTRACT_VIOLATION',
      `${operation.operationId} does not document status ${status}.`,
    );
  }
  if (validator(body)) return;
  const [first] = describeErrors(validator.errors ?? [], '', body);
  throw new Problem(
    'RESPONSE_CONTRACT_VIOLATION',
    `${operation.operationId} answered ${status} with a body that breaks the contract: ${first?.detail}`,
  );
}

/** ajv's errors as contract faults. */
function describeErrors(errors: readonly ValidationError[], place: string, value: unknown): ProblemDetail[] {
  // A union without its tag lacks a member; that it cannot be told apart as well adds nothing.
  const telling = errors.filter(
    ({ keyword, params }) => keyword !== 'discriminator' || params['tagValue'] !== undefined,
  );
  return telling.slice(0, ERROR_LIMIT).map((error) => {
    const fault = describe(error, place);
    return { ...fault, detail: `${fault.detail}${shown(value, fault, place)}` };
  });
}

const WORDS: Record<string, (params: Record<string, unknown>) => string> = {
  type: (p) => `must be ${[p['type']].flat().join(' or ')}`,
  enum: (p) => `must be one of ${(p['allowedValues'] as unknown[]).map(String).join(', ')}`,
  const: (p) => `must be ${JSON.stringify(p['allowedValue'])}`,
  pattern: (p) => `must match ${String(p['pattern'])}`,
  format: (p) => `must be a valid ${String(p['format'])}`,
  minLength: (p) => `must have at least ${String(p['limit'])} character(s)`,
  maxLength: (p) => `must have at most ${String(p['limit'])} character(s)`,
  minItems: (p) => `must have at least ${String(p['limit'])} item(s)`,
  maxItems: (p) => `must have at most ${String(p['limit'])} item(s)`,
  minProperties: (p) => `must have at least ${String(p['limit'])} member(s)`,
  minimum: (p) => `must be at least ${String(p['limit'])}`,
  maximum: (p) => `must be at most ${String(p['limit'])}`,
  uniqueItems: () => 'must not hold the same item twice',
  required: () => 'is required',
  additionalProperties: () => 'is not a field of this request',
  discriminator: (p) => `must be one of the values that the contract lists for ${String(p['tag'])}`,
};

/** Kinds of fault, in the words of the contract's ProblemFault. */
const CODES: Record<string, string> = {
  required: 'REQUIRED',
  additionalProperties: 'UNKNOWN_FIELD',
  type: 'WRONG_TYPE',
  discriminator: 'VALUE_NOT_ALLOWED',
  enum: 'VALUE_NOT_ALLOWED',
  const: 'VALUE_NOT_ALLOWED',
  pattern: 'WRONG_FORMAT',
  format: 'WRONG_FORMAT',
  minLength: 'TOO_SHORT',
  minItems: 'TOO_SHORT',
  minProperties: 'TOO_SHORT',
  maxLength: 'TOO_LONG',
  maxItems: 'TOO_LONG',
  minimum: 'OUT_OF_RANGE',
  maximum: 'OUT_OF_RANGE',
  uniqueItems: 'NOT_UNIQUE',
};

/** A member name as one part of a JSON Pointer. */
export function escapePointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function describe(error: ValidationError, place: string): ProblemDetail {
  const { missingProperty, additionalProperty, tag } = error.params;
  const own = missingProperty ?? additionalProperty ?? (error.keyword === 'discriminator' ? tag : undefined);
  const name = typeof own === 'string' ? `/${escapePointer(own.slice(0, 100))}` : '';
  const pointer = place + error.instancePath + name;
  const words = WORDS[error.keyword]?.(error.params) ?? error.message ?? 'does not match the contract';
  return {
    pointer,
    // A tag that is no text cannot be one of the values.
    code: CODES[error.params['error'] === 'tag' ? 'type' : error.keyword] ?? 'NOT_ONE_FORM',
    detail: `${pointer || 'The body'} ${words}`,
  };
}

/** Fields and headers whose values are not repeated, by a part of their names. */
const SECRET_NAMES = /pass|secret|token|verifier|link|^(?:code|url)$/i;

/**
 * `, got "abc"`, for short scalar values: what was wrong belongs in the sentence. Not for secrets, nor for
 * fields that the contract does not know: a password under a misspelt name is one all the same.
 */
function shown(value: unknown, { pointer, code }: ProblemDetail, place: string): string {
  if (code === 'UNKNOWN_FIELD' || SECRET_NAMES.test(pointer.slice(pointer.lastIndexOf('/') + 1))) return '';
  let at: unknown = value;
  for (const part of pointer.slice(place.length).split('/').slice(1)) {
    if (at === null || typeof at !== 'object') return '';
    at = (at as Record<string, unknown>)[part.replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  if (at === undefined || (at !== null && typeof at === 'object')) return '';
  const text = JSON.stringify(at);
  return text.length <= 60 ? `, got ${text}` : '';
}
