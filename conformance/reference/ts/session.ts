import type { StartInput } from '../../drivers/protocol.ts';
import { Bank, type Budget } from './bank.ts';
import type { AcknowledgedBefore, Behaviour } from './behaviour.ts';
import { Book } from './book.ts';
import { Journal } from './journal.ts';
import { Life } from './life.ts';
import { Tokens } from './tokens.ts';
import { Wire } from './wire.ts';

/** Attempts per call: with the pauses between them about five seconds. */
const TRIES = 6;
/** Milliseconds of work where the command does not say how long it may take. */
const USUAL_BUDGET = 30_000;

/** Everything that belongs to one start of the integration. */
export class Session {
  readonly input: StartInput;
  readonly behaviour: Behaviour;
  readonly life: Life;
  readonly book: Book;
  readonly bank: Bank;
  readonly log: (line: string) => void;
  /** By batchId. */
  readonly acknowledgements = new Map<string, AcknowledgedBefore>();
  /** When each stream may be polled again, monotonic milliseconds: of the last empty answer. */
  readonly pollAt = new Map<string, number>();
  /** When a refund may be asked for again, by transaction reference; milliseconds since 1970. */
  readonly refundPollAt = new Map<string, number>();
  #keysMade = 0;
  readonly #journal: Journal;
  readonly #wire: Wire;

  /** @throws JournalDamaged */
  constructor(input: StartInput, behaviour: Behaviour, log: (line: string) => void) {
    this.input = input;
    this.behaviour = behaviour;
    this.log = log;
    this.life = new Life(input.seed);
    const { apiKey, clientId, clientSecret } = input.credentials;
    const { baseUrl, notificationSecret } = input;
    log(`start ${baseUrl}${behaviour.loggable({ apiKey, clientId, clientSecret, notificationSecret })}`);
    this.#journal = new Journal(input.dataDir, this.life);
    this.book = new Book(this.#journal, behaviour);
    this.#wire = new Wire(input.baseUrl, input.requestDeadlineMilliseconds, behaviour, this.life);
    const tokens = new Tokens(input.credentials, this.#wire, behaviour, this.life);
    this.bank = new Bank(this.#wire, tokens, behaviour, this.life, log);
  }

  /**
   * How long a command may work: it answers before the kit stops waiting, so that what is not done by then is told as
   * unknown and parked instead of lost.
   */
  budget(deadlineMilliseconds: number = USUAL_BUDGET): Budget {
    const margin = Math.min(1000, deadlineMilliseconds / 5) + this.input.requestDeadlineMilliseconds;
    const endsAt = this.life.now() + Math.max(deadlineMilliseconds - margin, deadlineMilliseconds / 2);
    return { endsAt, tries: TRIES };
  }

  /** A key for a new piece of work. */
  newKey(commandId: string): string {
    this.#keysMade += 1;
    return this.behaviour.newKey(commandId, this.#keysMade);
  }

  /** Ends it at once: nothing is written or sent after this. */
  end(): void {
    if (this.life.signal.aborted) return;
    this.life.kill();
    this.#wire.close();
    this.#journal.close();
  }
}
