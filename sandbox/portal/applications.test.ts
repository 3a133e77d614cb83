import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ApplicationDesk, FIRST_TAB, ONE_API, openDesk } from '../test/application-desk.ts';
import { actorOf, callBank, keyOf, switchApprovals } from '../test/portal-applications.ts';

let desk: ApplicationDesk;

beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

/** In the order of words: mails of one instant have no other. */
const kindsOf = async (address: string) =>
  (await desk.sandbox.mailsTo(address)).map(({ kind }) => kind).sort();

describe('the way of an application', () => {
  it('goes over its four tabs to an approval, and the bank serves its key', async () => {
    const created = await desk.developer.post('/applications', FIRST_TAB);
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
    const apis = await desk.developer.patch(path, { revision: 1, subscriptions });
    expect(apis.body.settings.subscriptions).toEqual(
      ['create', 'modify', 'delete'].map((verb) => ({
        api: `${verb}-virtual-account`,
        apiPlanId: verb === 'create' ? 'api-unlimited' : 'api-standard',
        eula: { version: 1, acceptedBy: desk.developer.user.userId, acceptedAt: expect.any(String) },
      })),
    );
    const submitted = await desk.developer.post(`${path}/submission`);
    expect([submitted.status, submitted.body.state]).toEqual([200, 'PENDING_APPROVAL']);
    const key = await desk.developer.post(`${path}/keys`, {});
    expect(await callBank(desk.sandbox, { 'x-api-key': key.body.apiKey })).toBe('APPLICATION_NOT_ENABLED');
    const row = await desk.openRow(applicationId);
    const decided = await desk.banker.post(`/approvals/${row.approvalId}/decision`, {
      decision: 'APPROVE',
      revision: row.revision,
    });
    expect([decided.status, decided.body.state]).toEqual([200, 'APPROVED']);
    expect((await desk.developer.get(path)).body.state).toBe('ENABLED');
    expect(await callBank(desk.sandbox, { 'x-api-key': key.body.apiKey })).toBe('served');
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
    const applicationId = await desk.inState('PEN');
    const row = await desk.openRow(applicationId);
    const decision = `/approvals/${row.approvalId}/decision`;
    const bare = await desk.banker.post(decision, { decision: 'REJECT', revision: row.revision });
    expect([bare.status, bare.body.code]).toEqual([400, 'VALIDATION_FAILED']);
    await desk.banker.post(decision, {
      decision: 'REJECT',
      revision: row.revision,
      reason: 'Say what it is for.',
    });
    const rejected = (await desk.developer.get(`/applications/${applicationId}`)).body;
    expect([rejected.state, rejected.rejectionReason]).toEqual(['REJECTED', 'Say what it is for.']);
    const mails = await desk.sandbox.mailsTo('developer@people.example');
    const mail = mails.find(({ kind }) => kind === 'APPLICATION_REJECTED');
    expect(mail?.text).toContain('Say what it is for.');
    const revised = await desk.developer.patch(`/applications/${applicationId}`, {
      revision: rejected.revision,
      description: 'Collects rent.',
    });
    expect(revised.body.state).toBe('REVISED');
    expect(await desk.openRow(applicationId)).toMatchObject({
      revision: revised.body.revision,
      state: 'OPEN',
    });
  });

  it('skips what the bank has switched off', async () => {
    await switchApprovals(desk.sandbox.run, { application: false, edit: false, deletion: false });
    const path = `/applications/${await desk.newApplication()}`;
    await desk.developer.patch(path, { revision: 1, subscriptions: ONE_API });
    const submitted = (await desk.developer.post(`${path}/submission`)).body;
    expect(submitted.state).toBe('ENABLED');
    const edit = { revision: submitted.revision, callbackUrls: ['https://acme.example/'] };
    const edited = (await desk.developer.patch(path, edit)).body;
    expect([edited.settings.callbackUrls, edited.openChangeRequest]).toEqual([
      ['https://acme.example/'],
      undefined,
    ]);
    const history = (await desk.developer.get(`${path}/change-requests`)).body.data;
    expect(history).toMatchObject([{ kind: 'EDIT', state: 'APPROVED' }]);
    expect((await desk.developer.delete(path)).body.deleted).toBe(true);
    expect((await desk.developer.get(path)).body.code).toBe('APPLICATION_NOT_FOUND');
    expect((await desk.banker.get('/approvals')).body.data).toEqual([]);
  });
});

describe('a change request', () => {
  it('leaves the old settings at work, and takes effect with its approval', async () => {
    const applicationId = await desk.inState('ENA');
    const path = `/applications/${applicationId}`;
    const apiKey = await desk.sandbox.run((unit) => keyOf(unit, actorOf(desk.developer.user), applicationId));
    const { revision, settings } = (await desk.developer.get(path)).body;
    const asked = (await desk.developer.patch(path, { revision, name: 'Renamed', subscriptions: ONE_API }))
      .body;
    expect([asked.name, asked.state, asked.settings]).toEqual(['Renamed', 'ENABLED', settings]);
    const { changeRequestId } = asked.openChangeRequest;
    expect(await callBank(desk.sandbox, { 'x-api-key': apiKey })).toBe('served');
    const row = await desk.openRow(changeRequestId);
    expect((await desk.banker.get(`/approvals/${row.approvalId}`)).body.changeRequest).toEqual(
      asked.openChangeRequest,
    );
    await desk.banker.post(`/approvals/${row.approvalId}/decision`, {
      decision: 'APPROVE',
      revision: row.revision,
    });
    const after = (await desk.developer.get(path)).body;
    expect(after.settings).toEqual(asked.openChangeRequest.settings);
    expect(await callBank(desk.sandbox, { 'x-api-key': apiKey })).toBe('API_NOT_SUBSCRIBED');
    const again = await desk.banker.post(`/approvals/${row.approvalId}/decision`, {
      decision: 'APPROVE',
      revision: 1,
    });
    expect([again.status, again.body.code]).toEqual([409, 'APPROVAL_DECIDED']);
    const withdrawal = await desk.developer.post(`${path}/change-requests/${changeRequestId}/withdrawal`);
    expect([withdrawal.status, withdrawal.body.code]).toEqual([409, 'CHANGE_REQUEST_CLOSED']);
  });

  it('leaves everything as it was when it is rejected or withdrawn, and is taken off the queue', async () => {
    const applicationId = await desk.inState('ENA+E');
    const path = `/applications/${applicationId}`;
    const { openChangeRequest } = (await desk.developer.get(path)).body;
    const withdrawn = `${path}/change-requests/${openChangeRequest.changeRequestId}/withdrawal`;
    expect((await desk.orgAdmin.post(withdrawn)).body.state).toBe('WITHDRAWN');
    expect((await desk.developer.get(path)).body.openChangeRequest).toBeUndefined();
    expect((await desk.banker.get('/approvals?state=OPEN&kind=APPLICATION_EDIT')).body.data).toEqual([]);
  });
});

describe('whose application it is', () => {
  it('is as if it had never existed for another organisation, in list and address', async () => {
    const applicationId = await desk.inState('ENA+E');
    const { openChangeRequest } = (await desk.developer.get(`/applications/${applicationId}`)).body;
    const change = `/change-requests/${openChangeRequest.changeRequestId}`;
    const calls = ['', '/change-requests', change, '/keys'].map(
      (tail) => (id: string) => desk.stranger.get(`/applications/${id}${tail}`),
    );
    const commands = ['/submission', '/disablement', `${change}/withdrawal`, '/keys/key/revocation'].map(
      (tail) => (id: string) => desk.stranger.post(`/applications/${id}${tail}`),
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
    const own = (await desk.stranger.get('/applications')).body.data;
    expect(own.map(({ organisationId }: { organisationId: string }) => organisationId)).toEqual(['org-beta']);
    const seen = (await desk.banker.get('/applications')).body.data;
    expect(new Set(seen.map((a: { organisationId: string }) => a.organisationId)).size).toBe(2);
    expect((await desk.banker.get('/applications?state=REJECTED')).body).toEqual({
      data: [],
      nextCursor: null,
    });
  });
});

describe('deleting', () => {
  it('ends the keys, the queue rows and nothing that belongs to money', async () => {
    const applicationId = await desk.inState('ENA+E');
    const apiKey = await desk.sandbox.run((unit) => keyOf(unit, actorOf(desk.developer.user), applicationId));
    const created = await desk.sandbox.fetch(
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
    await switchApprovals(desk.sandbox.run, { deletion: false });
    expect((await desk.developer.delete(`/applications/${applicationId}`)).body.deleted).toBe(true);
    expect(await callBank(desk.sandbox, { 'x-api-key': apiKey })).toBe('CREDENTIALS_INVALID');
    expect((await desk.banker.get('/approvals?state=OPEN')).body.data).toEqual([]);
    expect((await desk.developer.get(`/applications/${applicationId}/keys`)).body.code).toBe(
      'APPLICATION_NOT_FOUND',
    );
    const left = await desk.sandbox.run(async ({ tx }) => [
      await tx.get('virtualAccounts', 'ACME00000042'),
      await tx.count('idempotencyRecords'),
      await tx.scan('apiKeys', 'byApplication', `${applicationId}|`, { limit: 10 }),
    ]);
    expect(left).toEqual([expect.objectContaining({ accountName: 'Kept' }), 1, []]);
  });

  it('waits for the bank where it wants to approve it', async () => {
    await switchApprovals(desk.sandbox.run, { deletion: true });
    const applicationId = await desk.inState('ENA');
    const asked = (await desk.developer.delete(`/applications/${applicationId}`)).body;
    expect([asked.deleted, asked.application.openChangeRequest.kind]).toEqual([false, 'DELETION']);
    const row = await desk.openRow(asked.application.openChangeRequest.changeRequestId);
    await desk.banker.post(`/approvals/${row.approvalId}/decision`, {
      decision: 'APPROVE',
      revision: row.revision,
    });
    expect((await desk.developer.get(`/applications/${applicationId}`)).status).toBe(404);
    expect((await desk.banker.get(`/approvals/${row.approvalId}`)).body).toMatchObject({
      state: 'APPROVED',
      changeRequest: { state: 'APPROVED' },
    });
  });
});

describe('the audit log', () => {
  it('has a line for each step, with who did it', async () => {
    await desk.inState('ENA+E');
    const lines = await desk.sandbox.run(
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
