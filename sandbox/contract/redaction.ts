/**
 * What may be kept of a request or an answer. The contract is the allow-list: a value stays where the contract
 * knows its name and does not mark it as secret (`format: password`); everything else is masked, its length too.
 */

/** What a body may hold: `true` a value that may be seen, `false` a secret, else what is below it. */
export type MemberShape =
  | boolean
  | { readonly members: Readonly<Record<string, MemberShape>>; readonly others?: MemberShape }
  | { readonly items: MemberShape };

/** One operation's row in `spec/generated/*.members.ts`. */
export interface OperationMembers {
  /** Names of query parameters that are secret. */
  readonly secretQuery?: readonly string[];
  readonly body?: MemberShape;
  readonly hasSecretBody?: boolean;
  /** Of the successes; only where they hold a secret. */
  readonly answer?: MemberShape;
}

/** What stands in place of a value that must not be kept. */
export const REDACTED = '[redacted]';

/** @param hidden is given the names that were masked with their values */
function masked(value: unknown, shape: MemberShape, hidden: string[]): unknown {
  if (shape === false) return REDACTED;
  // A scalar where the contract has an object or a list is no member that it knows.
  if (value === null || typeof value !== 'object') {
    if (shape === true || value === null) return value;
    // The refusal says what it got instead.
    hidden.push(String(value));
    return REDACTED;
  }
  if (Array.isArray(value)) {
    return typeof shape === 'object' && 'items' in shape
      ? value.map((item) => masked(item, shape.items, hidden))
      : REDACTED;
  }
  if (shape === true || 'items' in shape) return REDACTED;
  const kept: Record<string, unknown> = Object.create(null);
  for (const [name, member] of Object.entries(value)) {
    const known = Object.hasOwn(shape.members, name) ? shape.members[name] : shape.others;
    kept[keptName(name, hidden)] = masked(member, known ?? false, hidden);
  }
  return kept;
}

/** A name that is no word could be the secret itself. */
function keptName(name: string, hidden: string[]): string {
  if (/^[A-Za-z0-9_.-]{1,40}$/.test(name)) return name;
  hidden.push(name);
  return REDACTED;
}

/**
 * A JSON text with everything masked that the shape does not let be seen; undefined when it is no JSON.
 * @param hidden is given the names that were masked as well, and what stood where an object must: a refusal may repeat
 *   them
 */
export function redactJson(text: string, shape: MemberShape, hidden: string[] = []): string | undefined {
  try {
    // Below a shape's own depth nothing is looked at: a body that is deeply nested cannot exhaust the stack.
    return JSON.stringify(masked(JSON.parse(text), shape, hidden));
  } catch {
    return undefined;
  }
}

/** Parameters of a query or a form, as they were sent, with the values masked that may not be seen. */
export function redactParameters(
  text: string,
  isShown: (name: string) => boolean,
  hidden: string[] = [],
): string {
  if (text === '') return text;
  return text
    .split('&')
    .map((part) => {
      const end = part.indexOf('=');
      if (end === -1) {
        hidden.push(part);
        return REDACTED;
      }
      const name = part.slice(0, end);
      return isShown(name) ? part : `${keptName(name, hidden)}=${REDACTED}`;
    })
    .join('&');
}

/** A form body masked by its shape. */
export function redactForm(text: string, shape: MemberShape): string {
  const members = typeof shape === 'object' && 'members' in shape ? shape.members : {};
  return redactParameters(text, (name) => Object.hasOwn(members, name) && members[name] === true);
}

/** Letters of a name or value that a refusal repeats. */
const REPEATED = [100, 60];

/** A text without the names that were masked elsewhere, however a refusal has spelt or cut them. */
export function withoutNames(text: string, names: readonly string[]): string {
  let shown = text;
  for (const name of names) {
    if (name.length < 6) continue;
    const decoded = decodedName(name);
    for (const spelling of [name, decoded, decoded.replaceAll('~', '~0').replaceAll('/', '~1')]) {
      for (const length of [spelling.length, ...REPEATED]) {
        shown = shown.replaceAll(JSON.stringify(spelling.slice(0, length)).slice(1, -1), REDACTED);
      }
    }
  }
  return shown;
}

function decodedName(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name;
  }
}

/** A word, or several joined by hyphens: part of no secret that is long enough to be one. */
const WORDS = /^[a-z]+(?:-[a-z]+)*$/;
const LONGEST_SHOWN_SEGMENT = 19;

/** The parts of a path that no contract has and that could be a secret by their length. */
export function suspectSegments(path: string): string[] {
  return path.split('/').filter((segment) => segment.length > LONGEST_SHOWN_SEGMENT && !WORDS.test(segment));
}
