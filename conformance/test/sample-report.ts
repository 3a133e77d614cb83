import type { EvidenceKind, Finding, Level } from '../framework/check.ts';
import { EXIT, exitCodeOf, OUTCOMES, type Outcome } from '../framework/outcome.ts';
import type { CheckResult, RunReport, ScenarioResult } from '../framework/report.ts';
import { coverageOf } from '../judge/coverage.ts';
import type { Evidence } from '../judge/evidence.ts';
import { SESSIONS, sampleEvidence } from './sample-evidence.ts';

const LEVELS = { M: 'MUST', S: 'SHOULD', I: 'INFO' } as const satisfies Record<string, Level>;
const KINDS = { W: 'WIRE', D: 'DRIVER', L: 'LEDGER', K: 'KILL' } as const satisfies Record<
  string,
  EvidenceKind
>;

/** id, level, evidence, title, scenario. */
const CHECKS = `
IDM-01 M W  MUST repeat a create with the same Idempotency-Key and the same bytes | CREATE_LOST
IDM-02 M W  MUST give each new create a new key | CREATE_PLAIN
IDM-03 M W  MUST open one account per requested create | CREATE_LOST
IDM-04 M K  MUST keep the key over a restart | CREATE_KILLED
IDM-05 M D  MUST NOT report failure for a create that happened | CREATE_LOST
IDM-06 M W  MUST NOT send a changed body under an old key | CREATE_LOST
IDM-07 M WL MUST pay a refund once | REFUND_LOST
ACK-01 M W  MUST acknowledge each batch that it has received | BATCH_250
ACK-02 M KL MUST have a batch durably booked before it acknowledges it | KILLED_AT_ACKNOWLEDGEMENT
ACK-03 M WL MUST repeat or fetch again when the acknowledgement was lost | ACKNOWLEDGEMENT_LOST
ACK-05 M W  MUST NOT acknowledge an empty or unknown batch | STREAM_EMPTY
ACK-06 M WL MUST park an entry that it cannot process, and go on | REVERSAL_UNKNOWN
DDP-01 M L  MUST book a redelivered batch once | ACKNOWLEDGEMENT_LOST
DDP-02 M L  MUST book an entry once that stands twice in a batch | RECORD_TWICE
DDP-04 M KL MUST know after a restart what it has booked | KILLED_AT_ACKNOWLEDGEMENT
DDP-05 M L  MUST book two credits that look alike, as two | LOOK_ALIKES
RCN-01 M WL MUST NOT acknowledge a batch whose totals disagree with its entries | TOTALS_DISAGREE
RCN-02 M L  MUST reduce the balance by a reversal | REVERSED
RCN-04 M L  MUST have booked the stream: nothing missing, extra or elsewhere | BATCH_250
AMT-01 M L  MUST book amounts exact to the paisa | AMOUNTS_EXACT
AMT-02 M L  MUST book large amounts | AMOUNTS_LARGE
RFD-01 M W  MUST refund by transactionReferenceNumber | REFUND_PLAIN
RFD-02 M D  MUST NOT call a refund paid before it is PROCESSED | REFUND_PLAIN
RFD-03 M DL MUST owe the customer again after FAILED and RETURNED | REFUND_FAILED
BAT-01 M WL MUST fetch until batch is null | BATCH_250
BAT-02 S W  SHOULD acknowledge a batch before it fetches again | BATCH_250
BAT-03 M L  MUST NOT take a short batch for the end of the stream | BATCH_SHORT
BAT-06 M L  MUST NOT book one batch twice with two workers | TWO_WORKERS
RTY-01 S W  SHOULD repeat keyed calls after 503 and broken connections | UNAVAILABLE
RTY-02 M WD MUST NOT repeat a call that the catalogue calls not retryable | REFUSED
RTY-03 M W  MUST wait at least Retry-After seconds | RATE_LIMITED
RTY-04 S W  SHOULD understand Retry-After as a date | RATE_LIMITED_DATE
RTY-06 I W  Back-off grows, with jitter | UNAVAILABLE
RTY-08 M W  MUST give up a stalled answer within five times its deadline | STALLED
RTY-09 M WD MUST call a write without an answer unknown, not failed | CREATE_LOST
TIM-01 M L  MUST book on the Indian day | INDIAN_DAYS
STR-01 M L  MUST keep account numbers and UTRs as text | LEADING_ZEROS
AUT-01 M W  MUST send credentials as contracted, never in a URL | CREATE_PLAIN
AUT-02 S W  SHOULD use a token until it is about to expire | BATCH_250
AUT-03 M W  MUST renew a revoked token once and repeat the call with the same key | TOKEN_REVOKED
REQ-01 M W  MUST send requests that match the contract | CREATE_PLAIN
REQ-04 S W  SHOULD use connections again | BATCH_250
ERR-02 M D  MUST read a 207 answer per item | CREATE_MIXED
CMP-01 M D  MUST ignore members of an answer that it does not know | UNKNOWN_MEMBERS
LIF-01 M W  MUST modify and delete the account that was meant | LIFE
NTF-01 M D  MUST refuse a notification that is wrongly signed or stale | NOTIFIED
SEC-01 M D  MUST NOT write secrets into its log | CREATE_PLAIN
`;

const ENDINGS: Record<string, { outcome: Outcome; reason: string }> = {
  'VA-C-ACK-02': { outcome: 'FAIL', reason: 'broken in KILLED_AT_ACKNOWLEDGEMENT with seeds 1 and 2' },
  'VA-C-RTY-03': { outcome: 'FAIL', reason: 'broken in RATE_LIMITED with seed 1' },
  'VA-C-AMT-01': { outcome: 'FAIL', reason: 'broken in AMOUNTS_EXACT with seed 1' },
  'VA-C-AUT-02': { outcome: 'WARN', reason: 'not followed in BATCH_250 with seed 1' },
  'VA-C-DDP-05': { outcome: 'EXPECTED_FAIL', reason: 'KH-114: heuristic goes in March (payments team)' },
  'VA-C-RTY-08': {
    outcome: 'NOT_EXERCISED',
    reason: 'no request met the stalled answer: the driver did not answer createAccounts in time',
  },
  'VA-C-NTF-01': { outcome: 'NOT_APPLICABLE', reason: 'the integration has no NOTIFY' },
  'VA-C-RTY-06': { outcome: 'INFO', reason: 'pauses of 0.21 s, 0.44 s, 0.79 s' },
};

const FINDINGS: Record<string, Finding> = {
  'VA-C-ACK-02': {
    expected:
      'all 40 entries of batch B00000001 in the ledger after the restart, since the bank had its acknowledgement',
    observed:
      'none of the 40 entries of batch B00000001 is in the ledger, and the bank will not deliver them again: 18,412.50 are lost (T20261122000001 is the first)',
    exchanges: [5, 4],
    commands: ['c-2'],
  },
  'VA-C-RTY-03': {
    expected: 'no request for 3 s after RATE_LIMIT_EXCEEDED, as "Retry-After: 3" asks',
    observed: 'the next request came after 0.412 s',
    exchanges: [3, 2],
  },
  'VA-C-AMT-01': {
    expected: 'T20261122000017 booked with 90071992547409.93',
    observed: 'T20261122000017 booked with 90071992547409.92: one paisa less',
    exchanges: [2],
    commands: ['c-2'],
  },
  'VA-C-AUT-02': {
    expected: 'one token for the 7 calls of 1.9 s; it is good for 1800 s',
    observed: 'a token per call: 7 calls of getToken',
    exchanges: [1, 3],
  },
  'VA-C-DDP-05': {
    expected: 'two bookings, T20261122000003 and T20261122000004',
    observed: 'one booking: T20261122000004 is missing',
    exchanges: [2],
  },
};

const WORDS: Record<string, { how: string; why: string; fix: string }> = {
  'VA-C-ACK-02': {
    how: 'The bank takes the acknowledgement and withholds its answer. In that moment the kit ends the integration as a power button would, starts it again and reads its ledger.',
    why: 'What the bank calls delivered it never delivers again. If it is not in your books by then, the money of your customers is gone from your sight.',
    fix: 'Commit the entries of the batch to your database first. Acknowledge after the commit has returned.',
  },
  'VA-C-RTY-03': {
    how: 'A call is answered 429 with Retry-After in seconds. The pause until the next call is measured.',
    why: 'Who comes back too early is refused again and uses up the plan for everyone else; the bank may block the whole organisation.',
    fix: 'Read Retry-After and put the call aside for at least so long.',
  },
  'VA-C-AMT-01': {
    how: 'Credits with chosen amounts come in, among them some that no binary fraction can hold. The ledger is compared with the stream.',
    why: 'A paisa that is missing makes reconciliation stop, every day, until a person finds it.',
    fix: 'Read amounts as text into a decimal type, or as whole paise into 64-bit integers. Never through a floating-point number.',
  },
};

const PLAIN = {
  how: 'The kit plays the scenario and compares what it saw with what the contract says.',
  why: 'Money could be booked twice, late or not at all.',
  fix: 'Change the integration so that it does what the sentence above says.',
};

function judgedIn(id: string, scenario: string): CheckResult['judged'] {
  const finding = FINDINGS[id];
  const witnessed = ENDINGS[id]?.outcome === 'NOT_EXERCISED' ? 0 : 1;
  const one = { scenario, seed: 1, attempt: 1, witnessed, findings: finding ? [finding] : [] };
  if (ENDINGS[id]?.outcome === 'NOT_APPLICABLE') return [];
  const noted = id === 'VA-C-RTY-06' ? { ...one, note: 'pauses of 0.21 s, 0.44 s, 0.79 s' } : one;
  return id === 'VA-C-ACK-02' ? [noted, { ...noted, seed: 2 }] : [noted];
}

function resultOf(line: string): CheckResult {
  const [, short = '', level = '', kinds = '', title = '', scenario = ''] =
    /^(\S+) (\S) (\S+) +(.*) \| (\S+)$/.exec(line) ?? [];
  const id = `VA-C-${short}`;
  const { outcome, reason } = ENDINGS[id] ?? {
    outcome: 'PASS' as const,
    reason: 'seen, and nothing against it',
  };
  return {
    id,
    level: LEVELS[level as keyof typeof LEVELS],
    title,
    requirements: [`REQ-${short}`],
    evidence: [...kinds].map((kind) => KINDS[kind as keyof typeof KINDS]),
    outcome,
    reason,
    isRequired: level === 'M' && outcome !== 'NOT_APPLICABLE',
    isFlaky: id === 'VA-C-RTY-03',
    judged: judgedIn(id, scenario),
    explain: WORDS[id] ?? PLAIN,
    witness: 'the event that the sentence speaks of was seen on the wire',
  };
}

function scenariosOf(results: readonly CheckResult[]): ScenarioResult[] {
  const names = new Set(results.flatMap(({ judged }) => judged.map(({ scenario }) => scenario)));
  return [...names].sort().map((id, index) => ({
    id,
    title: `${id.charAt(0)}${id.slice(1).toLowerCase().replaceAll('_', ' ')}`,
    seed: 1,
    attempt: 1,
    ending: id === 'STALLED' ? 'STOPPED' : 'PLAYED',
    why: id === 'STALLED' ? 'createAccounts was not answered within 15 s' : '',
    durationMilliseconds: 400 + ((index * 337) % 2900),
    requests: 3 + ((index * 7) % 19),
  }));
}

/** How many ended how. */
export function countsOf(results: readonly CheckResult[]): Record<Outcome, number> {
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0])) as Record<Outcome, number>;
  for (const { outcome } of results) counts[outcome] += 1;
  return counts;
}

/**
 * A made-up run that shows every kind of thing a report must tell. Three findings that cost money, one warning, one
 * expected failure, one check that nothing exercised.
 */
export function sampleReport(changes: Partial<RunReport<Evidence>> = {}): RunReport<Evidence> {
  const results = changes.results ?? CHECKS.trim().split('\n').map(resultOf);
  const evidence = changes.evidence ?? SESSIONS.map(sampleEvidence);
  return {
    schemaVersion: 1,
    tool: { name: 'khata', version: '0.1.0' },
    contractVersion: '1.0.0',
    profile: 'standard',
    seeds: [1, 2],
    startedAt: '2026-11-22T17:40:12.114Z',
    endedAt: '2026-11-22T17:41:03.902Z',
    isComplete: true,
    isCertifiable: false,
    driver: {
      kind: 'command',
      command: 'python3 driver.py',
      name: 'Acme Collections',
      version: '2.4.1',
      build: 'sha256:9f86d081884c7d65',
      capabilities: [
        'CREATE',
        'MODIFY',
        'DELETE',
        'SYNC',
        'REFUND',
        'LEDGER',
        'OUTCOME',
        'RESTART',
        'OAUTH2',
      ],
    },
    configuration: 'khata.config.json',
    results,
    scenarios: scenariosOf(results),
    counts: countsOf(results),
    exitCode: exitCodeOf(results, true),
    verdict: { tone: 'bad', sentence: 'Not safe with money: 3 of 39 required duties are broken.' },
    strays: [
      {
        method: 'POST',
        path: '/v1/transaction-batches',
        count: 4,
        words:
          'came without a session’s prefix: the integration has a base URL of its own instead of the one it was given at start',
      },
    ],
    coverage: coverageOf(evidence, results),
    evidence,
    ...changes,
  };
}

/** A run in which everything passed. */
export function cleanReport(): RunReport<Evidence> {
  const bad = sampleReport();
  const results = bad.results.map((result) => ({
    ...result,
    outcome: 'PASS' as const,
    reason: 'seen, and nothing against it',
    isFlaky: false,
    judged: result.judged.map((judged) => ({ ...judged, witnessed: 1, findings: [] })),
  }));
  return sampleReport({
    results,
    counts: countsOf(results),
    exitCode: EXIT.ok,
    isCertifiable: true,
    strays: [],
    verdict: { tone: 'good', sentence: 'All 47 duties that were looked at were seen to be kept.' },
  });
}
