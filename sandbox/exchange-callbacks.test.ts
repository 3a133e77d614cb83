import { afterEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox, unwrap } from './index.ts';

let sandbox: Sandbox | undefined;
afterEach(() => sandbox?.close());

/** A create of 100 accounts, about 60 kB. */
function hundred({ partner }: Sandbox): RequestInit {
  const items = Array.from({ length: 100 }, (_, i) => ({
    virtualAccountNumber: `ACME0009${i.toString().padStart(4, '0')}`,
    accountName: 'शर्मा वस्त्र भंडार',
    references: ['one', 'two', 'three'].map((word) => word + 'x'.repeat(40)),
    allowedRemitters: Array.from({ length: 8 }, (_remitter, n) => ({ accountNumber: `00450156782${n}` })),
    remitterCheck: 'ACCOUNT',
  }));
  return {
    method: 'POST',
    headers: {
      'x-api-key': partner.apiKey,
      'content-type': 'application/json',
      'idempotency-key': 'hundred-at-once-0001',
    },
    body: JSON.stringify({ physicalAccountNumber: partner.physicalAccountNumber, items }),
  };
}

describe('a log with other bounds', () => {
  it('keeps large bodies whole, on the wire of the control plane too', async () => {
    sandbox = await createSandbox({ exchanges: { bytes: 64 * 2 ** 20, wholeBody: 2 ** 20 } });
    const create = hundred(sandbox);
    const answer = await sandbox.fetch('/v1/virtual-accounts', create);
    expect(answer.status).toBe(207);
    const params = { path: { exchangeNumber: 1 } };
    const kept = await unwrap(sandbox.control.GET('/sandbox/v1/exchanges/{exchangeNumber}', { params }));
    expect(`${create.body}`.length).toBeGreaterThan(40_000);
    expect(kept.requestBody).toBe(create.body);
    expect(kept.responseBody).toBe(await answer.text());
    const archive = await unwrap(sandbox.control.GET('/sandbox/v1/exchange-archive'));
    expect(archive.log.entries[0]?.response.content.text).toBe(kept.responseBody);
  });

  it('keeps as many as it is told to, and the usual of what is not said', async () => {
    sandbox = await createSandbox({ exchanges: { most: 3 } });
    const headers = { 'x-api-key': sandbox.partner.apiKey };
    for (let i = 0; i < 4; i++) await sandbox.fetch('/v1/refunds', { headers });
    await sandbox.fetch('/v1/virtual-accounts', hundred(sandbox));
    const { data, dropped } = await unwrap(sandbox.control.GET('/sandbox/v1/exchanges'));
    expect(data.map(({ number }) => number)).toEqual([5, 4, 3]);
    expect(dropped).toBe(2);
    expect(Buffer.byteLength(data[0]?.requestBody ?? '')).toBe(4096);
  });

  it.each([
    [{ most: 0 }, /bound most that must be a whole number from 1 to 100000/],
    [{ wholeBody: 2 ** 21 }, /bound wholeBody that must be a whole number from 1 to 1048576/],
    [{ length: 5 }, /there is no bound "length"/],
    ['all', /must be 'kept', 'off' or bounds/],
  ])('refuses %j', async (exchanges, words) => {
    await expect(createSandbox({ exchanges: exchanges as never })).rejects.toThrow(words);
  });
});

describe('a callback for exchanges', () => {
  it('is told the world, and the exchange as it is listed', async () => {
    const told: unknown[] = [];
    sandbox = await createSandbox({ onExchange: (world, exchange) => told.push([world, exchange]) });
    const { name, fetch, control, partner } = await sandbox.world('s-1');
    await fetch('/v1/refunds', { headers: { 'x-api-key': partner.apiKey } });
    const { data } = await unwrap(control.GET('/sandbox/v1/exchanges'));
    expect(told.at(-1)).toEqual([name, data[0]]);
    expect(told).toHaveLength(2);
  });

  it('that throws is a fault, and the call is answered all the same', async () => {
    const faults: unknown[] = [];
    const thrown = new Error('of the listener');
    sandbox = await createSandbox({
      onFault: (error) => faults.push(error),
      onExchange: () => {
        throw thrown;
      },
    });
    const headers = { 'x-api-key': sandbox.partner.apiKey };
    expect((await sandbox.fetch('/v1/refunds', { headers })).status).toBe(200);
    expect(faults).toEqual([thrown]);
  });
});
