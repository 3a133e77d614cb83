import type { PhysicalAccount } from '../domain/organisation.ts';
import { Problem } from '../lib/errors.ts';
import type { Caller, Unit } from './unit.ts';

/**
 * A physical account of the caller's organisation.
 * @throws Problem PHYSICAL_ACCOUNT_NOT_FOUND when there is none or it is another's
 */
export async function ownPhysicalAccount(
  unit: Unit,
  caller: Caller,
  number: string,
): Promise<PhysicalAccount> {
  const account = await unit.tx.get('physicalAccounts', number);
  if (account?.organisationId !== caller.organisationId) {
    throw new Problem('PHYSICAL_ACCOUNT_NOT_FOUND', `no physical account ${number}`);
  }
  return account;
}

/** Whether a physical account is the caller's organisation's. */
export async function ownsPhysicalAccount(unit: Unit, caller: Caller, number: string): Promise<boolean> {
  return (await unit.tx.get('physicalAccounts', number))?.organisationId === caller.organisationId;
}

/** The numbers of an organisation's physical accounts, ascending. An organisation has a handful. */
export async function physicalAccountNumbers(unit: Unit, organisationId: string): Promise<string[]> {
  const limit = 1000;
  const accounts = await unit.tx.scan('physicalAccounts', 'byOrganisation', `${organisationId}|`, { limit });
  return accounts.map((account) => account.physicalAccountNumber);
}
