import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../index.ts';

const CREDIT = {
  virtualAccountNumber: 'ACME00000001',
  amount: '10.00',
  paymentMode: 'UPI',
  remitter: { name: 'Meera Iyer' },
};

let data: string;
let open: Sandbox[];
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'khata-seed-'));
  open = [];
});
afterEach(async () => {
  for (const sandbox of open) await sandbox.close();
  rmSync(data, { recursive: true });
});

async function start(options: SandboxOptions): Promise<Sandbox> {
  const sandbox = await createSandbox(options);
  open.push(sandbox);
  return sandbox;
}

async function stop(sandbox: Sandbox): Promise<void> {
  open = open.filter((one) => one !== sandbox);
  await sandbox.close();
}

async function call(sandbox: Sandbox, method: string, path: string, body?: object): Promise<string> {
  const request = new Request(`http://localhost/sandbox/v1/${path}`, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const response = await sandbox.fetch(request);
  return `${response.headers.get('x-request-id')} ${await response.text()}`;
}

/** A credit, a one-time link's token and an instant: an identifier, a secret and the clock. */
async function sample(sandbox: Sandbox): Promise<string[]> {
  const credit = await call(sandbox, 'POST', 'credits', CREDIT);
  const link = await call(sandbox, 'POST', 'sign-in-links', { username: 'asha.verma' });
  return [credit, link.replace(/"expiresAt".*/, '')];
}

const CHOSEN = { seed: 'ci-42', startAt: '2026-11-23T11:00:00+05:30' };

describe('a world that began with a seed and a clock', () => {
  it('begins again with both when it is reset', async () => {
    const sandbox = await start(CHOSEN);
    const first = await sample(sandbox);
    await call(sandbox, 'POST', 'clock/advance', { seconds: 3600 });
    await call(sandbox, 'POST', 'reset');
    expect(await sample(sandbox)).toEqual(first);
  });

  it('stays so on disk: it goes on where it stood, and needs no seed to be told again', async () => {
    const memory = await start(CHOSEN);
    const expected = [...(await sample(memory)), ...(await sample(memory))];
    const before = await start({ ...CHOSEN, data });
    const seen = await sample(before);
    await stop(before);
    const after = await start({ data });
    seen.push(...(await sample(after)));
    // Request ids count from 1 again; everything else goes on.
    const withoutIds = (texts: string[]) => texts.map((text) => text.slice(text.indexOf(' ')));
    expect(withoutIds(seen)).toEqual(withoutIds(expected));
    await call(after, 'POST', 'reset');
    expect(await sample(after)).toEqual(expected.slice(0, 2));
  });

  it('is not opened under another seed', async () => {
    await stop(await start({ ...CHOSEN, data }));
    await expect(createSandbox({ data, seed: 'ci-43' })).rejects.toThrow('did not begin with this seed');
    await stop(await start({ data, seed: 'ci-42' }));
  });

  it('has no tps limits at first, and all its others', async () => {
    const sandbox = await start(CHOSEN);
    const read = async () => {
      const headers = { 'x-api-key': sandbox.partner.apiKey };
      const request = new Request('http://localhost/v1/virtual-accounts/ACME00000001', { headers });
      return (await sandbox.fetch(request)).headers.get('ratelimit-policy');
    };
    expect(await read()).toBe('"account-hits";q=100000;w=86400');
  });
});

describe('a world without a seed of its own', () => {
  it('draws identifiers by its fixture, and secrets by nobody', async () => {
    const { startAt } = CHOSEN;
    const [one, other] = [await sample(await start({ startAt })), await sample(await start({ startAt }))];
    const body = (text = '') => text.slice(text.indexOf(' '));
    expect(body(one[0])).toBe(body(other[0]));
    expect(body(one[1])).not.toBe(body(other[1]));
    expect(one[0]).not.toBe(other[0]);
  });

  it('cannot be given one later', async () => {
    await stop(await start({ data }));
    await expect(createSandbox({ data, seed: 'ci-42' })).rejects.toThrow('did not begin with this seed');
  });

  it('refuses a start that is no instant', async () => {
    await expect(createSandbox({ startAt: 'tomorrow' })).rejects.toThrow(
      'the option startAt must be an instant',
    );
  });
});
