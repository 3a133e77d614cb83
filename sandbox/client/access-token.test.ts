import { afterEach, describe, expect, it } from 'vitest';
import { createSandbox, ProblemError, type Sandbox } from '../index.ts';
import { HOUR, MINUTE, manualClock } from '../lib/clock.ts';
import { createBankClient } from './bank.ts';
import type { Fetch } from './fetch.ts';

/** A bank client by client id and secret, with a count of the tokens it asks for. */

let sandbox: Sandbox;
afterEach(() => sandbox.close());

async function stage(secret?: string) {
  const clock = manualClock(Date.parse('2026-11-22T10:00:00+05:30'));
  sandbox = await createSandbox({ clock });
  const tokens: string[] = [];
  const fetch: Fetch = async (request) => {
    if (new URL(request.url).pathname === '/oauth2/token') tokens.push(await request.clone().text());
    return await sandbox.fetch(request);
  };
  const { clientId, clientSecret } = sandbox.partner;
  const credentials = { clientId, clientSecret: secret ?? clientSecret };
  const bank = createBankClient({ baseUrl: 'http://localhost', fetch, ...credentials, clock });
  const list = async () => (await bank.GET('/v1/virtual-accounts')).response.status;
  return { clock, tokens, bank, list };
}

describe('a bank client with client id and secret', () => {
  it('asks for one token for all calls that come together, and keeps it', async () => {
    const { list, tokens } = await stage();
    expect(await Promise.all([list(), list(), list()])).toEqual([200, 200, 200]);
    expect(await list()).toBe(200);
    expect(tokens).toEqual(['grant_type=client_credentials']);
  });

  it('renews it a minute before it ends, and not sooner', async () => {
    const { clock, list, tokens } = await stage();
    await list();
    clock.advance(HOUR - MINUTE - 1);
    expect(await list()).toBe(200);
    expect(tokens).toHaveLength(1);
    clock.advance(1);
    expect(await list()).toBe(200);
    expect(tokens).toHaveLength(2);
  });

  it('gets a new one when the bank takes the old one no more, and sends the same bytes again', async () => {
    const { bank, list, tokens } = await stage();
    await list();
    const seconds = 2 * 3600;
    expect((await sandbox.control.POST('/sandbox/v1/clock/advance', { body: { seconds } })).response.ok).toBe(
      true,
    );
    const { data } = await bank.POST('/v1/transaction-batches', {
      body: { physicalAccountNumber: sandbox.partner.physicalAccountNumber },
    });
    expect(data?.batch?.numberOfTransactions).toBe(100);
    expect(tokens).toHaveLength(2);
  });

  it('says why there is no token, and asks again at the next call', async () => {
    const { list, tokens } = await stage('not the secret');
    await expect(list()).rejects.toThrow(ProblemError);
    await expect(list()).rejects.toThrow(/401/);
    expect(tokens).toHaveLength(2);
  });
});
