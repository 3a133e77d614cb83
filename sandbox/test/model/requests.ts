import type { BulkCommand, CreditCommand, FieldSeed, ItemSeed, KeySeed, RefundCommand } from './commands.ts';
import { clientAt, numberAt, PHYSICALS, reasonAt, utrAt } from './picks.ts';
import { dayOf, shiftDay } from './reference/calendar.ts';
import { knownReferences } from './reference/credit-operations.ts';
import { FIRMS, type ModelWorld } from './reference/world.ts';
import type {
  AccountFields,
  Bulk,
  CreateItem,
  DeleteItem,
  ModifyItem,
  Notice,
  RefundCall,
} from './subject.ts';

/** A request under an idempotency key, as it is sent. */
export type Keyed =
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

/** Makes requests of commands, with what there is when their turn comes. */
export class Requests {
  readonly #world: ModelWorld;
  readonly #host: SuiteClock;
  /** Keyed requests sent so far, to repeat them or to take their keys. */
  readonly sent: Keyed[] = [];
  #keys = 0;

  constructor(world: ModelWorld, host: SuiteClock) {
    this.#world = world;
    this.#host = host;
  }

  notice(command: CreditCommand): Notice {
    const { number, amount, mode, remitter, words } = command;
    const notice: Notice = { virtualAccountNumber: numberAt(number), amount, paymentMode: mode, remitter };
    if (words !== undefined) notice.remittanceInformation = words;
    const utr = utrAt(mode, command.utr);
    if (utr !== undefined) notice.utr = utr;
    return notice;
  }

  bulkCall(command: BulkCommand): Keyed {
    const { op, as, atomic } = command;
    const frame = {
      key: this.#key(command.key),
      as,
      physicalAccountNumber: PHYSICALS[command.physical] ?? '',
      atomic,
    };
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
              reason: reasonAt(number),
            })),
          },
        };
    }
  }

  #newItem({ number, fields }: ItemSeed): CreateItem {
    return {
      virtualAccountNumber: numberAt(number),
      accountName: `Store ${number}`,
      ...this.#fields(fields),
    };
  }

  #changeItem({ number, revision, fields }: ItemSeed): ModifyItem {
    const item: ModifyItem = { virtualAccountNumber: numberAt(number), ...this.#fields(fields) };
    const present = this.#world.accounts.get(item.virtualAccountNumber)?.revision ?? 1;
    if (revision !== undefined) item.revision = Math.max(1, present + revision);
    return item;
  }

  #fields({ validFrom, validTo, ...rest }: FieldSeed): AccountFields {
    const today = this.today();
    const fields: AccountFields = { ...rest };
    if (validFrom !== undefined) fields.validFrom = shiftDay(today, validFrom);
    if (validTo !== undefined) fields.validTo = validTo === null ? null : shiftDay(today, validTo);
    return fields;
  }

  /** The day on which the command will run, as far as the model can tell before it does. */
  today(): string {
    const { clock } = this.#world;
    const host = this.#host.now();
    const reads = clock.mode === 'REAL' ? host : clock.mode === 'OFFSET' ? host + clock.offset : clock.at;
    return dayOf(Math.max(reads, this.#world.now));
  }

  #key(seed: KeySeed): string {
    if (seed !== 'fresh') {
      const earlier = this.sent.at(-1 - seed);
      if (earlier) return earlier.call.key;
    }
    this.#keys += 1;
    return `key-${this.#keys}`;
  }

  refundCall(command: RefundCommand): Keyed {
    const { as, pick, client, reason } = command;
    const clientName = clientAt(client, FIRMS[as].client);
    const transactionReferenceNumber = this.reference(pick);
    const call: RefundCall = { key: this.#key(command.key), as, clientName, transactionReferenceNumber };
    if (reason !== undefined) call.reason = reason;
    return { op: 'refund', call };
  }

  /** A reference that the bank has said, lately for most picks, or one that it never drew. */
  reference(pick: number): string {
    const known = knownReferences(this.#world);
    if (known.length === 0 || pick > 970) return 'KT000000000000';
    return (
      known[known.length - 1 - ((pick % known.length) % (pick % 3 === 0 ? known.length : 6))] ??
      known[0] ??
      ''
    );
  }

  /** Lately accepted refunds, or one that never was. */
  refundId(pick: number): string {
    if (pick > 970) return 'KR000000000000';
    return this.#world.refunds.at(-1 - (pick % 4))?.id.value ?? 'KR000000000000';
  }
}
