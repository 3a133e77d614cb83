import { SIGNER } from '../oauth-parties.ts';
import { signRequest } from '../signing.ts';
import type { ContractOperation } from './contract-bundle.ts';
import type { Answer } from './documented-answer.ts';
import { bearerToken, exampleCall, type Wire } from './example-calls.ts';
import {
  BLOCKED_KEY,
  DISABLED_KEY,
  SLOW_ACCOUNT_KEY,
  SLOW_API_KEY,
  type sandboxAfterExpiry,
  type sandboxOnPort,
  type sandboxWithBreakableClock,
  UNSUBSCRIBED_KEY,
} from './status-sandboxes.ts';
import {
  type Call,
  freshKey,
  requestFor,
  START,
  sendWatched,
  type Transport,
  type WatchedSandbox,
} from './watched-sandbox.ts';

/** Where refusals are provoked. Each is shared: a refusal changes nothing. */
export interface Stage {
  readonly demo: WatchedSandbox;
  readonly strangers: Transport;
  readonly expired: Awaited<ReturnType<typeof sandboxAfterExpiry>>;
  readonly breakable: Awaited<ReturnType<typeof sandboxWithBreakableClock>>;
  /** On ports, because only a socket has a peer: without a control token, and with one. */
  readonly open: Awaited<ReturnType<typeof sandboxOnPort>>;
  readonly guarded: Awaited<ReturnType<typeof sandboxOnPort>>;
}

/** Provokes one code of one operation. */
export type Reach = (stage: Stage, operation: ContractOperation) => Promise<Answer>;

const BODY_LIMITS = { bank: 256 * 1024, portal: 256 * 1024, control: 2 * 1024 * 1024 } as const;
const OWN_BODY_LIMITS: Readonly<Record<string, number>> = { importSnapshot: 64 * 1024 * 1024 };

/** Largest body of an operation, in bytes. */
export function bodyLimitOf({ door, operationId }: Pick<ContractOperation, 'door' | 'operationId'>): number {
  return OWN_BODY_LIMITS[operationId] ?? BODY_LIMITS[door];
}

const UNKNOWN_ACCOUNT = '999999999999';
const UNKNOWN = {
  transactionReferenceNumber: 'KT00000000000Z',
  batchId: 'KB00000000000Z',
  refundId: 'KR00000000000Z',
  mailId: 'KL00000000000Z',
  snapshot: 'never-taken',
  notificationId: 'msg_00000000000Z',
};

/** The operation's own example, sent to the demo with something wrong about it. */
export function wrong(
  change: (call: Call, operation: ContractOperation, stage: Stage) => Call | Promise<Call>,
): Reach {
  return async (stage, operation) => {
    const call = await change(exampleCall(operation), operation, stage);
    return await stage.demo.call(operation.operationId, call);
  };
}

function withRaw(raw: string | ((operation: ContractOperation) => string)): Reach {
  return wrong(({ path = {} }, operation) => ({ path, raw: typeof raw === 'string' ? raw : raw(operation) }));
}

function withHeaders(headers: Record<string, string | null>): Reach {
  return wrong((call) => ({ ...call, headers }));
}

function through(
  place: (stage: Stage) => { transport: Transport; url?: string; apiKey?: string },
  headers: Record<string, string | null> = {},
): Reach {
  return async (stage, operation) => {
    const { transport, url = 'http://localhost', apiKey = '' } = place(stage);
    const call = { ...exampleCall(operation), headers };
    return await sendWatched(transport, requestFor(operation, call, { url, apiKey }));
  };
}

/** The second answer: the first call has used up what there was. */
function twice(reach: Reach): Reach {
  return async (stage, operation) => {
    await reach(stage, operation);
    return await reach(stage, operation);
  };
}

/** A body that is sound in form and whose subject the caller does not have, so that it changes nothing. */
function aboutNothing(operation: ContractOperation): Call {
  const { body } = exampleCall(operation);
  return {
    body:
      operation.operationId === 'initiateRefund'
        ? body
        : { ...(body as object), physicalAccountNumber: UNKNOWN_ACCOUNT },
  };
}

async function foreignCursor(operation: ContractOperation, { demo }: Stage): Promise<string> {
  const other = operation.operationId === 'listTransactions' ? 'listVirtualAccounts' : 'listTransactions';
  const { body } = await demo.call<Wire['TransactionList']>(other, { query: { limit: 1 } });
  return body.nextCursor ?? '';
}

const credentialsMissing: Reach = (stage, operation) =>
  operation.door === 'bank'
    ? withHeaders({ 'x-api-key': null })(stage, operation)
    : through(({ guarded }) => ({ transport: fetch, url: guarded.url }), { 'x-forwarded-for': '192.0.2.1' })(
        stage,
        operation,
      );

const credentialsInvalid: Reach = (stage, operation) =>
  withHeaders(operation.door === 'bank' ? { 'x-api-key': 'nobody' } : { authorization: 'Bearer nobody' })(
    stage,
    operation,
  );

const insufficientScope = wrong(async (call, operation, { demo }) => {
  const other = operation.scope === 'refund-details' ? 'transaction-details' : 'refund-details';
  const authorization = `Bearer ${await bearerToken(demo, other)}`;
  return { ...call, headers: { 'x-api-key': null, authorization } };
});

const credentialsMismatch = wrong(async (call, _operation, { demo }) => ({
  ...call,
  headers: { authorization: `Bearer ${await bearerToken(demo)}`, 'x-api-key': demo.partner.apiKey },
}));

const internalError: Reach = async ({ breakable }, operation) => {
  const request = requestFor(operation, exampleCall(operation), { url: 'http://localhost', apiKey: 'any' });
  breakable.break();
  return await sendWatched(breakable.transport, request, { fail: true });
};

const inProgress: Reach = async ({ demo }, operation) => {
  const call = { ...aboutNothing(operation), headers: { 'idempotency-key': freshKey() } };
  const both = [demo.call(operation.operationId, call), demo.call(operation.operationId, call)];
  const [, second] = await Promise.all(both);
  return second as Answer;
};

const keyReused: Reach = async ({ demo }, operation) => {
  const headers = { 'idempotency-key': freshKey() };
  const { body } = aboutNothing(operation);
  await demo.call(operation.operationId, { headers, body });
  // One blank more: the bytes are others, though the meaning is not.
  return await demo.call(operation.operationId, { headers, raw: `${JSON.stringify(body)} ` });
};

/** The example, signed by OAuth 1.0a, with something wrong about the signature. */
function signed(more: { shift?: number; nonce?: string; spoil?: boolean }): Reach {
  return async ({ strangers }, operation) => {
    const plain = exampleCall(operation);
    const base = { url: 'http://localhost', apiKey: '' };
    const bare = requestFor(operation, { ...plain, headers: { 'x-api-key': null } }, base);
    const authorization = signRequest(bare, SIGNER, {
      timestamp: Math.floor(START / 1000) + (more.shift ?? 0),
      ...(more.nonce !== undefined && { nonce: more.nonce }),
    });
    const sent = more.spoil ? authorization.replace(/oauth_nonce="/, 'oauth_nonce="x') : authorization;
    const call = { ...plain, headers: { 'x-api-key': null, authorization: sent } };
    return await sendWatched(strangers, requestFor(operation, call, base));
  };
}

/** Codes that every operation reaches in the same way. */
export const COMMON: Readonly<Record<string, Reach>> = {
  MALFORMED_JSON: withRaw('{"physicalAccountNumber":'),
  DUPLICATE_JSON_KEY: withRaw('{"reason":"a","reason":"b"}'),
  NESTING_TOO_DEEP: withRaw('['.repeat(33) + ']'.repeat(33)),
  VALIDATION_FAILED: wrong((call) => ({ ...call, query: 'nonsense=1' })),
  IDEMPOTENCY_KEY_REQUIRED: withHeaders({ 'idempotency-key': null }),
  IDEMPOTENCY_KEY_INVALID: withHeaders({ 'idempotency-key': 'two words' }),
  IDEMPOTENCY_IN_PROGRESS: inProgress,
  IDEMPOTENCY_KEY_REUSED: keyReused,
  AMBIGUOUS_REQUEST: async ({ demo }, operation) => {
    // The first letter of the path, percent-encoded.
    const path = operation.path.replace(
      /^\/(.)/,
      (_, letter: string) => `/%${letter.charCodeAt(0).toString(16)}`,
    );
    const base = { url: 'http://localhost', apiKey: demo.partner.apiKey };
    return await demo.send(requestFor({ ...operation, path }, exampleCall(operation), base));
  },
  CURSOR_INVALID: wrong(() => ({ query: { cursor: 'nonsense' } })),
  CURSOR_MISMATCH: wrong(async (_call, operation, stage) => ({
    query: { cursor: await foreignCursor(operation, stage) },
  })),
  CREDENTIALS_MISSING: credentialsMissing,
  CREDENTIALS_INVALID: credentialsInvalid,
  CREDENTIALS_MISMATCH: credentialsMismatch,
  SIGNATURE_INVALID: signed({ spoil: true }),
  TIMESTAMP_REFUSED: signed({ shift: -301 }),
  NONCE_REPLAYED: async (stage, operation) => {
    const nonce = `twice ${operation.operationId}`.replace(' ', '-');
    await signed({ nonce })(stage, operation);
    return await signed({ nonce })(stage, operation);
  },
  CREDENTIALS_IN_URL: wrong((call) => ({ ...call, query: 'access_token=secret' })),
  TOKEN_EXPIRED: async ({ expired: { sandbox, token } }, operation) =>
    await sandbox.call(operation.operationId, {
      ...exampleCall(operation),
      headers: { 'x-api-key': null, authorization: `Bearer ${token}` },
    }),
  APPLICATION_NOT_ENABLED: through(({ strangers }) => ({ transport: strangers, apiKey: DISABLED_KEY })),
  API_NOT_SUBSCRIBED: through(({ strangers }) => ({ transport: strangers, apiKey: UNSUBSCRIBED_KEY })),
  INSUFFICIENT_SCOPE: insufficientScope,
  PLAN_BLOCKED: through(({ strangers }) => ({ transport: strangers, apiKey: BLOCKED_KEY })),
  ACCOUNT_PLAN_LIMIT_EXCEEDED: twice(
    through(({ strangers }) => ({ transport: strangers, apiKey: SLOW_ACCOUNT_KEY })),
  ),
  API_PLAN_LIMIT_EXCEEDED: twice(
    through(({ strangers }) => ({ transport: strangers, apiKey: SLOW_API_KEY })),
  ),
  CONTROL_PLANE_FORBIDDEN: through(({ open }) => ({ transport: fetch, url: open.url }), {
    origin: 'http://localhost',
  }),
  BODY_TOO_LARGE: withRaw((operation) => 'x'.repeat(bodyLimitOf(operation) + 1)),
  UNSUPPORTED_MEDIA_TYPE: withHeaders({ 'content-type': 'text/plain' }),
  INTERNAL_ERROR: internalError,
  PHYSICAL_ACCOUNT_NOT_FOUND: wrong((_call, operation) => aboutNothing(operation)),
  TRANSACTION_BATCH_NOT_FOUND: wrong((call) => ({ ...call, path: UNKNOWN })),
  TRANSACTION_NOT_FOUND: wrong((call, { operationId }) =>
    operationId === 'initiateRefund' ? call : { ...call, path: UNKNOWN },
  ),
  REFUND_NOT_FOUND: wrong((call) => ({ ...call, path: UNKNOWN })),
  MAIL_NOT_FOUND: wrong((call) => ({ ...call, path: UNKNOWN })),
  SNAPSHOT_NOT_FOUND: wrong((call, { operationId }) =>
    operationId === 'createWorld'
      ? { body: { snapshot: { world: 'default', name: UNKNOWN.snapshot } } }
      : { ...call, path: UNKNOWN },
  ),
  NOTIFICATION_NOT_FOUND: wrong((call) => ({ ...call, path: UNKNOWN })),
};

/** Codes that no request reaches today, and why. */
export const UNREACHED: Readonly<Record<string, string>> = {
  RESPONSE_CONTRACT_VIOLATION: 'a fault of the sandbox by definition: any test here that met one would fail',
  STORAGE_UNAVAILABLE: 'needs a disk that fails: sandbox/test/durability has one',
  SHUTTING_DOWN:
    'no part of the server answers it yet: the listener drains what runs and refuses connections',
};

/** The codes that an answer shows: its own, and those of its single items. */
export function codesShown(answer: Answer): string[] {
  const { code, results = [] } = answer.body as { code?: string; results?: { problem?: { code: string } }[] };
  return [
    ...(code === undefined ? [] : [code]),
    ...results.flatMap(({ problem }) => (problem ? [problem.code] : [])),
  ];
}
