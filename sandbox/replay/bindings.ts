/** An identifier as the sandbox makes them: long enough not to be a word, and no amount. */
const TOKEN = /[A-Za-z0-9_-]{8,}/g;

/**
 * Which identifier of the recording is which of the replay. One that is met for the first time is bound; from
 * then on it must always be the same one, and no other may be it.
 */
export class Bindings {
  readonly #of = new Map<string, string>();
  readonly #taken = new Map<string, string>();

  /** Whether `got` may stand where the recording has `expected`; binds the two at first sight. */
  agree(expected: string, got: string): boolean {
    const bound = this.#of.get(expected);
    if (bound !== undefined) return bound === got;
    if (this.#taken.has(got)) return false;
    this.#of.set(expected, got);
    this.#taken.set(got, expected);
    return true;
  }

  /** A text of the recording with every identifier as the replay has it. */
  translate(text: string): string {
    return text.replace(TOKEN, (token) => this.#of.get(token) ?? token);
  }
}
