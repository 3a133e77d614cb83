import { ClientSecretBasic } from 'oauth4webapi';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { START } from '../contract/watched-sandbox.ts';
import { CONFIDENTIAL, SIGNER } from '../oauth-parties.ts';
import { signRequest } from '../signing.ts';
import { Client } from './client.ts';
import { Stage } from './stage.ts';

let stage: Stage;
let client: Client;

beforeAll(async () => {
  stage = await new Stage().open();
  client = await Client.discover(stage, CONFIDENTIAL.key, ClientSecretBasic(CONFIDENTIAL.secret));
});

afterAll(() => stage.close());

async function challenge(headers: Record<string, string>): Promise<[number, string | null]> {
  const response = await fetch(`${stage.url}/v1/refunds`, { headers });
  await response.arrayBuffer();
  return [response.status, response.headers.get('www-authenticate')];
}

describe('a refusal of credentials challenges', () => {
  const ALL = 'ApiKey realm="khata", Bearer realm="khata", OAuth realm="khata"';
  const BAD_TOKEN = 'Bearer realm="khata", error="invalid_token"';

  it('with every scheme where none was used, or none that there is', async () => {
    expect(await challenge({})).toEqual([401, ALL]);
    expect(await challenge({ 'x-api-key': 'nobody' })).toEqual([401, ALL]);
    expect(await challenge({ authorization: 'Basic YTpi' })).toEqual([401, ALL]);
  });

  it('as RFC 6750 says: a bad or expired token, a token without the scope, and no word of a good one', async () => {
    const { access_token: token } = await client.token('transaction-details');
    expect(await challenge({ authorization: 'Bearer unknown' })).toEqual([401, BAD_TOKEN]);
    expect(await challenge({ authorization: 'Bearer two words' })).toEqual([401, BAD_TOKEN]);
    expect(await challenge({ authorization: `Bearer ${token}` })).toEqual([
      403,
      'Bearer realm="khata", error="insufficient_scope", scope="refund-details"',
    ]);
    const { access_token: good } = await client.token();
    const beside = { authorization: `Bearer ${good}`, 'x-api-key': SIGNER.key };
    expect(await challenge(beside)).toEqual([401, 'Bearer realm="khata"']);
    await stage.advanceWorld(3600);
    expect(await challenge({ authorization: `Bearer ${good}` })).toEqual([401, BAD_TOKEN]);
  });
});

describe('behind a public address', () => {
  it('signatures, metadata and iss go by it, not by the Host header', async () => {
    const own = await new Stage().open({ publicUrl: 'https://bank.example' });
    const call = async (url: string) => {
      const authorization = signRequest({ method: 'GET', url }, SIGNER, { timestamp: START / 1000 });
      return (await fetch(`${own.url}/v1/refunds?limit=2`, { headers: { authorization } })).status;
    };
    expect(await call('https://bank.example/v1/refunds?limit=2')).toBe(200);
    expect(await call('https://BANK.example:443/v1/refunds?limit=2')).toBe(200);
    expect(await call(`${own.url}/v1/refunds?limit=2`)).toBe(401);
    expect(await call('http://bank.example/v1/refunds?limit=2')).toBe(401);
    const metadata = await fetch(`${own.url}/.well-known/oauth-authorization-server`);
    expect((await metadata.json()) as unknown).toMatchObject({
      issuer: 'https://bank.example',
      token_endpoint: 'https://bank.example/oauth2/token',
    });
    const query = new URLSearchParams({
      client_id: CONFIDENTIAL.key,
      redirect_uri: 'http://127.0.0.1:8080/callback',
    });
    const sent = await fetch(`${own.url}/oauth2/authorize?${query.toString()}`, { redirect: 'manual' });
    const back = new URL(sent.headers.get('location') ?? '');
    expect(back.searchParams.get('iss')).toBe('https://bank.example');
    await own.close();
  });
});
