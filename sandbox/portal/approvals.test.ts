import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actorOf, applicationIn } from '../test/portal-applications.ts';
import { type Person, type PortalSandbox, portalSandbox } from '../test/portal-sandbox.ts';

let sandbox: PortalSandbox;
let developer: Person;
let banker: Person;
let secondBanker: Person;

beforeEach(async () => {
  sandbox = await portalSandbox();
  developer = await sandbox.person('DEVELOPER', 'org-acme', 'developer');
  banker = await sandbox.person('PORTAL_ADMIN', undefined, 'banker');
  secondBanker = await sandbox.person('PORTAL_ADMIN', undefined, 'second');
});
afterEach(async () => {
  expect(sandbox.faults).toEqual([]);
  await sandbox.close();
});

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
