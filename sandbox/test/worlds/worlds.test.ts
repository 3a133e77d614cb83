import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PortalClient } from '../portal-client.ts';
import { START, worldsBench } from './world-client.ts';

const WORLD = '/sandbox/v1/world';

describe('a world', () => {
  it('begins as the fixture, with credentials of its own that open no other', async () => {
    const bench = await worldsBench();
    const [one, two] = [await bench.make({ name: 'one' }), await bench.make()];
    expect(one.answer).toMatchObject({ world: 'one', prefix: '/w/one', url: 'http://localhost/w/one' });
    expect(two.name).toMatch(/^world-[a-z0-9]{8}$/);
    const keys = [one, two].flatMap(({ answer }) => answer.applications);
    expect(new Set(keys.map(({ apiKey }: { apiKey: string }) => apiKey)).size).toBe(keys.length);
    const secrets = keys.flatMap(({ clientSecret }: { clientSecret?: string }) => clientSecret ?? []);
    expect(new Set(secrets).size).toBe(secrets.length);
    for (const [place, key, status] of [
      ['/w/one', one.answer.partner.apiKey, 200],
      ['/w/one', two.answer.partner.apiKey, 401],
      ['/w/one', bench.sandbox.partner.apiKey, 401],
      ['', one.answer.partner.apiKey, 401],
      ['', bench.sandbox.partner.apiKey, 200],
      ['/w/default', bench.sandbox.partner.apiKey, 200],
    ]) {
      const answer = await bench.call('GET', `${place}/v1/transactions?limit=1`, undefined, {
        'x-api-key': key,
      });
      expect([place, key, answer.status]).toEqual([place, key, status]);
    }
  });

  it('is reached by its prefix on every door, its tokens, links and cookies too', async () => {
    const bench = await worldsBench();
    const world = await bench.make({ name: 'doors' });
    const { clientId, clientSecret, physicalAccountNumber } = world.answer.partner;
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    });
    const token = await bench.sandbox.fetch(
      new Request('http://localhost/w/doors/oauth2/token', { method: 'POST', body: form }),
    );
    const { access_token } = (await token.json()) as { access_token: string };
    const bearer = { authorization: `Bearer ${access_token}` };
    const batch = { physicalAccountNumber };
    expect((await bench.call('POST', '/w/doors/v1/transaction-batches', batch, bearer)).status).toBe(201);
    expect((await bench.call('POST', '/v1/transaction-batches', batch, bearer)).status).toBe(401);
    // RFC 8414 section 3.1: an issuer with a path has its metadata behind the well-known part.
    for (const path of [
      '/w/doors/.well-known/oauth-authorization-server',
      '/.well-known/oauth-authorization-server/w/doors',
    ]) {
      const { body } = await bench.call('GET', path);
      expect(body).toMatchObject({
        issuer: 'http://localhost/w/doors',
        token_endpoint: 'http://localhost/w/doors/oauth2/token',
      });
    }
    const { body: link } = await world.call('POST', '/sandbox/v1/sign-in-links', { username: 'asha.verma' });
    expect(link.url).toMatch(/^http:\/\/localhost\/w\/doors\/portal\//);
    const asha = new PortalClient((request) => bench.sandbox.fetch(request), 'http://localhost/w/doors');
    expect((await asha.post('/link-sessions', { token: link.token })).status).toBe(201);
    expect([...asha.cookies.keys()].every((name) => name.includes('doors'))).toBe(true);
    expect((await asha.get('/applications')).status).toBe(200);
    const elsewhere = new PortalClient((request) => bench.sandbox.fetch(request));
    for (const [name, value] of asha.cookies) elsewhere.cookies.set(name, value);
    expect((await elsewhere.get('/applications')).status).toBe(401);
    expect((await bench.call('GET', '/w/doors/portal/authorize?request=KZ000000000000')).status).toBe(200);
  });

  it('keeps state, clock, limits, exchanges and keyed calls to itself', async () => {
    const bench = await worldsBench();
    const [one, two] = [await bench.make(), await bench.make()];
    const before = (await two.call('GET', WORLD)).body;
    await one.call('POST', '/sandbox/v1/clock/advance', { seconds: 86_400 });
    await one.call('PUT', '/sandbox/v1/limits', { batchLimit: 7 });
    await one.credit();
    const account = {
      physicalAccountNumber: '123456789012',
      items: [{ virtualAccountNumber: 'ACME00020001', accountName: 'One' }],
    };
    const key = { 'idempotency-key': 'the-same' };
    expect(
      (await one.call('POST', '/v1/virtual-accounts', account, key)).headers.get('idempotency-replayed'),
    ).toBeNull();
    expect((await two.call('GET', WORLD)).body).toEqual(before);
    expect((await two.call('GET', '/sandbox/v1/limits')).body.batchLimit).toBe(100);
    expect((await two.call('GET', '/sandbox/v1/exchanges')).body.data.filter(isBankCall)).toEqual([]);
    const answer = await two.call('POST', '/v1/virtual-accounts', account, key);
    expect([answer.status, answer.headers.get('idempotency-replayed')]).toEqual([207, null]);
    expect((await one.call('GET', WORLD)).body.counts).toMatchObject({ credits: 251, virtualAccounts: 11 });
  });

  it('starts where its clock was put, and is put back there by a reset, with the same credentials', async () => {
    const bench = await worldsBench();
    const world = await bench.make({ clock: { now: '2027-03-31T23:59:00+05:30', frozen: true }, seed: 'a' });
    const entries = async () => (await world.call('GET', '/v1/transactions?limit=100')).text;
    const [first, clock] = [await entries(), (await world.call('GET', '/sandbox/v1/clock')).body];
    expect(clock).toMatchObject({ now: '2027-03-31T23:59:00.000+05:30', mode: 'FROZEN' });
    expect(JSON.parse(first).data[0].valueDate).toBe('2027-03-31');
    const credited = (await world.credit()).text;
    await world.call('POST', '/sandbox/v1/clock/advance', { seconds: 3600 });
    expect((await world.call('POST', '/sandbox/v1/reset')).status).toBe(200);
    expect(await entries()).toBe(first);
    expect((await world.call('GET', '/sandbox/v1/clock')).body).toEqual(clock);
    expect((await world.credit()).text).toBe(credited);
  });

  it('runs on from where its clock was put when it does not stand', async () => {
    const bench = await worldsBench();
    const world = await bench.make({ clock: { now: '2020-02-29T10:00:00+05:30' } });
    bench.clock.advance(90_000);
    const { body } = await world.call('GET', '/sandbox/v1/clock');
    expect(body).toMatchObject({ now: '2020-02-29T10:01:30.000+05:30', mode: 'OFFSET' });
  });

  it('draws other identifiers with another seed, and the same with the same', async () => {
    const bench = await worldsBench();
    const clock = { now: '2027-01-01T10:00:00+05:30', frozen: true };
    const references = [];
    for (const seed of ['a', 'b', 'a']) {
      const world = await bench.make({ seed, clock });
      references.push((await world.credit()).text);
    }
    expect(references[0]).toBe(references[2]);
    expect(references[0]).not.toBe(references[1]);
  });

  it('is listed, deleted with all that it had, and then its name is free again', async () => {
    const bench = await worldsBench();
    const world = await bench.make({ name: 'short-lived' });
    await world.credit();
    await world.call('POST', '/sandbox/v1/snapshots', { name: 'kept' });
    const listed = (await bench.call('GET', '/sandbox/v1/worlds')).body.data;
    expect(listed.map(({ world: name }: { world: string }) => name)).toEqual(['default', 'short-lived']);
    expect(listed[1]).toMatchObject({ prefix: '/w/short-lived', fixture: 'demo' });
    expect((await bench.call('DELETE', '/sandbox/v1/worlds/short-lived')).status).toBe(204);
    expect((await world.call('GET', WORLD)).body.code).toBe('WORLD_NOT_FOUND');
    const again = await bench.make({ name: 'short-lived' });
    expect((await again.call('GET', WORLD)).body.counts.credits).toBe(250);
    expect((await again.call('GET', '/sandbox/v1/snapshots')).body.data).toEqual([]);
    expect(again.answer.partner.apiKey).not.toBe(world.answer.partner.apiKey);
  });

  it('takes no call that began before it was deleted into another of its name', async () => {
    const bench = await worldsBench();
    const old = await bench.make({ name: 'race' });
    const { apiKey, physicalAccountNumber } = old.answer.partner;
    const items = [{ virtualAccountNumber: 'ACME00030001', accountName: 'Late' }];
    const text = JSON.stringify({ physicalAccountNumber, items });
    let finish = () => {};
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(Buffer.from(text.slice(0, 20)));
        finish = () => {
          controller.enqueue(Buffer.from(text.slice(20)));
          controller.close();
        };
      },
    });
    const headers = { 'content-type': 'application/json', 'x-api-key': apiKey, 'idempotency-key': 'late' };
    const request = new Request('http://localhost/w/race/v1/virtual-accounts', {
      method: 'POST',
      headers,
      body,
      duplex: 'half',
    } as RequestInit);
    const answer = bench.sandbox.fetch(request);
    await bench.call('DELETE', '/sandbox/v1/worlds/race');
    const made = await bench.make({ name: 'race' });
    finish();
    expect((await answer).status).toBe(404);
    expect((await made.call('GET', WORLD)).body.counts.virtualAccounts).toBe(10);
  });

  it('is made once when two ask for its name at once', async () => {
    const bench = await worldsBench();
    const asked = Array.from({ length: 8 }, () =>
      bench.call('POST', '/sandbox/v1/worlds', { name: 'wanted' }),
    );
    const statuses = (await Promise.all(asked)).map(({ status }) => status).sort();
    expect(statuses).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
  });

  it('is there again after a restart, with its credentials, clock and snapshots', async () => {
    const data = mkdtempSync(join(tmpdir(), 'khata-worlds-'));
    try {
      const first = await worldsBench({ data });
      const world = await first.make({
        name: 'kept',
        clock: { now: '2027-01-01T10:00:00+05:30', frozen: true },
      });
      await world.credit();
      await world.call('POST', '/sandbox/v1/snapshots', { name: 'one-more' });
      const entries = (await world.call('GET', '/v1/transactions?limit=100')).text;
      await first.sandbox.close();
      const second = await worldsBench({ data });
      const key = { 'x-api-key': world.answer.partner.apiKey };
      expect((await second.call('GET', '/w/kept/v1/transactions?limit=100', undefined, key)).text).toBe(
        entries,
      );
      const { body } = await second.call('GET', '/w/kept/sandbox/v1/snapshots');
      expect(body.data).toMatchObject([{ name: 'one-more', world: 'kept', source: 'TAKEN' }]);
      expect((await second.call('POST', '/w/kept/sandbox/v1/reset')).status).toBe(200);
      expect((await second.call('GET', `/w/kept${WORLD}`)).body.counts.credits).toBe(250);
      expect((await second.call('GET', '/w/kept/v1/transactions?limit=1', undefined, key)).status).toBe(200);
      await second.sandbox.close();
    } finally {
      rmSync(data, { recursive: true });
    }
  });

  it('gets an administrator by a link of its own where the fixture has none', async () => {
    const bench = await worldsBench();
    const world = await bench.make({ name: 'bare', fixture: 'empty' });
    expect(world.answer.setupUrl).toMatch(/^http:\/\/localhost\/w\/bare\/portal\/.*#/);
  });

  it('takes over what began some minutes ago only where the clock is the machine’s', async () => {
    const bench = await worldsBench();
    const first = (await (await bench.make()).call('GET', '/v1/transactions?limit=1')).body.data[0];
    bench.clock.set(START + 60_000);
    const second = (await (await bench.make()).call('GET', '/v1/transactions?limit=1')).body.data[0];
    expect(Date.parse(second.postedAt) - Date.parse(first.postedAt)).toBe(60_000);
  });
});

describe('the control plane', () => {
  it('is not there at all when it is turned off', async () => {
    const bench = await worldsBench({ controlPlane: 'off', controlToken: 'a control token for tests' });
    for (const path of [WORLD, '/sandbox/v1/worlds', '/sandbox/v1/clock']) {
      const answer = await bench.call('GET', path, undefined, {
        authorization: 'Bearer a control token for tests',
      });
      expect([answer.status, answer.body.code]).toEqual([404, 'ROUTE_NOT_FOUND']);
    }
    expect((await bench.call('GET', '/openapi/control.json')).status).toBe(404);
    const { apiKey } = bench.sandbox.partner;
    expect((await bench.call('GET', '/v1/transactions', undefined, { 'x-api-key': apiKey })).status).toBe(
      200,
    );
  });
});

function isBankCall({ path }: { path: string }): boolean {
  return path.startsWith('/v1/');
}
