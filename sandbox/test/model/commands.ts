import type {
  AccountFields,
  Delivery,
  EntryKind,
  Mode,
  Payer,
  RefundDecision,
  RefundState,
  Status,
  Tenant,
} from './subject.ts';

/**
 * Commands as plain data: what can be said before a run stands in them, what depends on it (which credit, which
 * key, which day) is picked from what there is when their turn comes. So any part of a sequence is a sequence.
 */

/** Days counted from the day on which the command runs. */
export interface FieldSeed extends Omit<AccountFields, 'validFrom' | 'validTo'> {
  validFrom?: number;
  validTo?: number | null;
}

export interface ItemSeed {
  /** Which number of the pool. */
  number: number;
  /** How far a given revision is off; undefined gives none. */
  revision?: number;
  fields: FieldSeed;
}

/** A key of its own, or the one of an earlier command. */
export type KeySeed = 'fresh' | number;

export interface BulkCommand {
  op: 'create' | 'modify' | 'remove';
  as: Tenant;
  physical: number;
  atomic: boolean;
  items: ItemSeed[];
  key: KeySeed;
}

export interface CreditCommand {
  op: 'credit';
  number: number;
  amount: number;
  mode: Mode;
  /** Of a small pool, so that they meet again; −2 gives none and −1 one of another rail's form. */
  utr: number;
  remitter: Payer;
  words?: string;
  /** How often the notice comes. */
  times: number;
}

export interface RefundCommand {
  op: 'refund';
  as: Tenant;
  pick: number;
  /** 0 is the caller's own client name. */
  client: number;
  reason?: string;
  key: KeySeed;
}

export type GetCommand =
  | { op: 'getAccount'; as: Tenant; number: number }
  | { op: 'getBatch' | 'getEntry' | 'getRefund'; as: Tenant; pick: number };

export interface EntryFilterSeed {
  physical: number;
  number: number;
  utr: number;
  /** Days from today. */
  fromDay: number;
  toDay: number;
  entryType: EntryKind;
  deliveryState: Delivery;
}

export type ListCommand = { as: Tenant; limit: number } & (
  | { op: 'listAccounts'; filter: Partial<{ physical: number; status: Status; customerReference: string }> }
  | { op: 'listBatches'; filter: Partial<{ physical: number; status: 'OPEN' | 'ACKNOWLEDGED' }> }
  | { op: 'listEntries'; filter: Partial<EntryFilterSeed> }
  | { op: 'listRefunds'; filter: Partial<{ pick: number; status: RefundState }> }
);

export type ActCommand =
  | { op: 'reverse'; pick: number; reason?: string }
  | { op: 'fetch'; as: Tenant; physical: number }
  | { op: 'acknowledge'; as: Tenant; pick: number; off: number; miscounted: boolean }
  | { op: 'decide'; decision: RefundDecision; pick: number; reason?: string };

/** An instant that matters. */
export type Moment = 'now' | 'past' | 'half hour' | 'before half hour' | 'midnight' | 'before midnight';

export type TimeCommand =
  | { op: 'clock'; action: 'read' | 'freeze' | 'resume' }
  | { op: 'setClock'; to: Moment; frozen?: boolean }
  | { op: 'advance'; seconds: number }
  | { op: 'limits'; batchLimit?: number; upiLimit?: number; refundWindowDays?: number };

export type Command =
  | BulkCommand
  | CreditCommand
  | RefundCommand
  | GetCommand
  | ListCommand
  | ActCommand
  | TimeCommand
  | { op: 'repeat'; pick: number }
  | { op: 'hostClock'; milliseconds: number }
  | { op: 'crash' };

/** One game: where the host's clock stands at first, and what is done. */
export interface Sequence {
  readonly start: number;
  readonly commands: readonly Command[];
}

/** The accounts with which each sequence begins. */
export const OPENING: readonly Command[] = [
  {
    op: 'create',
    as: 'ACME',
    physical: 0,
    atomic: true,
    items: [0, 1, 2].map((n) => ({ number: n, fields: { validFrom: -1 } })),
    key: 'fresh',
  },
  { op: 'create', as: 'ACME', physical: 1, atomic: true, items: [{ number: 3, fields: {} }], key: 'fresh' },
  { op: 'create', as: 'BETA', physical: 2, atomic: true, items: [{ number: 8, fields: {} }], key: 'fresh' },
];
