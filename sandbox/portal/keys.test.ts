import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONSUMER_SECRET_PURPOSE } from '../domain/application.ts';
import { DAY, formatInstant, SECOND } from '../lib/clock.ts';
import { hashSecret } from '../lib/vault.ts';
import { actorOf, applicationIn, callBank, switchApprovals } from '../test/portal-applications.ts';
import { type Person, type PortalSandbox, portalSandbox } from '../test/portal-sandbox.ts';

let sandbox: PortalSandbox;
let developer: Person;
let banker: Person;

beforeEach(async () => {
  sandbox = await portalSandbox();
  developer = await sandbox.person('DEVELOPER', 'org-acme', 'developer');
  banker = await sandbox.person('PORTAL_ADMIN', undefined, 'banker');
});
afterEach(async () => {
  expect(sandbox.faults).toEqual([]);
  await sandbox.close();
});

/** The keys' address of an ENABLED application. */
async function keysOf(first = {}): Promise<string> {
  const applicationId = await sandbox.run((unit) =>
    applicationIn(unit, 'ENA', actorOf(developer.user), actorOf(banker.user), first),
  );
  return `/applications/${applicationId}/keys`;
}

const byKey = (apiKey: string) => callBank(sandbox, { 'x-api-key': apiKey });

/** Asks the token endpoint; the token, or the error. */
async function tokenFor(clientId: string, secret: string): Promise<string> {
  const response = await sandbox.fetch(
    new Request('http://localhost/oauth2/token', {
      method: 'POST',
      headers: {
        authorization: `Basic ${btoa(`${clientId}:${secret}`)}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    }),
  );
  const answer = (await response.json()) as { access_token?: string; error?: string };
  return answer.access_token ?? answer.error ?? '';
}

describe('a new key', () => {
  it.each([
    ['NONE', 'CONFIDENTIAL', false],
    ['1.0', 'CONFIDENTIAL', true],
    ['2.0', 'CONFIDENTIAL', true],
    ['2.0', 'PUBLIC', false],
  ] as const)(
    'for OAuth %s of a %s client: has a secret, %s, shown in this answer only',
    async (oauth, clientType, hasSecret) => {
      const keys = await keysOf({ oauth, clientType, callbackUrls: ['https://acme.example/'] });
      const issued = await developer.post(keys, {});
      expect(issued.status).toBe(201);
      const { apiKey, clientSecret, keyId } = issued.body;
      expect(apiKey).toMatch(/^khata_key_[A-Za-z0-9_-]{22}$/);
      expect(issued.body).toMatchObject({ oauth, hasSecret, state: 'ACTIVE' });
      const list = await developer.get(keys);
      expect(list.body.data).toEqual([{ ...issued.body, clientSecret: undefined }]);
      const row = await sandbox.run(({ tx }) => tx.get('apiKeys', apiKey));
      expect(row?.secretHash).toBe(hasSecret ? hashSecret(clientSecret) : undefined);
      const opened = await sandbox.run(
        ({ vault }) => row?.sealedSecret && vault.open(row.sealedSecret, CONSUMER_SECRET_PURPOSE),
      );
      expect(opened).toBe(oauth === '1.0' ? clientSecret : undefined);
      if (!hasSecret) return expect(clientSecret).toBeUndefined();
      const kept = await sandbox.run(async ({ tx }) => [
        row,
        await tx.scan('mails', 'byTime', '', { limit: 1000 }),
        await tx.scan('auditEntries', 'byNumber', '', { limit: 1000 }),
      ]);
      expect(JSON.stringify(kept)).not.toContain(clientSecret);
      expect(JSON.stringify(kept[1])).toContain(keyId);
      expect(JSON.stringify(kept.slice(1))).not.toContain(apiKey);
    },
  );

  it('needs an expiry in the future of the world', async () => {
    const keys = await keysOf();
    const past = await developer.post(keys, { expiresAt: formatInstant(sandbox.clock.now()) });
    expect([past.status, past.body.code]).toEqual([422, 'EXPIRY_NOT_IN_FUTURE']);
    const { apiKey } = (
      await developer.post(keys, { expiresAt: formatInstant(sandbox.clock.now() + SECOND) })
    ).body;
    expect(await byKey(apiKey)).toBe('served');
    sandbox.clock.advance(SECOND);
    expect(await byKey(apiKey)).toBe('CREDENTIALS_INVALID');
    expect((await developer.get(keys)).body.data[0].state).toBe('EXPIRED');
  });

  it.each(['2026-02-30T10:00:00+05:30', '2027-01-01T10:00:00Z', '2027-01-01', 'soon'])(
    'is not made with %s for an expiry',
    async (expiresAt) => {
      const wrong = await developer.post(await keysOf(), { expiresAt });
      expect([wrong.status, wrong.body.code]).toEqual([400, 'VALIDATION_FAILED']);
    },
  );

  it('is one of twenty at most, dead ones not counted', async () => {
    const keys = await keysOf();
    const made = [];
    for (let i = 0; i < 20; i++) made.push((await developer.post(keys, {})).body);
    const last = await developer.post(keys, {});
    expect([last.status, last.body.code]).toEqual([409, 'KEY_LIMIT_REACHED']);
    const one = `${keys}/${made[0].keyId}`;
    expect((await developer.post(`${one}/rotation`, { overlapSeconds: 60 })).body.code).toBe(
      'KEY_LIMIT_REACHED',
    );
    expect((await developer.post(`${one}/rotation`, {})).status).toBe(201);
    expect((await developer.post(`${keys}/${made[1].keyId}/revocation`)).status).toBe(200);
    expect((await developer.post(keys, {})).status).toBe(201);
    const page = (await developer.get(`${keys}?limit=20`)).body;
    expect((await developer.get(`${keys}?limit=20&cursor=${page.nextCursor}`)).body.data.length).toBe(2);
    expect(
      page.data.some(({ apiKey }: { apiKey: string }) =>
        Buffer.from(page.nextCursor, 'base64url').includes(apiKey),
      ),
    ).toBe(false);
  });
});

describe('a rotation', () => {
  it('voids the old key at once, with its tokens, and the old secret', async () => {
    const keys = await keysOf({ oauth: '2.0' });
    const old = (await developer.post(keys, {})).body;
    const token = await tokenFor(old.apiKey, old.clientSecret);
    expect(await callBank(sandbox, { authorization: `Bearer ${token}` })).toBe('served');
    const fresh = (await developer.post(`${keys}/${old.keyId}/rotation`, {})).body;
    expect(await callBank(sandbox, { authorization: `Bearer ${token}` })).toBe('CREDENTIALS_INVALID');
    expect(await tokenFor(old.apiKey, old.clientSecret)).toBe('invalid_client');
    const renewed = await tokenFor(fresh.apiKey, fresh.clientSecret);
    expect(await callBank(sandbox, { authorization: `Bearer ${renewed}` })).toBe('served');
    const again = await developer.post(`${keys}/${old.keyId}/rotation`, {});
    expect([again.status, again.body.code]).toEqual([409, 'KEY_NOT_ACTIVE']);
  });

  it('leaves the old key at work for the overlap that was chosen, to the second', async () => {
    const keys = await keysOf();
    const old = (await developer.post(keys, {})).body;
    const fresh = (await developer.post(`${keys}/${old.keyId}/rotation`, { overlapSeconds: 86_400 })).body;
    sandbox.clock.advance(DAY - 1);
    expect([await byKey(old.apiKey), await byKey(fresh.apiKey)]).toEqual(['served', 'served']);
    sandbox.clock.advance(1);
    expect([await byKey(old.apiKey), await byKey(fresh.apiKey)]).toEqual(['CREDENTIALS_INVALID', 'served']);
  });

  it('never lengthens the life of the old key, and takes no overlap beyond 30 days', async () => {
    const keys = await keysOf();
    const expiresAt = formatInstant(sandbox.clock.now() + 60 * SECOND);
    const old = (await developer.post(keys, { expiresAt })).body;
    const tooLong = await developer.post(`${keys}/${old.keyId}/rotation`, {
      overlapSeconds: 30 * 86_400 + 1,
    });
    expect(tooLong.body.code).toBe('VALIDATION_FAILED');
    await developer.post(`${keys}/${old.keyId}/rotation`, { overlapSeconds: 3600 });
    sandbox.clock.advance(60 * SECOND);
    expect(await byKey(old.apiKey)).toBe('CREDENTIALS_INVALID');
  });
});

describe('a key', () => {
  it('is refused once revoked, with its tokens, also when the bank has locked the application', async () => {
    const keys = await keysOf({ oauth: '2.0' });
    const key = (await developer.post(keys, {})).body;
    const token = await tokenFor(key.apiKey, key.clientSecret);
    await banker.post(`${keys.replace('/keys', '')}/lock`, { reason: 'Looks odd.' });
    expect((await developer.post(keys, {})).body.code).toBe('APPLICATION_STATE_CONFLICT');
    expect((await developer.post(`${keys}/${key.keyId}/revocation`)).body.state).toBe('REVOKED');
    await banker.delete(`${keys.replace('/keys', '')}/lock`);
    expect(await callBank(sandbox, { authorization: `Bearer ${token}` })).toBe('CREDENTIALS_INVALID');
    const again = await developer.post(`${keys}/${key.keyId}/revocation`);
    expect([again.status, again.body.code]).toEqual([409, 'KEY_NOT_ACTIVE']);
  });

  it('works for no other OAuth setting than the one it was made for', async () => {
    await switchApprovals(sandbox.run, { edit: false });
    const keys = await keysOf({ oauth: '2.0' });
    const key = (await developer.post(keys, {})).body;
    const path = keys.replace('/keys', '');
    const { revision } = (await developer.get(path)).body;
    await developer.patch(path, { revision, oauth: 'NONE' });
    expect(await byKey(key.apiKey)).toBe('CREDENTIALS_INVALID');
    expect(await byKey((await developer.post(keys, {})).body.apiKey)).toBe('served');
  });

  it('loses a scope that the application gave up, with the tokens that were issued before', async () => {
    await switchApprovals(sandbox.run, { edit: false });
    const keys = await keysOf({ oauth: '2.0' });
    const key = (await developer.post(keys, {})).body;
    const token = await tokenFor(key.apiKey, key.clientSecret);
    const path = keys.replace('/keys', '');
    const { revision } = (await developer.get(path)).body;
    await developer.patch(path, { revision, scopes: ['refund-details'] });
    expect(await callBank(sandbox, { authorization: `Bearer ${token}` })).toBe('INSUFFICIENT_SCOPE');
  });

  it('of one application is none of another', async () => {
    const [keys, others] = [await keysOf(), await keysOf()];
    const key = (await developer.post(keys, {})).body;
    const wrong = await developer.post(`${others}/${key.keyId}/revocation`);
    expect([wrong.status, wrong.body.code]).toEqual([404, 'KEY_NOT_FOUND']);
    expect(await byKey(key.apiKey)).toBe('served');
    const page = (await developer.get(`${keys}?limit=1`)).body;
    expect(page.nextCursor).toBeNull();
    await developer.post(keys, {});
    const { nextCursor } = (await developer.get(`${keys}?limit=1`)).body;
    expect((await developer.get(`${others}?limit=1&cursor=${nextCursor}`)).body.code).toBe('CURSOR_MISMATCH');
  });

  it('of a deleted application opens nothing, nor does its token', async () => {
    const keys = await keysOf({ oauth: '2.0' });
    const key = (await developer.post(keys, {})).body;
    const token = await tokenFor(key.apiKey, key.clientSecret);
    expect((await developer.delete(keys.replace('/keys', ''))).body.deleted).toBe(true);
    expect(await byKey(key.apiKey)).toBe('CREDENTIALS_INVALID');
    expect(await callBank(sandbox, { authorization: `Bearer ${token}` })).toBe('CREDENTIALS_INVALID');
    expect(await tokenFor(key.apiKey, key.clientSecret)).toBe('invalid_client');
  });
});
