import type { components as Bank } from '../../spec/generated/bank.types.ts';
import type {
  Capability,
  DriverReply,
  LedgerEntry,
  LedgerRefund,
  OperationName,
} from '../drivers/protocol.ts';

/** A named schema of the bank's contract. */
export type BankSchema<Name extends keyof Bank['schemas']> = Bank['schemas'][Name];

/**
 * Milliseconds since the session began, to the microsecond, on a clock that nobody puts. All times of the evidence are such, so
 * that they can be compared; the world's own clock is another (see {@link RecordedExchange.worldAt}).
 */
export type SessionTime = number;

/** A fault that a call of the integration met. */
export interface MetFault {
  /** The name that the scenario gave the script. */
  readonly label: string;
  /** `STATUS`, `LOST`, `STALL_HEADERS` …, as in docs/partners/faults.md. */
  readonly type: string;
  /** What became of the connection: KEPT, RESET, CUT, HELD_BACK. */
  readonly connection: string;
}

/** One request of the integration and what the bank sent back. Secrets are masked before it is recorded. */
export interface RecordedExchange {
  /** As in the session's log: in the order in which the bank had handled them. */
  readonly number: number;
  /** The contract's operation; undefined when the request is none. */
  readonly operation: string | undefined;
  readonly method: string;
  /** Without the world's prefix and the query. */
  readonly path: string;
  /** Without the question mark; undefined when there was none. */
  readonly query: string | undefined;
  /** When the request's head arrived. */
  readonly startedAt: SessionTime;
  /** When the answer's last byte was handed to the socket, or the fault had ended the connection. */
  readonly endedAt: SessionTime;
  /** When the integration closed the connection before the answer was whole; undefined when it waited. */
  readonly abandonedAt: SessionTime | undefined;
  /** RFC 3339 on the world's clock. */
  readonly worldAt: string;
  /** Number of the TCP connection; undefined in process. */
  readonly connection: number | undefined;
  /** Names in lower case. Credentials are masked: `Bearer [redacted]`. */
  readonly requestHeaders: Readonly<Record<string, string>>;
  /**
   * As the log keeps it: what was refused, or met a fault before it was validated, may have been written anew (white space
   * is lost, unknown members are masked). Compare JSON values, and {@link requestBytes}.
   */
  readonly requestBody: string | undefined;
  /** Length of the body as it came. */
  readonly requestBytes: number;
  readonly idempotencyKey: string | undefined;
  /** The status that the integration could read; undefined when no status line reached it. */
  readonly status: number | undefined;
  readonly responseHeaders: Readonly<Record<string, string>>;
  /** The body that the integration could read, as far as it could; undefined when none was sent. */
  readonly responseBody: string | undefined;
  /** The status that the bank had answered before a fault changed it; 444 when it was reset unprocessed. */
  readonly handledStatus: number;
  /** What the bank had answered before a fault changed it. */
  readonly handledBody: string | undefined;
  /** The code of the bank's problem, when its own answer was one. */
  readonly problemCode: string | undefined;
  /** Whether the bank repeated a stored answer. */
  readonly isReplay: boolean;
  readonly fault: MetFault | undefined;
}

/** A command that the driver was given. */
export interface RecordedCommand {
  readonly operation: OperationName;
  /** Names the piece of work; the same in a command that resumes it. */
  readonly commandId: string | undefined;
  readonly input: unknown;
  readonly sentAt: SessionTime;
  readonly repliedAt: SessionTime;
  readonly reply: DriverReply;
}

/** What the integration said that it has booked, at one moment. */
export interface RecordedLedger {
  /** The scenario's word for the moment; the last one is `end`. */
  readonly label: string;
  readonly at: SessionTime;
  readonly entries: readonly LedgerEntry[];
  readonly refunds: readonly LedgerRefund[];
}

/** What a fault script had done when the scenario ended. */
export interface RecordedFault {
  readonly label: string;
  readonly type: string;
  readonly operation: string | undefined;
  /** Calls that it was asked about, and acted on. */
  readonly calls: number;
  readonly applied: number;
  /** False for faults that need not happen: the scenario stands without them. */
  readonly isRequired: boolean;
  /** Applied as often as the scenario demands. */
  readonly isConsumed: boolean;
}

/** A kill of the integration and its return. */
export interface RecordedKill {
  readonly at: SessionTime;
  readonly instanceBefore: string;
  readonly instanceAfter: string;
  /** Its connections to the bank were seen to end. */
  readonly isConnectionGone: boolean;
}

/** A moment that a scenario names, so that a check can speak of before and after. */
export interface Mark {
  readonly name: string;
  readonly at: SessionTime;
  /** Number of the last exchange before it; 0 for none. */
  readonly afterExchange: number;
}

/** What the bank knows, read by the kit itself when the scenario was over. */
export interface BankTruth {
  /** Every entry of every stream of the organisation, in order of physical account and sequence. */
  readonly transactions: readonly (BankSchema<'Transaction'> & { readonly isAcknowledged: boolean })[];
  readonly virtualAccounts: readonly BankSchema<'VirtualAccount'>[];
  readonly refunds: readonly BankSchema<'Refund'>[];
}

/** A secret that was found where it must not be: its kind and place, never its value. */
export interface Leak {
  /** `clientSecret`, `accessToken`, `apiKey`, `notificationSecret`. */
  readonly secret: string;
  /** `log` (standard error), or a file of the data folder by its name. */
  readonly place: string;
  /** Bytes from the beginning. */
  readonly offset: number;
}

/**
 * All that a session recorded: the only thing a check sees. Plain JSON, so that it can be kept, sent and judged again.
 */
export interface Evidence {
  readonly scenario: string;
  readonly seed: number;
  /** 1, or 2 for a solo repetition. */
  readonly attempt: number;
  readonly session: {
    readonly world: string;
    readonly credentials: 'API_KEY' | 'OAUTH2';
    readonly requestDeadlineMilliseconds: number;
    readonly physicalAccountNumbers: readonly string[];
    readonly virtualAccountPrefix: string;
    readonly capabilities: readonly Capability[];
  };
  /** Requests of the integration only; the kit's own are left out. In order of {@link RecordedExchange.number}. */
  readonly exchanges: readonly RecordedExchange[];
  readonly commands: readonly RecordedCommand[];
  readonly ledgers: readonly RecordedLedger[];
  readonly faults: readonly RecordedFault[];
  readonly kills: readonly RecordedKill[];
  readonly marks: readonly Mark[];
  readonly leaks: readonly Leak[];
  /** Bytes that the log was searched in; with 0 there was nothing to search. */
  readonly searchedBytes: number;
  readonly truth: BankTruth;
  /** Facts that the scenario notes for its checks: `{ reversedReference: 'T…' }`. */
  readonly facts: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /**
   * How the session ended: PLAYED to its end; STOPPED early, because a command was answered too LATE, the integration was
   * GONE, or what the story goes on from was NOT_DONE; BROKEN by kit or driver.
   */
  readonly ending:
    | { readonly kind: 'PLAYED' }
    | { readonly kind: 'STOPPED'; readonly cause: 'LATE' | 'GONE' | 'NOT_DONE'; readonly why: string }
    | { readonly kind: 'UNSUPPORTED'; readonly why: string }
    | { readonly kind: 'BROKEN'; readonly why: string };
}
