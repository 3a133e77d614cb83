import type { Command, FieldSeed, ItemSeed, KeySeed } from './commands.ts';
import { match } from './match.ts';
import { accountsBy, create, getAccount, modify, remove } from './reference/account-operations.ts';
import { sumOf } from './reference/books.ts';
import { dayOf, halfHourAfter, shiftDay } from './reference/calendar.ts';
import { advanceClock, freezeClock, readClock, resumeClock, setClock, setLimits } from './reference/clock-operations.ts';
import { credit, knownReferences, reverse } from './reference/credit-operations.ts';
import { acknowledge, batchesBy, entriesBy, fetch, getBatch, getEntry } from './reference/delivery-operations.ts';
import { decide, getRefund, refund, refundsBy } from './reference/refund-operations.ts';
import { type Expected, FIRMS, ModelWorld, yes } from './reference/world.ts';
import type { AccountFields, Answer, Bulk, CreateItem, DeleteItem, LimitsChange, ModifyItem, Notice, PageView, Paging, RefundCall, Subject } from './subject.ts';
import { Unknown } from './match.ts';

const PHYSICALS = [...FIRMS.ACME.physical, ...FIRMS.BETA.physical, '999999999'];
const NUMBERS = [0, 1, 2, 3, 4, 5, 6].map((n) => `ACME0000000${n}`).concat('GAMA00000007', 'BETA00000008', 'BETA00000009');
const CLIENTS = ['own', 'acme retail pvt ltd', ''];
const REASONS = ['CUSTOMER_EXITED', 'DUPLICATE', 'ERROR', 'OTHER'] as const;
/** How many pages of a list are read. */
const PAGES = 3;

type Keyed =
  | { op: 'create'; call: Bulk<CreateItem> }
  | { op: 'modify'; call: Bulk<ModifyItem> }
  | { op: 'remove'; call: Bulk<DeleteItem> }
  | { op: 'refund'; call: RefundCall };

/** A host clock that the suite moves. */
export interface SuiteClock {
  now(): number;
  move(milliseconds: number): void;
}

export function suiteClock(start: number): SuiteClock {
  let now = start;
  return {
    now: () => now,
    move: (milliseconds) => {
      now += milliseconds;
    },
  };
}

/** Plays commands to the bank and to the model, and compares what they say. */
export class Runner {
  readonly #subject: Subject;
  readonly #world: ModelWorld;
  readonly #host: SuiteClock;
  readonly #keyed: Keyed[] = [];
  #keys = 0;

  constructor(subject: Subject, host: SuiteClock, batchLimit: number) {
    this.#subject = subject;
    this.#host = host;
    this.#world = new ModelWorld(host, batchLimit);
  }

  /** @throws Mismatch when the bank says otherwise than the model */
  async run(command: Command): Promise<void> {
    switch (command.op) {
      case 'create':
      case 'modify':
      case 'remove':
        return this.#send(this.#bulkCall(command));
      case 'refund':
        return this.#send(this.#refundCall(command));
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
    for (const [n, physical] of PHYSICALS.slice(0, 3).entries()) {
      const as = n < 2 ? 'ACME' : 'BETA';
      for (;;) {
        await this.#compare(fetch(this.#world, as, physical), this.#subject.fetch(as, physical));
        const open = this.#world.batches.find((one) => one.physical === physical && one.acknowledgedAt === undefined);
        if (!open) break;
        const [id, count, sum] = [open.id.value ?? '', open.entries.length, BigInt(sumOf(open.entries))];
        await this.#compare(acknowledge(this.#world, as, id, count, sum), this.#subject.acknowledge(as, id, count, sum));
      }
      await this.#list({ op: 'listEntries', as, physical: n, limit: 50 });
    }
    await this.inspect();
  }

  async #compare<T>(expected: Expected, answer: Promise<Answer<T>>): Promise<Answer<T>> {
    const actual = await answer;
    match(expected, actual);
    return actual;
  }

  #bulkCall(command: Extract<Command, { op: 'create' | 'modify' | 'remove' }>): Keyed {
    const { op, as, atomic } = command;
    const frame = { key: this.#key(command.key), as, physicalAccountNumber: PHYSICALS[command.physical] ?? '', atomic };
    switch (op) {
      case 'create':
        return { op, call: { ...frame, items: command.items.map((item) => this.#newItem(item)) } };
      case 'modify':
        return { op, call: { ...frame, items: command.items.map((item) => this.#changeItem(item)) } };
      case 'remove':
        return {
          op,
          call: {
            ...frame,
            items: command.items.map(({ number }) => ({
              virtualAccountNumber: numberAt(number),
              reason: REASONS[number % REASONS.length] ?? 'OTHER',
            })),
          },
        };
    }
  }

  #newItem({ number, fields }: ItemSeed): CreateItem {
    return { virtualAccountNumber: numberAt(number), accountName: `Store ${number}`, ...this.#fields(fields) };
  }

  #changeItem({ number, revision, fields }: ItemSeed): ModifyItem {
    const item: ModifyItem = { virtualAccountNumber: numberAt(number), ...this.#fields(fields) };
    const present = this.#world.accounts.get(item.virtualAccountNumber)?.revision ?? 1;
    if (revision !== undefined) item.revision = Math.max(1, present + revision);
    return item;
  }

  #fields({ validFrom, validTo, ...rest }: FieldSeed): AccountFields {
    const today = this.#today();
    const fields: AccountFields = { ...rest };
    if (validFrom !== undefined) fields.validFrom = shiftDay(today, validFrom);
    if (validTo !== undefined) fields.validTo = validTo === null ? null : shiftDay(today, validTo);
    return fields;
  }

  /** The day on which the command will run, as far as the model can tell before it does. */
  #today(): string {
    const { clock } = this.#world;
    const host = this.#host.now();
    const reads = clock.mode === 'REAL' ? host : clock.mode === 'OFFSET' ? host + clock.offset : clock.at;
    return dayOf(Math.max(reads, this.#world.now));
  }

  #key(seed: KeySeed): string {
    if (seed !== 'fresh') {
      const earlier = this.#keyed.at(-1 - seed);
      if (earlier) return earlier.call.key;
    }
    this.#keys += 1;
    return `key-${this.#keys}`;
  }

  #refundCall(command: Extract<Command, { op: 'refund' }>): Keyed {
    const { as, pick, client, reason } = command;
    const clientName = client === 0 ? FIRMS[as].client : (CLIENTS[client] ?? '');
    const transactionReferenceNumber = this.#reference(pick);
    const call: RefundCall = { key: this.#key(command.key), as, clientName, transactionReferenceNumber };
    if (reason !== undefined) call.reason = reason;
    return { op: 'refund', call };
  }

  /** A reference that the bank has said, lately for most picks, or one that it never drew. */
  #reference(pick: number): string {
    const known = knownReferences(this.#world);
    if (known.length === 0 || pick > 970) return 'KT000000000000';
    return known[known.length - 1 - ((pick % known.length) % (pick % 3 === 0 ? known.length : 6))] ?? known[0] ?? '';
  }

  async #send(keyed: Keyed): Promise<void> {
    this.#keyed.push(keyed);
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
    const known = this.#keyed.at(-1 - (pick % 8));
    if (known) await this.#send(known);
  }

  async #credit(command: Extract<Command, { op: 'credit' }>): Promise<void> {
    const { number, amount, mode, remitter, words, times } = command;
    const notice: Notice = { virtualAccountNumber: numberAt(number), amount, paymentMode: mode, remitter };
    if (words !== undefined) notice.remittanceInformation = words;
    const utr = utrAt(mode, command.utr);
    if (utr !== undefined) notice.utr = utr;
    for (let i = 0; i < times; i++) await this.#compare(credit(this.#world, notice), this.#subject.credit(notice));
  }

  async #act(command: Extract<Command, { op: 'reverse' | 'fetch' | 'acknowledge' | 'decide' }>): Promise<void> {
    const [world, subject] = [this.#world, this.#subject];
    switch (command.op) {
      case 'reverse': {
        const reference = this.#reference(command.pick);
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
        await this.#compare(acknowledge(world, command.as, id, count, sum), subject.acknowledge(command.as, id, count, sum));
        return;
      }
      case 'decide': {
        const { decision, reason } = command;
        const id = this.#refundId(command.pick);
        await this.#compare(decide(world, decision, id, reason), subject.decide(decision, id, reason));
        return;
      }
    }
  }

  #refundId(pick: number): string {
    if (pick > 970) return 'KR000000000000';
    return this.#world.refunds.at(-1 - (pick % 4))?.id.value ?? 'KR000000000000';
  }

  async #get(command: Extract<Command, { op: 'getAccount' | 'getBatch' | 'getEntry' | 'getRefund' }>): Promise<void> {
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
        const reference = this.#reference(command.pick);
        await this.#compare(getEntry(world, as, reference), subject.getEntry(as, reference));
        return;
      }
      case 'getRefund': {
        const id = this.#refundId(command.pick);
        await this.#compare(getRefund(world, as, id), subject.getRefund(as, id));
        return;
      }
    }
  }

  async #list(
    command: Extract<Command, { op: 'listAccounts' | 'listBatches' | 'listEntries' | 'listRefunds' }>,
  ): Promise<void> {
    const [world, subject] = [this.#world, this.#subject];
    const { as, limit } = command;
    switch (command.op) {
      case 'listAccounts': {
        const { status, customerReference } = command;
        const filter = defined({ physicalAccountNumber: physicalAt(command.physical), status, customerReference });
        return this.#pages(limit, () => accountsBy(world, as, filter), (paging) => subject.listAccounts(as, filter, paging));
      }
      case 'listBatches': {
        const filter = defined({ physicalAccountNumber: physicalAt(command.physical), status: command.status });
        return this.#pages(limit, () => batchesBy(world, as, filter), (paging) => subject.listBatches(as, filter, paging));
      }
      case 'listEntries': {
        const { fromDay, toDay, entryType, deliveryState } = command;
        const filter = defined({
          physicalAccountNumber: physicalAt(command.physical),
          virtualAccountNumber: command.number === undefined ? undefined : numberAt(command.number),
          utr: command.utr === undefined ? undefined : utrAt('UPI', command.utr),
          fromDate: fromDay === undefined ? undefined : shiftDay(this.#today(), fromDay),
          toDate: toDay === undefined ? undefined : shiftDay(this.#today(), toDay),
          entryType,
          deliveryState,
        });
        return this.#pages(limit, () => entriesBy(world, as, filter), (paging) => subject.listEntries(as, filter, paging));
      }
      case 'listRefunds': {
        const transactionReferenceNumber = command.pick === undefined ? undefined : this.#reference(command.pick);
        const filter = defined({ transactionReferenceNumber, status: command.status });
        return this.#pages(limit, () => refundsBy(world, as, filter), (paging) => subject.listRefunds(as, filter, paging));
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

  async #time(command: Extract<Command, { op: 'clock' | 'setClock' | 'advance' | 'limits' }>): Promise<void> {
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

function numberAt(n: number): string {
  return NUMBERS[n] ?? 'ACME00000000';
}

function physicalAt(n: number | undefined): string | undefined {
  return n === undefined ? undefined : PHYSICALS[n];
}

/** UTRs of a small pool, so that they meet again; −2 gives none and −1 one of another rail's form. */
function utrAt(mode: Notice['paymentMode'], n: number): string | undefined {
  if (n === -2) return undefined;
  if (n === -1) return mode === 'UPI' || mode === 'IMPS' ? 'KHFT263260000001' : '000000000001';
  const length = mode === 'UPI' || mode === 'IMPS' ? 12 : mode === 'RTGS' ? 22 : 16;
  return n.toString().padStart(length, '0');
}

function instantFor(to: Extract<Command, { op: 'setClock' }>['to'], now: number): number {
  switch (to) {
    case 'now':
      return now;
    case 'past':
      return now - 1;
    case 'half hour':
      return halfHourAfter(now);
    case 'before half hour':
      return Math.max(now, halfHourAfter(now) - 1);
    case 'midnight':
      return midnightAfter(now);
    case 'before midnight':
      return Math.max(now, midnightAfter(now) - 1);
  }
}

function midnightAfter(now: number): number {
  return Date.parse(`${shiftDay(dayOf(now), 1)}T00:00:00+05:30`);
}

/** Without the members that are undefined. */
function defined<T extends object>(filter: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
