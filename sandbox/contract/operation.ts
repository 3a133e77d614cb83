import type { Validator } from '../../spec/generated/bank.validators.js';

/** One operation of a contract, as `npm run generate` lists it in spec/generated. */
export interface OperationDescriptor {
  readonly operationId: string;
  readonly method: 'get' | 'put' | 'post' | 'delete' | 'patch';
  /** Path template of the contract: `/v1/refunds/{refundId}`. */
  readonly path: string;
  readonly tag: string;
  /** The API that a caller must be subscribed to, for operations of the bank. */
  readonly scope?: string;
  readonly secured: boolean;
  /** Who may call it, in the portal's contract. */
  readonly roles?: readonly string[];
  /** Whether it takes an Idempotency-Key. */
  readonly idempotencyKey: boolean;
  readonly pathParameters: Readonly<Record<string, ScalarType>>;
  readonly queryParameters: Readonly<Record<string, ScalarType>>;
  readonly body?: { readonly required: boolean; readonly mediaType: string };
  readonly statuses: readonly number[];
  readonly problemCodes: readonly string[];
}

export type ScalarType = 'string' | 'integer' | 'boolean';

/** The compiled schemas of a document by export name: `createVirtualAccounts$body`, `getRefund$200` … */
export type ValidatorModule = Readonly<Record<string, Validator>>;

/** The members of an operation in openapi-typescript's form that the handler map needs. */
interface TypedOperation {
  // biome-ignore lint/suspicious/noExplicitAny: the generated interfaces have no index signature to extend
  parameters: { query?: any; path?: any };
  // biome-ignore lint/suspicious/noExplicitAny: as above
  requestBody?: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  responses: any;
}

type BodyOf<O extends TypedOperation> =
  NonNullable<O['requestBody']> extends { content: infer C } ? C[keyof C] : undefined;

/** The validated input of an operation, typed by its contract. */
export interface CallOf<O extends TypedOperation> {
  readonly path: NonNullable<O['parameters']['path']>;
  readonly query: NonNullable<O['parameters']['query']>;
  readonly body: undefined extends O['requestBody'] ? BodyOf<O> | undefined : BodyOf<O>;
}

/** A success: every refusal is a thrown Problem. 302 is the one of an endpoint that only redirects. */
type SuccessStatus = 200 | 201 | 202 | 204 | 207 | 302;

type ContentOf<R> = R extends { content: infer C } ? C[keyof C] : never;

type ContentPart<T> = [T] extends [never]
  ? { readonly body?: undefined }
  : { readonly body: T } | { readonly rendered: Rendered<T> };

/**
 * What a handler answers: a status and the body that the contract gives it, or bytes that were rendered
 * from such a body before (an immutable batch).
 */
export type AnswerOf<O extends TypedOperation> = {
  [S in keyof O['responses'] & SuccessStatus]: {
    readonly status: S;
    readonly headers?: AnswerHeaders;
  } & ContentPart<ContentOf<O['responses'][S]>>;
}[keyof O['responses'] & SuccessStatus];

/** Headers of an answer by lower-case name; a list is sent as one header line each. */
export type AnswerHeaders = Readonly<Record<string, string | readonly string[]>>;

declare const contractOf: unique symbol;

/** An already validated and serialised body of type T. */
export interface Rendered<T> {
  /** Text where it is short, bytes where encoding it each time would cost. */
  readonly payload: string | Uint8Array;
  /** Left out: application/json. */
  readonly mediaType?: string;
  readonly [contractOf]?: T;
}

/** Any answer, as the pipeline sees it. */
export interface AnyAnswer {
  readonly status: number;
  readonly headers?: AnswerHeaders;
  readonly body?: unknown;
  readonly rendered?: Rendered<unknown>;
}

/** A map of handlers that does not compile while an operation of the contract is missing. */
export type HandlersOf<Ids extends string, Operations, Context> = {
  readonly [Id in Ids]: Id extends keyof Operations
    ? Operations[Id] extends TypedOperation
      ? (
          call: CallOf<Operations[Id]>,
          context: Context,
        ) => Promise<AnswerOf<Operations[Id]>> | AnswerOf<Operations[Id]>
      : never
    : never;
};

/** A handler as the pipeline sees it. */
export type AnyHandler<Context> = (
  call: { path: never; query: never; body: never },
  context: Context,
) => Promise<AnyAnswer> | AnyAnswer;
