import type { components } from '../../spec/generated/driver.types.ts';

type Schemas = components['schemas'];

/** A named schema of the driver protocol: `Protocol<'LedgerEntry'>`. */
export type Protocol<Name extends keyof Schemas> = Schemas[Name];
export type Command = Schemas['Command'];
export type Capability = Schemas['Capability'];
export type HelloResult = Schemas['HelloResult'];
export type StartInput = Schemas['StartInput'];
export type WorkResult = Schemas['WorkResult'];
export type LedgerResult = Schemas['LedgerResult'];
export type LedgerEntry = Schemas['LedgerEntry'];
export type LedgerRefund = Schemas['LedgerRefund'];

/** The name of a command: `createAccounts`. */
export type OperationName = Command['operation'];
/** Commands that carry a `commandId` and answer with a {@link WorkResult}. */
export type WorkName = Extract<Command, { commandId: string }>['operation'];
/** What the command of this name is given. */
export type InputOf<Name extends OperationName> =
  Extract<Command, { operation: Name }> extends { input: infer Input } ? Input : undefined;

/** A command without its frame: the driver's connection adds the id. */
export interface OutgoingCommand {
  readonly operation: OperationName;
  readonly session?: string;
  readonly commandId?: string;
  readonly input?: unknown;
}

/**
 * What came of a command. RESULT: the form of its operation, validated. UNSUPPORTED: the integration has no such
 * feature. ERROR: the driver said that it failed itself. LATE: no answer within the deadline. GONE: the program ended or
 * was killed before it answered. BROKEN: what it said breaks the protocol; `problem` is one line for the console.
 */
export type DriverReply =
  | { readonly kind: 'RESULT'; readonly result: unknown }
  | { readonly kind: 'UNSUPPORTED'; readonly reason: string }
  | { readonly kind: 'ERROR'; readonly reason: string }
  | { readonly kind: 'LATE'; readonly afterMilliseconds: number }
  | { readonly kind: 'UNSEEN'; readonly afterMilliseconds: number }
  | { readonly kind: 'GONE'; readonly reason: string }
  | { readonly kind: 'BROKEN'; readonly problem: string };
