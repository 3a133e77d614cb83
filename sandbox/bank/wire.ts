import type { BankOperationId } from '../../spec/generated/bank.operations.ts';
import type { components, operations } from '../../spec/generated/bank.types.ts';
import type { HandlersOf } from '../contract/operation.ts';
import type { CallContext, WorldContext } from '../http/door.ts';

/** The wire shapes of the bank contract by schema name. */
export type Wire = components['schemas'];

/** The token endpoint loads its library before the transaction begins. */
type SlowOperationId = 'issueToken';

/** Every other operation of the bank contract: a map without one of them does not compile. */
export type BankHandlers = HandlersOf<Exclude<BankOperationId, SlowOperationId>, operations, CallContext>;

export type SlowBankHandlers = HandlersOf<SlowOperationId, operations, WorldContext>;
