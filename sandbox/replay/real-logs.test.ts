import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../http/listener.ts';
import { createSandbox } from '../index.ts';
import { manualClock, parseInstant } from '../lib/clock.ts';
import { Bindings } from './bindings.ts';
import { reportText, runReplayCommand } from './command.ts';
import { differencesOf } from './compare.ts';
import { readRecording } from './recording.ts';
import { replayRecording } from './replay.ts';

const ACCOUNT = { physicalAccountNumber: '123456789012' };

interface Logged {
  number: number;
  path: string;
  status: number;
  responseBody?: string;
  fault?: { connection: string };
  sent?: { status: number; body?: string };
  [member: string]: unknown;
}

type Send = (method: string, target: string, body?: object) => Promise<string>;

/** What a sandbox's own log tells of some calls; an answer that breaks off is an empty text. */
async function recorded(calls: (send: Send) => Promise<void>, log = 'exchanges?limit=200'): Promise<string> {
  const sandbox = await createSandbox();
  const send: Send = async (method, target, body) => {
    const headers = { 'x-api-key': sandbox.partner.apiKey, 'content-type': 'application/json' };
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    return await sandbox.fetch(new Request(`http://localhost${target}`, init)).then(
      (response) => response.text().catch(() => ''),
      () => '',
    );
  };
  await calls(send);
  const text = await (await sandbox.fetch(new Request(`http://localhost/sandbox/v1/${log}`))).text();
  await sandbox.close();
  return text;
}

const fault = (send: Send, operation: string, action: object) =>
  send('POST', '/sandbox/v1/fault-scripts', { scripts: [{ operation, do: action }] });

const report = (text: string, options = {}) => replayRecording(readRecording(text), options);

function changed(text: string, change: (one: Logged) => Logged): string {
  const { data } = JSON.parse(text) as { data: Logged[] };
  return JSON.stringify({ data: data.map(change) });
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'khata-replay-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a fault on the connection', () => {
  const broken = (action: object) =>
    recorded(async (send) => {
      await fault(send, 'listVirtualAccounts', action);
      await send('GET', '/v1/virtual-accounts');
      await send('GET', '/v1/virtual-accounts?limit=1');
    });

  it.each([{ type: 'RESET' }, { type: 'LOST' }, { type: 'TRUNCATE' }])(
    '$type breaks it again',
    async (action) => {
      const text = await broken(action);
      expect(text).toMatch(/"connection":"(?:RESET|CUT)"/);
      expect(await report(text)).toMatchObject({ replayed: 3, leftOut: [], first: undefined });
    },
  );

  it.each([{ type: 'RESET' }, { type: 'TRUNCATE' }])('$type breaks a socket again', async (action) => {
    const text = await broken(action);
    const sandbox = await createSandbox();
    const listener = await listen(sandbox.fetch, { host: '127.0.0.1', port: 0 });
    const { replayed, first } = await report(text, { url: listener.url });
    await listener.close(0);
    await sandbox.close();
    expect({ replayed, first }).toEqual({ replayed: 3, first: undefined });
  });

  it('that is in one of the two only is a difference in one line', async () => {
    const text = await broken({ type: 'RESET' });
    const kept = await report(changed(text, (one) => ({ ...one, fault: undefined as never })));
    expect(kept.first?.differences).toEqual([
      'the connection: expected a whole answer with status 444, got a broken one (read ECONNRESET)',
    ]);
    const healthy = changed(text, (one) => ({
      ...one,
      ...(one.number === 3 && { fault: { connection: 'CUT' } }),
    }));
    expect((await report(healthy)).first?.differences).toEqual([
      'the connection: expected it to break, got a whole answer with status 200',
    ]);
  });

  it('that holds an answer back is waited for, by a process that has nothing else to do', async () => {
    const text = await broken({ type: 'STALL_HEADERS', milliseconds: 300 });
    const file = join(folder, 'stalled.json');
    writeFileSync(file, text);
    const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/khata.ts', 'replay', file]);
    let said = '';
    child.stdout.on('data', (piece) => {
      said += piece;
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect({ code, said }).toEqual({
      code: 0,
      said: '3 of 3 exchanges were replayed, and every answer is as it was recorded\n',
    });
  }, 30_000);
});

describe('a fault on the answer', () => {
  const ACTIONS = [
    { type: 'BAD_JSON' },
    { type: 'GATEWAY_HTML', status: 502 },
    { type: 'EMPTY_ANSWER', processed: true },
    { type: 'WRONG_CONTENT_TYPE', contentType: 'text/plain' },
    { type: 'STATUS', status: 503 },
    { type: 'REORDER' },
  ];
  const disturbed = (action: object) =>
    recorded(async (send) => {
      await fault(send, 'fetchTransactionBatch', action);
      await send('POST', '/v1/transaction-batches', ACCOUNT);
    });

  it.each(ACTIONS)('$type is compared as it left', async (action) => {
    const { first, replayed } = await report(await disturbed(action));
    expect(first?.differences).toBeUndefined();
    expect(replayed).toBe(2);
  });

  it('shows a status that left otherwise', async () => {
    const text = await disturbed({ type: 'GATEWAY_HTML', status: 502, processed: true });
    const other = changed(text, (one) => (one.sent ? { ...one, sent: { ...one.sent, status: 504 } } : one));
    expect((await report(other)).first?.differences).toEqual(['status: expected 504, got 502']);
  });

  it('shows where broken JSON is other than it was', async () => {
    const text = await disturbed({ type: 'BAD_JSON' });
    const other = changed(text, (one) =>
      one.sent
        ? {
            ...one,
            sent: {
              ...one.sent,
              body: one.sent.body?.replace(/"sequenceNumber":9,/, '"sequenceNumber":8,') ?? '',
            },
          }
        : one,
    );
    expect((await report(other)).first?.differences).toEqual([
      '/batch/transactions/8/sequenceNumber: expected 8, got 9',
    ]);
  });
});

describe('a body of which the recording has the head', () => {
  const batches = (log?: string) =>
    recorded(async (send) => {
      for (let i = 0; i < 3; i++) {
        const { batch } = JSON.parse(await send('POST', '/v1/transaction-batches', ACCOUNT));
        const { batchId, numberOfTransactions, controlSum } = batch;
        const counted = { numberOfTransactions, controlSum };
        await send('POST', `/v1/transaction-batches/${batchId}/acknowledgement`, counted);
      }
    }, log);
  let text: string;
  beforeAll(async () => {
    text = await batches();
  });

  it('is compared as far as it goes, and the summary says so', async () => {
    const found = await report(text);
    expect(found.first?.differences).toBeUndefined();
    expect(reportText(found)).toBe(
      '6 of 6 exchanges were replayed, and what was compared of every answer is as it was recorded\n' +
        '2 answers were compared by their status and the head of their body only: the recording holds no more\n',
    );
    const other = changed(text, (one) => ({
      ...one,
      responseBody: one.responseBody?.replace('"sequenceNumber":3,', '"sequenceNumber":4,') as string,
    }));
    const { first } = await report(other);
    expect(first?.recorded.number).toBe(1);
    expect(first?.differences).toEqual(['/batch/transactions/2/sequenceNumber: expected 4, got 3']);
  });

  it('leaves identifiers to what the call made', async () => {
    const without = changed(text, ({ responseBody, ...one }) =>
      one.path.endsWith('batches') ? one : { ...one, ...(responseBody !== undefined && { responseBody }) },
    );
    const found = await report(without);
    expect(found.first?.differences).toBeUndefined();
    expect(found).toMatchObject({ replayed: 6, comparedInPart: 3 });
  });

  it('is known in a HAR by its size', async () => {
    const found = await report(await batches('exchange-archive'));
    expect(found.first?.differences).toBeUndefined();
    expect(found).toMatchObject({ replayed: 6, comparedInPart: 2 });
    const file = join(folder, 'batches.har');
    writeFileSync(file, await batches('exchange-archive'));
    expect((await runReplayCommand(file, {})).text).toContain('2 answers were compared by their status');
  });
});

describe('a made world as the target', () => {
  const calls = (count: number) =>
    recorded(async (send) => {
      for (let i = 0; i < count; i++) await send('GET', '/v1/virtual-accounts?limit=1');
    });

  it('is played with its key by the prefix of its URL; without one, a line says what is missing', async () => {
    const text = await calls(2);
    const sandbox = await createSandbox();
    const listener = await listen(sandbox.fetch, { host: '127.0.0.1', port: 0 });
    const made = await fetch(`${listener.url}/sandbox/v1/worlds`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'ci-42', seed: 'ci-42', fixture: 'demo' }),
    });
    const { partner, prefix } = (await made.json()) as { partner: { apiKey: string }; prefix: string };
    const file = join(folder, 'world.json');
    writeFileSync(file, text);
    const url = `${listener.url}${prefix}`;
    const without = await runReplayCommand(file, { url });
    const withKey = await runReplayCommand(file, { url, apiKey: partner.apiKey });
    const asked = await fetch(`${url}/sandbox/v1/exchanges`).then((answer) => answer.text());
    await listener.close(0);
    await sandbox.close();
    expect(without.text).toContain('status: expected 200, got 401');
    expect(without.text).toContain('give its own with --api-key');
    expect(withKey).toEqual({
      code: 0,
      text: '2 of 2 exchanges were replayed, and every answer is as it was recorded\n',
    });
    expect((JSON.parse(asked) as { data: Logged[] }).data.map(({ status }) => status)).toEqual([
      200, 200, 401,
    ]);
  });

  it('shows a stranger’s call a stranger’s key still', async () => {
    const text = await calls(1);
    const refused = changed(text, ({ applicationId: _, ...one }) => ({ ...one, status: 401 }) as Logged);
    const { first } = await report(refused, { apiKey: 'khata_demo_key_none_0001' });
    expect(first?.differences[0]).not.toMatch(/^status/);
  });
});

describe('limits of calls per second', () => {
  const many = (count: number) =>
    recorded(async (send) => {
      await Promise.all(Array.from({ length: count }, () => send('GET', '/v1/virtual-accounts?limit=1')));
    });

  it('refuse no call of a replay where the recording has no refusal', async () => {
    const text = await many(60);
    const { data } = JSON.parse(text) as { data: Logged[] };
    // More than the plan allows in one second, as if recorded over a longer time.
    const thrice = [0, 1, 2].flatMap((i) => data.map((one) => ({ ...one, number: one.number + i * 60 })));
    const found = await report(JSON.stringify({ data: thrice }));
    expect(found.first?.differences).toBeUndefined();
    expect(found.replayed).toBe(180);
  });

  it('are named where a running sandbox refuses a call for them', async () => {
    const sandbox = await createSandbox({ clock: manualClock(parseInstant('2026-11-23T11:07:00+05:30')) });
    const listener = await listen(sandbox.fetch, { host: '127.0.0.1', port: 0 });
    const { data } = JSON.parse(await many(60)) as { data: Logged[] };
    const twice = [0, 1].flatMap((i) => data.map((one) => ({ ...one, number: one.number + i * 60 })));
    const { first } = await report(JSON.stringify({ data: twice }), { url: listener.url });
    await listener.close(0);
    await sandbox.close();
    expect(first?.recorded.number).toBe(101);
    expect(first?.differences[0]).toBe('status: expected 200, got 429');
    expect(first?.advice).toMatch(/faster than the run/);
  });
});

describe('what follows the host’s clock', () => {
  const LINK = '{"url":"[redacted]","token":"[redacted]","expiresAt":"2026-11-23T11:22:00+05:30"}';
  const compared = (path: string, body: string) => {
    const one = { number: 1, method: 'POST', path, status: 201, responseBody: LINK };
    const [made] = readRecording(JSON.stringify([one])).exchanges;
    const got = { status: 201, headers: new Headers(), text: body };
    return made && differencesOf(made, got, new Bindings(), { exact: true, sameTime: true });
  };

  it('is not demanded of an exact replay, but to be there', () => {
    const later = LINK.replace('11:22', '12:22');
    expect(compared('/sandbox/v1/sign-in-links', later)).toEqual([]);
    expect(compared('/v1/sign-in-links', later)).toHaveLength(1);
    expect(compared('/sandbox/v1/sign-in-links', later.replace(/,"expires[^}]*/, ''))).toEqual([
      '/expiresAt: expected "2026-11-23T11:22:00+05:30", got nothing',
    ]);
  });
});
