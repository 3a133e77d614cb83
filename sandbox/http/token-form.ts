import type { OperationDescriptor } from '../contract/operation.ts';
import { OAuthError, type Problem } from '../lib/errors.ts';

const FORM = 'application/x-www-form-urlencoded';

/** The operations with a form: they speak RFC 6749, and their bodies carry secrets. */
export function isTokenEndpoint(operation: OperationDescriptor): boolean {
  return operation.body?.mediaType === FORM;
}

/** The endpoints of OAuth that a browser or client library calls by GET ignore parameters they do not know. */
export function ignoresUnknownQuery({ tag, method }: OperationDescriptor): boolean {
  return tag === 'Authorisation' && method === 'get';
}

/**
 * The parameters of a token request. One without a value counts as left out (RFC 6749 section 3.2).
 * @throws OAuthError invalid_request when one stands there twice
 */
export function parseForm(raw: Uint8Array): Record<string, string> {
  const form: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(Buffer.from(raw).toString())) {
    if (value === '') continue;
    if (Object.hasOwn(form, name))
      throw new OAuthError('invalid_request', 400, 'A parameter stands there twice.');
    Object.defineProperty(form, name, { value, enumerable: true });
  }
  return form;
}

/** A refusal of the request's form in the words of RFC 6749; undefined for what has no such words. */
export function tokenRefusal({ code, options }: Problem): OAuthError | undefined {
  if (code === 'CREDENTIALS_IN_URL')
    return new OAuthError('invalid_request', 400, 'Parameters stand in the body, never in the URL.');
  if (code !== 'VALIDATION_FAILED') return undefined;
  const [fault] = options.errors ?? [];
  if (fault?.pointer.startsWith('/query/'))
    return new OAuthError('invalid_request', 400, 'Parameters stand in the body, never in the URL.');
  if (fault?.pointer === '/scope')
    return new OAuthError('invalid_scope', 400, 'The scope is malformed: names separated by single spaces.');
  if (fault?.pointer !== '/grant_type')
    return new OAuthError('invalid_request', 400, 'A parameter is malformed.');
  return fault.code === 'REQUIRED'
    ? new OAuthError('invalid_request', 400, 'grant_type is required.')
    : new OAuthError(
        'unsupported_grant_type',
        400,
        'grant_type must be client_credentials, authorization_code or refresh_token.',
      );
}
