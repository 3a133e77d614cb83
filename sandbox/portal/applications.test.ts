import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CustomField } from '../domain/registration.ts';
import { MINUTE } from '../lib/clock.ts';
import { actorOf, applicationIn, callBank, keyOf, switchApprovals } from '../test/portal-applications.ts';
import { type Person, type PortalSandbox, portalSandbox } from '../test/portal-sandbox.ts';

let sandbox: PortalSandbox;
let developer: Person;
let orgAdmin: Person;
let stranger: Person;
let banker: Person;
let secondBanker: Person;

beforeEach(async () => {
  sandbox = await portalSandbox();
  developer = await sandbox.person('DEVELOPER', 'org-acme', 'developer');
  orgAdmin = await sandbox.person('ORG_ADMIN', 'org-acme', 'orgadmin');
  stranger = await sandbox.person('ORG_ADMIN', 'org-beta', 'stranger');
  banker = await sandbox.person('PORTAL_ADMIN', undefined, 'banker');
  secondBanker = await sandbox.person('PORTAL_ADMIN', undefined, 'second');
});
afterEach(async () => {
  expect(sandbox.faults).toEqual([]);
  await sandbox.close();
});

const FIRST_TAB = { name: 'Collections', platform: 'Server', description: 'For our stores.' };
const ONE_API = {
  apis: [{ api: 'refund-details' }],
  eulaAcceptances: [{ api: 'refund-details', version: 1 }],
};

async function newApplication(): Promise<string> {
  return (await developer.post('/applications', FIRST_TAB)).body.applicationId;
}

/** An application in a state of the table, made by the services. */
function inState(state: string, first = {}): Promise<string> {
  return sandbox.run((unit) =>
    applicationIn(unit, state, actorOf(developer.user), actorOf(banker.user), first),
  );
}

async function openRow(subjectId: string): Promise<{ approvalId: string; revision: number }> {
  const { data } = (await banker.get('/approvals?state=OPEN')).body;
  return data.find((row: { subjectId: string }) => row.subjectId === subjectId);
}

async function put(field: CustomField): Promise<void> {
  await sandbox.run(({ tx }) => tx.put('customFields', field));
}

/** In the order of words: mails of one instant have no other. */
const kindsOf = async (address: string) => (await sandbox.mailsTo(address)).map(({ kind }) => kind).sort();

describe('the way of an application', () => {
  it('goes over its four tabs to an approval, and the bank serves its key', async () => {
    const created = await developer.post('/applications', FIRST_TAB);
    expect([created.status, created.body.state, created.body.revision]).toEqual([201, 'INCOMPLETE', 1]);
    const { applicationId } = created.body;
    const path = `/applications/${applicationId}`;
    const acceptances = ['create', 'modify', 'delete'].map((verb) => ({
      api: `${verb}-virtual-account`,
      version: 1,
    }));
    const subscriptions = {
      apis: [{ api: 'create-virtual-account', apiPlanId: 'api-unlimited' }],
      apiGroups: [{ apiGroupId: 'virtual-accounts' }],
      eulaAcceptances: acceptances,
    };
    const apis = await developer.patch(path, { revision: 1, subscriptions });
    expect(apis.body.settings.subscriptions).toEqual(
      ['create', 'modify', 'delete'].map((verb) => ({
        api: `${verb}-virtual-account`,
        apiPlanId: verb === 'create' ? 'api-unlimited' : 'api-standard',
        eula: { version: 1, acceptedBy: developer.user.userId, acceptedAt: expect.any(String) },
      })),
    );
    const submitted = await developer.post(`${path}/submission`);
    expect([submitted.status, submitted.body.state]).toEqual([200, 'PENDING_APPROVAL']);
    const key = await developer.post(`${path}/keys`, {});
    expect(await callBank(sandbox, { 'x-api-key': key.body.apiKey })).toBe('APPLICATION_NOT_ENABLED');
    const row = await openRow(applicationId);
    const decided = await banker.post(`/approvals/${row.approvalId}/decision`, {
      decision: 'APPROVE',
      revision: row.revision,
    });
    expect([decided.status, decided.body.state]).toEqual([200, 'APPROVED']);
    expect((await developer.get(path)).body.state).toBe('ENABLED');
    expect(await callBank(sandbox, { 'x-api-key': key.body.apiKey })).toBe('served');
    expect(await kindsOf('developer@people.example')).toEqual([
      'APPLICATION_APPROVED',
      'APPLICATION_RECEIVED',
      'KEY_CHANGED',
    ]);
    expect(await kindsOf('orgadmin@people.example')).toEqual(await kindsOf('developer@people.example'));
    expect(await kindsOf('banker@people.example')).toEqual(['APPROVAL_AWAITED']);
    expect(await kindsOf('stranger@people.example')).toEqual([]);
  });

  it('tells why it was rejected, and waits again once it is edited', async () => {
    const applicationId = await inState('PEN');
    const row = await openRow(applicationId);
    const decision = `/approvals/${row.approvalId}/decision`;
    const bare = await banker.post(decision, { decision: 'REJECT', revision: row.revision });
    expect([bare.status, bare.body.code]).toEqual([400, 'VALIDATION_FAILED']);
    await banker.post(decision, {
      decision: 'REJECT',
      revision: row.revision,
      reason: 'Say what it is for.',
    });
    const rejected = (await developer.get(`/applications/${applicationId}`)).body;
    expect([rejected.state, rejected.rejectionReason]).toEqual(['REJECTED', 'Say what it is for.']);
    const mails = await sandbox.mailsTo('developer@people.example');
    const mail = mails.find(({ kind }) => kind === 'APPLICATION_REJECTED');
    expect(mail?.text).toContain('Say what it is for.');
    const revised = await developer.patch(`/applications/${applicationId}`, {
      revision: rejected.revision,
      description: 'Collects rent.',
    });
    expect(revised.body.state).toBe('REVISED');
    expect(await openRow(applicationId)).toMatchObject({ revision: revised.body.revision, state: 'OPEN' });
  });

  it('skips what the bank has switched off', async () => {
    await switchApprovals(sandbox.run, { application: false, edit: false, deletion: false });
    const path = `/applications/${await newApplication()}`;
    await developer.patch(path, { revision: 1, subscriptions: ONE_API });
    const submitted = (await developer.post(`${path}/submission`)).body;
    expect(submitted.state).toBe('ENABLED');
    const edit = { revision: submitted.revision, callbackUrls: ['https://acme.example/'] };
    const edited = (await developer.patch(path, edit)).body;
    expect([edited.settings.callbackUrls, edited.openChangeRequest]).toEqual([
      ['https://acme.example/'],
      undefined,
    ]);
    const history = (await developer.get(`${path}/change-requests`)).body.data;
    expect(history).toMatchObject([{ kind: 'EDIT', state: 'APPROVED' }]);
    expect((await developer.delete(path)).body.deleted).toBe(true);
    expect((await developer.get(path)).body.code).toBe('APPLICATION_NOT_FOUND');
    expect((await banker.get('/approvals')).body.data).toEqual([]);
  });
});

describe('what an edit may bring', () => {
  const refused = async (changes: object, state = 'INC') => {
    const path = `/applications/${await inState(state)}`;
    const before = await developer.get(path);
    const answer = await developer.patch(path, { revision: before.body.revision, ...changes });
    expect((await developer.get(path)).text).toBe(before.text);
    return [answer.status, answer.body.code];
  };

  it.each([
    'ftp://acme.example/',
    'http://acme.example/',
    'https://acme.example/#here',
    'https://user@acme.example/',
    'https://acme.example:99999/',
    'http://localhost.evil.example/',
    'javascript:alert(1)',
  ])('refuses the callback URL %s', async (url) => {
    expect(await refused({ callbackUrls: [url] })).toEqual([400, 'VALIDATION_FAILED']);
    expect(await refused({ notificationUrl: url })).toEqual([400, 'VALIDATION_FAILED']);
  });

  it('takes https anywhere and http on the loopback', async () => {
    const callbackUrls = [
      'https://acme.example/cb?x=1',
      'http://127.0.0.1:8080/cb',
      'http://localhost/',
      'http://[::1]:1/',
    ];
    const path = `/applications/${await newApplication()}`;
    const answer = await developer.patch(path, {
      revision: 1,
      callbackUrls,
      notificationUrl: callbackUrls[1],
    });
    expect(answer.body.settings).toMatchObject({ callbackUrls, notificationUrl: callbackUrls[1] });
    const without = await developer.patch(path, { revision: 2, notificationUrl: null });
    expect(without.body.settings.notificationUrl).toBeUndefined();
  });

  it.each([
    [
      'more than ten callback URLs',
      { callbackUrls: Array.from({ length: 11 }, (_, i) => `https://a.example/${i}`) },
      400,
      'VALIDATION_FAILED',
    ],
    [
      'an unknown plan',
      { subscriptions: { ...ONE_API, apis: [{ api: 'refund-details', apiPlanId: 'nope' }] } },
      404,
      'API_PLAN_NOT_FOUND',
    ],
    [
      'an unknown group',
      { subscriptions: { apiGroups: [{ apiGroupId: 'nope' }] } },
      404,
      'API_GROUP_NOT_FOUND',
    ],
    [
      'terms of another version',
      { subscriptions: { ...ONE_API, eulaAcceptances: [{ api: 'refund-details', version: 2 }] } },
      422,
      'EULA_NOT_ACCEPTED',
    ],
    [
      'a scope that is not subscribed',
      { subscriptions: ONE_API, scopes: ['transaction-details'] },
      422,
      'SCOPE_NOT_SUBSCRIBED',
    ],
    [
      'an unknown custom field',
      { customFields: [{ customFieldId: 'KF1', value: 'x' }] },
      422,
      'CUSTOM_FIELD_VALUES_INVALID',
    ],
    ['a stale revision', { revision: 99, name: 'Other' }, 409, 'REVISION_CONFLICT'],
    ['nothing', {}, 400, 'VALIDATION_FAILED'],
  ])('refuses %s', async (_what, changes, status, code) => {
    expect(await refused(changes)).toEqual([status, code]);
  });

  it('needs the acceptance of an API that is new, and keeps that of one that is not', async () => {
    const path = `/applications/${await newApplication()}`;
    const bare = await developer.patch(path, { revision: 1, subscriptions: { apis: ONE_API.apis } });
    expect([bare.status, bare.body.code]).toEqual([422, 'EULA_NOT_ACCEPTED']);
    const first = (await developer.patch(path, { revision: 1, subscriptions: ONE_API })).body;
    sandbox.clock.advance(MINUTE);
    const again = (await orgAdmin.patch(path, { revision: 2, subscriptions: { apis: ONE_API.apis } })).body;
    expect(again.settings.subscriptions).toEqual(first.settings.subscriptions);
  });

  it('cannot be submitted on old terms, nor without an API, a required field or a callback URL', async () => {
    await put({
      customFieldId: 'KF1',
      form: 'APPLICATION',
      label: 'Region',
      kind: 'CHOICE',
      required: true,
      choices: ['North', 'South'],
    });
    const path = `/applications/${await newApplication()}`;
    await developer.patch(path, { revision: 1, oauth: '2.0', clientType: 'PUBLIC' });
    const empty = await developer.post(`${path}/submission`);
    expect([empty.status, empty.body.code]).toEqual([422, 'APPLICATION_INCOMPLETE']);
    expect(empty.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/subscriptions',
      '/callbackUrls',
      '/customFields/KF1',
    ]);
    const wrong = { revision: 2, customFields: [{ customFieldId: 'KF1', value: 'East' }] };
    expect((await developer.patch(path, wrong)).body.code).toBe('CUSTOM_FIELD_VALUES_INVALID');
    const full = {
      revision: 2,
      subscriptions: ONE_API,
      callbackUrls: ['http://localhost/'],
      customFields: [{ customFieldId: 'KF1', value: 'North' }],
    };
    expect((await developer.patch(path, full)).body.customFields).toEqual(full.customFields);
    await banker.post('/apis/refund-details/eula-versions', { text: 'New terms.' });
    expect((await developer.post(`${path}/submission`)).body.code).toBe('EULA_NOT_ACCEPTED');
    const eulaAcceptances = [{ api: 'refund-details', version: 2 }];
    const accepted = { revision: 3, subscriptions: { ...ONE_API, eulaAcceptances } };
    expect((await developer.patch(path, accepted)).status).toBe(200);
    expect((await developer.post(`${path}/submission`)).body.state).toBe('PENDING_APPROVAL');
  });

  it.each(['PEN', 'REJ', 'REV', 'ENA', 'DIS'])(
    'cannot take its last API from an application in %s',
    async (state) => {
      expect(await refused({ subscriptions: {} }, state)).toEqual([422, 'APPLICATION_INCOMPLETE']);
    },
  );

  it('can rename a usable application that lacks a field which became required since', async () => {
    const applicationId = await inState('ENA');
    await put({
      customFieldId: 'KF1',
      form: 'APPLICATION',
      label: 'Region',
      kind: 'TEXT',
      required: true,
      choices: [],
    });
    const { revision } = (await developer.get(`/applications/${applicationId}`)).body;
    const renamed = await developer.patch(`/applications/${applicationId}`, { revision, name: 'Other' });
    expect([renamed.status, renamed.body.name, renamed.body.state]).toEqual([200, 'Other', 'ENABLED']);
  });
});

describe('a change request', () => {
  it('leaves the old settings at work, and takes effect with its approval', async () => {
    const applicationId = await inState('ENA');
    const path = `/applications/${applicationId}`;
    const apiKey = await sandbox.run((unit) => keyOf(unit, actorOf(developer.user), applicationId));
    const { revision, settings } = (await developer.get(path)).body;
    const asked = (await developer.patch(path, { revision, name: 'Renamed', subscriptions: ONE_API })).body;
    expect([asked.name, asked.state, asked.settings]).toEqual(['Renamed', 'ENABLED', settings]);
    const { changeRequestId } = asked.openChangeRequest;
    expect(await callBank(sandbox, { 'x-api-key': apiKey })).toBe('served');
    const row = await openRow(changeRequestId);
    expect((await banker.get(`/approvals/${row.approvalId}`)).body.changeRequest).toEqual(
      asked.openChangeRequest,
    );
    await banker.post(`/approvals/${row.approvalId}/decision`, {
      decision: 'APPROVE',
      revision: row.revision,
    });
    const after = (await developer.get(path)).body;
    expect(after.settings).toEqual(asked.openChangeRequest.settings);
    expect(await callBank(sandbox, { 'x-api-key': apiKey })).toBe('API_NOT_SUBSCRIBED');
    const again = await banker.post(`/approvals/${row.approvalId}/decision`, {
      decision: 'APPROVE',
      revision: 1,
    });
    expect([again.status, again.body.code]).toEqual([409, 'APPROVAL_DECIDED']);
    const withdrawal = await developer.post(`${path}/change-requests/${changeRequestId}/withdrawal`);
    expect([withdrawal.status, withdrawal.body.code]).toEqual([409, 'CHANGE_REQUEST_CLOSED']);
  });

  it('leaves everything as it was when it is rejected or withdrawn, and is taken off the queue', async () => {
    const applicationId = await inState('ENA+E');
    const path = `/applications/${applicationId}`;
    const { openChangeRequest } = (await developer.get(path)).body;
    const withdrawn = `${path}/change-requests/${openChangeRequest.changeRequestId}/withdrawal`;
    expect((await orgAdmin.post(withdrawn)).body.state).toBe('WITHDRAWN');
    expect((await developer.get(path)).body.openChangeRequest).toBeUndefined();
    expect((await banker.get('/approvals?state=OPEN&kind=APPLICATION_EDIT')).body.data).toEqual([]);
  });
});

describe('deciding', () => {
  it('is refused on a revision that was edited since', async () => {
    const applicationId = await inState('PEN');
    const row = await openRow(applicationId);
    const path = `/applications/${applicationId}`;
    const { revision } = (await developer.get(path)).body;
    await developer.patch(path, { revision, callbackUrls: ['https://late.example/'] });
    const decision = { decision: 'APPROVE', revision: row.revision };
    const late = await banker.post(`/approvals/${row.approvalId}/decision`, decision);
    expect([late.status, late.body.code]).toEqual([409, 'REVISION_CONFLICT']);
    expect(await openRow(applicationId)).toMatchObject({
      approvalId: row.approvalId,
      revision: revision + 1,
    });
    expect((await developer.get(path)).body.state).toBe('PENDING_APPROVAL');
  });

  it('is refused to the administrator who asked, or had a hand in it; another one may', async () => {
    const path = `/applications/${await inState('L:ENA')}`;
    const { revision } = (await banker.get(path)).body;
    const asked = (await banker.patch(path, { revision, callbackUrls: ['https://bank.example/'] })).body;
    const row = await openRow(asked.openChangeRequest.changeRequestId);
    const decision = { decision: 'APPROVE', revision: row.revision };
    const own = await banker.post(`/approvals/${row.approvalId}/decision`, decision);
    expect([own.status, own.body.code]).toEqual([403, 'SELF_APPROVAL']);
    expect((await secondBanker.post(`/approvals/${row.approvalId}/decision`, decision)).status).toBe(200);
    expect((await banker.get(path)).body).toMatchObject({
      state: 'DISABLED',
      lockedFrom: 'ENABLED',
      lockReason: 'because',
      settings: { callbackUrls: ['https://bank.example/'] },
    });
    // Edited by the one, renamed by the organisation: still the one's own settings.
    const pending = await inState('L:PEN');
    const first = (await banker.get(`/applications/${pending}`)).body;
    const edit = { revision: first.revision, callbackUrls: ['https://bank.example/'] };
    await banker.patch(`/applications/${pending}`, edit);
    const unlocked = (await banker.delete(`/applications/${pending}/lock`)).body;
    expect(unlocked.lockReason).toBeUndefined();
    await developer.patch(`/applications/${pending}`, { revision: unlocked.revision, name: 'Other' });
    const waiting = await openRow(pending);
    const mine = { decision: 'APPROVE', revision: waiting.revision };
    expect((await banker.post(`/approvals/${waiting.approvalId}/decision`, mine)).body.code).toBe(
      'SELF_APPROVAL',
    );
  });

  it('filters and pages the queue', async () => {
    for (const state of ['PEN', 'PEN', 'ENA', 'ENA+E']) await inState(state);
    const all = (await banker.get('/approvals')).body.data;
    expect(all.length).toBe(5);
    const edits = (await banker.get('/approvals?kind=APPLICATION_EDIT')).body.data;
    expect(edits.map(({ kind }: { kind: string }) => kind)).toEqual(['APPLICATION_EDIT']);
    const first = (await banker.get('/approvals?state=OPEN&limit=2')).body;
    const rest = (await banker.get(`/approvals?state=OPEN&limit=2&cursor=${first.nextCursor}`)).body;
    expect([first.data.length, rest.data.length, rest.nextCursor]).toEqual([2, 1, null]);
    const mismatch = await banker.get(`/approvals?limit=2&cursor=${first.nextCursor}`);
    expect(mismatch.body.code).toBe('CURSOR_MISMATCH');
    expect((await banker.get('/approvals/KV000000000000')).body.code).toBe('APPROVAL_NOT_FOUND');
  });
});

describe('whose application it is', () => {
  it('is as if it had never existed for another organisation, in list and address', async () => {
    const applicationId = await inState('ENA+E');
    const { openChangeRequest } = (await developer.get(`/applications/${applicationId}`)).body;
    const change = `/change-requests/${openChangeRequest.changeRequestId}`;
    const calls = ['', '/change-requests', change, '/keys'].map(
      (tail) => (id: string) => stranger.get(`/applications/${id}${tail}`),
    );
    const commands = ['/submission', '/disablement', `${change}/withdrawal`, '/keys/key/revocation'].map(
      (tail) => (id: string) => stranger.post(`/applications/${id}${tail}`),
    );
    for (const call of [...calls, ...commands]) {
      const [theirs, none] = [await call(applicationId), await call('KA000000000000')];
      const plain = (text: string) =>
        text
          .replaceAll(applicationId, 'ID')
          .replaceAll('KA000000000000', 'ID')
          .replace(/request-\d+/, '');
      expect([theirs.status, plain(theirs.text)]).toEqual([404, plain(none.text)]);
      expect([...theirs.headers.keys()]).toEqual([...none.headers.keys()]);
    }
    const own = (await stranger.get('/applications')).body.data;
    expect(own.map(({ organisationId }: { organisationId: string }) => organisationId)).toEqual(['org-beta']);
    const seen = (await banker.get('/applications')).body.data;
    expect(new Set(seen.map((a: { organisationId: string }) => a.organisationId)).size).toBe(2);
    expect((await banker.get('/applications?state=REJECTED')).body).toEqual({ data: [], nextCursor: null });
  });
});

describe('deleting', () => {
  it('ends the keys, the queue rows and nothing that belongs to money', async () => {
    const applicationId = await inState('ENA+E');
    const apiKey = await sandbox.run((unit) => keyOf(unit, actorOf(developer.user), applicationId));
    const created = await sandbox.fetch(
      new Request('http://localhost/v1/virtual-accounts', {
        method: 'POST',
        headers: { 'x-api-key': apiKey, 'content-type': 'application/json', 'idempotency-key': 'one' },
        body: JSON.stringify({
          physicalAccountNumber: '123456789012',
          items: [{ virtualAccountNumber: 'ACME00000042', accountName: 'Kept' }],
        }),
      }),
    );
    expect(created.status).toBe(207);
    await switchApprovals(sandbox.run, { deletion: false });
    expect((await developer.delete(`/applications/${applicationId}`)).body.deleted).toBe(true);
    expect(await callBank(sandbox, { 'x-api-key': apiKey })).toBe('CREDENTIALS_INVALID');
    expect((await banker.get('/approvals?state=OPEN')).body.data).toEqual([]);
    expect((await developer.get(`/applications/${applicationId}/keys`)).body.code).toBe(
      'APPLICATION_NOT_FOUND',
    );
    const left = await sandbox.run(async ({ tx }) => [
      await tx.get('virtualAccounts', 'ACME00000042'),
      await tx.count('idempotencyRecords'),
      await tx.scan('apiKeys', 'byApplication', `${applicationId}|`, { limit: 10 }),
    ]);
    expect(left).toEqual([expect.objectContaining({ accountName: 'Kept' }), 1, []]);
  });

  it('waits for the bank where it wants to approve it', async () => {
    await switchApprovals(sandbox.run, { deletion: true });
    const applicationId = await inState('ENA');
    const asked = (await developer.delete(`/applications/${applicationId}`)).body;
    expect([asked.deleted, asked.application.openChangeRequest.kind]).toEqual([false, 'DELETION']);
    const row = await openRow(asked.application.openChangeRequest.changeRequestId);
    await banker.post(`/approvals/${row.approvalId}/decision`, {
      decision: 'APPROVE',
      revision: row.revision,
    });
    expect((await developer.get(`/applications/${applicationId}`)).status).toBe(404);
    expect((await banker.get(`/approvals/${row.approvalId}`)).body).toMatchObject({
      state: 'APPROVED',
      changeRequest: { state: 'APPROVED' },
    });
  });
});

describe('the audit log', () => {
  it('has a line for each step, with who did it', async () => {
    await inState('ENA+E');
    const lines = await sandbox.run(
      async ({ tx }) => await tx.scan('auditEntries', 'byOrganisation', 'org-acme|', { limit: 100 }),
    );
    const steps = lines
      .filter(({ action }) => !action.startsWith('session.'))
      .map(({ action, actor }) => `${actor} ${action}`);
    expect(steps).toEqual([
      'developer application.created',
      'developer application.modified',
      'developer application.submitted',
      'banker approval.approved',
      'banker application.approved',
      'developer change-request.opened',
    ]);
  });
});
