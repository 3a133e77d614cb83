import type { Context } from 'hono';
import { parseJsonBody } from '../contract/json-body.ts';
import type { OperationDescriptor } from '../contract/operation.ts';
import { assertValid, coerceParameters, type OperationValidators } from '../contract/validation.ts';
import { type Env, mediaTypeOf, readBody, readQuery } from './request.ts';
import { ignoresUnknownQuery, isTokenEndpoint, parseForm } from './token-form.ts';

const NO_BODY = new Uint8Array(0);

/** The validated input of a call. */
interface ParsedCall {
  path: never;
  query: never;
  body: never;
}

/** The contract's own parameters, each by its name: quicker than asking the router for all that it knows. */
function pathParameters(c: Context<Env>, operation: OperationDescriptor): Record<string, string> {
  const path: Record<string, string> = {};
  for (const name in operation.pathParameters) {
    const value = c.req.param(name);
    if (value !== undefined) path[name] = value;
  }
  return path;
}

/** Path and query, typed and validated. @throws Problem VALIDATION_FAILED */
export function parseParameters(
  c: Context<Env>,
  operation: OperationDescriptor,
  validators: OperationValidators,
): ParsedCall {
  const path = coerceParameters(pathParameters(c, operation), operation.pathParameters);
  const query = coerceParameters(
    readQuery(c, ignoresUnknownQuery(operation) ? operation.queryParameters : undefined),
    operation.queryParameters,
  );
  assertValid(validators.path, path, '/path');
  assertValid(validators.query, query, '/query');
  return { path, query, body: undefined } as never;
}

/** What is known of a request's body. */
interface BodyRecord {
  requestBody?: Uint8Array | undefined;
  bodyReadAt?: number;
}

/**
 * Reads the body and notes when its last byte had come.
 * @throws Problem BODY_TOO_LARGE
 */
export async function readBodyOf(record: BodyRecord, c: Context<Env>, limit: number): Promise<Uint8Array> {
  const raw = await readBody(c, limit);
  record.bodyReadAt = performance.now();
  record.requestBody = raw;
  return raw;
}

/**
 * Path, query and body, typed and validated.
 * @param record is given the body as it came, also when it is then refused
 * @param assertBody of a signed request: refuses a body that is not the one signed, before it is read
 * @throws Problem or OAuthError saying what is wrong, and where
 */
export async function parseCall(
  c: Context<Env>,
  { operation, validators }: { operation: OperationDescriptor; validators: OperationValidators },
  bodyLimit: number,
  record: BodyRecord,
  assertBody?: (raw: Uint8Array) => void,
): Promise<ParsedCall> {
  const parameters = parseParameters(c, operation, validators);
  if (!operation.body) {
    assertBody?.(NO_BODY);
    return parameters;
  }
  // Read already, where faults were asked about it.
  const raw = record.requestBody ?? (await readBodyOf(record, c, bodyLimit));
  assertBody?.(raw);
  if (raw.length === 0 && !operation.body.required) return parameters;
  // The handler knows how to read it, and to name its faults.
  if (mediaTypeOf(c, operation) !== operation.body.mediaType) return { ...parameters, body: raw as never };
  const body = isTokenEndpoint(operation) ? parseForm(raw) : parseJsonBody(raw);
  assertValid(validators.body, body, '');
  return { ...parameters, body: body as never };
}
