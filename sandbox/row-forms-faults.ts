import type { FaultMatch, FaultTiming, FaultUse } from './domain/fault.ts';
import type { FaultAction } from './domain/fault-action.ts';
import type { MischiefRates } from './domain/mischief.ts';
import {
  among,
  count,
  difference,
  digits,
  type Form,
  type FormsOf,
  flag,
  headerText,
  instant,
  list,
  object,
  optional,
  place,
  record,
  text,
  variants,
  whole,
} from './row-form.ts';
import type { Entities } from './stores/collections.ts';

/** The rows of the levers that make the bank misbehave. */
type Faults = 'faultScripts' | 'faultSettings' | 'servedBatches';

const processed = optional(flag);

const action = variants<FaultAction, 'type'>('type', {
  STATUS: {
    type: among('STATUS'),
    status: among(429, 500, 502, 503, 504),
    retryAfterSeconds: optional(count),
    retryAfterForm: optional(among('SECONDS', 'DATE')),
    code: optional(among('ACCOUNT_PLAN_LIMIT_EXCEEDED', 'API_PLAN_LIMIT_EXCEEDED')),
  },
  RESET: { type: among('RESET') },
  LOST: { type: among('LOST') },
  TOKEN_EXPIRED: { type: among('TOKEN_EXPIRED') },
  GATEWAY_HTML: {
    type: among('GATEWAY_HTML'),
    status: optional(among(200, 502, 503, 504)),
    processed,
  },
  EMPTY_ANSWER: {
    type: among('EMPTY_ANSWER'),
    processed,
    body: optional(among('NOTHING', 'OBJECT')),
  },
  CLOCK_SKEW: { type: among('CLOCK_SKEW'), seconds: difference },
  STALL_HEADERS: { type: among('STALL_HEADERS'), milliseconds: count },
  STALL_BODY: { type: among('STALL_BODY'), milliseconds: count },
  SLOW_DRIP: { type: among('SLOW_DRIP'), bytes: count, milliseconds: count },
  TRUNCATE: { type: among('TRUNCATE') },
  BAD_JSON: { type: among('BAD_JSON') },
  WRONG_CONTENT_TYPE: { type: among('WRONG_CONTENT_TYPE'), contentType: optional(headerText) },
  DUPLICATE_RECORD: { type: among('DUPLICATE_RECORD') },
  DUPLICATE_BATCH: { type: among('DUPLICATE_BATCH') },
  OVERLAPPING_BATCH: { type: among('OVERLAPPING_BATCH'), records: count },
  SHORT_BATCH: { type: among('SHORT_BATCH'), records: count },
  REORDER: { type: among('REORDER') },
  COUNT_MISMATCH: { type: among('COUNT_MISMATCH') },
  CONTROL_SUM_MISMATCH: { type: among('CONTROL_SUM_MISMATCH') },
  UNKNOWN_FIELD: { type: among('UNKNOWN_FIELD') },
  UNKNOWN_ENUM: { type: among('UNKNOWN_ENUM') },
  NULL_OPTIONAL: { type: among('NULL_OPTIONAL') },
});

const timing = variants<FaultTiming, 'type'>('type', {
  NTH: { type: among('NTH'), calls: list(count) },
  FIRST: { type: among('FIRST'), count },
  RATE: { type: among('RATE'), perMille: whole(0, 1000) },
});

function eachKind(form: Form<number>): Form<MischiefRates> {
  return object<MischiefRates>({
    resetBeforeProcessing: form,
    lostAnswer: form,
    tooManyRequests: form,
    serviceUnavailable: form,
    expiredToken: form,
    duplicateRecord: form,
    reorder: form,
    unknownField: form,
  });
}

type Totals = Entities['servedBatches']['totals'][number];

/** Their forms. */
export const FAULT_FIELDS: { readonly [C in Faults]: FormsOf<Entities[C]> } = {
  faultScripts: {
    faultScriptId: text,
    number: place,
    operation: optional(text),
    match: object<FaultMatch>({
      virtualAccountNumber: optional(text),
      physicalAccountNumber: optional(text),
      applicationId: optional(text),
      idempotencyKey: optional(text),
      attempt: optional(count),
    }),
    when: timing,
    action,
    createdAt: instant,
    calls: count,
    applied: count,
    displaced: count,
    uses: list(object<FaultUse>({ call: count, requestId: text, appliedAt: instant })),
    attempts: optional(record(count)),
  },
  faultSettings: {
    id: among('settings'),
    lastNumber: place,
    rates: eachKind(whole(0, 1000)),
    calls: eachKind(count),
    applied: eachKind(count),
  },
  servedBatches: {
    batchId: text,
    isReal: flag,
    totals: list(object<Totals>({ numberOfTransactions: count, controlSum: digits })),
  },
};
