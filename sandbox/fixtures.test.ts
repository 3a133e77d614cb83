import { afterEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox, unwrap } from './index.ts';

let sandbox: Sandbox | undefined;
afterEach(() => sandbox?.close());

describe('the fixture of the conformance kit', () => {
  it('gives a session two ways to authenticate, an application for the kit, and no business', async () => {
    sandbox = await createSandbox({ fixture: 'conformance' });
    const { applications, partner } = await sandbox.world('s-1');
    const own = applications.filter(({ organisationId }) => organisationId === 'org-acme');
    expect(own.map(({ applicationId, oauth }) => [applicationId, oauth])).toEqual([
      ['app-acme-key', 'NONE'],
      ['app-acme-kit', 'NONE'],
      ['app-acme-oauth', '2.0'],
    ]);
    expect(partner).toMatchObject({
      apiKey: own[0]?.apiKey,
      clientId: own[2]?.apiKey,
      clientSecret: own[2]?.clientSecret,
      physicalAccountNumber: '123456789012',
    });
    const { control } = sandbox;
    const { counts } = await unwrap(control.GET('/sandbox/v1/world'));
    expect(counts).toMatchObject({ physicalAccounts: 4, virtualAccounts: 0, credits: 0, applications: 4 });
  });

  it('lets the kit open an account that the integration never opened, under each physical account', async () => {
    sandbox = await createSandbox({ fixture: 'conformance' });
    const { fetch, applications } = await sandbox.world();
    const kit = applications.find(({ applicationId }) => applicationId === 'app-acme-kit');
    const headers = { 'x-api-key': kit?.apiKey ?? '', 'content-type': 'application/json' };
    for (const [i, physicalAccountNumber] of ['123456789012', '223456789012', '323456789012'].entries()) {
      const items = [{ virtualAccountNumber: `ACME0000900${i}`, accountName: 'Of another' }];
      const answer = await fetch('/v1/virtual-accounts', {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': `kit-opens-${i}-0001` },
        body: JSON.stringify({ physicalAccountNumber, items }),
      });
      expect(await answer.json()).toMatchObject({ results: [{ status: 201 }] });
    }
  });
});
