import { describe, expect, test } from 'vitest';
import type { RecordedExchange } from '../judge/evidence.ts';
import { createCall, tokenCall } from '../test/creates.ts';
import { exchangeOf, problemOf } from '../test/evidence.ts';
import { breachesOf } from './request-contract.ts';

describe('a request against the contract', () => {
  const breaches = (parts: Partial<RecordedExchange>) => breachesOf(exchangeOf(parts));
  const account = { virtualAccountNumber: 'ACME00000001', accountName: 'A' };
  const create = (item: object, parts: Partial<RecordedExchange> = {}) =>
    createCall('k', ['C1'], {
      requestBody: JSON.stringify({ physicalAccountNumber: '123456789012', items: [item] }),
      ...parts,
    });

  test('is content with the least, and with all there is', () => {
    expect(breaches(create(account))).toEqual([]);
    const full = { ...account, contact: { email: 'a@b.in' }, validTo: '2030-01-01', references: ['a', 'b'] };
    const headers = { 'content-type': 'Application/JSON; charset=utf-8', 'x-api-key': '[redacted]' };
    expect(breaches(create(full, { requestHeaders: headers, idempotencyKey: '"k"' }))).toEqual([]);
    expect(breaches(tokenCall())).toEqual([]);
    expect(
      breaches(tokenCall({ requestBody: 'grant_type=client_credentials&client_id=[redacted]&scope=' })),
    ).toEqual([]);
    const inTheForm = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(breaches(tokenCall({ requestHeaders: inTheForm }))).toEqual([]);
    const spaced = { 'content-type': 'application/json ; charset=utf-8', 'x-api-key': '[redacted]' };
    expect(breaches(create(account, { requestHeaders: spaced }))).toEqual([]);
    const metadata = {
      operation: 'getAuthorizationServerMetadata',
      method: 'GET',
      path: '/.well-known/oauth-authorization-server',
    };
    expect(breaches(metadata)).toEqual([]);
  });

  test.each([
    [
      { ...account, nickname: '[redacted]' },
      'items/0/nickname in the body, which the contract does not have there',
    ],
    [{ accountName: 'A' }, 'items/0/virtualAccountNumber missing in the body'],
    [{ ...account, accountName: 7 }, 'items/0/accountName (7) in the body, which must be string'],
    [{ ...account, accountName: null }, 'items/0/accountName (null) in the body, which must be string'],
    [{ ...account, accountName: ['A'] }, 'items/0/accountName in the body, which must be string'],
    [{ ...account, accountName: { a: 1 } }, 'items/0/accountName in the body, which must be string'],
  ])('finds what is wrong in %j', (item, words) => {
    expect(breaches(create(item))).toEqual([words]);
  });

  test('looks at the whole of a body, and lets what cannot be read be', () => {
    expect(breaches(create(account, { requestBody: '[]' }))).toEqual([
      'the whole in the body, which must be object',
    ]);
    expect(breaches(create(account, { requestBody: '{}' }))).toEqual([
      'physicalAccountNumber missing in the body',
      'items missing in the body',
    ]);
    expect(breaches(create(account, { requestBody: '{"items":' }))).toEqual([]);
    expect(breaches(create({ ...account, validTo: '[redacted]' }))).toEqual([]);
  });

  test('looks at the form of a token request', () => {
    expect(breaches(tokenCall({ requestBody: 'grant_type=password&client_secret=[redacted]' }))[0]).toMatch(
      /^grant_type \("password"\) in the form, which must be equal to one of/,
    );
    expect(breaches(tokenCall({ requestBody: 'grant_type=' }))).toEqual(['grant_type missing in the form']);
    expect(
      breaches(tokenCall({ requestBody: 'grant_type=authorization_code&code_verifier=[redacted]' })),
    ).toEqual([]);
    expect(breaches(tokenCall({ requestBody: undefined }))).toEqual([]);
  });

  test('finds an amount that is a number', () => {
    const acknowledgement = {
      operation: 'acknowledgeTransactionBatch',
      path: '/v1/transaction-batches/KB00000000000001/acknowledgement',
      requestHeaders: { 'content-type': 'application/json', 'x-api-key': '[redacted]' },
      requestBody: '{"numberOfTransactions":1,"controlSum":1.5}',
    };
    expect(breaches(acknowledgement)).toContain('controlSum (1.5) in the body, which must be string');
  });

  test('finds what no operation takes, a missing key, a wrong type and missing credentials', () => {
    expect(breaches({ method: 'PUT', path: '/v1/refunds' })).toEqual([
      'PUT /v1/refunds, which is no operation of the contract',
    ]);
    expect(breaches({ operation: 'inventMoney', method: 'POST', path: '/v1/money' })).toEqual([
      'POST /v1/money, which is no operation of the contract',
    ]);
    expect(breaches(create(account, { idempotencyKey: undefined }))).toEqual(['no Idempotency-Key']);
    expect(breaches(create(account, { idempotencyKey: 'a b' }))).toEqual([
      'an Idempotency-Key that is not 1 to 255 visible ASCII characters',
    ]);
    expect(breaches(create(account, { requestHeaders: { 'content-type': 'text/plain' } }))).toEqual([
      'Content-Type text/plain where the contract has application/json',
      'no credentials',
    ]);
    const untyped = { requestHeaders: { 'x-api-key': '[redacted]' } };
    expect(breaches(create(account, untyped))).toEqual([
      'Content-Type (none) where the contract has application/json',
    ]);
    expect(breaches(create(account, { ...untyped, requestBody: undefined }))).toEqual([]);
  });

  test.each([
    ['a'.repeat(255), []],
    [`"${'a'.repeat(255)}"`, []],
    ['!#-~', []],
    ['a'.repeat(256), ['an Idempotency-Key that is not 1 to 255 visible ASCII characters']],
    ['"a', ['an Idempotency-Key that is not 1 to 255 visible ASCII characters']],
    ['a"', ['an Idempotency-Key that is not 1 to 255 visible ASCII characters']],
    ['', ['an Idempotency-Key that is not 1 to 255 visible ASCII characters']],
  ])('looks at the Idempotency-Key %s', (idempotencyKey, words) => {
    expect(breaches(create(account, { idempotencyKey }))).toEqual(words);
  });

  test('looks at the query by names and values, and lets masked values be', () => {
    const list = {
      operation: 'listVirtualAccounts',
      method: 'GET',
      requestHeaders: { 'x-api-key': '[redacted]' },
    };
    expect(breaches({ ...list, query: 'limit=100&cursor=[redacted]' })).toEqual([]);
    expect(breaches({ ...list, query: 'limit=[redacted]' })).toEqual([]);
    expect(breaches({ ...list, query: 'limit=500' })).toEqual([
      'limit (500) in the query, which must be <= 100',
    ]);
    expect(breaches({ ...list, query: 'limit=1&limit=2' })).toEqual(['the query parameter limit twice']);
    expect(breaches({ ...list, query: 'customerReference=12345' })).toEqual([]);
    for (const odd of ['x1', '1x', '01', '1.5', '']) {
      expect(breaches({ ...list, query: `limit=${odd}` })).toEqual([
        `limit ("${odd}") in the query, which must be integer`,
      ]);
    }
    expect(breaches({ ...list, query: 'limit=-10' })).toEqual([
      'limit (-10) in the query, which must be >= 1',
    ]);
    expect(breaches({ ...list, query: 'limit=0' })).toEqual(['limit (0) in the query, which must be >= 1']);
    expect(breaches({ ...list, idempotencyKey: 'a b', requestBody: '{}' })).toEqual([]);
    expect(breaches({ ...list, query: 'size=[redacted]' })).toEqual([
      'size in the query, which the contract does not have there',
    ]);
  });

  test('looks at the path', () => {
    const read = {
      operation: 'getVirtualAccount',
      method: 'GET',
      requestHeaders: { 'x-api-key': '[redacted]' },
    };
    expect(breaches({ ...read, path: '/v1/virtual-accounts/ACME00000001' })).toEqual([]);
    expect(breaches({ ...read, path: '/v1/virtual-accounts/acme' })[0]).toContain(
      'virtualAccountNumber ("acme") in the path',
    );
    expect(breaches({ ...read, path: '/v1/virtual-accounts/[redacted]' })).toEqual([]);
    expect(breaches({ ...read, path: '/v1/virtual-accounts' })[0]).toContain(
      'virtualAccountNumber ("") in the path',
    );
  });

  test.each([
    ['MALFORMED_JSON', 'a body that is not JSON in UTF-8'],
    ['DUPLICATE_JSON_KEY', 'a body that names a key twice'],
    ['NESTING_TOO_DEEP', 'a body that is nested too deep'],
    ['VALIDATION_FAILED', 'a request that does not match the contract'],
    ['AMBIGUOUS_REQUEST', 'a request that can be read in two ways'],
    ['IDEMPOTENCY_KEY_REQUIRED', 'no Idempotency-Key'],
    ['IDEMPOTENCY_KEY_INVALID', 'an Idempotency-Key that the contract does not allow'],
    ['UNSUPPORTED_MEDIA_TYPE', 'a Content-Type that the contract does not have here'],
    ['BODY_TOO_LARGE', 'a body that is too large'],
    ['METHOD_NOT_ALLOWED', 'a method that the address does not have'],
    ['CREDENTIALS_IN_URL', 'credentials in the URL'],
  ])('says what %s of the bank means', (code, words) => {
    expect(breaches(create(account, problemOf(400, code)))).toEqual([`${words} (the bank: ${code})`]);
  });

  test('believes the bank where the record has no body', () => {
    const unread = create(account, { ...problemOf(400, 'MALFORMED_JSON'), requestBody: undefined });
    expect(breaches(unread)).toEqual(['a body that is not JSON in UTF-8 (the bank: MALFORMED_JSON)']);
    expect(breaches(create(account, { ...problemOf(409, 'VIRTUAL_ACCOUNT_NUMBER_TAKEN') }))).toEqual([]);
    const seen = create({ accountName: 'A' }, problemOf(400, 'VALIDATION_FAILED'));
    expect(breaches(seen)).toEqual(['items/0/virtualAccountNumber missing in the body']);
  });
});
