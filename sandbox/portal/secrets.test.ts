import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeSetupLink, makeSignInLink } from '../services/accounts.ts';
import { decideNext, registrationOf } from '../test/portal-decisions.ts';
import { portalSandbox } from '../test/portal-sandbox.ts';

it('writes no password, token or cookie to the disk', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'khata-secrets-'));
  const sandbox = await portalSandbox({ directory });
  const secrets: unknown[] = [];
  const keep = <T>(secret: T): T => {
    secrets.push(secret);
    return secret;
  };
  const setup = keep(await sandbox.run(makeSetupLink));
  const bank = sandbox.visitor();
  const admin = { firstName: 'Meera', lastName: 'Iyer', email: 'meera@bank.example', username: 'bank.one' };
  await bank.post('/setups', { ...admin, token: setup, password: keep('a canary in the set-up') });
  const form = registrationOf('Canary Ltd', { password: keep('a canary at registration') });
  await bank.post('/registrations', form);
  sandbox.clock.advance(1000);
  await sandbox.run(decideNext);
  await bank.post('/activations', { token: keep((await sandbox.mailsTo(form.email)).at(-1)?.token) });
  const client = sandbox.visitor();
  expect((await client.signIn(form.username, form.password)).status).toBe(201);
  await client.put('/password', {
    currentPassword: form.password,
    newPassword: keep('a canary in the change'),
  });
  await client.post('/invitations', { email: 'guest@canary.example', role: 'DEVELOPER' });
  keep((await sandbox.mailsTo('guest@canary.example'))[0]?.token);
  sandbox.clock.advance(1000);
  await client.post('/password-resets', { email: form.email });
  keep((await sandbox.mailsTo(form.email)).find(({ kind }) => kind === 'PASSWORD_RESET')?.token);
  keep(await sandbox.run((unit) => makeSignInLink(unit, form.username)));
  await sandbox.visitor().signIn(form.username, keep('a canary that fails'));
  for (const person of [bank, client])
    for (const value of [person.csrfToken, ...person.cookies.values()]) keep(value);
  await sandbox.close();
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  const text = files.map((file) => readFileSync(join(file.parentPath, file.name), 'latin1')).join('\n');
  rmSync(directory, { recursive: true });
  // The journal is there and readable: a secret in it would be seen.
  expect(text).toContain('Canary Ltd');
  expect(secrets).toHaveLength(15);
  for (const secret of secrets) {
    expect(secret).toEqual(expect.stringMatching(/.{16,}/));
    expect(text).not.toContain(secret);
  }
  expect(sandbox.faults).toEqual([]);
});
