import { BANK_OPERATIONS } from '../../spec/generated/bank.operations.ts';
import * as validators from '../../spec/generated/bank.validators.js';
import { authenticateByCredentials } from '../http/authenticate.ts';
import type { Door } from '../http/door.ts';
import { authorisationOperations } from './authorisation/operations.ts';
import { refundOperations } from './refunds/operations.ts';
import { transactionBatchOperations } from './transaction-batches/operations.ts';
import { transactionOperations } from './transactions/operations.ts';
import { virtualAccountOperations } from './virtual-accounts/operations.ts';
import type { BankHandlers } from './wire.ts';

/** 256 KiB, as the contract's 413 says. */
const BODY_LIMIT = 256 * 1024;

/** All operations of the bank contract: this object does not compile while one is missing. */
const handlers: BankHandlers = {
  ...authorisationOperations,
  ...virtualAccountOperations,
  ...transactionBatchOperations,
  ...transactionOperations,
  ...refundOperations,
};

/** Door 1: the bank API that partners integrate with. */
export const bankDoor: Door = {
  operations: BANK_OPERATIONS,
  validators,
  handlers: handlers as unknown as Door['handlers'],
  logged: true,
  metered: true,
  bodyLimit: BODY_LIMIT,
  authenticate: authenticateByCredentials,
};
