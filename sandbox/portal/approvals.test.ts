import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ApplicationDesk, openDesk } from '../test/application-desk.ts';

let desk: ApplicationDesk;

beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

describe('deciding', () => {
  it('is refused on a revision that was edited since', async () => {
    const applicationId = await desk.inState('PEN');
    const row = await desk.openRow(applicationId);
    const path = `/applications/${applicationId}`;
    const { revision } = (await desk.developer.get(path)).body;
    await desk.developer.patch(path, { revision, callbackUrls: ['https://late.example/'] });
    const decision = { decision: 'APPROVE', revision: row.revision };
    const late = await desk.banker.post(`/approvals/${row.approvalId}/decision`, decision);
    expect([late.status, late.body.code]).toEqual([409, 'REVISION_CONFLICT']);
    expect(await desk.openRow(applicationId)).toMatchObject({
      approvalId: row.approvalId,
      revision: revision + 1,
    });
    expect((await desk.developer.get(path)).body.state).toBe('PENDING_APPROVAL');
  });

  it('is refused to the administrator who asked, or had a hand in it; another one may', async () => {
    const path = `/applications/${await desk.inState('L:ENA')}`;
    const { revision } = (await desk.banker.get(path)).body;
    const asked = (await desk.banker.patch(path, { revision, callbackUrls: ['https://bank.example/'] })).body;
    const row = await desk.openRow(asked.openChangeRequest.changeRequestId);
    const decision = { decision: 'APPROVE', revision: row.revision };
    const own = await desk.banker.post(`/approvals/${row.approvalId}/decision`, decision);
    expect([own.status, own.body.code]).toEqual([403, 'SELF_APPROVAL']);
    const secondBanker = await desk.sandbox.person('PORTAL_ADMIN', undefined, 'second');
    expect((await secondBanker.post(`/approvals/${row.approvalId}/decision`, decision)).status).toBe(200);
    expect((await desk.banker.get(path)).body).toMatchObject({
      state: 'DISABLED',
      lockedFrom: 'ENABLED',
      lockReason: 'because',
      settings: { callbackUrls: ['https://bank.example/'] },
    });
    // Edited by the one, renamed by the organisation: still the one's own settings.
    const pending = await desk.inState('L:PEN');
    const first = (await desk.banker.get(`/applications/${pending}`)).body;
    const edit = { revision: first.revision, callbackUrls: ['https://bank.example/'] };
    await desk.banker.patch(`/applications/${pending}`, edit);
    const unlocked = (await desk.banker.delete(`/applications/${pending}/lock`)).body;
    expect(unlocked.lockReason).toBeUndefined();
    await desk.developer.patch(`/applications/${pending}`, { revision: unlocked.revision, name: 'Other' });
    const waiting = await desk.openRow(pending);
    const mine = { decision: 'APPROVE', revision: waiting.revision };
    expect((await desk.banker.post(`/approvals/${waiting.approvalId}/decision`, mine)).body.code).toBe(
      'SELF_APPROVAL',
    );
  });

  it('filters and pages the queue', async () => {
    for (const state of ['PEN', 'PEN', 'ENA', 'ENA+E']) await desk.inState(state);
    const all = (await desk.banker.get('/approvals')).body.data;
    expect(all.length).toBe(5);
    const edits = (await desk.banker.get('/approvals?kind=APPLICATION_EDIT')).body.data;
    expect(edits.map(({ kind }: { kind: string }) => kind)).toEqual(['APPLICATION_EDIT']);
    const first = (await desk.banker.get('/approvals?state=OPEN&limit=2')).body;
    const rest = (await desk.banker.get(`/approvals?state=OPEN&limit=2&cursor=${first.nextCursor}`)).body;
    expect([first.data.length, rest.data.length, rest.nextCursor]).toEqual([2, 1, null]);
    const mismatch = await desk.banker.get(`/approvals?limit=2&cursor=${first.nextCursor}`);
    expect(mismatch.body.code).toBe('CURSOR_MISMATCH');
    expect((await desk.banker.get('/approvals/KV000000000000')).body.code).toBe('APPROVAL_NOT_FOUND');
  });
});
