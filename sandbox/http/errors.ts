import { PROBLEMS } from '../../spec/generated/problems.ts';
import { OAuthError, type Problem, type ProblemDetail } from '../lib/errors.ts';

/** Bytes on their way out, before they become a Response. */
export interface OutgoingAnswer {
  status: number;
  /** Undefined for an answer without a body. */
  contentType: string | undefined;
  body: string | Uint8Array;
  headers: Record<string, string | readonly string[]>;
  /** Instead of the body: one that has no end yet. */
  stream?: ReadableStream<Uint8Array> | undefined;
  /** The problem code, for the exchange log. */
  problemCode?: string;
}

/** An answer with a body, as every refusal has. */
type AnswerWithBody = OutgoingAnswer & { contentType: string };

/** For doors that know one scheme; the bank's refusals bring theirs (RFC 9110 section 11.6.1). */
const DEFAULT_CHALLENGE = 'Bearer realm="khata"';

const RETRY_AFTER_SECONDS = '1';

/** Codes whose answer tells when to come back; never earlier than the limit allows (contract.md, Headers). */
const RETRY_AFTER_CODES: ReadonlySet<string> = new Set([
  'IDEMPOTENCY_IN_PROGRESS',
  'STORAGE_UNAVAILABLE',
  'SHUTTING_DOWN',
  'ACCOUNT_PLAN_LIMIT_EXCEEDED',
  'API_PLAN_LIMIT_EXCEEDED',
  'TOO_MANY_SIGN_INS',
]);

// What the contract's Problem and ProblemFault can hold.
const DETAIL_LENGTH = 1000;
const FAULT_DETAIL_LENGTH = 300;
const POINTER_LENGTH = 255;
/** An instance is left out where the path called is not a plain one. */
const PLAIN_PATH = /^\/(?!\/)[A-Za-z0-9._~/-]{0,254}$/;

/** Words with values of the request in them, as the contract can hold them: no control characters, cut. */
function bounded(words: string, length: number): string {
  const shown = /\p{Cc}/u.test(words) ? words.replace(/\p{Cc}/gu, '\ufffd') : words;
  return shown.length <= length ? shown : shown.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

function faultBody({ pointer, code, detail }: ProblemDetail): ProblemDetail {
  return { pointer: bounded(pointer, POINTER_LENGTH), code, detail: bounded(detail, FAULT_DETAIL_LENGTH) };
}

/** A problem as a body: also used for the failed items of a bulk call, which carry no instance. */
export function problemBody(problem: Problem): Record<string, unknown> {
  const { title, status } = PROBLEMS[problem.code];
  return {
    type: `/problems/${problem.code}`,
    title,
    status,
    code: problem.code,
    detail: bounded(problem.detail, DETAIL_LENGTH),
    ...(problem.options.errors ? { errors: problem.options.errors.map(faultBody) } : {}),
    ...problem.options.members,
  };
}

/** RFC 6749 section 5.2 admits ASCII without quote and backslash. */
function oauthDescription(words: string): string {
  return words.replaceAll('’', "'").replace(/[^\x20\x21\x23-\x5b\x5d-\x7e]/g, '?');
}

/** The only writer of error bodies: RFC 9457 problems, and RFC 6749 errors at the token endpoint. */
export function errorAnswer(
  error: Problem | OAuthError,
  requestId: string,
  instance: string,
): AnswerWithBody {
  if (error instanceof OAuthError) {
    return {
      status: error.status,
      contentType: 'application/json',
      body: JSON.stringify({ error: error.code, error_description: oauthDescription(error.message) }),
      headers: {
        'cache-control': 'no-store',
        ...(error.status === 401 ? { 'www-authenticate': 'Basic realm="khata", charset="UTF-8"' } : {}),
      },
    };
  }
  const headers: Record<string, string> = { ...error.options.headers };
  if (error.status === 401) headers['www-authenticate'] ??= challenge(error.code);
  if (RETRY_AFTER_CODES.has(error.code)) headers['retry-after'] ??= RETRY_AFTER_SECONDS;
  return {
    status: error.status,
    contentType: 'application/problem+json',
    body: JSON.stringify({
      ...problemBody(error),
      ...(PLAIN_PATH.test(instance) && { instance }),
      requestId,
    }),
    headers,
    problemCode: error.code,
  };
}

/** For refusals that brought no challenge: the portal's cookies have no scheme of the registry's, theirs is its own. */
function challenge(code: string): string {
  const isPortal = code === 'SIGN_IN_REQUIRED' || code === 'SIGN_IN_REFUSED';
  return isPortal ? 'Session realm="khata-portal"' : DEFAULT_CHALLENGE;
}
