import type { Organisation, PhysicalAccount } from '../domain/organisation.ts';
import { listQuestion } from '../http/paging.ts';
import { formatInstant } from '../lib/clock.ts';
import { addPhysicalAccount, setBankingProfile } from '../services/banking-profiles.ts';
import {
  existingOrganisation,
  listOrganisations,
  modifyOrganisation,
  physicalAccountsOf,
} from '../services/organisations.ts';
import type { Unit } from '../services/unit.ts';
import { presentAnswers } from './settings.ts';
import type { PortalHandlers, Wire } from './wire.ts';

async function presentOrganisation(unit: Unit, organisation: Organisation): Promise<Wire['Organisation']> {
  const { organisationId, name, description, clientName, virtualAccountPrefix, accountPlanId } = organisation;
  const { relationshipManager } = organisation;
  return {
    organisationId,
    name,
    description,
    customFields: presentAnswers(organisation.customFields),
    clientName,
    virtualAccountPrefix,
    accountPlanId,
    ...(relationshipManager && { relationshipManager }),
    physicalAccounts: (await physicalAccountsOf(unit, organisationId)).map(presentAccount),
    createdAt: formatInstant(organisation.createdAt),
  };
}

function presentAccount({ physicalAccountNumber, ifsc }: PhysicalAccount): Wire['PhysicalAccount'] {
  return { physicalAccountNumber, ifsc };
}

type Ids =
  | 'getOwnOrganisation'
  | 'modifyOwnOrganisation'
  | 'listOrganisations'
  | 'getOrganisation'
  | 'setBankingProfile'
  | 'createPhysicalAccount';

export const organisationOperations: Pick<PortalHandlers, Ids> = {
  async getOwnOrganisation(_call, { unit, caller }) {
    const organisation = await existingOrganisation(unit, caller.organisationId);
    return { status: 200, body: await presentOrganisation(unit, organisation) };
  },

  async modifyOwnOrganisation({ body }, { unit, caller }) {
    const organisation = await modifyOrganisation(unit, caller, body);
    return { status: 200, body: await presentOrganisation(unit, organisation) };
  },

  async listOrganisations({ query }, { unit, caller }) {
    const question = listQuestion('listOrganisations', caller, query);
    const { data, next } = await listOrganisations(unit, question.page);
    const presented: Wire['Organisation'][] = [];
    for (const organisation of data) presented.push(await presentOrganisation(unit, organisation));
    return { status: 200, body: { data: presented, nextCursor: question.nextCursor(next) } };
  },

  async getOrganisation({ path }, { unit }) {
    const organisation = await existingOrganisation(unit, path.organisationId);
    return { status: 200, body: await presentOrganisation(unit, organisation) };
  },

  async setBankingProfile({ path, body }, { unit, caller }) {
    const organisation = await setBankingProfile(unit, caller, path.organisationId, body);
    return { status: 200, body: await presentOrganisation(unit, organisation) };
  },

  async createPhysicalAccount({ path }, { unit, caller }) {
    const organisation = await addPhysicalAccount(unit, caller, path.organisationId);
    return { status: 201, body: await presentOrganisation(unit, organisation) };
  },
};
