import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, type Instant, MINUTE, parseInstant, SECOND } from '../lib/clock.ts';
import type { Quota } from './plan.ts';
import { type Admitted, admit, type Counters, type Pair, type Refused, UNTOUCHED } from './throttle.ts';

const START = parseInstant('2026-11-22T10:07:00+05:30');
const FREE: Quota = { hits: null, tps: null, period: 'DAY' };

function quota(more: Partial<Quota>): Quota {
  return { ...FREE, ...more };
}

/** Two plans with their counters, called on one clock for both the world and the host. */
class Gatekeeper {
  quotas: Pair<Quota>;
  counters: Pair<Counters> = { account: UNTOUCHED, api: UNTOUCHED };

  constructor(account: Partial<Quota>, api: Partial<Quota> = {}) {
    this.quotas = { account: quota(account), api: quota(api) };
  }

  ask(now: Instant, hostNow: Instant = now, isHit = true): Admitted | Refused {
    const verdict = admit(this.quotas, this.counters, { now, hostNow }, isHit);
    this.counters = verdict;
    return verdict;
  }

  /** How many of `calls` at one instant are let in. */
  count(now: Instant, calls: number): number {
    let admitted = 0;
    for (let i = 0; i < calls; i++) if (this.ask(now).admitted) admitted++;
    return admitted;
  }

  refusal(now: Instant, hostNow: Instant = now): Refused {
    const verdict = this.ask(now, hostNow);
    if (verdict.admitted) throw new Error('the call was let in');
    return verdict;
  }
}

/** Calls every `step` milliseconds from `from` on, before `until`. */
function steady(gate: Gatekeeper, from: Instant, until: Instant, step: number): number {
  let admitted = 0;
  for (let at = from; at < until; at += step) if (gate.ask(at).admitted) admitted++;
  return admitted;
}

describe('ten plans, with the calls each of them admits', () => {
  it('1 call per second: the first of each second of a rush', () => {
    const gate = new Gatekeeper({ tps: 1 });
    expect(steady(gate, START, START + 10 * SECOND, 10)).toBe(10);
  });

  it('3 per second: three at once, then one each third of a second', () => {
    const gate = new Gatekeeper({ tps: 3 });
    expect(gate.count(START, 10)).toBe(3);
    expect(gate.count(START + 333, 10)).toBe(0);
    expect(gate.count(START + 334, 10)).toBe(1);
    expect(gate.count(START + 667, 10)).toBe(1);
    expect(gate.count(START + 1000, 10)).toBe(1);
    expect(gate.count(START + 5000, 10)).toBe(3);
  });

  it('100 per second: a hundred at once, and a hundred each second after it', () => {
    const gate = new Gatekeeper({ tps: 100 });
    expect(gate.count(START, 500)).toBe(100);
    expect(steady(gate, START + 1, START + 10_001, 1)).toBe(1000);
  });

  it('1000 hits a day, until midnight in India', () => {
    const gate = new Gatekeeper({ hits: 1000 });
    const midnight = parseInstant('2026-11-23T00:00:00+05:30');
    expect(gate.count(START, 900)).toBe(900);
    expect(gate.count(midnight - 1, 200)).toBe(100);
    expect(gate.refusal(midnight - 1).resetAt).toBe(midnight);
    expect(gate.count(midnight, 2000)).toBe(1000);
  });

  it('5 hits a month, until the 1st: November, December, and a leap February', () => {
    const gate = new Gatekeeper({ hits: 5, period: 'MONTH' });
    expect(gate.count(START, 9)).toBe(5);
    expect(gate.refusal(START)).toMatchObject({ resetAt: parseInstant('2026-12-01T00:00:00+05:30') });
    expect(gate.count(parseInstant('2026-11-30T23:59:59.999+05:30'), 9)).toBe(0);
    expect(gate.count(parseInstant('2026-12-01T00:00:00+05:30'), 9)).toBe(5);
    expect(gate.count(parseInstant('2027-01-01T00:00:00+05:30'), 9)).toBe(5);
    expect(gate.count(parseInstant('2028-02-29T12:00:00+05:30'), 9)).toBe(5);
    expect(gate.refusal(parseInstant('2028-02-29T12:00:00+05:30')).retryAfterSeconds).toBe(12 * 3600);
    expect(gate.count(parseInstant('2028-03-01T00:00:00+05:30'), 9)).toBe(5);
  });

  it('2 hits a day and 3 of the API: the account refuses first', () => {
    const gate = new Gatekeeper({ hits: 2 }, { hits: 3 });
    expect(gate.count(START, 9)).toBe(2);
    expect(gate.refusal(START).violated).toEqual(['account-hits']);
  });

  it('10 per second of the account, 4 of the API', () => {
    const gate = new Gatekeeper({ tps: 10 }, { tps: 4 });
    expect(gate.count(START, 50)).toBe(4);
    expect(gate.refusal(START).violated).toEqual(['api-tps']);
  });

  it('10 per second and 25 a day: the day is over in the third second', () => {
    const gate = new Gatekeeper({ tps: 10, hits: 25 });
    expect(gate.count(START, 50)).toBe(10);
    expect(gate.count(START + SECOND, 50)).toBe(10);
    expect(gate.count(START + 2 * SECOND, 50)).toBe(5);
    expect(gate.count(START + 3 * SECOND, 50)).toBe(0);
    expect(gate.count(START + DAY, 50)).toBe(10);
  });

  it('100 a month of the account, 30 a day of the API', () => {
    const gate = new Gatekeeper({ hits: 100, period: 'MONTH' }, { hits: 30 });
    const days = [0, 1, 2, 3, 4].map((n) => gate.count(START + n * DAY, 50));
    expect(days).toEqual([30, 30, 30, 10, 0]);
    expect(gate.refusal(START + 4 * DAY).violated).toEqual(['account-hits']);
  });

  it('unlimited: everything', () => {
    expect(new Gatekeeper({}).count(START, 10_000)).toBe(10_000);
  });
});

describe('a refusal', () => {
  it('blocks where a limit is 0, and says that waiting does not help', () => {
    for (const gate of [
      new Gatekeeper({ tps: 0 }),
      new Gatekeeper({ hits: 0 }),
      new Gatekeeper({}, { tps: 0 }),
      new Gatekeeper({ tps: 1 }, { hits: 0 }),
    ]) {
      expect(gate.refusal(START)).toMatchObject({ blocked: true, retryAfterSeconds: 0 });
    }
    expect(new Gatekeeper({ hits: 0 }).ask(START, START, false).admitted).toBe(false);
  });

  it('blocks by a 0 also where another limit is used up for now', () => {
    const gate = new Gatekeeper({ tps: 1 });
    gate.ask(START);
    gate.quotas = { account: quota({ tps: 1 }), api: quota({ hits: 0 }) };
    expect(gate.refusal(START)).toMatchObject({ blocked: true, violated: ['api-hits'] });
  });

  it('by the API eats nothing of the account', () => {
    const gate = new Gatekeeper({ tps: 5, hits: 10 }, { hits: 1 });
    gate.ask(START);
    const before = gate.counters.account;
    for (let i = 0; i < 100; i++) gate.refusal(START);
    expect(gate.counters.account).toEqual(before);
    gate.quotas = { account: gate.quotas.account, api: FREE };
    expect(gate.count(START, 10)).toBe(4);
  });

  it('names all that refuse, and waits for the last of them', () => {
    const gate = new Gatekeeper({ tps: 1 }, { hits: 1 });
    gate.ask(START);
    const { violated, resetAt, retryAfterSeconds } = gate.refusal(START);
    expect(violated).toEqual(['account-tps', 'api-hits']);
    expect(resetAt).toBe(START + SECOND);
    expect(retryAfterSeconds).toBe((parseInstant('2026-11-23T00:00:00+05:30') - START) / SECOND);
  });
});

describe('what is no hit', () => {
  it('passes used-up hits without counting, but not used-up seconds', () => {
    const gate = new Gatekeeper({ tps: 3, hits: 1 });
    expect(gate.ask(START).admitted).toBe(true);
    expect(gate.ask(START, START, false).admitted).toBe(true);
    expect(gate.ask(START, START, false).admitted).toBe(true);
    expect(gate.counters.account.used).toBe(1);
    const third = gate.ask(START, START, false);
    expect(third).toMatchObject({ admitted: false, violated: ['account-tps'], retryAfterSeconds: 1 });
  });
});

describe('a change of plan', () => {
  it('applies from the next call and keeps the counters', () => {
    const gate = new Gatekeeper({ hits: 10, tps: 5 });
    expect(gate.count(START, 9)).toBe(5);
    gate.quotas = { account: quota({ hits: 7, tps: 100 }), api: FREE };
    expect(gate.count(START, 9)).toBe(2);
    gate.quotas = { account: quota({ hits: 8 }), api: FREE };
    expect(gate.count(START, 9)).toBe(1);
  });

  it('to another period keeps the count and moves the end of the window', () => {
    const gate = new Gatekeeper({ hits: 10 });
    expect(gate.count(START, 6)).toBe(6);
    gate.quotas = { account: quota({ hits: 10, period: 'MONTH' }), api: FREE };
    expect(gate.count(START, 9)).toBe(4);
    expect(gate.count(START + DAY, 9)).toBe(0);
    gate.quotas = { account: quota({ hits: 15 }), api: FREE };
    expect(gate.count(START + DAY, 9)).toBe(5);
    expect(gate.count(START + 2 * DAY, 20)).toBe(15);
  });

  it('to fewer calls per second makes nobody wait longer than a second', () => {
    const gate = new Gatekeeper({ tps: 1000 });
    expect(gate.count(START, 2000)).toBe(1000);
    gate.quotas = { account: quota({ tps: 1 }), api: FREE };
    expect(gate.refusal(START).retryAfterSeconds).toBe(1);
    expect(gate.count(START + SECOND, 5)).toBe(1);
  });
});

describe('a host whose clock is put back', () => {
  it('neither blocks for long nor lets in more', () => {
    const gate = new Gatekeeper({ tps: 2 });
    expect(gate.count(START, 5)).toBe(2);
    const back = START - 5 * HOUR;
    expect(gate.count(back, 5)).toBe(0);
    expect(gate.count(back + 499, 5)).toBe(0);
    expect(gate.count(back + 500, 5)).toBe(1);
    expect(gate.count(back + 5 * SECOND, 5)).toBe(2);
  });
});

/** The same rule told as a list of what was let in, in exact fractions: virtual scheduling for tps. */
class NaiveGatekeeper {
  readonly #admitted: { at: Instant; isHit: boolean }[] = [];
  readonly #quotas: readonly Quota[];

  constructor(quotas: readonly Quota[]) {
    this.#quotas = quotas;
  }

  ask(at: Instant, isHit: boolean): boolean {
    const free = this.#quotas.every(
      ({ hits, tps, period }) => this.#tpsFree(tps, at) && this.#hitsFree(hits, period, at, isHit),
    );
    if (free) this.#admitted.push({ at, isHit });
    return free;
  }

  #tpsFree(tps: number | null, at: Instant): boolean {
    if (tps === null) return true;
    if (tps === 0) return false;
    // In units of a millisecond divided by tps: the theoretical arrival time of the next call.
    const scale = BigInt(tps);
    let arrival = 0n;
    for (const call of this.#admitted) {
      const seen = BigInt(call.at) * scale;
      arrival = (seen > arrival ? seen : arrival) + 1000n;
    }
    return BigInt(at) * scale >= arrival - (scale * 1000n - 1000n);
  }

  #hitsFree(hits: number | null, period: Quota['period'], at: Instant, isHit: boolean): boolean {
    if (hits === null) return true;
    if (hits === 0) return false;
    const window = (instant: Instant) =>
      new Date(instant + 5.5 * HOUR).toISOString().slice(0, period === 'DAY' ? 10 : 7);
    const used = this.#admitted.filter((call) => call.isHit && window(call.at) === window(at)).length;
    return !isHit || used < hits;
  }
}

const quotas = fc.record({
  hits: fc.option(fc.integer({ min: 0, max: 30 }), { freq: 3 }),
  tps: fc.option(fc.oneof(fc.constantFrom(1, 2, 3, 7, 100), fc.integer({ min: 0, max: 10 })), { freq: 3 }),
  period: fc.constantFrom<Quota['period']>('DAY', 'MONTH'),
});
const calls = fc.array(
  fc.record({
    pause: fc.oneof(
      { weight: 6, arbitrary: fc.constant(0) },
      { weight: 6, arbitrary: fc.integer({ min: 1, max: 700 }) },
      { weight: 2, arbitrary: fc.integer({ min: 1000, max: 20 * MINUTE }) },
      { weight: 1, arbitrary: fc.integer({ min: HOUR, max: 20 * DAY }) },
    ),
    isHit: fc.boolean(),
  }),
  { minLength: 20, maxLength: 80 },
);

describe('against a naive list of admitted calls', () => {
  it('lets in the same calls, and Retry-After is enough and never needless', () => {
    fc.assert(
      fc.property(quotas, quotas, calls, (account, api, sequence) => {
        const gate = new Gatekeeper(account, api);
        const naive = new NaiveGatekeeper([account, api]);
        let at = START;
        for (const { pause, isHit } of sequence) {
          at += pause;
          const before = gate.counters;
          const verdict = gate.ask(at, at, isHit);
          expect(verdict.admitted).toBe(naive.ask(at, isHit));
          if (verdict.admitted) continue;
          if (verdict.blocked) continue;
          const wait = verdict.retryAfterSeconds * SECOND;
          expect(wait).toBeGreaterThan(0);
          const admits = (more: number) =>
            admit(gate.quotas, before, { now: at + more, hostNow: at + more }, isHit).admitted;
          expect(admits(wait)).toBe(true);
          expect(admits(wait - SECOND)).toBe(false);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('never admits more in any stretch than the rate and one second’s worth', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 3, 10, 100),
        fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 400 }),
        (tps, pauses) => {
          const gate = new Gatekeeper({ tps });
          const admitted: number[] = [];
          let at = START;
          for (const pause of pauses) {
            at += pause;
            if (gate.ask(at).admitted) admitted.push(at);
          }
          for (const [i, from] of admitted.entries()) {
            for (const [j, to] of admitted.entries()) {
              if (j >= i) expect((j - i + 1) * 1000).toBeLessThanOrEqual((to - from) * tps + tps * 1000);
            }
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});
