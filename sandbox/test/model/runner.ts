import type { ActCommand, Command, CreditCommand, GetCommand, ListCommand, TimeCommand } from './commands.ts';
import { match, Unknown } from './match.ts';
import { defined, instantFor, numberAt, outcomesOf, PHYSICALS, physicalAt, utrAt } from './picks.ts';
import { accountsBy, create, getAccount, modify, remove } from './reference/account-operations.ts';
import { sumOf } from './reference/books.ts';
import { shiftDay } from './reference/calendar.ts';
import {
  advanceClock,
  freezeClock,
  readClock,
  resumeClock,
  setClock,
  setLimits,
} from './reference/clock-operations.ts';
import { credit, reverse } from './reference/credit-operations.ts';
import {
  acknowledge,
  batchesBy,
  entriesBy,
  fetch,
  getBatch,
  getEntry,
} from './reference/delivery-operations.ts';
import { decide, getRefund, refund, refundsBy } from './reference/refund-operations.ts';
import { type Expected, ModelWorld, yes } from './reference/world.ts';
import { type Keyed, Requests, type SuiteClock } from './requests.ts';
import type { Answer, LimitsChange, PageView, Paging, Subject } from './subject.ts';

/** How many pages of a list are read. */
const PAGES = 3;

/** Plays commands to the bank and to the model, and compares what they say. */
export class Runner {
  readonly #subject: Subject;
  readonly #world: ModelWorld;
  readonly #host: SuiteClock;
  readonly #requests: Requests;
  /** How often each command met each outcome: what a suite did not meet, it has not tested. */
  readonly met: Map<string, number>;
  #command: Command['op'] | 'drain' = 'drain';

  constructor(subject: Subject, host: SuiteClock, batchLimit: number, met = new Map<string, number>()) {
    this.met = met;
    this.#subject = subject;
    this.#host = host;
    this.#world = new ModelWorld(host, batchLimit);
    this.#requests = new Requests(this.#world, host);
  }

  /** What the model's books hold by now. */
  get counts(): { virtualAccounts: number; credits: number; batches: number; refunds: number } {
    const { accounts, log, batches, refunds } = this.#world;
    const credits = log.filter(({ kind }) => kind === 'CREDIT').length;
    return { virtualAccounts: accounts.size, credits, batches: batches.length, refunds: refunds.length };
  }

  /** @throws Mismatch when the bank says otherwise than the model */
  async run(command: Command): Promise<void> {
    this.#command = command.op;
    switch (command.op) {
      case 'create':
      case 'modify':
      case 'remove':
        return this.#send(this.#requests.bulkCall(command));
      case 'refund':
        return this.#send(this.#requests.refundCall(command));
      case 'repeat':
        return this.#repeat(command.pick);
      case 'credit':
        return this.#credit(command);
      case 'getAccount':
      case 'getBatch':
      case 'getEntry':
      case 'getRefund':
        return this.#get(command);
      case 'listAccounts':
      case 'listBatches':
      case 'listEntries':
      case 'listRefunds':
        return this.#list(command);
      case 'reverse':
      case 'fetch':
      case 'acknowledge':
      case 'decide':
        return this.#act(command);
      case 'crash':
        return this.#subject.crash();
      case 'hostClock':
        return this.#host.move(command.milliseconds);
      default:
        return this.#time(command);
    }
  }

  /** What must hold after any command: the bank finds nothing wrong with its books. */
  async inspect(): Promise<void> {
    this.#world.request(() => yes(undefined));
    match([], await this.#subject.violations());
  }

  /** Empties all streams and compares every record, then inspects. */
  async drain(): Promise<void> {
    this.#command = 'drain';
    for (const [n, physical] of PHYSICALS.slice(0, 3).entries()) {
      const as = n < 2 ? 'ACME' : 'BETA';
      for (;;) {
        await this.#compare(fetch(this.#world, as, physical), this.#subject.fetch(as, physical));
        const open = this.#world.batches.find(
          (one) => one.physical === physical && one.acknowledgedAt === undefined,
        );
        if (!open) break;
        const [id, count, sum] = [open.id.value ?? '', open.entries.length, BigInt(sumOf(open.entries))];
        await this.#compare(
          acknowledge(this.#world, as, id, count, sum),
          this.#subject.acknowledge(as, id, count, sum),
        );
      }
      await this.#list({ op: 'listEntries', as, filter: { physical: n }, limit: 50 });
    }
    await this.inspect();
  }

  async #compare<T>(expected: Expected, answer: Promise<Answer<T>>): Promise<Answer<T>> {
    const actual = await answer;
    match(expected, actual);
    for (const outcome of outcomesOf(actual, this.#command)) {
      const name = `${this.#command} ${outcome}`;
      this.met.set(name, (this.met.get(name) ?? 0) + 1);
    }
    return actual;
  }

  async #send(keyed: Keyed): Promise<void> {
    this.#requests.sent.push(keyed);
    const [world, subject] = [this.#world, this.#subject];
    switch (keyed.op) {
      case 'create':
        await this.#compare(create(world, keyed.call), subject.create(keyed.call));
        return;
      case 'modify':
        await this.#compare(modify(world, keyed.call), subject.modify(keyed.call));
        return;
      case 'remove':
        await this.#compare(remove(world, keyed.call), subject.remove(keyed.call));
        return;
      case 'refund':
        await this.#compare(refund(world, keyed.call), subject.refund(keyed.call));
        return;
    }
  }

  /** Sends an earlier keyed command again, byte for byte. */
  async #repeat(pick: number): Promise<void> {
    const known = this.#requests.sent.at(-1 - (pick % 8));
    if (known) await this.#send(known);
  }

  async #credit(command: CreditCommand): Promise<void> {
    const notice = this.#requests.notice(command);
    for (let i = 0; i < command.times; i++) {
      await this.#compare(credit(this.#world, notice), this.#subject.credit(notice));
    }
  }

  async #act(command: ActCommand): Promise<void> {
    const [world, subject] = [this.#world, this.#subject];
    switch (command.op) {
      case 'reverse': {
        const reference = this.#requests.reference(command.pick);
        await this.#compare(reverse(world, reference), subject.reverse(reference, command.reason));
        return;
      }
      case 'fetch': {
        const number = PHYSICALS[command.physical] ?? '';
        await this.#compare(fetch(world, command.as, number), subject.fetch(command.as, number));
        return;
      }
      case 'acknowledge': {
        const batch = world.batches.at(-1 - command.pick);
        const id = batch?.id.value ?? 'KB000000000000';
        const count = (batch?.entries.length ?? 1) + (command.miscounted ? 1 : 0);
        const sum = BigInt(sumOf(batch?.entries ?? [])) + BigInt(command.off);
        if (sum < 0n) return;
        await this.#compare(
          acknowledge(world, command.as, id, count, sum),
          subject.acknowledge(command.as, id, count, sum),
        );
        return;
      }
      case 'decide': {
        const { decision, reason } = command;
        const id = this.#requests.refundId(command.pick);
        await this.#compare(decide(world, decision, id, reason), subject.decide(decision, id, reason));
        return;
      }
    }
  }

  async #get(command: GetCommand): Promise<void> {
    const [world, subject, as] = [this.#world, this.#subject, command.as];
    switch (command.op) {
      case 'getAccount': {
        const number = numberAt(command.number);
        await this.#compare(getAccount(world, as, number), subject.getAccount(as, number));
        return;
      }
      case 'getBatch': {
        const id = world.batches.at(-1 - (command.pick % 6))?.id.value ?? 'KB000000000000';
        await this.#compare(getBatch(world, as, id), subject.getBatch(as, id));
        return;
      }
      case 'getEntry': {
        const reference = this.#requests.reference(command.pick);
        await this.#compare(getEntry(world, as, reference), subject.getEntry(as, reference));
        return;
      }
      case 'getRefund': {
        const id = this.#requests.refundId(command.pick);
        await this.#compare(getRefund(world, as, id), subject.getRefund(as, id));
        return;
      }
    }
  }

  async #list(command: ListCommand): Promise<void> {
    const [world, subject] = [this.#world, this.#subject];
    const { as, limit } = command;
    switch (command.op) {
      case 'listAccounts': {
        const { physical, status, customerReference } = command.filter;
        const filter = defined({
          physicalAccountNumber: physicalAt(physical),
          status,
          customerReference,
        });
        return this.#pages(
          limit,
          () => accountsBy(world, as, filter),
          (paging) => subject.listAccounts(as, filter, paging),
        );
      }
      case 'listBatches': {
        const { physical, status } = command.filter;
        const filter = defined({ physicalAccountNumber: physicalAt(physical), status });
        return this.#pages(
          limit,
          () => batchesBy(world, as, filter),
          (paging) => subject.listBatches(as, filter, paging),
        );
      }
      case 'listEntries': {
        const { physical, number, utr, fromDay, toDay, entryType, deliveryState } = command.filter;
        const filter = defined({
          physicalAccountNumber: physicalAt(physical),
          virtualAccountNumber: number === undefined ? undefined : numberAt(number),
          utr: utr === undefined ? undefined : utrAt('UPI', utr),
          fromDate: fromDay === undefined ? undefined : shiftDay(this.#requests.today(), fromDay),
          toDate: toDay === undefined ? undefined : shiftDay(this.#requests.today(), toDay),
          entryType,
          deliveryState,
        });
        return this.#pages(
          limit,
          () => entriesBy(world, as, filter),
          (paging) => subject.listEntries(as, filter, paging),
        );
      }
      case 'listRefunds': {
        const { pick, status } = command.filter;
        const transactionReferenceNumber = pick === undefined ? undefined : this.#requests.reference(pick);
        const filter = defined({ transactionReferenceNumber, status });
        return this.#pages(
          limit,
          () => refundsBy(world, as, filter),
          (paging) => subject.listRefunds(as, filter, paging),
        );
      }
    }
  }

  /** Reads a list page by page and compares each with its part of the whole. */
  async #pages<T>(
    limit: number,
    whole: () => unknown[],
    ask: (paging: Paging) => Promise<Answer<PageView<T>>>,
  ): Promise<void> {
    let after: string | undefined;
    for (let page = 0; page < PAGES; page++) {
      const expected = this.#world.request(() => {
        const all = whole();
        const end = (page + 1) * limit;
        const next = end < all.length ? new Unknown('position', (value) => value !== '') : null;
        return yes({ data: all.slice(page * limit, end), next });
      });
      const answer = await this.#compare(expected, ask(after === undefined ? { limit } : { limit, after }));
      if (!answer.ok || answer.value.next === null) return;
      after = answer.value.next;
    }
  }

  async #time(command: TimeCommand): Promise<void> {
    const [world, subject] = [this.#world, this.#subject];
    switch (command.op) {
      case 'clock': {
        const { action } = command;
        if (action === 'read') await this.#compare(readClock(world), subject.readClock());
        else if (action === 'freeze') await this.#compare(freezeClock(world), subject.freezeClock());
        else await this.#compare(resumeClock(world), subject.resumeClock());
        return;
      }
      case 'setClock': {
        const answer = await this.#compare(readClock(world), subject.readClock());
        if (!answer.ok) return;
        const to = instantFor(command.to, answer.value.now);
        await this.#compare(setClock(world, to, command.frozen), subject.setClock(to, command.frozen));
        return;
      }
      case 'advance':
        await this.#compare(advanceClock(world, command.seconds), subject.advanceClock(command.seconds));
        return;
      case 'limits': {
        const { op: _, ...change } = command;
        const limits: LimitsChange = change;
        await this.#compare(setLimits(world, limits), subject.setLimits(limits));
        return;
      }
    }
  }
}
