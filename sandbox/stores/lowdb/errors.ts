/** Why a store could not be opened. */
export type StoreOpenReason = 'LOCKED' | 'UNUSABLE' | 'DAMAGED' | 'FOREIGN_FORMAT';

/** Where damage was found. */
export interface DamagePlace {
  /** Path of the damaged file. */
  readonly file: string;
  /** First byte that cannot be right, counted from 0. */
  readonly offset: number;
}

/** The store does not start. The message is one line, ready for the console. */
export class StoreOpenError extends Error {
  readonly reason: StoreOpenReason;
  /** For DAMAGED and FOREIGN_FORMAT, where. */
  readonly place: DamagePlace | undefined;

  constructor(reason: StoreOpenReason, message: string, options?: ErrorOptions & { place?: DamagePlace }) {
    super(message, options);
    this.name = 'StoreOpenError';
    this.reason = reason;
    this.place = options?.place;
  }
}

/** Damaged data stops the server; it never guesses. */
export function damaged(file: string, offset: number, what: string): StoreOpenError {
  return new StoreOpenError('DAMAGED', `${file} is damaged at byte ${offset}: ${what}; refusing to start`, {
    place: { file, offset },
  });
}

/** The text of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The errno code of a failed system call, '' for anything else. */
export function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** An fsync failed. Nothing is known of the disk any more, so nothing may go on as if it were. */
export class SyncFailure extends Error {}
