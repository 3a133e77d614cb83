import { afterEach, describe, expect, it } from 'vitest';
import { createSandbox, ProblemError, type Sandbox, unwrap, type WorldHandle } from './index.ts';

let sandbox: Sandbox | undefined;
afterEach(() => sandbox?.close());

async function switches(method = 'GET', body?: object): Promise<unknown> {
  const url = 'http://localhost/sandbox/v1/approval-switches';
  const headers = { 'content-type': 'application/json' };
  const request = new Request(url, { method, ...(body && { body: JSON.stringify(body), headers }) });
  return await (await sandbox?.fetch(request))?.json();
}

const ALL_OFF = { registration: false, application: false, edit: false, deletion: false };

describe('a sandbox that approves by itself', () => {
  it('has all approval switches off, also after a reset', async () => {
    sandbox = await createSandbox({ autoApprove: true });
    expect(await switches()).toEqual(ALL_OFF);
    expect(await switches('PUT', { edit: true })).toEqual({ ...ALL_OFF, edit: true });
    const reset = await sandbox.fetch(new Request('http://localhost/sandbox/v1/reset', { method: 'POST' }));
    expect(reset.status).toBe(200);
    expect(await switches()).toEqual(ALL_OFF);
  });

  it('is one that was asked to: others wait for the bank', async () => {
    sandbox = await createSandbox();
    expect(await switches()).toEqual({ registration: true, application: true, edit: true, deletion: false });
  });
});

const REMITTER = { name: 'Ravi Kumar', accountNumber: '50100012345678', ifsc: 'KHTA0000002' };

/** Lets money arrive at the demo's first account. */
function pay({ control, partner }: WorldHandle) {
  const virtualAccountNumber = `${partner.virtualAccountPrefix}00000001`;
  const body = {
    virtualAccountNumber,
    amount: '1250.00',
    paymentMode: 'IMPS' as const,
    remitter: REMITTER,
  };
  return unwrap(control.POST('/sandbox/v1/credits', { body }));
}

describe('a sandbox as a library', () => {
  it('answers paths, addresses and requests without a port', async () => {
    sandbox = await createSandbox();
    const headers = { 'x-api-key': sandbox.partner.apiKey };
    expect((await sandbox.fetch('/v1/virtual-accounts', { headers })).status).toBe(200);
    expect((await sandbox.fetch(new URL('http://any.test/v1/virtual-accounts'), { headers })).status).toBe(
      200,
    );
    expect((await sandbox.fetch(new Request('http://any.test/v1/refunds', { headers }))).status).toBe(200);
    expect((await sandbox.fetch('/v1/virtual-accounts')).status).toBe(401);
    expect(sandbox.url).toBeUndefined();
  });

  it('has typed clients of the bank and of the control plane', async () => {
    sandbox = await createSandbox();
    const { transaction } = await pay(sandbox);
    const reference = transaction?.transactionReferenceNumber ?? '';
    const path = { transactionReferenceNumber: reference };
    const found = await unwrap(
      sandbox.bank.GET('/v1/transactions/{transactionReferenceNumber}', { params: { path } }),
    );
    expect(found.amount).toBe('1250.00');
  });

  it('names the problem when a call is refused', async () => {
    sandbox = await createSandbox();
    const params = { path: { refundId: 'KR000000000000' } };
    const refused = unwrap(sandbox.bank.GET('/v1/refunds/{refundId}', { params }));
    await expect(refused).rejects.toThrow(ProblemError);
    await expect(refused).rejects.toMatchObject({ code: 'REFUND_NOT_FOUND', status: 404 });
  });

  it('is as its fixture has it after a reset', async () => {
    sandbox = await createSandbox();
    const before = await unwrap(sandbox.control.GET('/sandbox/v1/world'));
    await pay(sandbox);
    expect(await unwrap(sandbox.control.GET('/sandbox/v1/world'))).not.toEqual(before);
    await sandbox.reset();
    expect((await unwrap(sandbox.control.GET('/sandbox/v1/world'))).counts).toEqual(before.counts);
  });

  it('listens when it is asked to, and is the same bank there', async () => {
    sandbox = await createSandbox({ listen: true });
    expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:[0-9]+$/);
    const { transaction } = await pay(sandbox);
    const headers = { 'x-api-key': sandbox.partner.apiKey };
    const path = `/v1/transactions/${transaction?.transactionReferenceNumber}`;
    expect((await fetch(sandbox.url + path, { headers })).status).toBe(200);
    const { url } = sandbox;
    await sandbox.close();
    await expect(fetch(`${url}/v1/transactions`)).rejects.toThrow();
  });

  it('says which port is taken', async () => {
    sandbox = await createSandbox({ listen: true });
    const port = Number(new URL(sandbox.url ?? '').port);
    await expect(createSandbox({ listen: { port } })).rejects.toThrow(/is in use/);
  });

  it('takes the control token along, where it has one', async () => {
    sandbox = await createSandbox({ controlToken: 'a token of sixteen or more' });
    expect((await sandbox.control.GET('/sandbox/v1/clock')).response.status).toBe(200);
  });
});

describe('the worlds of a sandbox', () => {
  it('are made and removed one by one, and see nothing of each other', async () => {
    sandbox = await createSandbox();
    const [first, second] = await Promise.all([sandbox.world('first'), sandbox.world()]);
    const before = await unwrap(second.control.GET('/sandbox/v1/world'));
    await pay(first);
    expect(await unwrap(second.control.GET('/sandbox/v1/world'))).toMatchObject({ counts: before.counts });
    expect((await unwrap(first.control.GET('/sandbox/v1/world'))).counts.credits).toBe(
      before.counts.credits + 1,
    );
    expect(first.name).toBe('first');
    expect(first.partner.apiKey).not.toBe(second.partner.apiKey);
    await first.delete();
    expect((await first.fetch('/v1/virtual-accounts')).status).toBe(404);
    await expect(first.delete()).rejects.toMatchObject({ code: 'WORLD_NOT_FOUND' });
  });

  it('take a fixture, a seed and a clock', async () => {
    sandbox = await createSandbox();
    const clock = { now: '2027-01-01T09:00:00+05:30', frozen: true };
    const world = await sandbox.world('new-year', { fixture: 'empty', seed: 'a-seed', clock });
    expect(await unwrap(world.control.GET('/sandbox/v1/clock'))).toMatchObject({
      now: '2027-01-01T09:00:00.000+05:30',
    });
    expect((await unwrap(world.control.GET('/sandbox/v1/world'))).counts.credits).toBe(0);
  });

  it('say when a name is taken', async () => {
    sandbox = await createSandbox();
    await sandbox.world('mine');
    await expect(sandbox.world('mine')).rejects.toMatchObject({ status: 409 });
  });

  it('have an address of their own, where the sandbox has one', async () => {
    sandbox = await createSandbox({ listen: true });
    const { url, partner } = await sandbox.world('reached');
    expect(url).toBe(`${sandbox.url}/w/reached`);
    const headers = { 'x-api-key': partner.apiKey };
    expect((await fetch(`${url}/v1/virtual-accounts`, { headers })).status).toBe(200);
    // Their credentials open no other world.
    expect((await fetch(`${sandbox.url}/v1/virtual-accounts`, { headers })).status).toBe(401);
  });
});
