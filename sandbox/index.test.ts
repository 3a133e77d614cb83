import { afterEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from './index.ts';

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
