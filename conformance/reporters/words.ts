import type { Check } from '../framework/check.ts';
import type { Outcome } from '../framework/outcome.ts';
import type { CheckResult, RunReport } from '../framework/report.ts';

/** How an outcome is meant: chooses its colour in every reporter. */
export type Tone = 'bad' | 'warn' | 'open' | 'quiet' | 'good';

/** How an outcome is told, once for all reporters. */
export interface OutcomeWords {
  /** On a badge: `Failed`. */
  readonly label: string;
  /** One character that tells it without colour. */
  readonly symbol: string;
  readonly tone: Tone;
  /** One sentence for a reader who meets the word for the first time. */
  readonly meaning: string;
}

/** The words of each outcome. docs/partners/outcomes.md says the same at length. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, OutcomeWords>> = {
  HARNESS_ERROR: {
    label: 'Harness error',
    symbol: '!',
    tone: 'bad',
    meaning: 'The kit or the driver failed, so nothing is known of this duty.',
  },
  FAIL: {
    label: 'Failed',
    symbol: '✗',
    tone: 'bad',
    meaning: 'The integration was seen to break a duty that binds it.',
  },
  STALE_EXPECTATION: {
    label: 'Stale expectation',
    symbol: '✂',
    tone: 'bad',
    meaning:
      'The configuration expects a failure that does not happen any more, or has expired: take it out.',
  },
  NOT_EXERCISED: {
    label: 'Not exercised',
    symbol: '○',
    tone: 'open',
    meaning: 'What must be seen before this may pass was never seen. It is no pass.',
  },
  WARN: {
    label: 'Warning',
    symbol: '▲',
    tone: 'warn',
    meaning: 'A recommendation was not followed. The run still passes.',
  },
  EXPECTED_FAIL: {
    label: 'Expected failure',
    symbol: '≈',
    tone: 'warn',
    meaning: 'It fails, and the configuration says so with a reason, an owner and a date.',
  },
  ATTESTED: {
    label: 'Attested',
    symbol: '§',
    tone: 'open',
    meaning: 'Somebody vouches for it in the configuration. The kit has not seen it.',
  },
  INFO: {
    label: 'Information',
    symbol: 'i',
    tone: 'quiet',
    meaning: 'Measured and told, never judged.',
  },
  NOT_APPLICABLE: {
    label: 'Not applicable',
    symbol: '–',
    tone: 'quiet',
    meaning: 'The integration has no such feature, and the profile allows that.',
  },
  PASS: {
    label: 'Passed',
    symbol: '✓',
    tone: 'good',
    meaning: 'What it asks for was seen to happen, and nothing spoke against it.',
  },
};

/** What each exit code says, for people. */
export const EXIT_WORDS: Readonly<Record<number, string>> = {
  0: 'passed',
  1: 'failed',
  2: 'usage or configuration',
  3: 'incomplete',
  4: 'harness error',
};

/** Areas by the middle of a check's id, in the order in which they are told. */
const AREAS: Readonly<Record<string, string>> = {
  IDM: 'Idempotency',
  ACK: 'Acknowledgement',
  DDP: 'De-duplication',
  RCN: 'Reconciliation',
  AMT: 'Amounts',
  RFD: 'Refunds',
  BAT: 'Batches',
  RTY: 'Retries',
  TIM: 'Days and clocks',
  STR: 'Identifiers',
  AUT: 'Authentication',
  REQ: 'Requests',
  ERR: 'Errors',
  CMP: 'Compatibility',
  LIF: 'Life of an account',
  NTF: 'Notifications',
  SEC: 'Secrets',
};

/** The area's short name in a check's id: `VA-C-ACK-02` → `ACK`. */
export function areaCodeOf(id: string): string {
  return /^VA-[A-Z]-([A-Z0-9]+)-/.exec(id)?.[1] ?? id;
}

/** The area's name for people: `ACK` → `Acknowledgement`; an unknown one keeps its short name. */
export function areaNameOf(code: string): string {
  return AREAS[code] ?? code;
}

/** What an integration must claim for a check to apply, in words: `CREATE, SYNC, MODIFY or DELETE`; empty for nothing. */
export function needsWords({ needs, needsOneOf = [] }: Pick<Check<never>, 'needs' | 'needsOneOf'>): string {
  return [...needs, ...(needsOneOf.length === 0 ? [] : [needsOneOf.join(' or ')])].join(', ');
}

/**
 * Things with ids by area: the areas that guard money first, inside an area by id.
 * @returns pairs of the area's short name and its things
 */
export function byArea<T extends { readonly id: string }>(
  things: readonly T[],
): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const code = areaCodeOf(thing.id);
    groups.set(code, [...(groups.get(code) ?? []), thing]);
  }
  const order = Object.keys(AREAS);
  const rank = (code: string) => (order.includes(code) ? order.indexOf(code) : order.length);
  return [...groups]
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([code, group]) => [code, group.sort((a, b) => (a.id < b.id ? -1 : 1))] as const);
}

/**
 * Where a result stands, for forms that know only passed, failed and skipped. `failed` and `unproven` are what keeps the
 * exit code from 0; `aside` is what was left out in good order. A skip must never look like a pass.
 */
export type Standing = 'ok' | 'failed' | 'unproven' | 'aside';

/** See {@link Standing}. */
export function standingOf(result: Pick<CheckResult, 'outcome' | 'isRequired' | 'isFlaky'>): Standing {
  switch (result.outcome) {
    case 'FAIL':
    case 'STALE_EXPECTATION':
      return 'failed';
    case 'HARNESS_ERROR':
      return 'unproven';
    case 'NOT_EXERCISED':
    case 'ATTESTED':
      return result.isRequired ? 'unproven' : 'aside';
    case 'NOT_APPLICABLE':
      return 'aside';
    default:
      return result.isFlaky ? 'unproven' : 'ok';
  }
}

/** Whether a listed deviation is out of date because the duty is kept by now, not because its day has passed. */
export function isKeptNow({ outcome, judged }: Pick<CheckResult, 'outcome' | 'judged'>): boolean {
  return outcome === 'STALE_EXPECTATION' && judged.every(({ findings }) => findings.length === 0);
}

/** `1 finding`, `3 findings`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** The run's length in milliseconds, 0 when its instants cannot be read. */
export function durationOf(report: Pick<RunReport, 'startedAt' | 'endedAt'>): number {
  const length = Date.parse(report.endedAt) - Date.parse(report.startedAt);
  return Number.isFinite(length) && length > 0 ? length : 0;
}

/** Milliseconds for people: `840 ms`, `12.4 s`, `3 min 05 s`. */
export function told(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 100_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** Words that end with a full stop, whether or not they came with one. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text.trimEnd()) || text === '' ? text.trimEnd() : `${text.trimEnd()}.`;
}
