import { BANK_MEMBERS } from '../../spec/generated/bank.members.ts';
import { BANK_OPERATIONS } from '../../spec/generated/bank.operations.ts';
import * as validators from '../../spec/generated/bank.validators.js';
import { authenticateByCredentials, usesUpNonce } from '../http/authenticate.ts';
import type { Door } from '../http/door.ts';
import { authorisationOperations, slowAuthorisationOperations } from './authorisation/operations.ts';
import { faultBench } from './fault-bench.ts';
import { refundOperations } from './refunds/operations.ts';
import { transactionBatchOperations } from './transaction-batches/operations.ts';
import { transactionOperations } from './transactions/operations.ts';
import { virtualAccountOperations } from './virtual-accounts/operations.ts';
import type { BankHandlers, SlowBankHandlers } from './wire.ts';

/** 256 KiB, as the contract's 413 says. */
const BODY_LIMIT = 256 * 1024;

/** All operations of the bank contract that are one transaction: complete, or it does not compile. */
const handlers: BankHandlers = {
  ...authorisationOperations,
  ...virtualAccountOperations,
  ...transactionBatchOperations,
  ...transactionOperations,
  ...refundOperations,
};

const slowHandlers: SlowBankHandlers = {
  ...slowAuthorisationOperations,
};

/**
 * Door 1: the bank API that partners integrate with.
 * @param publicUrl the origin by which it is reached, if it is not the one that Host names
 */
export function bankDoor(publicUrl: string | undefined): Door {
  return {
    name: 'BANK',
    operations: BANK_OPERATIONS,
    validators,
    handlers: handlers as unknown as Door['handlers'],
    worldHandlers: slowHandlers as unknown as NonNullable<Door['worldHandlers']>,
    members: BANK_MEMBERS,
    metered: true,
    faultBench,
    bodyLimit: BODY_LIMIT,
    authenticatesApart: usesUpNonce,
    authenticate: authenticateByCredentials(publicUrl),
  };
}
