/** A refusal, as `application/problem+json` says it (RFC 9457). */
export interface ProblemBody {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly requestId?: string;
}

/** The bank, or the control plane, refused: `code` is what a program decides by, `message` what a person reads. */
export class ProblemError extends Error {
  /** The problem code of the contract, for example `VIRTUAL_ACCOUNT_NOT_FOUND`; undefined where a body had none. */
  readonly code: string | undefined;
  /** The HTTP status. */
  readonly status: number;
  readonly requestId: string | undefined;
  /** The whole body, for what an extension member says. */
  readonly problem: unknown;

  constructor(response: Response, problem: unknown) {
    const { code, detail, title, requestId } = (
      typeof problem === 'object' && problem !== null ? problem : {}
    ) as ProblemBody;
    const words = detail ?? title ?? response.statusText;
    super(`${response.status} ${code ?? 'without a problem code'}: ${words}`);
    this.name = 'ProblemError';
    this.code = code;
    this.status = response.status;
    this.requestId = requestId ?? response.headers.get('x-request-id') ?? undefined;
    this.problem = problem;
  }
}

/** What a call of a typed client comes to: data, or an error, and the response. */
interface CallResult<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The data of a call, for code that has no other answer to a refusal than to stop.
 * @throws ProblemError when the call was refused
 */
export async function unwrap<R extends CallResult<unknown>>(
  call: Promise<R>,
): Promise<Exclude<R['data'], undefined>> {
  const { data, error, response } = await call;
  if (!response.ok) throw new ProblemError(response, error);
  return data as Exclude<R['data'], undefined>;
}
