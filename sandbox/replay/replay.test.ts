import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../http/listener.ts';
import { createSandbox } from '../index.ts';
import { formatInstant, manualClock, parseInstant, SECOND } from '../lib/clock.ts';
import { ExchangeRecorder, type RecordedExchange, recordADay } from '../test/exchange-recorder.ts';
import { runReplayCommand } from './command.ts';
import { RecordingError, readRecording } from './recording.ts';
import { replayRecording } from './replay.ts';

const START = parseInstant('2026-11-23T11:07:00+05:30');

/** A day on a world whose clock runs with a host that the test moves; `pass` also counts what was advanced. */
async function recordRunning(seed?: string): Promise<RecordedExchange[]> {
  const clock = manualClock(START);
  let ahead = 0;
  const sandbox = await createSandbox({ clock, seed });
  const recorder = new ExchangeRecorder(sandbox, () => formatInstant(clock.now() + ahead));
  await recordADay(recorder, (seconds) => {
    // Half an hour was advanced by the control plane, the rest passes.
    if (seconds === 1800) ahead += seconds * SECOND;
    else clock.advance(seconds * SECOND);
  });
  await sandbox.close();
  return recorder.exchanges;
}

/** The same on a world that repeats: a seed, and a clock that stands but for the one advance. */
async function recordStanding(): Promise<RecordedExchange[]> {
  let now = START;
  const sandbox = await createSandbox({ seed: 'ci-42', startAt: formatInstant(START) });
  const recorder = new ExchangeRecorder(sandbox, () => formatInstant(now));
  await recordADay(recorder, (seconds) => {
    if (seconds === 1800) now += seconds * SECOND;
  });
  await sandbox.close();
  return recorder.exchanges;
}

const recordingOf = (exchanges: readonly RecordedExchange[]) =>
  readRecording(JSON.stringify({ data: exchanges }));
const replay = (exchanges: readonly RecordedExchange[], options = {}) =>
  replayRecording(recordingOf(exchanges), options);

let running: RecordedExchange[];
let folder: string;
beforeAll(async () => {
  running = await recordRunning();
  folder = mkdtempSync(join(tmpdir(), 'khata-replay-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A copy of the day in which one exchange is another. */
function tampered(
  number: number,
  change: (exchange: RecordedExchange) => Partial<RecordedExchange>,
): RecordedExchange[] {
  return running.map((one) => (one.number === number ? { ...one, ...change(one) } : one));
}

const numberOf = (method: string, path: RegExp): number =>
  running.find((one) => one.method === method && path.test(one.path))?.number ?? 0;

describe('a recorded day', () => {
  it('has successes and refusals of every kind in it', () => {
    const statuses = running.map(({ status }) => status);
    expect(statuses).toEqual(expect.arrayContaining([200, 201, 207, 401, 404]));
    expect(running.some(({ responseBody }) => responseBody?.includes('[redacted]'))).toBe(true);
    expect(JSON.stringify(running)).not.toContain('khata_demo_secret');
  });

  it('is answered the same by a fresh world, its clock following the recorded one', async () => {
    const report = await replay(running);
    expect(report.first?.differences).toBeUndefined();
    expect(report).toMatchObject({ exchanges: running.length, replayed: running.length, leftOut: [] });
  });

  it('is answered the same where every identifier is another', async () => {
    const others = await recordRunning('another seed');
    const ids = (exchanges: readonly RecordedExchange[]): string[] =>
      JSON.stringify(exchanges).match(/KT[0-9A-Z]{12}/g) ?? [];
    expect(ids(others).filter((id) => ids(running).includes(id))).toEqual([]);
    const report = await replay(others);
    expect(report.first).toBeUndefined();
    expect(report.replayed).toBe(others.length);
  });

  it('differs in another fixture, where that first shows', async () => {
    const { first } = await replay(running, { fixture: 'empty' });
    expect(first?.recorded.target).toBe('/sandbox/v1/credits');
    expect(first?.differences).toEqual(['/transaction/sequenceNumber: expected 251, got 1']);
  });

  it('can be played against a running sandbox, on whatever day', async () => {
    const sandbox = await createSandbox({ controlToken: 'a control token of sixteen' });
    const listener = await listen(sandbox.fetch, { host: '127.0.0.1', port: 0 });
    const report = await replay(running, { url: listener.url, controlToken: 'a control token of sixteen' });
    // The refund is not settled there: no 40 seconds have passed.
    expect(report.first?.recorded.target).toMatch(/^\/v1\/refunds\/KR/);
    expect(report.first?.differences[0]).toMatch(/^\/status: expected "PROCESSED", got "ACCEPTED"/);
    await listener.close(0);
    await sandbox.close();
  });
});

describe('a tampered recording', () => {
  const replaced = (from: string | RegExp, to: string) => (one: RecordedExchange) => ({
    responseBody: one.responseBody?.replace(from, to) ?? '',
  });
  const TAMPERED: {
    what: string;
    at: () => number;
    change: (one: RecordedExchange) => Partial<RecordedExchange>;
    says: RegExp;
  }[] = [
    {
      what: 'an amount',
      at: () => numberOf('POST', /transaction-batches$/),
      change: replaced(/"amount":"[^"]+"/, '"amount":"99.99"'),
      says: /^\/batch\/transactions\/0\/amount: expected "99.99", got "/,
    },
    {
      what: 'a status',
      at: () => numberOf('POST', /refunds$/),
      change: () => ({ status: 200 }),
      says: /^status: expected 200, got 201$/,
    },
    {
      what: 'a reference that was met before',
      at: () => numberOf('GET', /transactions\/KT/),
      change: replaced(
        /"transactionReferenceNumber":"KT[^"]+"/,
        '"transactionReferenceNumber":"KT00000000000A"',
      ),
      says: /^\/transactionReferenceNumber: expected "KT00000000000A", got "KT/,
    },
    {
      what: 'a member more',
      at: () => 1,
      change: replaced('{', '{"nonsense":1,'),
      says: /^\/nonsense: expected 1, got nothing$/,
    },
    {
      what: 'a member less',
      at: () => 1,
      change: replaced('"total":2,', ''),
      says: /^\/summary\/total: expected nothing, got 2$/,
    },
    {
      what: 'a header',
      at: () => 2,
      change: () => ({ responseHeaders: [{ name: 'content-type', value: 'application/json' }] }),
      says: /^header idempotency-replayed: expected nothing, got "true"$/,
    },
    {
      what: 'a request',
      at: () => numberOf('POST', /\/credits$/),
      change: ({ requestBody = '' }) => ({ requestBody: requestBody.replace('10.10', '10.11') }),
      says: /^\/transaction\/amount: expected "10.10", got "10.11"$/,
    },
    {
      what: 'an answer that is no JSON',
      at: () => 3,
      change: () => ({ responseBody: '<html>', responseBytes: 6 }),
      says: /^the body: expected "<html>", got/,
    },
  ];

  it.each(TAMPERED)('with $what shows it, at that exchange', async ({ at, change, says }) => {
    const { first } = await replay(tampered(at(), change));
    expect(first?.recorded.number).toBe(at());
    expect(first?.differences[0]).toMatch(says);
  });

  it('shows any number that was changed, wherever it is', async () => {
    const places = running.flatMap(({ number, responseBody = '' }) =>
      [
        ...responseBody.matchAll(
          /"(?:amount|controlSum)":"([0-9.]+)"|"(?:sequenceNumber|total|revision)":([0-9]+)/g,
        ),
      ].map((match) => ({ number, index: match.index, text: match[0] })),
    );
    expect(places.length).toBeGreaterThan(10);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), async ({ number, index, text }) => {
        const changed = text.replace(/[0-9](?=[^0-9]*$)/, (digit) => String((Number(digit) + 1) % 10));
        const { first } = await replay(
          tampered(number, ({ responseBody = '' }) => ({
            responseBody: responseBody.slice(0, index) + changed + responseBody.slice(index + text.length),
          })),
        );
        expect(first?.recorded.number).toBe(number);
        expect(first?.differences).toHaveLength(1);
      }),
      { numRuns: 8 },
    );
  });
});

describe('an exact replay', () => {
  it('of a world with a seed and a set clock finds the same bytes; with another seed, none', async () => {
    const standing = await recordStanding();
    const same = await replay(standing, { seed: 'ci-42', exact: true });
    expect(same.first?.differences).toBeUndefined();
    expect(same.replayed).toBe(standing.length);
    const other = await replay(standing, { seed: 'ci-43', exact: true });
    expect(other.first?.recorded.number).toBe(1);
    expect(other.first?.differences[0]).toMatch(/^header x-request-id/);
    // The file itself can tell what the world began with.
    const world = { seed: 'ci-42', clock: formatInstant(START), fixture: 'demo' };
    const told = await replayRecording(readRecording(JSON.stringify({ data: standing, world })), {
      exact: true,
    });
    expect(told.first).toBeUndefined();
  });
});

describe('a HAR', () => {
  const har = (change = (url: string) => url) => ({
    log: {
      version: '1.2',
      entries: running
        .filter(({ path }) => path !== '/oauth2/token')
        .map((one) => ({
          startedDateTime: one.at,
          request: {
            method: one.method,
            url: change(
              `http://127.0.0.1:4010/w/ci${one.path}${one.query === undefined ? '' : `?${one.query}`}`,
            ),
            headers: one.requestHeaders.map(({ name, value }) =>
              name === 'authorization' ? { name: 'X-Api-Key', value: 'theirs' } : { name, value },
            ),
            postData:
              one.requestBody === undefined
                ? undefined
                : { mimeType: 'application/json', text: one.requestBody },
          },
          response: {
            status: one.status,
            headers: one.responseHeaders,
            content: { text: Buffer.from(one.responseBody ?? '').toString('base64'), encoding: 'base64' },
          },
        })),
    },
  });

  it('of another tool is played with the demo partner’s key, whatever key it holds', async () => {
    const report = await replayRecording(readRecording(JSON.stringify(har())), {});
    // Time does not follow a HAR: what had fallen due by then has not here.
    expect(report.first?.recorded.target).toMatch(/^\/v1\/refunds\/KR/);
    expect(report.leftOut).toEqual([]);
  });

  it('of other servers is left out, entry by entry', async () => {
    const text = JSON.stringify(har(() => 'https://elsewhere.example/index.html'));
    const file = join(folder, 'elsewhere.har');
    writeFileSync(file, text);
    const { code, text: said } = await runReplayCommand(file, {});
    expect(code).toBe(2);
    expect(said).toContain('exchange 1 is left out: it is none of the sandbox');
    expect(said).toContain('nothing could be replayed');
  });
});

describe('the command', () => {
  const play = async (name: string, content: string, options = {}) => {
    const file = join(folder, name);
    writeFileSync(file, content);
    return await runReplayCommand(file, options);
  };

  it('ends with 0 where all is equal', async () => {
    const { code, text } = await play('same.json', JSON.stringify({ data: [...running].reverse() }));
    expect({ code, text }).toEqual({
      code: 0,
      text: `${running.length} of ${running.length} exchanges were replayed, and every answer is as it was recorded\n`,
    });
  });

  it('ends with 1 and the first difference in plain words', async () => {
    const number = numberOf('POST', /refunds$/);
    const changed = tampered(number, ({ responseBody = '' }) => ({
      responseBody: responseBody.replace('ACCEPTED', 'PROCESSED\\u001b'),
    }));
    const { code, text } = await play('changed.json', JSON.stringify(changed));
    expect(code).toBe(1);
    expect(text.split('\n').slice(0, 2)).toEqual([
      `exchange ${number} is answered otherwise: POST /v1/refunds`,
      '  /status: expected "PROCESSED\\u001b", got "ACCEPTED"',
    ]);
  });

  const BROKEN: { what: string; content: string; says: RegExp }[] = [
    { what: 'no JSON', content: '{"data":', says: /is not JSON/ },
    { what: 'another JSON', content: '"text"', says: /neither a list of exchanges nor a HAR/ },
    { what: 'nothing in it', content: '{"data":[]}', says: /holds no exchange/ },
    {
      what: 'an exchange without a path',
      content: '[{"number":1,"method":"GET","status":200}]',
      says: /place 1 \(path\)/,
    },
    {
      what: 'a HAR without URLs',
      content: '{"log":{"entries":[{"request":{}}]}}',
      says: /entry 1 \(request\.method\)/,
    },
    {
      what: 'an exchange twice',
      content: JSON.stringify(
        [1, 1].map((number) => ({ number, method: 'GET', path: '/v1/refunds', status: 200 })),
      ),
      says: /exchange 1 stands there twice/,
    },
    {
      what: 'an instant that is none',
      content: '[{"number":1,"at":"now","method":"GET","path":"/v1/refunds","status":200}]',
      says: /must be an instant with an offset/,
    },
  ];

  it.each(BROKEN)('ends with 2 and one clear line for a file with $what', async ({ content, says }) => {
    const { code, text } = await play('broken.json', content);
    expect(code).toBe(2);
    expect(text).toMatch(says);
    expect(text.trim().split('\n')).toHaveLength(1);
  });

  it('ends with 2 for a file, a fixture or a sandbox that is not there', async () => {
    const log = JSON.stringify(running);
    expect(await runReplayCommand(join(folder, 'nowhere.json'), {})).toMatchObject({ code: 2 });
    expect(await play('log.json', log, { fixture: '../demo' })).toMatchObject({ code: 2 });
    expect(await play('log.json', log, { url: 'http://127.0.0.1:9' })).toMatchObject({ code: 2 });
    expect(await play('log.json', log, { url: 'file:///etc/passwd' })).toMatchObject({ code: 2 });
  });

  it('reads any damaged recording, or says in one line that it cannot', () => {
    const whole = JSON.stringify({ data: running.slice(0, 3) });
    const damage = fc.tuple(fc.nat(whole.length), fc.nat(40), fc.string({ maxLength: 10 }));
    fc.assert(
      fc.property(damage, ([from, length, by]) => {
        try {
          readRecording(whole.slice(0, from) + by + whole.slice(from + length));
        } catch (error) {
          expect(error).toBeInstanceOf(RecordingError);
        }
      }),
      { numRuns: 300 },
    );
  });
});
