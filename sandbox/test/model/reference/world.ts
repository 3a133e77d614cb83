import { Unknown } from '../match.ts';
import type { Tenant } from '../subject.ts';
import type { Account } from './accounts.ts';
import type { Batch, Entry, Payment, Refund } from './books.ts';
import { dayOf } from './calendar.ts';

/** What the model expects of an answer; `value` may hold {@link Unknown}s. */
export type Expected =
  | { ok: true; value: unknown; replayed: boolean }
  | { ok: false; code: string; items?: [number, string][]; replayed: boolean };

export function yes(value: unknown): Expected {
  return { ok: true, value, replayed: false };
}

export function no(code: string, items?: [number, string][]): Expected {
  return items === undefined
    ? { ok: false, code, replayed: false }
    : { ok: false, code, items, replayed: false };
}

/** Something that will happen by itself. */
interface Pending {
  dueAt: number;
  turn: number;
  /** Whose it is, to call it off. */
  owner: object;
  happen: (at: number) => void;
}

export type Clock = { mode: 'REAL' } | { mode: 'OFFSET'; offset: number } | { mode: 'FROZEN'; at: number };

const A_DAY = 24 * 60 * 60 * 1000;

/** The two firms of the suite. */
export const FIRMS: Record<Tenant, { client: string; prefix: string; physical: string[] }> = {
  ACME: { client: 'Acme Retail Pvt Ltd', prefix: 'ACME', physical: ['123456789012', '123456789013'] },
  BETA: { client: 'Beta Traders LLP', prefix: 'BETA', physical: ['210987654321'] },
};

export function ownerOf(physical: string): Tenant | undefined {
  return (['ACME', 'BETA'] as const).find((tenant) => FIRMS[tenant].physical.includes(physical));
}

/** Everything that the model remembers, and its time. */
export class ModelWorld {
  readonly accounts = new Map<string, Account>();
  readonly payments = new Map<string, Payment>();
  /** All entries of all streams, in posting order. */
  readonly log: Entry[] = [];
  readonly batches: Batch[] = [];
  readonly refunds: Refund[] = [];
  readonly entryOf = new Map<string, Entry>();
  readonly batchOf = new Map<string, Batch>();
  readonly refundOf = new Map<string, Refund>();
  limits = { batchLimit: 5, upiLimit: 10_000_000, refundWindowDays: 180 };
  clock: Clock = { mode: 'REAL' };
  now: number;
  readonly #host: { now(): number };
  readonly #said = new Set<string>();
  readonly #answers = new Map<string, { request: string; answer: Expected; until: number }>();
  #pending: Pending[] = [];
  #turns = 0;
  #lastWritten: number;
  #wrote = false;

  constructor(host: { now(): number }, batchLimit: number) {
    this.#host = host;
    this.now = host.now();
    this.#lastWritten = this.now;
    this.limits.batchLimit = batchLimit;
  }

  get today(): string {
    return dayOf(this.now);
  }

  get hostNow(): number {
    return this.#host.now();
  }

  /** Notes that the bank must remember something from now on. */
  wrote(): void {
    this.#wrote = true;
  }

  /** One request: what fell due comes first, then the request itself, at one instant. */
  request(answer: () => Expected): Expected {
    const { clock } = this;
    const host = this.#host.now();
    const reads = clock.mode === 'REAL' ? host : clock.mode === 'OFFSET' ? host + clock.offset : clock.at;
    this.now = Math.max(reads, this.#lastWritten);
    this.#wrote = false;
    this.happenings();
    const given = answer();
    if (this.#wrote) this.#lastWritten = this.now;
    return given;
  }

  /** A request under an idempotency key. */
  keyed(scope: string, request: string, answer: () => Expected): Expected {
    return this.request(() => {
      const known = this.#answers.get(scope);
      if (known && known.until > this.now) {
        return known.request === request ? { ...known.answer, replayed: true } : no('IDEMPOTENCY_KEY_REUSED');
      }
      const given = answer();
      if (given.ok || given.code !== 'CLIENT_NAME_MISMATCH') {
        this.#answers.set(scope, { request, answer: given, until: this.now + A_DAY });
        this.wrote();
      }
      return given;
    });
  }

  /** Lets everything happen that is due by now; returns how much it was. */
  happenings(): number {
    for (let count = 0; ; count++) {
      let next: Pending | undefined;
      for (const one of this.#pending) {
        if (one.dueAt > this.now) continue;
        if (!next || one.dueAt < next.dueAt || (one.dueAt === next.dueAt && one.turn < next.turn)) next = one;
      }
      if (!next) return count;
      this.#pending = this.#pending.filter((one) => one !== next);
      this.wrote();
      next.happen(next.dueAt);
    }
  }

  later(dueAt: number, owner: object, happen: (at: number) => void): void {
    this.#turns += 1;
    this.#pending.push({ dueAt, turn: this.#turns, owner, happen });
  }

  callOff(owner: object): void {
    this.#pending = this.#pending.filter((one) => one.owner !== owner);
  }

  /** An identifier that the bank will draw: of its form, and never said before. */
  freshId(prefix: string, onKnown: (id: string) => void): Unknown {
    const form = new RegExp(`^${prefix}[0-9A-HJKMNP-TV-Z]{12}$`);
    return new Unknown(
      `fresh ${prefix}`,
      (value) => typeof value === 'string' && form.test(value) && !this.#said.has(value),
      (id) => {
        this.#said.add(id);
        onKnown(id);
      },
    );
  }
}
