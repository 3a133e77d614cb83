import type { BankOperationId } from '../../spec/generated/bank.operations.ts';
import type { components, operations } from '../../spec/generated/bank.types.ts';
import type { HandlersOf } from '../contract/operation.ts';
import type { CallContext } from '../http/door.ts';

/** The wire shapes of the bank contract by schema name. */
export type Wire = components['schemas'];

/** Every operation of the bank contract: a map without one of them does not compile. */
export type BankHandlers = HandlersOf<BankOperationId, operations, CallContext>;
