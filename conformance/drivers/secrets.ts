import { TOKEN_FORM, writtenForms } from './secret-forms.ts';

/** Stands where a secret stood that has no name. */
const HIDDEN = '[redacted]';
/** Characters that a quotation may have; what is longer is cut. */
const MOST_QUOTED = 200;
/** Characters of a long text that are looked at at all before it is cut. */
const MOST_READ = 10_000;
/** Shorter values would hide ordinary words. */
const SHORTEST = 6;

const SOUNDS_SECRET =
  /secret|token|passw|credential|authorization|(?:api|access|private|encryption)[-_]?key/i;

/** Credentials in a header's words. */
const SCHEMES = /\b(Bearer|Basic)(\s+|%20)[\w.~+/=%-]+/gi;
/** Notification secrets say what they are. */
const NOTIFICATION_SECRET = /\bwhsec_[\w+/=%-]+/g;
/** What stands behind a name that sounds like a secret's. */
const NAMED: readonly [RegExp, string] = [
  /([\w-]*(?:secret|token|passw|authorization|api[-_]?key)[\w-]*["']?\s*[:=]\s*["']?)(?!\[|(?:Bearer|Basic)\s+\[)[^\s"',;&}]+/gi,
  `$1${HIDDEN}`,
];
/** Members of a reply that are written for people; others are names, which nothing may be guessed in. */
const FREE_TEXT: ReadonlySet<string> = new Set(['message', 'reason']);

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** The value only where no longer word has it inside. */
function wholeWord(value: string): string {
  const before = /^\w/.test(value) ? '(?<!\\w)' : '';
  const after = /\w$/.test(value) ? '(?!\\w)' : '';
  return `${before}${literal(value)}${after}`;
}

/**
 * Secrets that must not stand in what the kit shows or keeps: those that were handed out, in all forms that they are written
 * in, and what looks like one. Each becomes its name in brackets, the same wherever it stands.
 */
export class Secrets {
  /** What to look for, and what takes its place. */
  readonly #hidden = new Map<string, string>();
  #known: RegExp | undefined;
  #hasTokens = false;

  #hide(pattern: string, instead: string): void {
    if (this.#hidden.has(pattern)) return;
    this.#hidden.set(pattern, instead);
    this.#known = undefined;
  }

  /**
   * Hides this value from now on, however it is written.
   * @param name what is shown instead: `[clientSecret]`
   */
  add(value: unknown, name = HIDDEN.slice(1, -1)): void {
    if (typeof value !== 'string' || value.length < SHORTEST) return;
    for (const form of writtenForms(value)) this.#hide(literal(form), `[${name}]`);
  }

  /** Hides what a `start` hands out, and the tokens that the bank will give for it. */
  addOfStart(input: unknown): void {
    if (typeof input !== 'object' || input === null) return;
    const { credentials, notificationSecret } = input as Record<string, unknown>;
    this.add(notificationSecret, 'notificationSecret');
    if (typeof credentials !== 'object' || credentials === null) return;
    const { apiKey, clientSecret, kind } = credentials as Record<string, unknown>;
    this.add(apiKey, 'apiKey');
    this.add(clientSecret, 'clientSecret');
    if (kind === 'OAUTH2') this.#hasTokens = true;
  }

  /** Hides the values of variables whose name sounds like a secret. */
  addOfEnvironment(environment: Readonly<Record<string, string | undefined>>): void {
    for (const [name, value = ''] of Object.entries(environment)) {
      // A password of six digits is no reason to spoil an account number that has them inside.
      if (SOUNDS_SECRET.test(name) && value.length >= SHORTEST) this.#hide(wholeWord(value), HIDDEN);
    }
  }

  /** The text without the values that were handed out. */
  #withoutKnown(text: string): string {
    if (this.#hidden.size === 0) return text;
    const patterns = [...this.#hidden.keys()];
    this.#known ??= new RegExp(patterns.map((pattern) => `(${pattern})`).join('|'), 'g');
    return text.replace(this.#known, (match, ...groups: unknown[]) => {
      const at = groups.slice(0, patterns.length).indexOf(match);
      return this.#hidden.get(patterns[at] ?? '') ?? HIDDEN;
    });
  }

  /** The same, also without what has a secret's form. */
  #withoutForms(text: string): string {
    const masked = this.#withoutKnown(text.replace(SCHEMES, `$1$2${HIDDEN}`)).replace(
      NOTIFICATION_SECRET,
      HIDDEN,
    );
    return this.#hasTokens ? masked.replace(TOKEN_FORM, '[accessToken]') : masked;
  }

  /** A text for people without any of them, nor what a name says to be one. */
  mask(text: string): string {
    return this.#withoutForms(text).replace(...NAMED);
  }

  /**
   * A reply without any of them, in whatever member it stands.
   * @param value JSON
   */
  maskReply<Value>(value: Value): Value {
    return this.#deep(value, (text, member) =>
      FREE_TEXT.has(member) ? this.mask(text) : this.#withoutForms(text),
    ) as Value;
  }

  /** A greeting without what was handed out: new names in it must stay different, whatever form they have. */
  maskGreeting<Value>(value: Value): Value {
    return this.#deep(value, (text) => this.#withoutKnown(text)) as Value;
  }

  #deep(value: unknown, masked: (text: string, member: string) => string, member = ''): unknown {
    if (typeof value === 'string') return masked(value, member);
    if (Array.isArray(value)) return value.map((one) => this.#deep(one, masked, member));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [masked(name, ''), this.#deep(one, masked, name)]),
    );
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
