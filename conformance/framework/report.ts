import type { EvidenceKind, Finding, Level } from './check.ts';
import type { Outcome } from './outcome.ts';

/** What one scenario's evidence said about one check. */
export interface CheckInScenario {
  readonly scenario: string;
  readonly seed: number;
  readonly attempt: number;
  readonly witnessed: number;
  readonly findings: readonly Finding[];
  readonly note?: string;
}

/** A check after the run. */
export interface CheckResult {
  readonly id: string;
  readonly level: Level;
  readonly title: string;
  readonly requirements: readonly string[];
  readonly evidence: readonly EvidenceKind[];
  readonly outcome: Outcome;
  /** One sentence: why it is so. */
  readonly reason: string;
  readonly isRequired: boolean;
  readonly isFlaky: boolean;
  /** In which scenarios it was judged, every attempt kept. */
  readonly judged: readonly CheckInScenario[];
  /** Plain words, for reports: what is looked for, what it costs, what to change. */
  readonly explain: { readonly how: string; readonly why: string; readonly fix: string };
  readonly witness: string;
}

/** A session after the run. */
export interface ScenarioResult {
  readonly id: string;
  readonly title: string;
  readonly seed: number;
  readonly attempt: number;
  /** PLAYED, STOPPED, UNSUPPORTED or BROKEN, as in the evidence; LEFT_OUT when it was not begun. */
  readonly ending: 'PLAYED' | 'STOPPED' | 'UNSUPPORTED' | 'BROKEN' | 'LEFT_OUT';
  readonly why: string;
  readonly durationMilliseconds: number;
  readonly requests: number;
}

/** What is documented, parted by whether the integration could read it in this run. */
export interface Covered {
  readonly met: readonly string[];
  readonly notMet: readonly string[];
}

/**
 * What a run said of a requirement. VERIFIED: a check that names it passed, and none spoke against it. BROKEN: one did, whatever
 * the configuration makes of that. MEASURED: told, never judged. NOT_APPLICABLE: the integration has no such feature. EXCLUDED: no
 * check will ever prove it. NOT_EXERCISED: all else.
 */
export type RequirementState =
  | 'VERIFIED'
  | 'BROKEN'
  | 'NOT_EXERCISED'
  | 'MEASURED'
  | 'NOT_APPLICABLE'
  | 'EXCLUDED';

/** A sentence of the contract that binds a partner, after the run. */
export interface CoveredRequirement {
  /** Row of spec/requirements: `REQ-IDM-01`. */
  readonly id: string;
  readonly level: 'MUST' | 'SHOULD' | 'MAY';
  readonly text: string;
  /** Checks of this run that name it. */
  readonly checks: readonly string[];
  readonly state: RequirementState;
  /** Why it was not exercised, or never will be. */
  readonly reason?: string;
}

/** An operation of the bank's contract, after the run. */
export interface CoveredOperation {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly calls: number;
  /** Calls that no status reached: the connection ended, or the integration gave up. */
  readonly unanswered: number;
  readonly statuses: Covered;
  /** Met, but not the contract's: a gateway's. */
  readonly undocumentedStatuses: readonly string[];
  /** Paths in answers of success that came with a value: `batch.transactions[].utr`. */
  readonly fields: Covered;
}

/** What of the contract a run has shown to the integration. It is no score: what was not shown was not tested, no more. */
export interface Coverage {
  readonly requirements: readonly CoveredRequirement[];
  readonly operations: readonly CoveredOperation[];
  /** Of the operations that were called, items included. */
  readonly problemCodes: Covered;
}

/**
 * Everything that the reporters tell: plain JSON, `report.json` is this.
 * @typeParam Evidence what the sessions recorded
 */
export interface RunReport<Evidence = unknown> {
  readonly schemaVersion: 1;
  readonly tool: { readonly name: 'khata'; readonly version: string };
  /** Version of the bank's contract that was checked against. */
  readonly contractVersion: string;
  readonly profile: string;
  /** How many checks were chosen with `--only`, of how many; left out, all. Such a run says nothing of the others. */
  readonly selection?: { readonly checks: number; readonly of: number };
  readonly seeds: readonly number[];
  /** RFC 3339. */
  readonly startedAt: string;
  readonly endedAt: string;
  /** False when it was interrupted: whatever is not there was not looked at. */
  readonly isComplete: boolean;
  /** Only a run with a driver in a process of its own, of a whole profile, can be certified. */
  readonly isCertifiable: boolean;
  readonly driver: {
    readonly kind: 'command' | 'http' | 'in-process' | 'passive';
    readonly command: string;
    readonly name: string;
    readonly version: string;
    readonly build?: string;
    readonly capabilities: readonly string[];
  };
  /** Path of khata.config.json relative to the working folder, where there is one. */
  readonly configuration?: string;
  /** How the run was called, so that the commands in a report can be copied. */
  readonly calledAs?: {
    /** What a person types for the program: `npx khata`. */
    readonly program: string;
    /** Folder of the reports, from the working folder where it is inside. */
    readonly reports?: string;
  };
  readonly results: readonly CheckResult[];
  readonly scenarios: readonly ScenarioResult[];
  /** How many checks ended how. */
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly exitCode: number;
  /** For a reader who knows nothing of checks: "Not safe with money: 3 of 58 duties are broken". */
  readonly verdict: { readonly tone: 'good' | 'bad' | 'open'; readonly sentence: string };
  /** Requests that reached no session: the commonest mistake of configuration. */
  readonly strays: readonly {
    readonly method: string;
    readonly path: string;
    readonly count: number;
    readonly words: string;
  }[];
  readonly coverage: Coverage;
  readonly evidence: readonly Evidence[];
}

/** What a run tells while it goes on, for a live console. */
export type RunEvent =
  | {
      readonly type: 'run-started';
      readonly scenarios: number;
      readonly checks: number;
      readonly driver: string;
    }
  | {
      readonly type: 'scenario-started';
      readonly id: string;
      readonly title: string;
      readonly seed: number;
      readonly attempt: number;
    }
  | { readonly type: 'scenario-awaits'; readonly id: string; readonly seed: number; readonly what: string }
  | { readonly type: 'scenario-ended'; readonly result: ScenarioResult }
  | { readonly type: 'check-decided'; readonly id: string; readonly outcome: Outcome; readonly title: string }
  | { readonly type: 'note'; readonly line: string };

/** One form of telling a run. */
export interface Reporter<Evidence = unknown> {
  /** Told as it happens; must not throw. */
  onEvent?(event: RunEvent): void;
  /** Told at the end, also of an interrupted run. */
  onEnd(report: RunReport<Evidence>): Promise<void> | void;
}
