import { BANK_ANSWERS } from '../../spec/generated/bank.answers.ts';
import { BANK_OPERATIONS } from '../../spec/generated/bank.operations.ts';
import { PARTNER_REQUIREMENTS, type PartnerRequirement } from '../../spec/generated/requirements.ts';
import type {
  CheckResult,
  Coverage,
  Covered,
  CoveredOperation,
  CoveredRequirement,
  RequirementState,
} from '../framework/report.ts';
import { jsonOf, objectOf } from '../lib/json.ts';
import type { Evidence, RecordedExchange } from './evidence.ts';
import { isReadAsSuccess, listOf, readCode, textOf } from './wire.ts';

/**
 * What of the contract a run has shown to the integration: which sentences were verified, which operations it called, and which
 * statuses, problem codes and fields reached it. Nothing here judges.
 */

type CheckEnding = Pick<CheckResult, 'id' | 'requirements' | 'outcome' | 'reason' | 'judged'>;

function parted(documented: readonly string[], seen: ReadonlySet<string>): Covered {
  return {
    met: documented.filter((one) => seen.has(one)),
    notMet: documented.filter((one) => !seen.has(one)),
  };
}

/** What one check says of the sentences that it names. */
function saidBy({ outcome, judged }: CheckEnding): RequirementState {
  switch (outcome) {
    case 'PASS':
      return 'VERIFIED';
    case 'FAIL':
    case 'WARN':
    case 'EXPECTED_FAIL':
      return 'BROKEN';
    case 'STALE_EXPECTATION':
      // Either the failure is there and the leave for it has expired, or there is no failure any more.
      return judged.some(({ findings }) => findings.length > 0) ? 'BROKEN' : 'VERIFIED';
    case 'INFO':
      return 'MEASURED';
    case 'NOT_APPLICABLE':
      return 'NOT_APPLICABLE';
    default:
      return 'NOT_EXERCISED';
  }
}

/** The first of these that any check says is the sentence's: a breach outweighs a pass, a pass what was not looked at. */
const ORDER = ['BROKEN', 'VERIFIED', 'NOT_EXERCISED', 'MEASURED', 'NOT_APPLICABLE'] as const;

function requirementOf(row: PartnerRequirement, results: readonly CheckEnding[]): CoveredRequirement {
  const { excluded, ...told } = row;
  const naming = results.filter(({ requirements }) => requirements.includes(row.id));
  const checks = naming.map(({ id }) => id);
  const state = ORDER.find((one) => naming.some((result) => saidBy(result) === one));
  if (state === undefined && excluded !== undefined) {
    return { ...told, checks, state: 'EXCLUDED', reason: excluded };
  }
  if (state === undefined) {
    return { ...told, checks, state: 'NOT_EXERCISED', reason: 'No check of this run looks at it.' };
  }
  const why = naming.find((result) => saidBy(result) === state)?.reason;
  const isOpen = state === 'NOT_EXERCISED' || state === 'NOT_APPLICABLE';
  return { ...told, checks, state, ...(isOpen && why !== undefined && { reason: why }) };
}

/** Adds the paths of everything in a JSON value that is not null: `batch.transactions[].utr`. */
function addFields(value: unknown, path: string, into: Set<string>): void {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) {
    for (const item of value) addFields(item, `${path}[]`, into);
    return;
  }
  if (typeof value !== 'object') {
    into.add(path);
    return;
  }
  for (const [name, member] of Object.entries(value)) {
    addFields(member, path === '' ? name : `${path}.${name}`, into);
  }
}

/** The codes that the integration could read in this answer: its own, and those of single items. */
function codesIn(exchange: RecordedExchange): readonly string[] {
  const own = readCode(exchange);
  if (own === undefined && !isReadAsSuccess(exchange)) return [];
  const body = objectOf(jsonOf(exchange.responseBody));
  const ofItems = listOf(body['results']).map(({ problem }) => textOf(objectOf(problem)['code']));
  const ofFaults = listOf(body['errors']).map(({ code }) => textOf(code));
  return [own, ...ofItems, ...ofFaults].filter((code) => code !== undefined);
}

type OperationId = keyof typeof BANK_OPERATIONS;

function operationOf(id: OperationId, calls: readonly RecordedExchange[]): CoveredOperation {
  const { method, path, statuses } = BANK_OPERATIONS[id];
  const read = new Set<string>();
  const fields = new Set<string>();
  for (const exchange of calls) {
    if (exchange.status !== undefined) read.add(String(exchange.status));
    if (isReadAsSuccess(exchange)) addFields(jsonOf(exchange.responseBody), '', fields);
  }
  const documented = statuses.map(String);
  return {
    operation: id,
    method: method.toUpperCase(),
    path,
    calls: calls.length,
    unanswered: calls.filter(({ status }) => status === undefined).length,
    statuses: parted(documented, read),
    undocumentedStatuses: [...read].filter((status) => !documented.includes(status)).sort(),
    fields: parted(BANK_ANSWERS[id]?.fields ?? [], fields),
  };
}

/** Codes that an operation documents, those of single items included. */
function documentedCodes(id: OperationId): readonly string[] {
  return [...BANK_OPERATIONS[id].problemCodes, ...(BANK_ANSWERS[id]?.itemCodes ?? [])];
}

/**
 * What a run has covered.
 * @param evidence of all its sessions, every attempt
 * @param results how the checks of the run ended
 */
export function coverageOf(evidence: readonly Evidence[], results: readonly CheckEnding[]): Coverage {
  const exchanges = evidence.flatMap((one) => one.exchanges);
  const ids = Object.keys(BANK_OPERATIONS) as OperationId[];
  const operations = ids.map((id) =>
    operationOf(
      id,
      exchanges.filter(({ operation }) => operation === id),
    ),
  );
  const called = ids.filter((_, at) => (operations[at]?.calls ?? 0) > 0);
  const codes = [...new Set(called.flatMap(documentedCodes))].sort();
  return {
    requirements: PARTNER_REQUIREMENTS.map((row) => requirementOf(row, results)),
    operations,
    problemCodes: parted(codes, new Set(exchanges.flatMap(codesIn))),
  };
}
