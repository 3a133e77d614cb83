import { BANK_APIS } from '../../domain/application.ts';
import type { Stage } from './stage.ts';

/** Ids of Acme's objects, by the names under which requests name them. */
export interface Objects {
  readonly organisationId: string;
  readonly userId: string;
  readonly applicationId: string;
  readonly keyId: string;
  readonly changeRequestId: string;
  readonly invitationId: string;
  readonly mailId: string;
  readonly subjectId: string;
  readonly authorizationRequestId: string;
}

/** Of the form of each kind, and never given to anything. */
export const NEVER_EXISTED: Readonly<Record<keyof Objects, string>> = {
  organisationId: 'KO000000000000',
  userId: 'KU000000000000',
  applicationId: 'KA000000000000',
  keyId: 'KY000000000000',
  changeRequestId: 'KC000000000000',
  invitationId: 'KI000000000000',
  mailId: 'KL000000000000',
  subjectId: 'KA000000000000',
  authorizationRequestId: 'KZ000000000000',
};

async function makeAuthorizationRequest(stage: Stage): Promise<string> {
  return await stage.run(async (unit) => {
    const id = unit.nextId('authorizationRequest');
    await unit.tx.put('authorizationRequests', {
      authorizationRequestId: id,
      applicationId: 'app-acme-oauth',
      organisationId: 'org-acme',
      apiKey: 'khata_demo_key_oauth_0001',
      redirectUri: 'http://127.0.0.1:8080/callback',
      scopes: ['refund-details'],
      codeChallenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      issuer: 'http://localhost',
      expiresAt: unit.hostNow + 600_000,
    });
    return id;
  });
}

/** An ENABLED application with a key and an edit that waits, made by the API as its people would. */
async function makeApplication(stage: Stage) {
  const first = { name: 'Objects', platform: 'Server', description: 'Something of each kind.' };
  const created = await stage.call<{ applicationId: string }>('acmeDeveloper', 'createApplication', {
    body: first,
  });
  const path = { applicationId: created.body.applicationId };
  const eulaAcceptances = BANK_APIS.map((api) => ({ api, version: 1 }));
  const apis = BANK_APIS.map((api) => ({ api, apiPlanId: 'api-unlimited' }));
  const settings = { revision: 1, subscriptions: { apis, eulaAcceptances } };
  await stage.call('acmeDeveloper', 'modifyApplication', { path, body: settings });
  await stage.call('acmeDeveloper', 'submitApplication', { path });
  const waiting = await stage.call<{ data: { approvalId: string; revision: number }[] }>(
    'bankAdmin',
    'listApprovals',
    { query: { state: 'OPEN' } },
  );
  for (const { approvalId, revision } of waiting.body.data) {
    const body = { decision: 'APPROVE', revision };
    await stage.call('bankAdmin', 'decideApproval', { path: { approvalId }, body });
  }
  const key = await stage.call<{ keyId: string }>('acmeDeveloper', 'createKey', { path, body: {} });
  await stage.call('acmeDeveloper', 'rotateNotificationSecret', { path, body: {} });
  const now = await stage.call<{ revision: number }>('acmeDeveloper', 'getApplication', { path });
  const edit = { revision: now.body.revision, notificationUrl: 'https://acme.example/notifications' };
  await stage.call('acmeDeveloper', 'modifyApplication', { path, body: edit });
  const requests = await stage.call<{ data: { changeRequestId: string }[] }>(
    'acmeDeveloper',
    'listChangeRequests',
    { path },
  );
  const changeRequestId = requests.body.data[0]?.changeRequestId ?? '';
  return { applicationId: path.applicationId, keyId: key.body.keyId, changeRequestId };
}

/** Something of each kind that belongs to Acme. @throws Error when one could not be made */
export async function makeObjects(stage: Stage): Promise<Objects> {
  const application = await makeApplication(stage);
  const invitation = await stage.call<{ invitationId: string }>('acmeAdmin', 'createInvitation', {
    body: { email: 'new.colleague@acme.example', role: 'DEVELOPER' },
  });
  const mails = await stage.call<{ data: { mailId: string }[] }>('acmeDeveloper', 'listMails');
  const objects: Objects = {
    ...application,
    organisationId: 'org-acme',
    userId: stage.people.acmeDeveloper.userId,
    invitationId: invitation.body.invitationId,
    mailId: mails.body.data[0]?.mailId ?? '',
    subjectId: application.applicationId,
    authorizationRequestId: await makeAuthorizationRequest(stage),
  };
  const missing = Object.entries(objects).filter(([, id]) => !id);
  if (missing.length > 0) throw new Error(`the stage lacks ${missing.map(([name]) => name).join(', ')}`);
  return objects;
}

/** The ids as values for random calls. */
export function objectPool(objects: Objects): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(objects).map(([name, id]) => [name, [id]]));
}
