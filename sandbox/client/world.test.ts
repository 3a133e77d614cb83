import { describe, expect, it } from 'vitest';
import { worldHandle } from './world.ts';

const PARTNER = {
  apiKey: 'a-key',
  clientId: 'an-id',
  clientSecret: 'a-secret',
  clientName: 'A Client',
  virtualAccountPrefix: 'ACME',
  physicalAccountNumber: '123456789012',
};

/** A handle whose sandbox tells what reached it. */
function echo(prefix: string, token?: string) {
  const fetch = async (request: Request) =>
    Response.json({
      line: `${request.method} ${request.url}`,
      key: request.headers.get('x-api-key'),
      authorization: request.headers.get('authorization'),
      body: await request.text(),
    });
  const world = worldHandle({ name: 'w', origin: 'http://bank:1', prefix, partner: PARTNER, fetch, token });
  const line = async (input: string | URL | Request, init?: RequestInit) =>
    ((await (await world.fetch(input, init)).json()) as { line: string }).line;
  return { world, line };
}

describe('the fetch of a world', () => {
  it('puts a path behind the prefix', async () => {
    const { line } = echo('/w/mine');
    expect(await line('/v1/refunds?limit=2')).toBe('GET http://bank:1/w/mine/v1/refunds?limit=2');
    expect(await line('/v1/refunds', { method: 'POST' })).toBe('POST http://bank:1/w/mine/v1/refunds');
  });

  it('leaves an address alone that has the prefix, and no other', async () => {
    const { line } = echo('/w/mine');
    expect(await line('http://bank:1/w/mine/v1/refunds')).toBe('GET http://bank:1/w/mine/v1/refunds');
    expect(await line(new URL('http://bank:1/w/mine'))).toBe('GET http://bank:1/w/mine');
    expect(await line('http://bank:1/w/minefield')).toBe('GET http://bank:1/w/mine/w/minefield');
    expect(await line('http://bank:1/v1/refunds')).toBe('GET http://bank:1/w/mine/v1/refunds');
  });

  it('carries method, headers and body of a request over', async () => {
    const { world } = echo('/w/mine');
    const request = new Request('http://bank:1/v1/refunds', {
      method: 'POST',
      body: 'some bytes',
      headers: { 'x-api-key': 'k' },
    });
    expect(await (await world.fetch(request)).json()).toMatchObject({
      line: 'POST http://bank:1/w/mine/v1/refunds',
      key: 'k',
      body: 'some bytes',
    });
    expect(
      await (await world.fetch(new Request('http://bank:1/x'), { method: 'PUT', body: 'more' })).json(),
    ).toMatchObject({ line: 'PUT http://bank:1/w/mine/x', body: 'more' });
  });

  it('has no prefix in the default world', async () => {
    const { line, world } = echo('');
    expect(await line('/v1/refunds')).toBe('GET http://bank:1/v1/refunds');
    expect(world.baseUrl).toBe('http://bank:1');
  });
});

describe('the clients of a world', () => {
  it('call it by its prefix, the bank with the key and the control plane with the token', async () => {
    const { world } = echo('/w/mine', 'a-token');
    const { data: bank } = await world.bank.GET('/v1/refunds');
    expect(bank).toMatchObject({ line: 'GET http://bank:1/w/mine/v1/refunds', key: 'a-key' });
    const { data: control } = await world.control.GET('/sandbox/v1/clock');
    expect(control).toMatchObject({
      line: 'GET http://bank:1/w/mine/sandbox/v1/clock',
      authorization: 'Bearer a-token',
    });
  });
});
