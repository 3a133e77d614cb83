import type { Bindings } from './bindings.ts';
import { parsedHead } from './json-head.ts';
import type { Answered } from './outcome.ts';
import { REDACTED, type Recorded } from './recording.ts';

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
/** Members that follow the host's clock: no world decides them, and so no replay can repeat them. */
const OF_THE_HOST: readonly { readonly of: RegExp; readonly names: readonly string[] }[] = [
  // How far the host's clock is away.
  { of: /^/, names: ['offsetSeconds'] },
  { of: /^\/sandbox\/v1\/sign-in-links/, names: ['expiresAt'] },
  {
    of: /^\/sandbox\/v1\/notifications/,
    names: ['queuedAt', 'nextAttemptAt', 'giveUpAt', 'at', 'durationMilliseconds'],
  },
];
/** Members that say nothing of what the call did; a replayed clock stands where the recorded one may have run. */
const IGNORED: readonly string[] = ['requestId', 'mode'];
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

/** Whose text breaks off in this value: nobody's, the recorded one's, or that of both. */
type Edge = 'NONE' | 'RECORDED' | 'BOTH';

/** The members to compare: behind an edge nobody knows what there is. */
function members<T>(expected: readonly T[], got: readonly T[], edge: Edge): Iterable<T> {
  if (edge === 'RECORDED') return expected;
  if (edge === 'BOTH') return expected.filter((key) => got.includes(key));
  return new Set([...expected, ...got]);
}

/** Compares JSON values member by member, and keeps a line for each place where they differ. */
class JsonComparison {
  readonly differences: Difference[] = [];
  readonly #bindings: Bindings;
  readonly #strictness: Strictness;
  readonly #ofTheHost: readonly string[];

  constructor(bindings: Bindings, strictness: Strictness, ofTheHost: readonly string[]) {
    this.#ofTheHost = ofTheHost;
    this.#bindings = bindings;
    this.#strictness = strictness;
  }

  compare(expected: unknown, got: unknown, pointer: string, name: string, edge: Edge): void {
    if (expected === REDACTED) return;
    if (Array.isArray(expected) && Array.isArray(got)) {
      const last = expected.length - 1;
      for (const i of members([...expected.keys()], [...got.keys()], edge)) {
        this.compare(expected[i], got[i], `${pointer}/${i}`, name, i === last ? edge : 'NONE');
      }
      return;
    }
    if (isRecord(expected) && isRecord(got)) {
      const last = Object.keys(expected).at(-1);
      for (const key of members(Object.keys(expected), Object.keys(got), edge)) {
        const pointed = `${pointer}/${escaped(key)}`;
        this.compare(expected[key], got[key], pointed, key, key === last ? edge : 'NONE');
      }
      return;
    }
    if (this.#isSame(expected, got, name)) return;
    this.differences.push(`${pointer || 'the body'}: expected ${shown(expected)}, got ${shown(got)}`);
  }

  #isSame(expected: unknown, got: unknown, name: string): boolean {
    // One that is not there at all is another thing than one of another time.
    if (this.#ofTheHost.includes(name) && expected !== undefined && got !== undefined) return true;
    if (this.#strictness.exact) return expected === got;
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

function hostMembersOf({ target }: Recorded): readonly string[] {
  return OF_THE_HOST.flatMap(({ of, names }) => (of.test(target) ? names : []));
}

function without(names: readonly string[], text: string): string {
  return names.reduce(
    (rest, name) => rest.replaceAll(new RegExp(`"${name}":(?:"[^"]*"|-?[0-9]+)`, 'g'), ''),
    text,
  );
}

function parsed(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Headers to compare. Of an answer that a fault made, the recording tells its type. */
function comparedHeaders(
  answerHeaders: ReadonlyMap<string, string>,
  isInstead: boolean,
  exact: boolean,
): readonly string[] {
  if (isInstead) return ['content-type'];
  return exact ? [...answerHeaders.keys()].filter((name) => !OF_THE_WAY.includes(name)) : COMPARED;
}

function headerDifferences(
  { answerHeaders, isInstead }: Recorded,
  got: Headers,
  exact: boolean,
): Difference[] {
  if (answerHeaders === undefined) return [];
  return comparedHeaders(answerHeaders, isInstead, exact).flatMap((name) => {
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
  return [...differences, ...bodyDifferences(recorded, got.text, bindings, strictness)];
}

function bodyDifferences(
  recorded: Recorded,
  got: string,
  bindings: Bindings,
  strictness: Strictness,
): Difference[] {
  const { answer = '', isAnswerCut } = recorded;
  const ofTheHost = hostMembersOf(recorded);
  const compared = (expected: unknown, actual: unknown, edge: Edge) => {
    const comparison = new JsonComparison(bindings, strictness, ofTheHost);
    comparison.compare(expected, actual, '', '', edge);
    return comparison.differences;
  };
  const [expected, actual] = [parsed(answer), parsed(got)];
  if (expected !== undefined && actual !== undefined) {
    const differences = compared(expected.json, actual.json, 'NONE');
    // Equal values in other bytes: other spaces, or another order.
    const isSame = without(ofTheHost, answer) === without(ofTheHost, got) || answer.includes(REDACTED);
    if (strictness.exact && differences.length === 0 && !isSame) {
      differences.push('the body: the same values, written in other bytes');
    }
    return differences;
  }
  const [head, actualHead] = [parsedHead(answer), parsedHead(got)];
  if (isAnswerCut) {
    const [whole, edge] =
      actual === undefined ? [actualHead, 'BOTH' as const] : [actual, 'RECORDED' as const];
    return head === undefined || whole === undefined ? [] : compared(head.json, whole.json, edge);
  }
  if (head !== undefined && actualHead !== undefined && expected === undefined) {
    if (actual === undefined) return compared(head.json, actualHead.json, 'BOTH');
    return [`the body: expected JSON that breaks off after ${answer.length} characters, got all of it`];
  }
  const translated = bindings.translate(answer);
  return translated === got ? [] : [textDifference(translated, got)];
}

/** Two texts that differ, from where they do. */
function textDifference(expected: string, got: string): Difference {
  let at = 0;
  while (at < expected.length && expected[at] === got[at]) at++;
  const from = at < LONGEST_SHOWN / 2 ? 0 : at;
  const place = from === 0 ? 'the body' : `the body from character ${from + 1}`;
  return `${place}: expected ${shown(expected.slice(from))}, got ${shown(got.slice(from))}`;
}
