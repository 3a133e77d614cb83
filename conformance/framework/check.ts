import type { Capability } from '../drivers/protocol.ts';

/** How binding a check is: of MUST a breach is FAIL, of SHOULD it is WARN, INFO is only told. */
export type Level = 'MUST' | 'SHOULD' | 'INFO';

/** What a check is judged by: requests on the wire, what the driver answered, what it booked, what survives a kill. */
export type EvidenceKind = 'WIRE' | 'DRIVER' | 'LEDGER' | 'KILL';

/** One breach, in words that a reader can follow without the code. */
export interface Finding {
  /** What a correct integration does here: "one create with the key of the first attempt". */
  readonly expected: string;
  /** What this one did: "a second create with another Idempotency-Key (k-2) 0.2 s later". No secrets. */
  readonly observed: string;
  /** Numbers of the exchanges that show it, the telling one first. */
  readonly exchanges?: readonly number[];
  /** Commands that show it, by their commandId. */
  readonly commands?: readonly string[];
}

/** What a check says of one session's evidence. */
export interface Judgement {
  /** How often the positive event that the check names was seen. With 0 it cannot pass on this evidence. */
  readonly witnessed: number;
  readonly findings: readonly Finding[];
  /** For INFO: what was measured, in words. */
  readonly note?: string;
}

/**
 * One question about an integration, with its answer as a pure function of what was recorded.
 * @typeParam Evidence what a session recorded
 */
export interface Check<Evidence> {
  /** `VA-C-BAT-01`; never used again for another question. */
  readonly id: string;
  readonly level: Level;
  /** A sentence: "MUST pull until batch is null". */
  readonly title: string;
  /** Rows of spec/requirements that it proves. */
  readonly requirements: readonly string[];
  readonly evidence: readonly EvidenceKind[];
  /** Scenarios whose evidence it is judged by; its witness must be seen in each of them. */
  readonly scenarios: readonly string[];
  /** Judged in every other scenario too, where a breach counts as well but no witness is asked for. */
  readonly isEverywhere?: boolean;
  /** Without these the check does not apply. */
  readonly needs: readonly Capability[];
  /** Nor where the integration claims none of these: it is judged by the scenarios of those that it does claim. */
  readonly needsOneOf?: readonly Capability[];
  /** The positive event that must be seen before it may pass, in plain words. */
  readonly witness: string;
  /** For `conform explain`: plain words, no code. */
  readonly explain: {
    /** What the kit does and looks for. */
    readonly how: string;
    /** What it costs when this is wrong: money, customers, operations. */
    readonly why: string;
    /** What to change in the integration. */
    readonly fix: string;
  };
  /** Judged by time; when it fails it is run once more alone, and both are kept. */
  readonly isTiming?: boolean;
  judge(evidence: Evidence): Judgement;
}
