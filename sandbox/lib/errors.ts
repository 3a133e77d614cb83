import { PROBLEMS, type ProblemCode } from '../../spec/generated/problems.ts';

/** One fault within a request: where (JSON Pointer, RFC 6901), which code, and what in words. */
export interface ProblemDetail {
  pointer: string;
  code: string;
  detail: string;
}

/** What a problem may carry beyond its code and detail. */
export interface ProblemOptions {
  /** The single faults behind a validation or bulk refusal. */
  errors?: readonly ProblemDetail[];
  /** Response headers that belong to this problem, for example Retry-After in whole seconds. */
  headers?: Readonly<Record<string, string>>;
  /** Further members of the problem body that the contract knows (limit, resetAt, violatedPolicies). */
  members?: Readonly<Record<string, unknown>>;
}

/**
 * A refusal from the closed catalogue (spec/problems.yaml). Anything in the sandbox that says no throws one;
 * only http/errors.ts turns it into bytes. `detail` names the values that were wrong, never a secret.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly options: ProblemOptions;

  constructor(code: ProblemCode, detail: string, options: ProblemOptions = {}) {
    // A refusal is an answer, not a crash: capturing a stack for each would cost more than the rule.
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super(`${code}: ${detail}`);
    Error.stackTraceLimit = limit;
    this.name = 'Problem';
    this.code = code;
    this.detail = detail;
    this.options = options;
  }

  /** The HTTP status that the catalogue gives this code. */
  get status(): number {
    return PROBLEMS[this.code].status;
  }

  /** Whether the same request may succeed later, unchanged. */
  get retryable(): boolean {
    return PROBLEMS[this.code].retryable;
  }
}

/** The error codes of RFC 6749 section 5.2 that the token endpoint can answer. */
export type OAuthErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope';

/** A refusal of the token endpoint, whose error bodies are those of RFC 6749, not problems. */
export class OAuthError extends Error {
  readonly code: OAuthErrorCode;
  readonly status: 400 | 401;

  constructor(code: OAuthErrorCode, status: 400 | 401, description: string) {
    super(description);
    this.name = 'OAuthError';
    this.code = code;
    this.status = status;
  }
}

export type { ProblemCode };
