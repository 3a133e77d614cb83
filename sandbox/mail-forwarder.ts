import { type Instant, MINUTE, SECOND } from './lib/clock.ts';
import { nextQueuedMail, pauseAfter, recordDelivery, renderMail } from './services/mails.ts';
import { runUnit } from './services/run-unit.ts';
import type { Host } from './services/unit.ts';
import { isWorldName } from './services/world-names.ts';
import type { MailSender } from './smtp.ts';
import { type Store, StoreUnavailableError, type WorldStore } from './stores/store.ts';

/** Calls `work` once after so many milliseconds. @returns forgets it */
export type StartTimer = (work: () => void, milliseconds: number) => () => void;

/** The machine's timer; a waiting mail does not keep a process alive. */
export const startTimer: StartTimer = (work, milliseconds) => {
  const timer = setTimeout(work, milliseconds);
  timer.unref();
  return () => clearTimeout(timer);
};

export interface MailForwarderOptions {
  readonly store: Store;
  readonly host: Host;
  /** What links of a world begin with. */
  linkBase(worldId: string): string;
  readonly sender: MailSender;
  readonly startTimer: StartTimer;
  /** Told, in words without addresses, of mails that are given up. */
  onWarning(message: string): void;
}

/** How long {@link MailForwarder.close} waits for a mail that is being sent, in milliseconds. */
const CLOSING_GRACE = 2 * SECOND;

/**
 * Takes QUEUED mails from the outbox of every world to the SMTP server, in the order in which they were
 * written, at least once each: what is sent is marked afterwards, so a crash in between sends it again (with
 * the same Message-ID). Runs beside the requests and never holds one up.
 */
export class MailForwarder {
  readonly #options: MailForwarderOptions;
  #started = false;
  #closed = false;
  /** Set while the server is not to be tried, on the host's clock. */
  #pausedUntil: Instant = 0;
  #running: Promise<void> | undefined;
  /** Asked for while it ran. */
  #again = false;
  #cancelTimer: (() => void) | undefined;

  constructor(options: MailForwarderOptions) {
    this.#options = options;
  }

  /** Begins with what waits from before. */
  start(): void {
    this.#started = true;
    this.wake();
  }

  /** A mail was queued: it is looked for soon, but not within the caller's transaction. */
  wake(): void {
    if (!this.#started || this.#closed) return;
    if (this.#running) this.#again = true;
    else this.#wakeIn(Math.max(0, this.#pausedUntil - this.#options.host.now()));
  }

  /** Resolves when nothing is being sent. */
  async settled(): Promise<void> {
    await this.#running;
  }

  /** Stops after the mail that is being sent; one that takes too long is sent again at the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelTimer?.();
    if (this.#running === undefined) return;
    let cancel = () => {};
    const grace = new Promise<void>((resolve) => {
      cancel = this.#options.startTimer(resolve, CLOSING_GRACE);
    });
    await Promise.race([this.#running, grace]);
    cancel();
  }

  #wakeIn(milliseconds: number): void {
    this.#cancelTimer?.();
    this.#cancelTimer = this.#options.startTimer(() => {
      this.#cancelTimer = undefined;
      this.#running ??= this.#run();
    }, milliseconds);
  }

  async #run(): Promise<void> {
    let next: Instant | undefined;
    try {
      do {
        this.#again = false;
        next = await this.#forwardAll();
      } while (this.#again && !this.#closed && this.#pausedUntil <= this.#options.host.now());
    } catch (error) {
      const { host, onWarning } = this.#options;
      // A store that has failed stays so until a restart; anything else, such as a world that is being reset
      // just now, passes.
      const forGood = error instanceof StoreUnavailableError;
      if (!this.#closed) {
        onWarning(`mails are not forwarded ${forGood ? 'any more' : 'for now'}: ${(error as Error).message}`);
      }
      if (forGood) this.#closed = true;
      next = host.now() + MINUTE;
    }
    this.#running = undefined;
    if (!this.#closed && next !== undefined) this.#wakeIn(Math.max(0, next - this.#options.host.now()));
  }

  /** @returns when to look again, on the host's clock; undefined when nothing waits */
  async #forwardAll(): Promise<Instant | undefined> {
    let earliest: Instant | undefined;
    for (const worldId of (await this.#options.store.worlds()).filter(isWorldName)) {
      const next = await this.#forwardWorld(worldId, this.#options.store.world(worldId));
      if (this.#pausedUntil > this.#options.host.now()) return this.#pausedUntil;
      if (next !== undefined && (earliest === undefined || next < earliest)) earliest = next;
    }
    return earliest;
  }

  async #forwardWorld(worldId: string, world: WorldStore): Promise<Instant | undefined> {
    const { host, sender, linkBase, onWarning } = this.#options;
    while (!this.#closed) {
      const next = await runUnit(world, host, async (unit) => {
        const mail = await nextQueuedMail(unit);
        return typeof mail === 'object'
          ? { mail, ...readable(() => renderMail(unit, mail, linkBase(worldId))) }
          : mail;
      });
      if (typeof next !== 'object') return next;
      const { mail, text } = next;
      // Only what a crash cannot take back is told to anybody.
      await world.durable();
      const outcome =
        text === undefined
          ? ({ taken: false, fault: 'ESEALED', blame: 'REFUSED' } as const)
          : await sender(mail, text);
      const after = await runUnit(world, host, (unit) => recordDelivery(unit, mail.mailId, outcome));
      await world.durable();
      if (after?.delivery === 'FAILED') {
        onWarning(`mail ${mail.mailId} is given up after ${after.attempts} attempts: ${after.fault}`);
      }
      if (!outcome.taken && outcome.blame === 'SERVER') {
        this.#pausedUntil = host.now() + pauseAfter(mail.attempts + 1);
        return this.#pausedUntil;
      }
    }
    return undefined;
  }
}

/** A link sealed under another server key cannot be read: the mail is lost, the others are not. */
function readable(render: () => { text: string }): { text?: string } {
  try {
    return { text: render().text };
  } catch {
    return {};
  }
}
