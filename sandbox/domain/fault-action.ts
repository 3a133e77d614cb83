/** What a fault does to a call. One closed shape per action; the contract of the control plane has the same. */
export type FaultAction =
  | {
      type: 'STATUS';
      status: 429 | 500 | 502 | 503 | 504;
      retryAfterSeconds?: number;
      /** As the header has it: whole seconds, or an HTTP-date. Left out: seconds. */
      retryAfterForm?: 'SECONDS' | 'DATE';
      /** Which plan a 429 speaks of. Left out: the account's. */
      code?: 'ACCOUNT_PLAN_LIMIT_EXCEEDED' | 'API_PLAN_LIMIT_EXCEEDED';
    }
  | { type: 'RESET' }
  | { type: 'LOST' }
  | { type: 'TOKEN_EXPIRED' }
  | { type: 'GATEWAY_HTML'; status?: 200 | 502 | 503 | 504; processed?: boolean }
  | {
      type: 'EMPTY_ANSWER';
      processed?: boolean;
      /** OBJECT: `{}`. Left out: nothing. */
      body?: 'NOTHING' | 'OBJECT';
    }
  | { type: 'CLOCK_SKEW'; seconds: number }
  | { type: 'STALL_HEADERS'; milliseconds: number }
  | { type: 'STALL_BODY'; milliseconds: number }
  | { type: 'SLOW_DRIP'; bytes: number; milliseconds: number }
  | { type: 'TRUNCATE' }
  | { type: 'BAD_JSON' }
  | { type: 'WRONG_CONTENT_TYPE'; contentType?: string }
  | { type: 'DUPLICATE_RECORD' }
  | { type: 'DUPLICATE_BATCH' }
  | { type: 'OVERLAPPING_BATCH'; records: number }
  | { type: 'SHORT_BATCH'; records: number }
  | { type: 'REORDER' }
  | { type: 'COUNT_MISMATCH' }
  | { type: 'CONTROL_SUM_MISMATCH' }
  | { type: 'UNKNOWN_FIELD' }
  | { type: 'UNKNOWN_ENUM' }
  | { type: 'NULL_OPTIONAL' };

export type FaultType = FaultAction['type'];

/**
 * When a script is asked whether it acts: BEFORE the handler, for what needs no answer to work on; FORMING, when
 * a batch is about to be formed; on the ANSWER, for what rewrites one and so needs one that it can rewrite.
 */
export type FaultPhase = 'BEFORE' | 'FORMING' | 'ANSWER';

const PHASES: Readonly<Partial<Record<FaultType, FaultPhase>>> = {
  SHORT_BATCH: 'FORMING',
  DUPLICATE_RECORD: 'ANSWER',
  DUPLICATE_BATCH: 'ANSWER',
  OVERLAPPING_BATCH: 'ANSWER',
  REORDER: 'ANSWER',
  COUNT_MISMATCH: 'ANSWER',
  CONTROL_SUM_MISMATCH: 'ANSWER',
  UNKNOWN_FIELD: 'ANSWER',
  UNKNOWN_ENUM: 'ANSWER',
  NULL_OPTIONAL: 'ANSWER',
};

export function phaseOf({ type }: FaultAction): FaultPhase {
  return PHASES[type] ?? 'BEFORE';
}

/** Whether the call is never processed: its handler does not run and nothing is done. */
export function standsBefore(action: FaultAction): boolean {
  switch (action.type) {
    case 'STATUS':
    case 'RESET':
    case 'TOKEN_EXPIRED':
      return true;
    case 'GATEWAY_HTML':
    case 'EMPTY_ANSWER':
      return action.processed !== true;
    default:
      return false;
  }
}

const FETCH = ['fetchTransactionBatch'];
const WITH_TRANSACTIONS = [...FETCH, 'getTransactionBatch', 'listTransactions', 'getTransaction'];
const OPEN_TO_ALL = ['issueToken', 'authorize', 'revokeToken', 'getAuthorizationServerMetadata'];

/** The operations that an action can be for; undefined where any can. */
const OPERATIONS: Readonly<Partial<Record<FaultType, readonly string[]>>> = {
  SHORT_BATCH: FETCH,
  DUPLICATE_RECORD: FETCH,
  DUPLICATE_BATCH: FETCH,
  OVERLAPPING_BATCH: FETCH,
  REORDER: FETCH,
  COUNT_MISMATCH: FETCH,
  CONTROL_SUM_MISMATCH: FETCH,
  UNKNOWN_ENUM: WITH_TRANSACTIONS,
  NULL_OPTIONAL: [...WITH_TRANSACTIONS, 'getVirtualAccount', 'listVirtualAccounts'],
};

/** Whether an action can be done to an operation of the bank. */
export function suits({ type }: FaultAction, operationId: string): boolean {
  if (type === 'TOKEN_EXPIRED') return !OPEN_TO_ALL.includes(operationId);
  return OPERATIONS[type]?.includes(operationId) ?? true;
}

/** Longest time by which a stall or a drip holds one answer back, in milliseconds. */
export const LONGEST_HOLD = 300_000;

/** Whether the answer still reaches a patient client whole, as the handler gave it. */
export function leavesWhole({ type }: FaultAction): boolean {
  return ['SHORT_BATCH', 'STALL_HEADERS', 'STALL_BODY', 'SLOW_DRIP', 'CLOCK_SKEW'].includes(type);
}
