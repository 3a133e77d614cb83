import type { PhysicalAccount } from '../domain/organisation.ts';
import {
  type DeletionReason,
  deletedVirtualAccount,
  mergeVirtualAccount,
  type NewVirtualAccount,
  openVirtualAccount,
  type VirtualAccount,
  type VirtualAccountChange,
  type VirtualAccountStatus,
  virtualAccountFault,
  virtualAccountStatus,
} from '../domain/virtual-account.ts';
import { type Awaitable, chain } from '../lib/awaitable.ts';
import { istDate } from '../lib/clock.ts';
import { Problem, type ProblemDetail } from '../lib/errors.ts';
import { EMPTY_PAGE, type Listing, type Page, type PageRequest, readPage } from './page.ts';
import { ownPhysicalAccount, ownsPhysicalAccount } from './physical-accounts.ts';
import type { Caller, Unit } from './unit.ts';

/** One command over one or several accounts of one physical account. */
export interface BulkCall<Item> {
  readonly physicalAccountNumber: string;
  /** All or nothing. */
  readonly atomic: boolean;
  /** 1..100 */
  readonly items: readonly Item[];
}

export interface VirtualAccountDeletion {
  virtualAccountNumber: string;
  reason: DeletionReason;
}

/** What became of one item: the account after the command, or why it was refused. */
export type BulkResult =
  | { readonly index: number; readonly ok: true; readonly virtualAccount: VirtualAccount }
  | { readonly index: number; readonly ok: false; readonly problem: Problem };

/** In request order, one result for each item. */
export interface BulkOutcome {
  readonly results: readonly BulkResult[];
}

/**
 * Opens accounts under a physical account.
 * @throws Problem PHYSICAL_ACCOUNT_NOT_FOUND, or BULK_REJECTED when an atomic call has a refused item
 */
export function createVirtualAccounts(
  unit: Unit,
  caller: Caller,
  call: BulkCall<NewVirtualAccount>,
): Promise<BulkOutcome> {
  const today = istDate(unit.now);
  let prefix: string | undefined;
  return runBulk(unit, caller, call, async (item, { physicalAccountNumber, ifsc }) => {
    prefix ??= (await unit.tx.get('organisations', caller.organisationId))?.virtualAccountPrefix;
    const number = item.virtualAccountNumber;
    // Before the look whether it is taken: a number of another client's prefix tells nothing about itself.
    if (prefix === undefined || !number.startsWith(prefix)) {
      return new Problem(
        'PREFIX_NOT_ALLOTTED',
        `${number} does not begin with ${prefix ?? 'an allotted prefix'}`,
      );
    }
    if ((await unit.tx.get('virtualAccounts', number)) !== undefined) {
      return new Problem('VIRTUAL_ACCOUNT_NUMBER_TAKEN', `${number} was used before`);
    }
    const { organisationId, applicationId } = caller;
    const arrival = unit.nextArrival();
    const opening = {
      physicalAccountNumber,
      organisationId,
      applicationId,
      ifsc,
      arrival,
      now: unit.now,
      today,
    };
    const account = openVirtualAccount(item, opening);
    return virtualAccountFault(account, today, true) ?? account;
  });
}

/**
 * Changes accounts. The rules are judged on the merged result.
 * @throws Problem PHYSICAL_ACCOUNT_NOT_FOUND, or BULK_REJECTED when an atomic call has a refused item
 */
export function modifyVirtualAccounts(
  unit: Unit,
  caller: Caller,
  call: BulkCall<VirtualAccountChange>,
): Promise<BulkOutcome> {
  const today = istDate(unit.now);
  return runBulk(unit, caller, call, async (change, physicalAccount) => {
    const account = await livingAccount(unit, physicalAccount, change.virtualAccountNumber);
    if (account instanceof Problem) return account;
    if (change.revision !== undefined && change.revision !== account.revision) {
      const revisions = `revision ${change.revision} of ${account.virtualAccountNumber} is not the present one`;
      return new Problem('REVISION_CONFLICT', `${revisions}, ${account.revision}`);
    }
    const merged = mergeVirtualAccount(account, change, unit.now);
    const validityGiven = change.validFrom !== undefined || change.validTo !== undefined;
    return virtualAccountFault(merged, today, validityGiven) ?? merged;
  });
}

/**
 * Deletes accounts, for ever. Their numbers stay taken and their credits readable.
 * @throws Problem PHYSICAL_ACCOUNT_NOT_FOUND, or BULK_REJECTED when an atomic call has a refused item
 */
export function deleteVirtualAccounts(
  unit: Unit,
  caller: Caller,
  call: BulkCall<VirtualAccountDeletion>,
): Promise<BulkOutcome> {
  return runBulk(unit, caller, call, async ({ virtualAccountNumber, reason }, physicalAccount) => {
    const account = await livingAccount(unit, physicalAccount, virtualAccountNumber);
    return account instanceof Problem ? account : deletedVirtualAccount(account, reason, unit.now);
  });
}

/** The account to change or delete, or why it cannot be. */
async function livingAccount(
  unit: Unit,
  { physicalAccountNumber }: PhysicalAccount,
  number: string,
): Promise<VirtualAccount | Problem> {
  const account = await unit.tx.get('virtualAccounts', number);
  // The physical account is the caller's, so an account under it is too.
  if (account?.physicalAccountNumber !== physicalAccountNumber) {
    return new Problem(
      'VIRTUAL_ACCOUNT_NOT_FOUND',
      `${physicalAccountNumber} has no virtual account ${number}`,
    );
  }
  if (account.deletedAt !== undefined) return new Problem('VIRTUAL_ACCOUNT_DELETED', `${number} is deleted`);
  return account;
}

/**
 * The frame of the three commands (contract.md, Bulk): every item is judged before any is written, so that a
 * refused atomic call has written nothing. Items name different accounts and so cannot influence each other.
 */
async function runBulk<Item extends { virtualAccountNumber: string }>(
  unit: Unit,
  caller: Caller,
  call: BulkCall<Item>,
  judge: (item: Item, physicalAccount: PhysicalAccount) => Promise<VirtualAccount | Problem>,
): Promise<BulkOutcome> {
  const physicalAccount = await ownPhysicalAccount(unit, caller, call.physicalAccountNumber);
  const seen = new Set<string>();
  const results: BulkResult[] = [];
  for (const [index, item] of call.items.entries()) {
    const number = item.virtualAccountNumber;
    const judged = seen.has(number)
      ? new Problem('DUPLICATE_IN_REQUEST', `${number} is named by an earlier item`)
      : await judge(item, physicalAccount);
    seen.add(number);
    results.push(
      judged instanceof Problem
        ? { index, ok: false, problem: judged }
        : { index, ok: true, virtualAccount: judged },
    );
  }
  if (call.atomic) refuseIfAnyFailed(results);
  for (const result of results) if (result.ok) await unit.tx.put('virtualAccounts', result.virtualAccount);
  return { results };
}

function refuseIfAnyFailed(results: readonly BulkResult[]): void {
  const errors: ProblemDetail[] = [];
  for (const result of results) {
    if (result.ok) continue;
    const { code, detail } = result.problem;
    errors.push({ pointer: `/items/${result.index}`, code, detail });
  }
  if (errors.length === 0) return;
  const count = `${errors.length} of ${results.length} items`;
  throw new Problem('BULK_REJECTED', `${count} were refused, so nothing was done`, { errors });
}

/** @throws Problem VIRTUAL_ACCOUNT_NOT_FOUND when there is none or it is another's */
export function getVirtualAccount(unit: Unit, caller: Caller, number: string): Awaitable<VirtualAccount> {
  return chain(unit.tx.get('virtualAccounts', number), (account) => {
    if (account?.organisationId !== caller.organisationId) {
      throw new Problem('VIRTUAL_ACCOUNT_NOT_FOUND', `There is no virtual account ${number}.`);
    }
    return account;
  });
}

export interface VirtualAccountFilter {
  readonly physicalAccountNumber?: string | undefined;
  readonly status?: VirtualAccountStatus | undefined;
  readonly customerReference?: string | undefined;
}

/** The organisation's accounts, deleted ones included, oldest first. */
export async function listVirtualAccounts(
  unit: Unit,
  caller: Caller,
  filter: VirtualAccountFilter,
  page: PageRequest,
): Promise<Page<VirtualAccount>> {
  const { physicalAccountNumber, status, customerReference } = filter;
  // Looking through another tenant's accounts would end in short pages that tell of them.
  if (
    physicalAccountNumber !== undefined &&
    !(await ownsPhysicalAccount(unit, caller, physicalAccountNumber))
  ) {
    return EMPTY_PAGE;
  }
  const place = virtualAccountIndex(caller, filter);
  if (status === undefined && customerReference === undefined) {
    return readPage(unit.tx, { collection: 'virtualAccounts', ...place }, page);
  }
  const today = istDate(unit.now);
  const keep = (account: VirtualAccount): boolean =>
    (physicalAccountNumber === undefined || account.physicalAccountNumber === physicalAccountNumber) &&
    (customerReference === undefined || account.customerReference === customerReference) &&
    (status === undefined || virtualAccountStatus(account, today) === status);
  return readPage(unit.tx, { collection: 'virtualAccounts', ...place, keep }, page);
}

/** The index that narrows most. */
function virtualAccountIndex(
  { organisationId }: Caller,
  { customerReference, physicalAccountNumber }: VirtualAccountFilter,
): Pick<Listing<'virtualAccounts'>, 'index' | 'prefix'> {
  if (customerReference !== undefined) {
    return { index: 'byCustomerReference', prefix: `${organisationId}|${customerReference}|` };
  }
  if (physicalAccountNumber !== undefined) {
    return { index: 'byPhysicalAccount', prefix: `${physicalAccountNumber}|` };
  }
  return { index: 'byOrganisation', prefix: `${organisationId}|` };
}
