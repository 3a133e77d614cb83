import type { Capability, OperationName } from '../drivers/protocol.ts';
import type { Evidence, RecordedCommand } from '../judge/evidence.ts';
import type { Check } from './check.ts';
import type { Outcome } from './outcome.ts';
import type { CheckInScenario, CheckResult } from './report.ts';

/** What the configuration says about checks beforehand. */
export interface Expectations {
  /** Failures that are known: `{ 'VA-C-RTY-03': { reason, isExpired } }`. */
  readonly deviations: Readonly<Record<string, { readonly reason: string; readonly isExpired: boolean }>>;
  /** What somebody vouches for, where it could not be exercised. */
  readonly attestations: Readonly<Record<string, string>>;
}

/** What a profile demands. */
export interface Profile {
  readonly name: string;
  readonly title: string;
  /** Ids of the checks that must pass. */
  readonly required: readonly string[];
  /** Ids of the checks that are judged at all; left out, every one. */
  readonly judges?: readonly string[];
  /** Capabilities without which the profile makes no sense: their checks are NOT_EXERCISED instead of not applicable. */
  readonly demands: readonly Capability[];
  /** What a claimed capability brings with it, demanded as well: who can begin a refund must be seen to learn its end. */
  readonly demandsWith?: Readonly<Partial<Record<Capability, readonly Capability[]>>>;
}

/** One check's judgement of one session. */
export interface JudgedSession {
  readonly evidence: Evidence;
  readonly judged: CheckInScenario;
}

/** Judges every check that has a say on this evidence. A judge that throws is a fault of the kit, told as such. */
export function judgeEvidence(
  checks: readonly Check<Evidence>[],
  evidence: Evidence,
): ReadonlyMap<string, CheckInScenario> {
  const { scenario, seed, attempt } = evidence;
  const unconsumed = evidence.faults.filter(({ isRequired, isConsumed }) => isRequired && !isConsumed);
  const judged = new Map<string, CheckInScenario>();
  for (const check of checks) {
    const isListed = check.scenarios.includes(scenario);
    if (!isListed && check.isEverywhere !== true) continue;
    const { witnessed, findings, note } = check.judge(evidence);
    judged.set(check.id, {
      scenario,
      seed,
      attempt,
      // A fault that never came has shown nothing, whatever else was seen.
      witnessed: unconsumed.length > 0 ? 0 : witnessed,
      findings,
      ...(note !== undefined && { note }),
    });
  }
  return judged;
}

/** Why a session says nothing, when it ended badly; undefined when it says something. */
function brokenWords({ ending }: Evidence, anyFinding: boolean): string | undefined {
  if (ending.kind === 'BROKEN') return ending.why;
  // A client that hangs is found by a check; one that hangs for no reason a check knows leaves nothing to judge.
  if (ending.kind === 'STOPPED' && ending.cause === 'LATE' && !anyFinding) return ending.why;
  return undefined;
}

/** The command that carries out each capability that can be asked for. */
const CAPABILITY_OF: Readonly<Partial<Record<OperationName, Capability>>> = {
  createAccounts: 'CREATE',
  modifyAccounts: 'MODIFY',
  deleteAccounts: 'DELETE',
  syncTransactions: 'SYNC',
  watch: 'WATCH',
  enquireTransactions: 'ENQUIRE',
  requestRefund: 'REFUND',
  receiveNotification: 'NOTIFY',
  ledger: 'LEDGER',
  outcome: 'OUTCOME',
};

function commandTrouble({ operation, reply }: RecordedCommand, evidence: Evidence): string | undefined {
  const isKilled = evidence.kills.length > 0;
  switch (reply.kind) {
    case 'BROKEN':
      return `the driver breaks the protocol at ${operation}: ${reply.problem}`;
    case 'LATE':
      return `${operation} was not answered within ${reply.afterMilliseconds} ms`;
    case 'GONE':
      return isKilled ? undefined : `the driver ended before it answered ${operation}: ${reply.reason}`;
    case 'UNSUPPORTED': {
      const claim = CAPABILITY_OF[operation];
      if (claim === undefined || !evidence.session.capabilities.includes(claim)) return undefined;
      return `hello claims ${claim}, but ${operation} was answered unsupported: ${reply.reason}. Take ${claim} out of hello, or carry it out`;
    }
    default:
      return undefined;
  }
}

/**
 * Why a session in which no breach was found has not shown what it should: a command without a result, for which no check
 * knows a reason in the integration. That is the driver's doing, which is never a verdict.
 */
function troubleWords(evidence: Evidence, anyFinding: boolean): string | undefined {
  if (anyFinding) return undefined;
  return evidence.commands
    .map((command) => commandTrouble(command, evidence))
    .find((words) => words !== undefined);
}

function endingWords({ ending, faults }: Evidence): string {
  if (ending.kind !== 'PLAYED') return `: ${ending.why}`;
  const unconsumed = faults.filter(({ isRequired, isConsumed }) => isRequired && !isConsumed);
  if (unconsumed.length === 0) return '';
  return `: the fault ${unconsumed.map(({ label }) => `"${label}"`).join(', ')} was never met`;
}

function notPlayedWords({ needs }: Check<Evidence>): string {
  if (!needs.includes('RESTART')) return ': it was not played';
  return ': it was not played. It kills the integration, which needs a driver that can be started again (--restart)';
}

/** Everything that a decision looks at. */
export interface DecisionGrounds {
  readonly sessions: readonly JudgedSession[];
  /** Ids of scenarios whose evidence holds a finding of any check. */
  readonly withFindings: ReadonlySet<Evidence>;
  readonly capabilities: readonly Capability[];
  readonly profile: Profile;
  readonly expectations: Expectations;
  /** Scenarios that this kind of driver cannot play at all, with the reason. */
  readonly unplayable?: ReadonlyMap<string, string>;
  /** Checks, by their id, that this way of driving cannot answer, with the reason: a pass would be a guess. */
  readonly unjudgeable?: ReadonlyMap<string, string>;
}

interface Decision {
  readonly outcome: Outcome;
  readonly reason: string;
  readonly isFlaky?: boolean;
}

/** The last attempt of each scenario and seed, and whether attempts disagreed. */
function lastAttempts(sessions: readonly JudgedSession[]): { last: JudgedSession[]; isFlaky: boolean } {
  const byKey = new Map<string, JudgedSession[]>();
  for (const one of sessions) {
    const key = `${one.judged.scenario} ${one.judged.seed}`;
    byKey.set(key, [...(byKey.get(key) ?? []), one]);
  }
  let isFlaky = false;
  const last: JudgedSession[] = [];
  for (const attempts of byKey.values()) {
    attempts.sort((one, other) => one.judged.attempt - other.judged.attempt);
    const [first] = attempts;
    const final = attempts.at(-1);
    if (first === undefined || final === undefined) continue;
    if (first.judged.findings.length > 0 !== final.judged.findings.length > 0) isFlaky = true;
    last.push(final);
  }
  return { last, isFlaky };
}

/** What is decided where the integration lacks a capability; undefined when it has what the check needs. */
function withoutCapability(
  { needs, needsOneOf = [] }: Check<Evidence>,
  { capabilities, profile }: DecisionGrounds,
): Decision | undefined {
  const isMissing = (need: Capability) => !capabilities.includes(need);
  const missing = needs.filter(isMissing);
  if (missing.length === 0) {
    if (needsOneOf.length === 0 || !needsOneOf.every(isMissing)) return undefined;
    const words = `the integration claims none of ${needsOneOf.join(', ')}`;
    return { outcome: 'NOT_APPLICABLE', reason: `Does not apply: ${words}.` };
  }
  const words = `the integration does not claim ${missing.join(', ')}`;
  if (missing.some((need) => profile.demands.includes(need)))
    return { outcome: 'NOT_EXERCISED', reason: `The profile demands it, but ${words}.` };
  // A claim counts where the check needs it: one missing feature is not held against another.
  const claim = needs.find((one) => profile.demandsWith?.[one]?.some((need) => missing.includes(need)));
  if (claim === undefined || missing.includes(claim))
    return { outcome: 'NOT_APPLICABLE', reason: `Does not apply: ${words}.` };
  return { outcome: 'NOT_EXERCISED', reason: `The profile demands it with ${claim}, but ${words}.` };
}

function raw(check: Check<Evidence>, grounds: DecisionGrounds): Decision {
  const hidden = grounds.unjudgeable?.get(check.id);
  if (hidden !== undefined) return { outcome: 'NOT_EXERCISED', reason: hidden };
  const lacking = withoutCapability(check, grounds);
  if (lacking !== undefined) return lacking;
  const unplayable = check.scenarios
    .map((id) => grounds.unplayable?.get(id))
    .find((why) => why !== undefined);
  if (unplayable !== undefined)
    return { outcome: 'NOT_APPLICABLE', reason: `Does not apply: ${unplayable}.` };
  const { last, isFlaky } = lastAttempts(grounds.sessions);
  const listed = last.filter(({ judged }) => check.scenarios.includes(judged.scenario));
  const [breach] = last.filter(({ judged }) => judged.findings.length > 0);
  if (breach !== undefined) {
    const outcome = check.level === 'MUST' ? 'FAIL' : check.level === 'SHOULD' ? 'WARN' : 'INFO';
    return { outcome, reason: breach.judged.findings[0]?.observed ?? '', isFlaky };
  }
  for (const { evidence } of listed) {
    const why = brokenWords(evidence, grounds.withFindings.has(evidence));
    if (why !== undefined)
      return { outcome: 'HARNESS_ERROR', reason: `${evidence.scenario}: ${why}`, isFlaky };
  }
  const unwitnessed = listed.find(({ judged }) => judged.witnessed === 0);
  for (const { evidence, judged } of listed) {
    if (judged.witnessed > 0) continue;
    const why = troubleWords(evidence, grounds.withFindings.has(evidence));
    if (why !== undefined)
      return { outcome: 'HARNESS_ERROR', reason: `${evidence.scenario}: ${why}`, isFlaky };
  }
  if (unwitnessed !== undefined || listed.length === 0) {
    if (check.level === 'INFO' && unwitnessed?.judged.note !== undefined) {
      return { outcome: 'INFO', reason: unwitnessed.judged.note, isFlaky };
    }
    const scenario = unwitnessed?.evidence.scenario ?? check.scenarios.join(', ');
    const why = unwitnessed === undefined ? notPlayedWords(check) : endingWords(unwitnessed.evidence);
    const note = unwitnessed?.judged.note === undefined ? '' : ` ${unwitnessed.judged.note}`;
    const reason = `Not seen in ${scenario}: ${check.witness}${why}.${note}`;
    return { outcome: 'NOT_EXERCISED', reason, isFlaky };
  }
  if (check.level === 'INFO') {
    return { outcome: 'INFO', reason: listed.map(({ judged }) => judged.note ?? '').join(' '), isFlaky };
  }
  return { outcome: 'PASS', reason: `Seen: ${check.witness}.`, isFlaky };
}

/** What the configuration makes of a decision. */
function expected(id: string, decision: Decision, { deviations, attestations }: Expectations): Decision {
  const deviation = deviations[id];
  if (deviation !== undefined) {
    if (decision.outcome === 'FAIL' || decision.outcome === 'WARN') {
      if (!deviation.isExpired) {
        return {
          ...decision,
          outcome: 'EXPECTED_FAIL',
          reason: `Known: ${deviation.reason}. ${decision.reason}`,
        };
      }
      return {
        ...decision,
        outcome: 'STALE_EXPECTATION',
        reason: `The deviation has expired. ${decision.reason}`,
      };
    }
    if (decision.outcome === 'PASS') {
      const reason = 'It passes now: take the deviation out of the configuration.';
      return { ...decision, outcome: 'STALE_EXPECTATION', reason };
    }
  }
  const attested = attestations[id];
  if (attested !== undefined && decision.outcome === 'NOT_EXERCISED') {
    return { ...decision, outcome: 'ATTESTED', reason: `Not tested; attested: ${attested}` };
  }
  return decision;
}

/** How one check ends, from all that its sessions said. */
function decide(check: Check<Evidence>, grounds: DecisionGrounds): CheckResult {
  const decision = expected(check.id, raw(check, grounds), grounds.expectations);
  return {
    id: check.id,
    level: check.level,
    title: check.title,
    requirements: check.requirements,
    evidence: check.evidence,
    outcome: decision.outcome,
    reason: decision.reason,
    isRequired: grounds.profile.required.includes(check.id),
    isFlaky: decision.isFlaky ?? false,
    judged: grounds.sessions.map(({ judged }) => judged),
    explain: check.explain,
    witness: check.witness,
  };
}

/** Decides every chosen check from the evidence of a run. */
export function decideAll(
  checks: readonly Check<Evidence>[],
  evidence: readonly Evidence[],
  grounds: Omit<DecisionGrounds, 'sessions' | 'withFindings'>,
) {
  const judged = evidence.map((one) => ({ one, judged: judgeEvidence(checks, one) }));
  const withFindings = new Set(
    judged
      .filter(({ judged }) => [...judged.values()].some(({ findings }) => findings.length > 0))
      .map(({ one }) => one),
  );
  return checks.map((check) => {
    const sessions = judged.flatMap(({ one, judged }): JudgedSession[] => {
      const mine = judged.get(check.id);
      return mine === undefined ? [] : [{ evidence: one, judged: mine }];
    });
    return decide(check, { sessions, withFindings, ...grounds });
  });
}
