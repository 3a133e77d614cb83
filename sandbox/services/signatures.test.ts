import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { CONSUMER_SECRET_PURPOSE } from '../domain/application.ts';
import { createVault } from '../lib/vault.ts';
import { openLowdbStore } from '../stores/lowdb/lowdb-store.ts';
import type { WorldStore } from '../stores/store.ts';
import { application } from '../test/oauth-parties.ts';
import { refusal, START, TWO_FIRMS } from '../test/service-world.ts';
import { OAuthClient } from '../test/signing.ts';
import { runUnit } from './run-unit.ts';
import { resolveSigner, type SignedRequest } from './signatures.ts';
import type { Host } from './unit.ts';
import { seedWorld } from './worlds.ts';

const host: Host = { now: () => START, vault: createVault() };
let world: WorldStore;

beforeAll(async () => {
  world = (await openLowdbStore({ directory: undefined })).world('default');
  await seedWorld(world, host, TWO_FIRMS);
});

async function withSecret(secret: string): Promise<void> {
  await runUnit(world, host, async ({ tx, vault }) => {
    await tx.put('applications', application('signer', { oauth: '1.0' }));
    const sealedSecret = vault.seal(secret, CONSUMER_SECRET_PURPOSE);
    await tx.put('apiKeys', {
      keyId: 'consumer-key',
      apiKey: 'consumer',
      applicationId: 'signer',
      oauth: '1.0',
      createdAt: 0,
      sealedSecret,
    });
  });
}

let nonces = 0;

/** A request as the library `oauth` signs it, read back from its header by the plainest means. */
function signedBy(secret: string, query: Record<string, string>, method: 'HMAC-SHA1' | 'HMAC-SHA256') {
  const baseUri = 'http://localhost:4010/v1/refunds';
  const url = `${baseUri}?${new URLSearchParams(query).toString()}`;
  nonces++;
  const choices = { method, timestamp: START / 1000, nonce: `n${nonces}` };
  const header = new OAuthClient({ key: 'consumer', secret }, choices).headerOf('GET', url, {});
  const pairs = [...header.matchAll(/(\w+)="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, decodeURIComponent(value)] as const,
  );
  const { oauth_signature: signature = '', ...parameters } = Object.fromEntries(pairs);
  const { timestamp, nonce } = choices;
  const common = { method: 'GET', baseUri, query, parameters, consumerKey: 'consumer' };
  return { ...common, signatureMethod: method, timestamp, nonce, signature } satisfies SignedRequest;
}

const resolve = (signed: SignedRequest) =>
  refusal(
    (async () =>
      await runUnit(world, host, async (unit) => {
        const { applicationId } = await resolveSigner(unit, signed, undefined, 'refund-details', {});
        return applicationId;
      }))(),
  );

const text = fc.string({ unit: 'binary', maxLength: 12 });
const name = fc
  .string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 8 })
  .filter((one) => one !== '__proto__');
const anyRequest = fc.record({
  secret: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 }),
  query: fc.dictionary(name, text, { maxKeys: 5, noNullPrototype: true }),
  method: fc.constantFrom('HMAC-SHA1' as const, 'HMAC-SHA256' as const),
});

describe('a signature', () => {
  it('of another library is taken, whatever the query and the secret', async () => {
    const property = fc.asyncProperty(anyRequest, async ({ secret, query, method }) => {
      await withSecret(secret);
      expect(await resolve(signedBy(secret, query, method))).toBe('signer');
    });
    await fc.assert(property, { numRuns: 200 });
  });

  it('is not taken for another value of any one parameter', async () => {
    const property = fc.asyncProperty(anyRequest, text, async ({ secret, query, method }, other) => {
      await withSecret(secret);
      const signed = signedBy(secret, query, method);
      for (const [changed, value] of Object.entries(query)) {
        if (value === other) continue;
        const tampered = { ...signed, query: { ...query, [changed]: other } };
        expect(await resolve(tampered)).toBe('SIGNATURE_INVALID');
      }
      expect(await resolve({ ...signed, query: { ...query, added: other } })).toBe(
        query['added'] === other ? 'signer' : 'SIGNATURE_INVALID',
      );
    });
    await fc.assert(property, { numRuns: 100 });
  });

  it('covers each of the values of a name that stands there twice, in their order by value', async () => {
    await withSecret('secret');
    const signed = signedBy('secret', { a: '1' }, 'HMAC-SHA256');
    expect(await resolve({ ...signed, query: { a: ['1', '2'] } })).toBe('SIGNATURE_INVALID');
    expect(await resolve({ ...signed, query: { a: ['1'] } })).toBe('signer');
  });
});
