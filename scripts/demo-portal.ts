import { createApp } from '../sandbox/app.ts';
import { BANK_APIS } from '../sandbox/domain/application.ts';
import type { FixtureOrganisation, PortalSnapshot } from '../sandbox/domain/world-fixture.ts';
import { type ManualClock, MINUTE, manualClock, parseInstant } from '../sandbox/lib/clock.ts';
import { createVault, hashSecret } from '../sandbox/lib/vault.ts';
import { makeSetupLink } from '../sandbox/services/accounts.ts';
import { MAIL_LINK_PURPOSE } from '../sandbox/services/portal.ts';
import { SNAPSHOT_COLLECTIONS } from '../sandbox/services/portal-snapshot.ts';
import { runUnit } from '../sandbox/services/run-unit.ts';
import type { Run, Unit } from '../sandbox/services/unit.ts';
import { DEFAULT_WORLD } from '../sandbox/services/world-names.ts';
import { COLLECTIONS } from '../sandbox/stores/collections.ts';
import { openLowdbStore } from '../sandbox/stores/lowdb/lowdb-store.ts';
import { PortalClient } from '../sandbox/test/portal-client.ts';

/** Of everybody in the demo but the bank's administrator, who has none and enters by a sign-in link. */
export const DEMO_PASSWORD = 'khata demo password for tests only';

const TAKEN_AT = parseInstant('2026-11-22T10:07:00+05:30');

/** What the portal's own services make of a new portal when people use it, step by step. */
class DemoPortal {
  readonly clock: ManualClock = manualClock(TAKEN_AT);
  readonly #vault = createVault();
  #fetch: (request: Request) => Response | Promise<Response> = () => Response.error();
  run: Run = () => Promise.reject(new Error('not open'));
  readonly admin: PortalClient;

  constructor() {
    this.admin = this.visitor();
  }

  visitor(): PortalClient {
    return new PortalClient((request) => this.#fetch(request));
  }

  async open(): Promise<void> {
    const store = await openLowdbStore({ directory: undefined });
    const host = { now: () => this.clock.now(), vault: this.#vault };
    let requests = 0;
    const app = await createApp({
      store,
      host,
      fixture: { name: 'demo', seed: 'khata-demo', organisations: [] },
      validateResponses: true,
      controlToken: undefined,
      nextRequestId: () => `demo-${(++requests).toString().padStart(8, '0')}`,
      onFault: (error) => {
        throw error;
      },
    });
    this.#fetch = (request) => app.fetch(request);
    this.run = async (work) => await runUnit(store.world(DEFAULT_WORLD), host, work);
  }

  /** Calls on behalf of somebody; anything but a success ends the script. A minute passes. */
  async did<T = Record<string, string>>(
    who: PortalClient,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<T> {
    this.clock.advance(MINUTE);
    const answer = await who.call(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.body as T;
  }

  /** The token of the newest mail's link to an address. */
  async tokenFor(address: string): Promise<string> {
    return await this.run(async ({ tx, vault }) => {
      const mails = await tx.scan('mails', 'byTime', '', { limit: 10_000 });
      const mail = mails.findLast(({ to, sealedLink }) => to === address && sealedLink !== undefined);
      const link = vault.open(mail?.sealedLink ?? '', MAIL_LINK_PURPOSE);
      return link.slice(link.indexOf('#') + 1);
    });
  }

  /** Approves whatever waits. */
  async approveAll(): Promise<void> {
    const { data } = await this.did<{ data: { approvalId: string; revision: number }[] }>(
      this.admin,
      'GET',
      '/approvals?state=OPEN',
    );
    for (const { approvalId, revision } of data) {
      await this.did(this.admin, 'POST', `/approvals/${approvalId}/decision`, {
        decision: 'APPROVE',
        revision,
      });
    }
  }
}

interface Founder {
  readonly firstName: string;
  readonly lastName: string;
  readonly username: string;
  readonly email: string;
  readonly organisationName: string;
  readonly organisationDescription: string;
}

async function register(portal: DemoPortal, founder: Founder): Promise<void> {
  const customFields: unknown[] = [];
  const body = { ...founder, password: DEMO_PASSWORD, disclaimerVersion: 1, customFields };
  await portal.did(portal.visitor(), 'POST', '/registrations', body);
}

/** Registered, approved, activated, with the banking profile of the demo, and signed in. */
async function found(
  portal: DemoPortal,
  founder: Founder,
  profile: FixtureOrganisation,
): Promise<{ client: PortalClient; organisationId: string }> {
  await register(portal, founder);
  await portal.approveAll();
  const client = portal.visitor();
  await portal.did(client, 'POST', '/activations', { token: await portal.tokenFor(founder.email) });
  const { organisationId = '' } = await portal.did(client, 'POST', '/session', {
    username: founder.username,
    password: DEMO_PASSWORD,
  });
  await portal.did(portal.admin, 'PUT', `/organisations/${organisationId}/banking-profile`, {
    clientName: profile.clientName,
    virtualAccountPrefix: profile.virtualAccountPrefix,
    accountPlanId: 'account-standard',
    relationshipManager: { name: 'Kavya Nair', email: 'kavya.nair@bank.example', mobile: '9820012345' },
  });
  return { client, organisationId };
}

interface Wanted {
  readonly name: string;
  readonly oauth: 'NONE' | '1.0' | '2.0';
  readonly clientType?: 'PUBLIC';
  readonly callbackUrls?: readonly string[];
  readonly description: string;
  /** How far the wizard is gone through. */
  readonly until: 'DRAFT' | 'SUBMITTED' | 'ENABLED';
}

/** Brings an application through the wizard. @returns its id, and its key once it has one */
async function apply(
  portal: DemoPortal,
  who: PortalClient,
  { name, description, until, ...settings }: Wanted,
): Promise<{ applicationId: string; apiKey?: string }> {
  const first = { name, description, platform: 'Server' };
  const { applicationId = '' } = await portal.did(who, 'POST', '/applications', first);
  if (until === 'DRAFT') return { applicationId };
  const subscriptions = {
    apis: BANK_APIS.map((api) => ({ api, apiPlanId: 'api-unlimited' })),
    eulaAcceptances: BANK_APIS.map((api) => ({ api, version: 1 })),
  };
  const edit = { revision: 1, subscriptions, ...settings };
  await portal.did(who, 'PATCH', `/applications/${applicationId}`, edit);
  await portal.did(who, 'POST', `/applications/${applicationId}/submission`);
  if (until === 'SUBMITTED') return { applicationId };
  await portal.approveAll();
  const { apiKey = '' } = await portal.did(who, 'POST', `/applications/${applicationId}/keys`, {});
  return { applicationId, apiKey };
}

/** The application of the fixture as the wizard is asked for it. */
function wanted({ name, oauth, clientType, callbackUrls = [] }: FixtureOrganisation['applications'][number]) {
  const description = `Collects for our stores (OAuth ${oauth}).`;
  return {
    name,
    oauth,
    description,
    until: 'ENABLED' as const,
    ...(clientType === 'PUBLIC' && { clientType }),
    ...(callbackUrls.length > 0 && { callbackUrls }),
  };
}

/** Values of this run that the documentation knows by other names. */
type Renaming = Map<string, string>;

async function people(portal: DemoPortal): Promise<void> {
  const token = await portal.run((unit) => makeSetupLink(unit));
  const admin = { firstName: 'Meera', lastName: 'Iyer', email: 'meera.iyer@bank.example' };
  const setup = { ...admin, token, username: 'bank.admin', password: DEMO_PASSWORD };
  await portal.did(portal.admin, 'POST', '/setups', setup);
}

async function organisation(
  portal: DemoPortal,
  founder: Founder,
  profile: FixtureOrganisation,
  renaming: Renaming,
): Promise<PortalClient> {
  const { client, organisationId } = await found(portal, founder, profile);
  renaming.set(organisationId, profile.organisationId);
  const [account] = await portal.run(
    async ({ tx }) => await tx.scan('physicalAccounts', 'byOrganisation', `${organisationId}|`, { limit: 1 }),
  );
  const [documented] = profile.physicalAccounts;
  renaming.set(account?.physicalAccountNumber ?? '', documented?.number ?? '');
  for (const application of profile.applications) {
    const { applicationId, apiKey = '' } = await apply(portal, client, wanted(application));
    renaming.set(applicationId, application.applicationId);
    renaming.set(apiKey, application.apiKey);
  }
  return client;
}

async function colleagues(portal: DemoPortal, asha: PortalClient): Promise<PortalClient> {
  const email = 'rohan.mehta@acme.example';
  await portal.did(asha, 'POST', '/invitations', { email, role: 'DEVELOPER' });
  const rohan = portal.visitor();
  await portal.did(rohan, 'POST', '/invitation-acceptances', {
    token: await portal.tokenFor(email),
    firstName: 'Rohan',
    lastName: 'Mehta',
    username: 'rohan.mehta',
    password: DEMO_PASSWORD,
  });
  await portal.did(rohan, 'POST', '/session', { username: 'rohan.mehta', password: DEMO_PASSWORD });
  await portal.did(asha, 'POST', '/invitations', { email: 'divya.rao@acme.example', role: 'DEVELOPER' });
  return rohan;
}

type Row = Record<string, unknown>;

/** Stands in the demo's mails, since a fixture holds no links. */
const LOST_LINK = '[the demo does not keep its link; let it be sent again]';

/** The rows without what must not be in a fixture: links, the administrator's password, this run's secrets. */
function cleaned(name: string, row: Row, secrets: ReadonlyMap<string, string>): Row {
  const { sealedLink, ...rest } = row;
  if (name === 'mails' && sealedLink !== undefined) {
    return { ...rest, text: String(row['text']).replace('{link}', LOST_LINK) };
  }
  if (name === 'users' && row['role'] === 'PORTAL_ADMIN') {
    const { passwordHash: _hash, ...admin } = rest;
    return admin;
  }
  if (name !== 'apiKeys') return rest;
  const secret = secrets.get(String(row['apiKey']));
  return {
    ...rest,
    ...(row['secretHash'] !== undefined && secret !== undefined && { secretHash: hashSecret(secret) }),
    // Sealed anew under each server's own key.
    ...(row['sealedSecret'] !== undefined && { sealedSecret: '' }),
  };
}

async function snapshot(
  portal: DemoPortal,
  renaming: Renaming,
  secrets: ReadonlyMap<string, string>,
): Promise<PortalSnapshot> {
  const takenAt = portal.clock.now();
  return await portal.run(async ({ tx }) => {
    const rows: Record<string, Row[]> = {};
    for (const name of SNAPSHOT_COLLECTIONS) {
      let text = JSON.stringify(await entitiesOf(tx, name));
      for (const [own, documented] of renaming) text = text.replaceAll(own, documented);
      rows[name] = (JSON.parse(text) as Row[]).map((row) => cleaned(name, row, secrets));
    }
    const counters = await tx.get('worldCounters', 'counters');
    return { takenAt, counters: { ids: counters?.ids ?? 0, arrivals: counters?.arrivals ?? 0 }, rows };
  });
}

type SnapshotCollection = (typeof SNAPSHOT_COLLECTIONS)[number];

/** What a collection holds, as its first index lists it: of registrations only those that wait. */
async function entitiesOf(tx: Unit['tx'], name: SnapshotCollection): Promise<readonly unknown[]> {
  const [index] = Object.keys(COLLECTIONS[name].indexes);
  if (index !== undefined) return await tx.scan(name, index as never, '', { limit: 10_000 });
  return await Promise.all((await keysOf(tx, name)).map((key) => tx.get(name, key)));
}

/** The keys of a collection that no index lists: there is one stream per physical account, one row of settings. */
async function keysOf(tx: Unit['tx'], name: SnapshotCollection): Promise<string[]> {
  if (name !== 'streams') return ['portal'];
  const accounts = await tx.scan('physicalAccounts', 'byOrganisation', '', { limit: 1000 });
  return accounts.map(({ physicalAccountNumber }) => physicalAccountNumber);
}

/** Makes the demo's portal through its own API, as its people would: about a minute of their clock per step. */
export async function demoPortal(
  acme: FixtureOrganisation,
  beta: FixtureOrganisation,
): Promise<PortalSnapshot> {
  const portal = new DemoPortal();
  await portal.open();
  const renaming: Renaming = new Map();
  await people(portal);
  const asha = await organisation(portal, ASHA, acme, renaming);
  await organisation(portal, BELA, beta, renaming);
  const rohan = await colleagues(portal, asha);
  await apply(portal, rohan, {
    name: 'Refund desk',
    oauth: 'NONE',
    description: 'Refunds by hand, one at a time.',
    until: 'DRAFT',
  });
  await apply(portal, rohan, {
    name: 'Month-end reconciliation',
    oauth: 'NONE',
    description: 'Compares our books with the bank’s.',
    until: 'SUBMITTED',
  });
  await register(portal, GAURI);
  const known = [...acme.applications, ...beta.applications];
  const secrets = new Map(known.map(({ apiKey, clientSecret = '' }) => [apiKey, clientSecret]));
  return await snapshot(portal, renaming, secrets);
}

const ASHA: Founder = {
  firstName: 'Asha',
  lastName: 'Verma',
  username: 'asha.verma',
  email: 'asha.verma@acme.example',
  organisationName: 'Acme Retail Pvt Ltd',
  organisationDescription: 'Shops in forty towns.',
};
const BELA: Founder = {
  firstName: 'Bela',
  lastName: 'Shah',
  username: 'bela.shah',
  email: 'bela.shah@beta.example',
  organisationName: 'Beta Traders LLP',
  organisationDescription: 'Wholesale of machine parts.',
};
const GAURI: Founder = {
  firstName: 'Gauri',
  lastName: 'Deshpande',
  username: 'gauri.deshpande',
  email: 'gauri@gamma.example',
  organisationName: 'Gamma Foods Pvt Ltd',
  organisationDescription: 'Canteens and catering.',
};
