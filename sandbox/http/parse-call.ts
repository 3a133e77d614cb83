import type { Context } from 'hono';
import { parseJsonBody } from '../contract/json-body.ts';
import type { OperationDescriptor } from '../contract/operation.ts';
import { assertValid, coerceParameters, type OperationValidators } from '../contract/validation.ts';
import { assertMediaType, type Env, readBody, readQuery } from './request.ts';
import { isTokenEndpoint, parseForm } from './token-form.ts';

/** The validated input of a call. */
interface ParsedCall {
  path: never;
  query: never;
  body: never;
}

/** Path and query, typed and validated. @throws Problem VALIDATION_FAILED */
export function parseParameters(
  c: Context<Env>,
  operation: OperationDescriptor,
  validators: OperationValidators,
): ParsedCall {
  const path = coerceParameters(c.req.param() as Record<string, string>, operation.pathParameters);
  const query = coerceParameters(readQuery(c), operation.queryParameters);
  assertValid(validators.path, path, '/path');
  assertValid(validators.query, query, '/query');
  return { path, query, body: undefined } as never;
}

/**
 * Path, query and body, typed and validated.
 * @param record is given the body as it came, also when it is then refused
 * @throws Problem or OAuthError saying what is wrong, and where
 */
export async function parseCall(
  c: Context<Env>,
  { operation, validators }: { operation: OperationDescriptor; validators: OperationValidators },
  bodyLimit: number,
  record: { requestBody?: Uint8Array | undefined },
): Promise<ParsedCall> {
  const parameters = parseParameters(c, operation, validators);
  if (!operation.body) return parameters;
  const raw = await readBody(c, bodyLimit);
  record.requestBody = raw;
  if (raw.length === 0 && !operation.body.required) return parameters;
  assertMediaType(c, operation);
  const body = isTokenEndpoint(operation) ? parseForm(raw) : parseJsonBody(raw);
  assertValid(validators.body, body, '');
  return { ...parameters, body: body as never };
}
