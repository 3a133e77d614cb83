import type { Context } from 'hono';
import { ALL_SCHEMES, refusedCredentials } from '../services/credentials.ts';
import { SIGNATURE_METHODS, type SignatureMethod, type SignedRequest } from '../services/signatures.ts';
import { type Env, publicOrigin, rawPath } from './request.ts';

/** One parameter of RFC 5849 section 3.5.1: name and value are percent-encoded, the value stands in quotes. */
const PARAMETER = /^(realm|oauth_[a-z_]{1,30})="([^"\\]{0,1024})"$/;
/** Section 3.6: everything but the unreserved is encoded. */
const ENCODED = /^(?:[A-Za-z0-9._~-]|%[0-9A-Fa-f]{2})*$/;
/** What a two-legged request may carry; an empty oauth_token says the same as none. */
const KNOWN: ReadonlySet<string> = new Set([
  'oauth_consumer_key',
  'oauth_signature_method',
  'oauth_signature',
  'oauth_timestamp',
  'oauth_nonce',
  'oauth_version',
  'oauth_body_hash',
  'oauth_token',
]);
const NONCE_LENGTH = 128;

function malformed(words: string): Error {
  return refusedCredentials('CREDENTIALS_INVALID', words, ALL_SCHEMES);
}

/** Whether the Authorization header is one of OAuth 1.0a. */
export function isSigned(authorization: string | undefined): authorization is string {
  return authorization !== undefined && /^oauth(?: |$)/i.test(authorization);
}

function decode(name: string, encoded: string): string {
  try {
    if (ENCODED.test(encoded)) return decodeURIComponent(encoded);
  } catch {
    // Not UTF-8: falls through to the same refusal.
  }
  throw malformed(`${name} in the Authorization header is not percent-encoded as RFC 5849 has it.`);
}

/** The header's parameters, without realm. */
function headerParameters(authorization: string): Record<string, string> {
  const parameters: Record<string, string> = {};
  let realm = false;
  for (const part of authorization.slice('oauth '.length).split(',')) {
    const [, name = '', value = ''] = PARAMETER.exec(part.trim()) ?? [];
    if (name === '') throw malformed('The Authorization header is not a list of name="value".');
    if (name === 'realm' ? realm : Object.hasOwn(parameters, name))
      throw malformed(`${name} stands twice in the Authorization header.`);
    if (name === 'realm') realm = true;
    else if (!KNOWN.has(name)) throw malformed(`${name} is not a parameter of a two-legged request.`);
    else parameters[name] = decode(name, value);
  }
  return parameters;
}

/** Query parameters, decoded as a form is (section 3.4.1.3.1). */
function queryParameters(c: Context<Env>): Record<string, string | string[]> {
  const { url } = c.req;
  const start = url.indexOf('?');
  const query: Record<string, string | string[]> = {};
  if (start === -1) return query;
  for (const [name, value] of new URLSearchParams(url.slice(start + 1))) {
    const before = Object.hasOwn(query, name) ? query[name] : undefined;
    const all = before === undefined ? value : [before, value].flat();
    Object.defineProperty(query, name, { value: all, enumerable: true, writable: true, configurable: true });
  }
  return query;
}

/**
 * Reads `Authorization: OAuth …` strictly: two readers of one header must not see two signatures.
 * @throws Problem CREDENTIALS_INVALID saying what is malformed
 */
export function readSigned(
  c: Context<Env>,
  authorization: string,
  publicUrl: string | undefined,
): SignedRequest {
  const { oauth_signature: signature = '', ...parameters } = headerParameters(authorization);
  const need = (name: string, form: RegExp, words: string): string => {
    const value = parameters[name] ?? '';
    if (!form.test(value)) throw malformed(`${name} must be ${words}.`);
    return value;
  };
  if (signature === '') throw malformed('oauth_signature is missing.');
  if (parameters['oauth_token']) throw malformed('oauth_token is not used here: requests are two-legged.');
  if ((parameters['oauth_version'] ?? '1.0') !== '1.0') throw malformed('oauth_version must be 1.0.');
  const signatureMethod = parameters['oauth_signature_method'] as SignatureMethod;
  if (!SIGNATURE_METHODS.includes(signatureMethod))
    throw malformed(`oauth_signature_method must be ${SIGNATURE_METHODS.join(' or ')}.`);
  const bodyHash = parameters['oauth_body_hash'];
  return {
    method: c.req.method,
    baseUri: publicOrigin(c, publicUrl) + rawPath(c),
    query: queryParameters(c),
    parameters,
    consumerKey: need('oauth_consumer_key', /^[\x21-\x7e]{1,128}$/, 'the API key'),
    signatureMethod,
    timestamp: Number(need('oauth_timestamp', /^[1-9][0-9]{0,11}$/, 'whole seconds since 1970')),
    nonce: need(
      'oauth_nonce',
      new RegExp(`^[\\x21-\\x7e]{1,${NONCE_LENGTH}}$`),
      `1 to ${NONCE_LENGTH} visible ASCII`,
    ),
    signature,
    ...(bodyHash !== undefined && { bodyHash }),
  };
}
