import { Bindings } from './bindings.ts';
import { type Difference, differencesOf, type Strictness } from './compare.ts';
import { connectionDifference, isBroken, type Outcome, outcomeOf } from './outcome.ts';
import { type Change, type Recorded, type Recording, RecordingError } from './recording.ts';
import { LeftOut, Requests } from './requests.ts';
import { credentialsOf, freshTarget, runningTarget, type Target, TargetError } from './target.ts';

/** How to play a recording; what is left out is taken from the recording, then from the demo. */
export interface ReplayOptions {
  /** Fixture of the fresh world, and of the credentials. */
  readonly fixture?: string | undefined;
  readonly seed?: string | undefined;
  /** Where the fresh world's clock stands at first. */
  readonly clock?: string | undefined;
  /** A running sandbox to play against instead. */
  readonly url?: string | undefined;
  readonly controlToken?: string | undefined;
  /** Key for the calls of a HAR, and of every application that calls with a key. */
  readonly apiKey?: string | undefined;
  /** Demand the recorded bytes. */
  readonly exact?: boolean | undefined;
}

/** The first exchange that was answered otherwise. */
export interface FirstDifference {
  readonly recorded: Recorded;
  readonly differences: readonly Difference[];
  /** What may explain it, in one line. */
  readonly advice: string | undefined;
}

/** What a replay found. */
export interface ReplayReport {
  readonly exchanges: number;
  /** How many were sent, the differing one included. */
  readonly replayed: number;
  /** Those that were not sent, and why. */
  readonly leftOut: readonly { readonly recorded: Recorded; readonly reason: string }[];
  readonly first: FirstDifference | undefined;
  /** How many of the answers were compared in part, since the recording has only the head of their body. */
  readonly comparedInPart: number;
}

/**
 * Plays a recording up to the first answer that is not as it was recorded.
 * @throws RecordingError or TargetError, each in one line for the console
 */
export async function replayRecording(recording: Recording, options: ReplayOptions): Promise<ReplayReport> {
  const fixture = options.fixture ?? recording.fixture ?? 'demo';
  const credentials = credentialsOf(fixture);
  const demoKey = [...credentials.values()].find(({ oauth }) => oauth === 'NONE')?.apiKey;
  const { apiKey } = options;
  const unknownKey = recording.kind === 'HAR' ? (apiKey ?? demoKey) : undefined;
  const clock = options.clock ?? recording.clock;
  const target =
    options.url === undefined
      ? await freshTarget({
          fixture,
          seed: options.seed ?? recording.seed,
          clock,
          plans: plansOf(recording.exchanges, options.exact === true),
        })
      : runningTarget(options.url, options.controlToken);
  try {
    const player = new Player(target, { credentials, unknownKey, apiKey }, clock, options.exact ?? false);
    return await player.play(recording.exchanges);
  } finally {
    await target.close();
  }
}

/**
 * Whether a fresh world holds calls to their plans: where the recording has a refusal by one. Otherwise a replay,
 * which is faster than the run was, would be refused by calls per second.
 */
function plansOf(exchanges: readonly Recorded[], exact: boolean): 'enforced' | 'off' {
  const isRefusal = ({ status, answer = '' }: Recorded) =>
    status === 429 || (status === 403 && answer.includes('"PLAN_BLOCKED"'));
  const shows = exchanges.some(
    (one) => (!one.isFaulted && isRefusal(one)) || (exact && one.answerHeaders?.has('ratelimit')),
  );
  return shows ? 'enforced' : 'off';
}

function clockOf(answer: string): { now?: string; mode?: string } {
  try {
    return (JSON.parse(answer) ?? {}) as { now?: string; mode?: string };
  } catch {
    return {};
  }
}

/** A call as the target's log tells it, as far as it is looked at. */
interface LoggedCall {
  readonly method: string;
  readonly path: string;
  readonly changes?: readonly Change[];
}

/** Identifiers of the same kind of change of the same kind of object, in order. */
function pairsOf(recorded: readonly Change[], made: readonly Change[]): [string, string][] {
  const left = [...made];
  return recorded.flatMap(({ object, kind, id }): [string, string][] => {
    const at = left.findIndex((one) => one.object === object && one.kind === kind);
    const [found] = at === -1 ? [] : left.splice(at, 1);
    return id === undefined || found?.id === undefined ? [] : [[id, found.id]];
  });
}

class Player {
  readonly #target: Target;
  readonly #bindings = new Bindings();
  readonly #requests: Requests;
  readonly #exact: boolean;
  readonly #hasKey: boolean;
  /** What the target's clock was put to; undefined where nobody knows. */
  #now: number | undefined;
  #comparedInPart = 0;

  constructor(
    target: Target,
    callers: ConstructorParameters<typeof Requests>[1],
    clock: string | undefined,
    exact: boolean,
  ) {
    this.#target = target;
    this.#requests = new Requests(target, callers, this.#bindings);
    this.#exact = exact;
    this.#hasKey = callers.apiKey !== undefined;
    if (target.ownsClock && clock !== undefined) this.#now = Date.parse(clock);
  }

  async play(exchanges: readonly Recorded[]): Promise<ReplayReport> {
    const leftOut: { recorded: Recorded; reason: string }[] = [];
    let replayed = 0;
    for (const recorded of exchanges) {
      try {
        const { differences, status } = await this.#one(recorded);
        replayed++;
        if (differences.length > 0) {
          const advice = status === recorded.status ? undefined : this.#advice(recorded, status);
          return this.#report(exchanges.length, replayed, leftOut, { recorded, differences, advice });
        }
      } catch (error) {
        if (!(error instanceof LeftOut)) throw error;
        leftOut.push({ recorded, reason: error.message });
      }
    }
    return this.#report(exchanges.length, replayed, leftOut, undefined);
  }

  /** What a refusal that was not recorded may come from. */
  #advice({ target }: Recorded, status: number | undefined): string | undefined {
    if (status === 401 && target.startsWith('/v1/') && !this.#target.ownsClock && !this.#hasKey) {
      return 'that sandbox may have other keys than the fixture, as a made world has: give its own with --api-key';
    }
    if (status !== 429) return undefined;
    return 'a replay is faster than the run that was recorded, and so may meet a limit of calls per second';
  }

  #report(
    exchanges: number,
    replayed: number,
    leftOut: ReplayReport['leftOut'],
    first: FirstDifference | undefined,
  ): ReplayReport {
    return { exchanges, replayed, leftOut, first, comparedInPart: this.#comparedInPart };
  }

  async #one(recorded: Recorded): Promise<{ differences: Difference[]; status?: number }> {
    const request = await this.#requests.make(recorded);
    await this.#follow(recorded);
    const outcome = await outcomeOf(this.#target, request, recorded.connection === 'HELD_BACK');
    await this.#bindChanges(recorded, request, outcome);
    const broken = connectionDifference(recorded, outcome);
    if (broken !== undefined) return { differences: [broken] };
    if (outcome.kind !== 'WHOLE') return { differences: [] };
    this.#requests.learn(recorded, outcome.text);
    this.#watchClock(recorded, outcome.text);
    if (recorded.isAnswerCut) this.#comparedInPart++;
    const strictness: Strictness = {
      exact: this.#exact,
      sameTime: this.#now !== undefined && recorded.at !== undefined,
    };
    const differences = differencesOf(recorded, outcome, this.#bindings, strictness);
    return { differences, status: outcome.status };
  }

  /** Binds what the call made, where its answer does not tell all of it: by object and order. */
  async #bindChanges(recorded: Recorded, request: Request, outcome: Outcome): Promise<void> {
    if (this.#exact || recorded.changes.length === 0 || outcome.kind === 'LATE') return;
    if (!recorded.isAnswerCut && !recorded.isInstead && !isBroken(recorded)) return;
    const { controlToken, base } = this.#target;
    const { pathname } = new URL(request.url);
    const asked = new Request(`${base}/sandbox/v1/exchanges?limit=5`, {
      headers: controlToken === undefined ? {} : { authorization: `Bearer ${controlToken}` },
    });
    const logged = await outcomeOf(this.#target, asked);
    if (logged.kind !== 'WHOLE' || logged.status !== 200) return;
    // The newest call of this kind is the one just made; the log shows paths without the world's prefix.
    const made = (JSON.parse(logged.text) as { data: LoggedCall[] }).data.find(
      ({ method, path }) => method === request.method && pathname === new URL(base + path).pathname,
    );
    for (const [expected, got] of pairsOf(recorded.changes, made?.changes ?? [])) {
      this.#bindings.agree(expected, got);
    }
  }

  /** Where the clock stands after a call that may have moved it: told by its answer, where it stands at all. */
  #watchClock({ target, method }: Recorded, answer: string): void {
    if (!this.#target.ownsClock || method === 'GET') return;
    if (!/^\/sandbox\/v1\/(?:clock|credit-patterns|reset)/.test(target)) return;
    const { now, mode } = clockOf(answer);
    this.#now = mode === 'FROZEN' && now !== undefined ? Date.parse(now) : Number.NEGATIVE_INFINITY;
  }

  /** Puts the fresh world's clock to the instant of the recorded call, so that the same falls due. */
  async #follow({ at }: Recorded): Promise<void> {
    if (this.#now === undefined || at === undefined) return;
    const instant = Date.parse(at);
    if (Number.isNaN(instant)) throw new RecordingError(`${at} is no instant`);
    if (instant <= this.#now) return;
    const outcome = await outcomeOf(
      this.#target,
      new Request(`${this.#target.base}/sandbox/v1/clock`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ now: at, frozen: true }),
      }),
    );
    // A clock that is further on already (409) is left there: the answers will show whether it matters.
    const isSet = outcome.kind === 'WHOLE' && [200, 409].includes(outcome.status);
    if (!isSet) throw new TargetError(`the clock cannot be put to ${at}`);
    this.#now = instant;
  }
}
