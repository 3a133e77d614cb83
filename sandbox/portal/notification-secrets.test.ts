import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../lib/clock.ts';
import { ensureEndpoint, signingSecrets } from '../services/notification-endpoints.ts';
import { actorOf, applicationIn } from '../test/portal-applications.ts';
import { type Person, type PortalSandbox, portalSandbox } from '../test/portal-sandbox.ts';

let sandbox: PortalSandbox;
let developer: Person;
let banker: Person;
let applicationId: string;
let path: string;

beforeEach(async () => {
  sandbox = await portalSandbox();
  developer = await sandbox.person('DEVELOPER', 'org-acme', 'developer');
  banker = await sandbox.person('PORTAL_ADMIN', undefined, 'banker');
  applicationId = await sandbox.run((unit) =>
    applicationIn(unit, 'ENA', actorOf(developer.user), actorOf(banker.user), {
      notificationUrl: 'https://acme.example/notifications',
    }),
  );
  path = `/applications/${applicationId}/notification-secret`;
});
afterEach(async () => {
  expect(sandbox.faults).toEqual([]);
  await sandbox.close();
});

/** What a notification would be signed with now. */
const signing = () =>
  sandbox.run(async (unit) => signingSecrets(unit, await ensureEndpoint(unit, applicationId)));

describe('the secret of notifications', () => {
  it('is there as soon as the application has an address, and stays the same', async () => {
    const read = await developer.get(path);
    expect(read.status).toBe(200);
    expect(read.body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(Buffer.from(read.body.secret.slice(6), 'base64')).toHaveLength(32);
    expect(await developer.get(path)).toMatchObject({ body: read.body });
    expect(await signing()).toEqual([read.body.secret]);
  });

  it('is kept sealed only, and in no audit row or mail', async () => {
    const first = (await developer.get(path)).body.secret;
    const second = (await developer.post(`${path}/rotation`, {})).body.secret;
    const kept = await sandbox.run(async ({ tx }) => [
      await tx.get('notificationEndpoints', applicationId),
      await tx.scan('auditEntries', 'byNumber', '', { limit: 1000 }),
      await tx.scan('mails', 'byTime', '', { limit: 1000 }),
    ]);
    for (const secret of [first, second]) expect(JSON.stringify(kept)).not.toContain(secret.slice(6));
  });

  it('signs beside its successor until the overlap ends, on the host’s clock', async () => {
    const first = (await developer.get(path)).body.secret;
    const rotated = await developer.post(`${path}/rotation`, { overlapSeconds: 3600 });
    expect(rotated.status).toBe(200);
    const { secret, previousEndsAt } = rotated.body;
    expect(secret).not.toBe(first);
    expect(previousEndsAt).toBe('2026-11-22T11:07:00.000+05:30');
    expect(await signing()).toEqual([secret, first]);
    sandbox.clock.advance(HOUR - 1);
    expect(await signing()).toEqual([secret, first]);
    sandbox.clock.advance(1);
    expect(await signing()).toEqual([secret]);
    expect((await developer.get(path)).body.previousEndsAt).toBeUndefined();
  });

  it('is void at once where that is asked for, and at most one old one signs', async () => {
    await developer.post(`${path}/rotation`, { overlapSeconds: 3600 });
    sandbox.clock.advance(MINUTE);
    const { secret: second } = (await developer.get(path)).body;
    const { secret: third } = (await developer.post(`${path}/rotation`, { overlapSeconds: 3600 })).body;
    expect(await signing()).toEqual([third, second]);
    const { secret: last } = (await developer.post(`${path}/rotation`, { overlapSeconds: 0 })).body;
    expect(await signing()).toEqual([last]);
  });

  it('overlaps by a day where nothing is said', async () => {
    const { body } = await developer.post(`${path}/rotation`, {});
    expect(body.previousEndsAt).toBe('2026-11-23T10:07:00.000+05:30');
  });

  it('is rotated with a line in the audit log', async () => {
    await developer.post(`${path}/rotation`, { overlapSeconds: 60 });
    const admin = await sandbox.person('ORG_ADMIN', 'org-acme', 'admin');
    const { body } = await admin.get('/audit-entries?limit=100');
    expect(body.data).toContainEqual(
      expect.objectContaining({ action: 'notification-secret.rotated', subjectId: applicationId }),
    );
  });

  it('is rotated also while the bank has the application locked', async () => {
    await banker.post(`/applications/${applicationId}/lock`, { reason: 'a leak' });
    expect(await developer.post(`${path}/rotation`, {})).toMatchObject({ status: 200 });
  });

  it('is not there before an address was', async () => {
    const bare = '/applications/app-acme/notification-secret';
    const { status, body } = await developer.get(bare);
    expect([status, body.code]).toEqual([404, 'NOTIFICATION_SECRET_NOT_FOUND']);
    expect(await developer.post(`${bare}/rotation`, {})).toMatchObject({ status: 200 });
    expect(await developer.get(bare)).toMatchObject({ status: 200 });
  });

  it('is not for another organisation, nor for the bank', async () => {
    const stranger = await sandbox.person('ORG_ADMIN', 'org-beta', 'stranger');
    for (const [person, code] of [
      [stranger, 'APPLICATION_NOT_FOUND'],
      [banker, 'ROLE_REQUIRED'],
    ] as const) {
      expect((await person.get(path)).body.code).toBe(code);
      expect((await person.post(`${path}/rotation`, {})).body.code).toBe(code);
    }
  });
});
