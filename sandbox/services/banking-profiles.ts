import type { Organisation, PhysicalAccount, RelationshipManager } from '../domain/organisation.ts';
import { emptyStream } from '../domain/transaction-stream.ts';
import { beginningsOf, prefixCandidates } from '../domain/virtual-account-prefix.ts';
import { Problem } from '../lib/errors.ts';
import { existingOrganisation } from './organisations.ts';
import { type Actor, recordAudit } from './portal.ts';
import type { Unit } from './unit.ts';

/** The branch of all accounts that the sandbox opens. */
const IFSC = 'KHTA0000001';
const ACCOUNT_DIGITS = 12;
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Letters and digits that differ at each draw, the same for the same seed and calls. */
function drawLetters(unit: Unit): string {
  return unit.nextId('organisation').slice(2);
}

/** Whether a number that begins with the prefix could be read as another organisation's, or the reverse. */
async function prefixHolder(unit: Unit, prefix: string, except: string): Promise<Organisation | undefined> {
  const longer = await unit.tx.scan('organisations', 'byPrefix', prefix, { limit: 2 });
  const shorter: Organisation[] = [];
  for (const beginning of beginningsOf(prefix)) {
    // The exact key comes first among those that begin with it.
    shorter.push(...(await unit.tx.scan('organisations', 'byPrefix', beginning, { limit: 1 })));
  }
  return [...longer, ...shorter.filter((other) => prefix.startsWith(other.virtualAccountPrefix))].find(
    ({ organisationId }) => organisationId !== except,
  );
}

/** A prefix for a new organisation, derived from its name. */
export async function allotPrefix(unit: Unit, name: string): Promise<string> {
  for (;;) {
    for (const prefix of prefixCandidates(name, drawLetters(unit))) {
      if ((await prefixHolder(unit, prefix, '')) === undefined) return prefix;
    }
  }
}

/** Opens an account at the bank for an organisation, with an empty stream. */
export async function openPhysicalAccount(unit: Unit, organisationId: string): Promise<PhysicalAccount> {
  let physicalAccountNumber: string;
  do {
    const drawn = [...drawLetters(unit)].reduce(
      (sum, letter) => sum * 32n + BigInt(CROCKFORD.indexOf(letter)),
      0n,
    );
    // Never a leading zero: accounts of the sandbox survive clients that keep them as numbers.
    const span = 9n * 10n ** BigInt(ACCOUNT_DIGITS - 1);
    physicalAccountNumber = (10n ** BigInt(ACCOUNT_DIGITS - 1) + (drawn % span)).toString();
  } while ((await unit.tx.get('physicalAccounts', physicalAccountNumber)) !== undefined);
  const account: PhysicalAccount = { physicalAccountNumber, organisationId, ifsc: IFSC };
  await unit.tx.put('physicalAccounts', account);
  await unit.tx.put('streams', emptyStream(physicalAccountNumber, organisationId));
  return account;
}

/** Opens another account for an organisation. @throws Problem ORGANISATION_NOT_FOUND */
export async function addPhysicalAccount(
  unit: Unit,
  actor: Actor,
  organisationId: string,
): Promise<Organisation> {
  const organisation = await existingOrganisation(unit, organisationId);
  const { physicalAccountNumber, ifsc } = await openPhysicalAccount(unit, organisationId);
  await recordAudit(unit, actor, {
    action: 'physical-account.created',
    subjectId: physicalAccountNumber,
    organisationId,
    after: { physicalAccountNumber, ifsc },
  });
  return organisation;
}

/** A banking profile as the bank sets it. */
export interface BankingProfile
  extends Pick<Organisation, 'clientName' | 'virtualAccountPrefix' | 'accountPlanId'> {
  readonly relationshipManager?: RelationshipManager;
}

function profileOf(organisation: Organisation): BankingProfile {
  const { clientName, virtualAccountPrefix, accountPlanId, relationshipManager } = organisation;
  return {
    clientName,
    virtualAccountPrefix,
    accountPlanId,
    ...(relationshipManager && { relationshipManager }),
  };
}

/**
 * Sets an organisation's banking profile.
 * @throws Problem ORGANISATION_NOT_FOUND, ACCOUNT_PLAN_UNKNOWN, VIRTUAL_ACCOUNT_PREFIX_IN_USE or
 *   VIRTUAL_ACCOUNT_PREFIX_TAKEN
 */
export async function setBankingProfile(
  unit: Unit,
  actor: Actor,
  organisationId: string,
  profile: BankingProfile,
): Promise<Organisation> {
  const before = await existingOrganisation(unit, organisationId);
  if ((await unit.tx.get('accountPlans', profile.accountPlanId)) === undefined) {
    throw new Problem('ACCOUNT_PLAN_UNKNOWN', `There is no account plan ${profile.accountPlanId}.`);
  }
  await assertPrefix(unit, before, profile.virtualAccountPrefix);
  const { relationshipManager: _, ...rest } = before;
  const after: Organisation = { ...rest, ...profile };
  await unit.tx.put('organisations', after);
  await recordAudit(unit, actor, {
    action: 'banking-profile.set',
    subjectId: organisationId,
    organisationId,
    before: { ...profileOf(before) },
    after: { ...profileOf(after) },
  });
  return after;
}

async function assertPrefix(unit: Unit, before: Organisation, prefix: string): Promise<void> {
  const { organisationId, virtualAccountPrefix } = before;
  if (prefix === virtualAccountPrefix) return;
  const opened = await unit.tx.scan('virtualAccounts', 'byOrganisation', `${organisationId}|`, { limit: 1 });
  if (opened.length > 0) {
    throw new Problem(
      'VIRTUAL_ACCOUNT_PREFIX_IN_USE',
      `Virtual accounts begin with the prefix ${virtualAccountPrefix}; it cannot change any more.`,
    );
  }
  const holder = await prefixHolder(unit, prefix, organisationId);
  if (holder === undefined) return;
  throw new Problem(
    'VIRTUAL_ACCOUNT_PREFIX_TAKEN',
    `${prefix} and ${holder.virtualAccountPrefix} of ${holder.name} are not prefix-free.`,
  );
}
