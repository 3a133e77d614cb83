import type { Approval } from '../domain/approval.ts';
import { foldName } from '../domain/fold.ts';
import type { Organisation } from '../domain/organisation.ts';
import type { AccountPlan } from '../domain/plan.ts';
import type { Registration } from '../domain/registration.ts';
import { Problem } from '../lib/errors.ts';
import { hashPassword } from '../lib/password.ts';
import { type Decider, requestApproval } from './approvals.ts';
import { drawMail } from './attempts.ts';
import { allotPrefix, openPhysicalAccount } from './banking-profiles.ts';
import { type CustomFieldAnswer, checkCustomFields, customFieldsOf } from './custom-fields.ts';
import { LINK_LIFETIMES, linkPath } from './links.ts';
import { organisationNameTaken } from './organisations.ts';
import { readAll } from './page.ts';
import { assertPassword } from './password-policy.ts';
import { pendingByEmail, pendingByName, putUser, userByEmail, userByName } from './people.ts';
import { type Actor, makeLink, postMail, recordAudit } from './portal.ts';
import { getPortalSettings } from './portal-settings.ts';
import { isTestPlan } from './test-quotas.ts';
import type { Run, Unit } from './unit.ts';

/** A registration as the form sends it. */
export interface RegistrationInput {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly username: string;
  readonly password: string;
  readonly disclaimerVersion: number;
  readonly organisationName: string;
  readonly organisationDescription?: string;
  /** Left out: the default plan. */
  readonly accountPlanId?: string;
  readonly customFields?: readonly CustomFieldAnswer[];
}

/** What the registration asks for. */
export async function getRegistrationForm(unit: Unit) {
  return {
    accountPlans: await accountPlans(unit),
    customFields: await customFieldsOf(unit, 'REGISTRATION'),
    disclaimer: (await getPortalSettings(unit)).disclaimer,
  };
}

/** Account plans that the registration form can offer. */
const PLANS_OFFERED = 100;

async function accountPlans(unit: Unit): Promise<AccountPlan[]> {
  const found: AccountPlan[] = [];
  for await (const plans of readAll(unit.tx, 'accountPlans', 'byId')) {
    // What the control plane has made for one test is nobody else's to choose.
    found.push(...plans.filter(({ accountPlanId }) => !isTestPlan(accountPlanId)));
  }
  // The form has room for so many; the default one is always among them.
  return found.sort((a, b) => Number(b.isDefault) - Number(a.isDefault)).slice(0, PLANS_OFFERED);
}

/** The plan that was chosen, or the default one. @throws Problem ACCOUNT_PLAN_UNKNOWN */
async function chosenPlan(unit: Unit, accountPlanId: string | undefined): Promise<string> {
  if (accountPlanId === undefined) {
    const plan = (await accountPlans(unit)).find(({ isDefault }) => isDefault);
    if (plan === undefined) throw new Error('khata: this world has no default account plan');
    return plan.accountPlanId;
  }
  const known =
    !isTestPlan(accountPlanId) && (await unit.tx.get('accountPlans', accountPlanId)) !== undefined;
  if (known) return accountPlanId;
  throw new Problem('ACCOUNT_PLAN_UNKNOWN', `There is no account plan ${accountPlanId}.`);
}

/**
 * Takes a registration in. Whether its user name or address is known is told by mail only; the password is
 * hashed in any case, so that the time tells nothing either.
 * @throws Problem PASSWORD_REFUSED, DISCLAIMER_OUTDATED, ACCOUNT_PLAN_UNKNOWN, CUSTOM_FIELD_VALUES_INVALID
 *   or ORGANISATION_NAME_TAKEN
 */
export async function register(run: Run, actor: Actor, input: RegistrationInput): Promise<void> {
  const { username, email, organisationName, password } = input;
  await assertPassword(password, [username, email, organisationName]);
  const passwordHash = await hashPassword(password);
  await run(async (unit) => {
    const registration = await registrationOf(unit, input, passwordHash);
    if (await isKnown(unit, registration)) await mailNotPossible(unit, registration);
    else await takeIn(unit, actor, registration);
  });
}

async function registrationOf(
  unit: Unit,
  input: RegistrationInput,
  passwordHash: string,
): Promise<Registration> {
  const { disclaimer } = await getPortalSettings(unit);
  if (input.disclaimerVersion !== disclaimer.version) {
    throw new Problem(
      'DISCLAIMER_OUTDATED',
      `Version ${input.disclaimerVersion} of the disclaimer was accepted; the present one is ${disclaimer.version}.`,
    );
  }
  const accountPlanId = await chosenPlan(unit, input.accountPlanId);
  const customFields = await checkCustomFields(unit, 'REGISTRATION', input.customFields ?? []);
  if (await organisationNameTaken(unit, input.organisationName)) {
    throw new Problem(
      'ORGANISATION_NAME_TAKEN',
      `${input.organisationName} is registered or waits for approval. Ask one of its administrators for an invitation.`,
    );
  }
  const { username, email, firstName, lastName, organisationName, disclaimerVersion } = input;
  return {
    registrationId: unit.nextId('registration'),
    state: 'PENDING_APPROVAL',
    username,
    foldedUsername: foldName(username),
    email,
    foldedEmail: foldName(email),
    firstName,
    lastName,
    passwordHash,
    organisationName,
    foldedOrganisationName: foldName(organisationName),
    organisationDescription: input.organisationDescription ?? '',
    accountPlanId,
    customFields,
    disclaimerVersion,
    createdAt: unit.now,
  };
}

/** Whether somebody has the user name or the address, or waits with it. */
async function isKnown(unit: Unit, { username, email }: Registration): Promise<boolean> {
  const holders = [
    await userByName(unit, username),
    await userByEmail(unit, email),
    await pendingByName(unit, username),
    await pendingByEmail(unit, email),
  ];
  return holders.some((holder) => holder !== undefined);
}

async function mailNotPossible(
  unit: Unit,
  { email, foldedEmail, organisationName }: Registration,
): Promise<void> {
  if (!(await drawMail(unit, 'REGISTRATION_NOT_POSSIBLE', foldedEmail))) return;
  await postMail(unit, {
    kind: 'REGISTRATION_NOT_POSSIBLE',
    to: email,
    subject: 'Your registration was not possible',
    text:
      `Somebody asked to register ${organisationName} with this address. The user name or the address is in use ` +
      'already, so nothing was done.\n\nIf it was you: sign in, reset your password, or register again with ' +
      'another user name. If it was not you, there is nothing to do.\n',
  });
}

async function takeIn(unit: Unit, actor: Actor, registration: Registration): Promise<void> {
  const { registrationId, username, organisationName, email } = registration;
  await unit.tx.put('registrations', registration);
  await recordAudit(unit, actor, {
    action: 'registration.created',
    subjectId: registrationId,
    after: {
      username,
      email,
      organisationName,
      accountPlanId: registration.accountPlanId,
      disclaimerVersion: registration.disclaimerVersion,
    },
  });
  const { approvals } = await getPortalSettings(unit);
  if (!approvals.registration) {
    await letIn(unit, { ...actor, name: 'automatic approval' }, registration);
    return;
  }
  await requestApproval(unit, {
    kind: 'REGISTRATION',
    subjectId: registrationId,
    title: `Registration of ${organisationName}`,
    revision: 1,
  });
  await postMail(unit, {
    kind: 'REGISTRATION_RECEIVED',
    to: email,
    subject: `We have received the registration of ${organisationName}`,
    text:
      `The bank has received your registration of ${organisationName} with the user name ${username}. ` +
      'Approval can take up to a day; the answer comes by mail.\n',
  });
}

/**
 * What the bank's decision does to a registration.
 * @throws Problem REGISTRATION_CONFLICT when it is approved and a name or the address was taken meanwhile
 */
export const decideRegistration: Decider = async (unit, actor, { subjectId }, { outcome, reason }) => {
  const registration = await unit.tx.get('registrations', subjectId);
  if (registration?.state !== 'PENDING_APPROVAL') {
    throw new Problem('APPROVAL_DECIDED', `The registration ${subjectId} is decided already.`);
  }
  if (outcome === 'APPROVED') await letIn(unit, actor, registration);
  else await turnAway(unit, actor, registration, reason ?? '');
};

/** The registration without the hash, which is the user's from now on, or nobody's. */
function settled(registration: Registration, change: Pick<Registration, 'state' | 'reason'>): Registration {
  const { passwordHash: _, ...rest } = registration;
  return { ...rest, ...change };
}

async function turnAway(unit: Unit, actor: Actor, registration: Registration, reason: string): Promise<void> {
  const { registrationId, organisationName, email } = registration;
  await unit.tx.put('registrations', settled(registration, { state: 'REJECTED', reason }));
  await recordAudit(unit, actor, {
    action: 'registration.rejected',
    subjectId: registrationId,
    after: { reason },
  });
  await postMail(unit, {
    kind: 'REGISTRATION_REJECTED',
    to: email,
    subject: `The registration of ${organisationName} was not approved`,
    text: `The bank did not approve your registration of ${organisationName}.\n\nReason: ${reason}\n`,
  });
}

/** Makes the organisation with its banking profile, and its first administrator. */
async function letIn(unit: Unit, actor: Actor, registration: Registration): Promise<void> {
  const decided = settled(registration, { state: 'APPROVED' });
  // Stored first: from here on the registration itself holds neither user name nor address nor name.
  await unit.tx.put('registrations', decided);
  if ((await isKnown(unit, decided)) || (await organisationNameTaken(unit, decided.organisationName))) {
    throw new Problem(
      'REGISTRATION_CONFLICT',
      `The user name ${decided.username}, the address or the name of the organisation was taken since the registration came in.`,
    );
  }
  const organisation = await makeOrganisation(unit, actor, decided);
  const { organisationId, name } = organisation;
  const user = await putUser(unit, {
    username: decided.username,
    email: decided.email,
    firstName: decided.firstName,
    lastName: decided.lastName,
    passwordHash: registration.passwordHash ?? '',
    role: 'ORG_ADMIN',
    organisationId,
    status: 'PENDING_ACTIVATION',
  });
  await recordAudit(unit, actor, {
    action: 'user.created',
    subjectId: user.userId,
    organisationId,
    after: { username: user.username, role: user.role, status: user.status },
  });
  const token = await makeLink(unit, 'ACTIVATION', user.userId, LINK_LIFETIMES.ACTIVATION);
  await postMail(unit, {
    kind: 'REGISTRATION_APPROVED',
    to: user.email,
    organisationId,
    subject: `${name} is approved`,
    text: `The bank has approved ${name}. Activate your account within 7 days:\n\n{link}\n`,
    link: linkPath('ACTIVATION', token),
  });
}

async function makeOrganisation(unit: Unit, actor: Actor, registration: Registration): Promise<Organisation> {
  const { organisationName: name, accountPlanId, customFields } = registration;
  const plan = await unit.tx.get('accountPlans', accountPlanId);
  const organisation: Organisation = {
    organisationId: unit.nextId('organisation'),
    name,
    foldedName: registration.foldedOrganisationName,
    description: registration.organisationDescription,
    customFields,
    clientName: name,
    virtualAccountPrefix: await allotPrefix(unit, name),
    // The plan that was chosen may be gone since.
    accountPlanId: plan?.accountPlanId ?? (await chosenPlan(unit, undefined)),
    createdAt: unit.now,
  };
  const { organisationId, virtualAccountPrefix } = organisation;
  await unit.tx.put('organisations', organisation);
  const { physicalAccountNumber } = await openPhysicalAccount(unit, organisationId);
  await recordAudit(unit, actor, {
    action: 'organisation.created',
    subjectId: organisationId,
    organisationId,
    after: { name, virtualAccountPrefix, physicalAccountNumber, accountPlanId: organisation.accountPlanId },
  });
  return organisation;
}

/** The registration that a row of the queue is about; undefined for rows of another kind. */
export async function decidedRegistration(
  unit: Unit,
  { kind, subjectId }: Pick<Approval, 'kind' | 'subjectId'>,
): Promise<Registration | undefined> {
  return kind === 'REGISTRATION' ? await unit.tx.get('registrations', subjectId) : undefined;
}
