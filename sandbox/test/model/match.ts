/** Something that the model cannot know before the bank has said it: an identifier, a made-up UTR, a reason. */
export class Unknown {
  readonly what: string;
  readonly #accepts: (value: unknown) => boolean;
  readonly #onKnown: ((value: string) => void) | undefined;
  #value: string | undefined;

  /**
   * @param accepts whether a value can be it
   * @param onKnown told the value when the bank first says it
   */
  constructor(what: string, accepts: (value: unknown) => boolean, onKnown?: (value: string) => void) {
    this.what = what;
    this.#accepts = accepts;
    this.#onKnown = onKnown;
  }

  get value(): string | undefined {
    return this.#value;
  }

  /** Takes what the bank says: any acceptable value at first, the same one ever after. */
  meet(actual: unknown): boolean {
    if (this.#value !== undefined) return actual === this.#value;
    if (typeof actual !== 'string' || !this.#accepts(actual)) return false;
    this.#value = actual;
    this.#onKnown?.(actual);
    return true;
  }

  toJSON(): string {
    return this.#value ?? `<${this.what}>`;
  }
}

/** The bank answered otherwise than the model. */
export class Mismatch extends Error {
  constructor(path: string, expected: unknown, actual: unknown) {
    super(`${path || 'answer'}: expected ${show(expected)}, the bank said ${show(actual)}`);
    this.name = 'Mismatch';
  }
}

function show(value: unknown): string {
  const text = JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part));
  return text === undefined ? 'nothing' : text.slice(0, 600);
}

/** Compares an answer with what the model expects, to the last field. @throws Mismatch */
export function match(expected: unknown, actual: unknown, path = ''): void {
  if (expected instanceof Unknown) {
    if (!expected.meet(actual)) throw new Mismatch(path, expected, actual);
    return;
  }
  if (typeof expected !== 'object' || expected === null) {
    if (expected !== actual) throw new Mismatch(path, expected, actual);
    return;
  }
  if (typeof actual !== 'object' || actual === null) throw new Mismatch(path, expected, actual);
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length)
      throw new Mismatch(path, expected, actual);
    for (const [i, part] of expected.entries()) match(part, actual[i], `${path}[${i}]`);
    return;
  }
  const wanted = expected as Record<string, unknown>;
  const given = actual as Record<string, unknown>;
  for (const key of Object.keys(wanted)) {
    if (wanted[key] !== undefined) match(wanted[key], given[key], path === '' ? key : `${path}.${key}`);
  }
  for (const key of Object.keys(given)) {
    if (given[key] !== undefined && wanted[key] === undefined)
      throw new Mismatch(`${path}.${key}`, undefined, given[key]);
  }
}
