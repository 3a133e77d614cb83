/** Stands where a secret stood. */
const HIDDEN = '[redacted]';
/** Characters that a quotation may have; what is longer is cut. */
const MOST_QUOTED = 200;
/** Characters of a long text that are looked at at all before it is cut. */
const MOST_READ = 10_000;
/** Shorter values would hide ordinary words. */
const SHORTEST = 6;

const SOUNDS_SECRET =
  /secret|token|passw|credential|authorization|(?:api|access|private|encryption)[-_]?key/i;

/** What looks like a secret though nobody told us so. */
const PATTERNS: readonly [RegExp, string][] = [
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${HIDDEN}`],
  [/\bwhsec_[\w+/=-]+/g, HIDDEN],
  [
    /([\w-]*(?:secret|token|passw|authorization|api[-_]?key)[\w-]*["']?\s*[:=]\s*["']?)(?!\[redacted\])[^\s"',;&}]+/gi,
    `$1${HIDDEN}`,
  ],
];

/** Secrets that must not stand in a line for the console: those that were handed out, and what looks like one. */
export class Secrets {
  readonly #values = new Set<string>();

  /** Hides this value from now on. */
  add(value: unknown): void {
    if (typeof value === 'string' && value.length >= SHORTEST) this.#values.add(value);
  }

  /** Hides what a `start` hands out: key, client secret, notification secret. */
  addOfStart(input: unknown): void {
    if (typeof input !== 'object' || input === null) return;
    const { credentials, notificationSecret } = input as Record<string, unknown>;
    this.add(notificationSecret);
    if (typeof credentials !== 'object' || credentials === null) return;
    this.add((credentials as Record<string, unknown>)['apiKey']);
    this.add((credentials as Record<string, unknown>)['clientSecret']);
  }

  /** Hides the values of variables whose name sounds like a secret. */
  addOfEnvironment(environment: Readonly<Record<string, string | undefined>>): void {
    for (const [name, value] of Object.entries(environment)) if (SOUNDS_SECRET.test(name)) this.add(value);
  }

  /** The text without any of them. */
  mask(text: string): string {
    let masked = text;
    for (const value of this.#values) masked = masked.replaceAll(value, HIDDEN);
    for (const [pattern, instead] of PATTERNS) masked = masked.replace(pattern, instead);
    return masked;
  }

  /** The text's beginning on one line, at most 200 characters, without secrets. */
  shorten(text: string): string {
    // Escape sequences of a terminal would colour, or clear, the console of whoever reads the line.
    const line = this.mask(text.slice(0, MOST_READ))
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\uFFFD]+/gu, ' ')
      .trim();
    return line.length > MOST_QUOTED ? `${line.slice(0, MOST_QUOTED - 1)}…` : line;
  }

  /** The same in quotation marks. */
  quote(text: string): string {
    return `"${this.shorten(text)}"`;
  }
}
