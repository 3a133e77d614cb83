import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PASSWORD, type PortalSandbox, portalSandbox } from '../test/portal-sandbox.ts';

let sandbox: PortalSandbox;
beforeAll(async () => {
  sandbox = await portalSandbox();
});
afterAll(() => sandbox.close());

describe('a session', () => {
  it('is opened by user name and password, shown, and closed', async () => {
    const { user } = await sandbox.person('DEVELOPER', 'org-acme', 'rohan.mehta');
    const client = sandbox.visitor();
    expect((await client.get('/session')).status).toBe(401);
    const signedIn = await client.signIn('Rohan.Mehta', PASSWORD);
    expect(signedIn).toMatchObject({ status: 201, body: { userId: user.userId, role: 'DEVELOPER' } });
    expect((await client.get('/session')).body).toEqual(signedIn.body);
    const kept = client.cookies.get('khata_session') as string;
    expect((await client.signOut()).status).toBe(200);
    client.cookies.set('khata_session', kept);
    expect(await client.get('/session')).toMatchObject({
      status: 401,
      body: { code: 'SIGN_IN_REQUIRED' },
    });
    expect(sandbox.faults).toEqual([]);
  });
});
