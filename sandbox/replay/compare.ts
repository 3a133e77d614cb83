import type { Bindings } from './bindings.ts';
import { REDACTED, type Recorded } from './recording.ts';

/** What the replay was answered. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** One thing that is not as it was recorded, in words. */
export type Difference = string;

/** How strictly answers are compared. */
export interface Strictness {
  /** Demand the recorded bytes: nothing is bound, nothing may differ. */
  readonly exact: boolean;
  /** Whether instants of the recording mean instants of the replay; otherwise any instant equals any other. */
  readonly sameTime: boolean;
}

/** Members that name something the sandbox made up. */
const IDENTIFIERS =
  /(?:ReferenceNumber|batchId|refundId|messageId|mailId|keyId|authorizationRequestId)$|^(?:utr|nextCursor)$/;
/** How far the host's clock is away: no world decides that, and so no replay can repeat it. */
const OF_THE_HOST = 'offsetSeconds';
/** Members that say nothing of what the call did; a replayed clock stands where the recorded one may have run. */
const IGNORED: readonly string[] = ['requestId', OF_THE_HOST, 'mode'];
/** Members in which people are told of identifiers and instants. */
const WORDS: readonly string[] = ['detail', 'instance'];
const INSTANT = /[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(?:Z|[+-][0-9]{2}:[0-9]{2})/g;
const DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const IDENTIFIER_IN_WORDS = /\b(?:K[A-Z][0-9A-HJKMNP-TV-Z]{12}|KHTA[0-9A-Z]{12}|[0-9]{12})\b/g;

/** Headers that are the contract's, and the same whenever the call is. */
const COMPARED = ['content-type', 'idempotency-replayed', 'www-authenticate', 'allow', 'location'] as const;
/** Headers that the way here puts on. */
const OF_THE_WAY = ['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding'];

const LONGEST_SHOWN = 120;

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Compares JSON values member by member, and keeps a line for each place where they differ. */
class JsonComparison {
  readonly differences: Difference[] = [];
  readonly #bindings: Bindings;
  readonly #strictness: Strictness;

  constructor(bindings: Bindings, strictness: Strictness) {
    this.#bindings = bindings;
    this.#strictness = strictness;
  }

  compare(expected: unknown, got: unknown, pointer: string, name: string): void {
    if (expected === REDACTED) return;
    if (Array.isArray(expected) && Array.isArray(got)) {
      const length = Math.max(expected.length, got.length);
      for (let i = 0; i < length; i++) this.compare(expected[i], got[i], `${pointer}/${i}`, name);
      return;
    }
    if (isRecord(expected) && isRecord(got)) {
      for (const key of new Set([...Object.keys(expected), ...Object.keys(got)])) {
        this.compare(expected[key], got[key], `${pointer}/${escaped(key)}`, key);
      }
      return;
    }
    if (this.#isSame(expected, got, name)) return;
    this.differences.push(`${pointer || 'the body'}: expected ${shown(expected)}, got ${shown(got)}`);
  }

  #isSame(expected: unknown, got: unknown, name: string): boolean {
    if (this.#strictness.exact) return expected === got || name === OF_THE_HOST;
    if (IGNORED.includes(name)) return true;
    if (typeof expected !== 'string' || typeof got !== 'string') return expected === got;
    if (IDENTIFIERS.test(name)) return this.#bindings.agree(expected, got);
    if (expected === got) return true;
    if (isInstant(expected) && isInstant(got))
      return !this.#strictness.sameTime || this.#bindings.agree(expected, got);
    if (!this.#strictness.sameTime && DATE.test(expected) && DATE.test(got)) return true;
    return WORDS.includes(name) && inGeneral(expected) === inGeneral(got);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isInstant(text: string): boolean {
  return text.replace(INSTANT, '') === '' && text !== '';
}

/** A sentence without the identifiers and instants in it. */
function inGeneral(text: string): string {
  return text.replace(INSTANT, '(instant)').replace(IDENTIFIER_IN_WORDS, '(identifier)');
}

function withoutHost(text: string): string {
  return text.replace(/"offsetSeconds":-?[0-9]+/, '');
}

function parsed(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function headerDifferences(recorded: Recorded, got: Headers, exact: boolean): Difference[] {
  const { answerHeaders } = recorded;
  if (answerHeaders === undefined) return [];
  const names = exact ? [...answerHeaders.keys()].filter((name) => !OF_THE_WAY.includes(name)) : COMPARED;
  return names.flatMap((name) => {
    const [expected, actual] = [answerHeaders.get(name), got.get(name) ?? undefined];
    if (expected === actual || expected?.includes(REDACTED)) return [];
    // A redirect of consent carries a code.
    if (!exact && name === 'location' && expected !== undefined && actual !== undefined) return [];
    return [`header ${name}: expected ${shown(expected)}, got ${shown(actual)}`];
  });
}

/**
 * Where an answer is not as it was recorded: status, headers, body.
 * @param bindings learns the identifiers of the answer
 */
export function differencesOf(
  recorded: Recorded,
  got: Answered,
  bindings: Bindings,
  strictness: Strictness,
): Difference[] {
  const differences: Difference[] = [];
  if (recorded.status !== got.status)
    differences.push(`status: expected ${recorded.status}, got ${got.status}`);
  differences.push(...headerDifferences(recorded, got.headers, strictness.exact));
  const { answer = '' } = recorded;
  if (recorded.isAnswerCut) return differences;
  const [expected, actual] = [parsed(answer), parsed(got.text)];
  if (expected !== undefined && actual !== undefined) {
    const comparison = new JsonComparison(bindings, strictness);
    comparison.compare(expected.json, actual.json, '', '');
    differences.push(...comparison.differences);
    // Equal values in other bytes: other spaces, or another order.
    const isSame = withoutHost(answer) === withoutHost(got.text) || answer.includes(REDACTED);
    if (strictness.exact && differences.length === 0 && !isSame) {
      differences.push('the body: the same values, written in other bytes');
    }
  } else if (bindings.translate(answer) !== got.text) {
    differences.push(`the body: expected ${shown(answer)}, got ${shown(got.text)}`);
  }
  return differences;
}
