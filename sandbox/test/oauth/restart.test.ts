import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClientSecretBasic } from 'oauth4webapi';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { START } from '../contract/watched-sandbox.ts';
import { CONFIDENTIAL, SIGNER } from '../oauth-parties.ts';
import { signRequest } from '../signing.ts';
import { Client, oauthError } from './client.ts';
import { Stage } from './stage.ts';

let directory: string;
let stage: Stage;
let client: Client;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'khata-oauth-'));
  stage = await new Stage(directory).open();
  client = await Client.discover(stage, CONFIDENTIAL.key, ClientSecretBasic(CONFIDENTIAL.secret));
});

afterAll(async () => {
  await stage.close();
  await rm(directory, { recursive: true });
});

async function signed(nonce: string): Promise<number> {
  const url = `${stage.url}/v1/refunds`;
  const authorization = signRequest({ method: 'GET', url }, SIGNER, { timestamp: START / 1000, nonce });
  return (await fetch(url, { headers: { authorization } })).status;
}

it('keeps tokens, codes and nonces over a restart, and none of them in clear', async () => {
  const person = await stage.signIn('asha');
  const plain = await client.token();
  const consented = await client.consent(person);
  const used = await client.consent(person);
  const issued = await client.redeem(used);
  const refreshToken = issued.refresh_token ?? '';
  expect(await signed('before')).toBe(200);

  await stage.restart();

  expect(await client.call(plain.access_token)).toEqual([200]);
  expect(await client.call(issued.access_token)).toEqual([200]);
  expect(await signed('before')).toBe(401);
  expect(await signed('after')).toBe(200);
  expect(await client.redeem(consented)).toHaveProperty('access_token');
  expect(await client.refresh(refreshToken)).toHaveProperty('access_token');
  expect(await oauthError(client.refresh(refreshToken))).toBe('invalid_grant');
  expect(await client.call(issued.access_token)).toEqual([401, 'CREDENTIALS_INVALID']);

  await stage.close();
  const files = await readdir(directory, { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
  );
  const kept = texts.join('\n');
  expect(kept).toContain('authorizationCodes');
  const secrets = [
    plain.access_token,
    issued.access_token,
    refreshToken,
    consented.answer.get('code') ?? '',
    consented.verifier,
    CONFIDENTIAL.secret,
    SIGNER.secret,
  ];
  for (const secret of secrets) expect(kept).not.toContain(secret);
  await stage.open({ parties: false });
});
