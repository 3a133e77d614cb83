import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { StartInput } from '../drivers/protocol.ts';
import { LeakFinder, searchLogFiles } from './leaks.ts';

const CLIENT_SECRET = 'canary-secret-of-the-client-0123456789';
const TOKEN = 'q7Zk-Lw_2xN8vT4yR1uB6oE3sC9dF5gHjKmPaXiWtQz';
const OTHER = TOKEN.replace('q', 'p');

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function startOf(dataDir = ''): StartInput {
  return {
    baseUrl: 'http://127.0.0.1:1/w/one',
    credentials: { kind: 'OAUTH2', clientId: 'the-client', clientSecret: CLIENT_SECRET },
    clientName: 'ACME',
    virtualAccountPrefix: 'ACME',
    physicalAccountNumbers: ['123456789012'],
    requestDeadlineMilliseconds: 1000,
    notificationSecret: 'whsec_canary/of+notifications=',
    seed: 1,
    dataDir,
  };
}

const knows = (token: string) => async (value: string) => value === token;

/** What is found in a log that comes in these pieces. */
async function foundIn(pieces: readonly string[], isToken = knows(TOKEN)) {
  const finder = new LeakFinder('log', startOf());
  for (const piece of pieces) finder.push(Buffer.from(piece));
  const leaks = await finder.leaks(isToken);
  return { leaks, bytes: finder.searchedBytes };
}

/** The text in pieces of one byte, of two, … */
const cut = (text: string, size: number) =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, at) => text.slice(at * size, (at + 1) * size));

describe('a log that is looked through as it comes', () => {
  it('has nothing against it without a secret', async () => {
    expect(await foundIn(['attempt 1: 200\n', `digest ${OTHER}\n`])).toEqual({ leaks: [], bytes: 66 });
    expect(await foundIn([])).toEqual({ leaks: [], bytes: 0 });
  });

  it('tells the kind and the place of each secret, in whatever pieces it came', async () => {
    const basic = Buffer.from(`the-client:${CLIENT_SECRET}`).toString('base64');
    const text = `é start\nBasic ${basic}\n${CLIENT_SECRET} canary%2fof%2bnotifications%3d Bearer%20${TOKEN}\n`;
    const bytes = Buffer.from(text);
    const offset = (part: string) => bytes.indexOf(part);
    for (const size of [1, 7, 43, 64, 1000]) {
      const { leaks, bytes: searched } = await foundIn(cut(text, size));
      expect(searched).toBe(bytes.length);
      expect(leaks).toEqual([
        { secret: 'clientSecret', place: 'log', offset: expect.any(Number) },
        { secret: 'notificationSecret', place: 'log', offset: offset('canary%2f') },
        { secret: 'accessToken', place: 'log', offset: offset(TOKEN) },
      ]);
      const [first] = leaks;
      // Inside of the Basic credentials, which came before the secret itself.
      expect(first?.offset).toBeGreaterThan(offset('Basic'));
      expect(first?.offset).toBeLessThan(offset(basic) + basic.length);
    }
  });

  it('is searched from its first byte, though megabytes come after', async () => {
    const noise = 'polled, nothing new\n'.repeat(100_000);
    const { leaks, bytes } = await foundIn([`secret ${CLIENT_SECRET}\n`, noise, noise]);
    expect(leaks).toEqual([{ secret: 'clientSecret', place: 'log', offset: 7 }]);
    expect(bytes).toBe(46 + 2 * noise.length);
  });

  it('shows a token to the bank only when it is whole, once, and a hundred at most', async () => {
    const asked: string[] = [];
    const ask = async (value: string) => {
      asked.push(value);
      return false;
    };
    await foundIn([`${OTHER}x `, OTHER, `y ${TOKEN} ${TOKEN}`], ask);
    expect(asked).toEqual([TOKEN]);
    asked.length = 0;
    const many = Array.from({ length: 150 }, (_, at) => `${String(at).padStart(43, 'a')} `);
    await foundIn([many.join('')], ask);
    expect(asked).toHaveLength(100);
  });

  it('has no short values in it that could be there by chance', async () => {
    const { credentials, ...rest } = startOf();
    const short = { ...rest, credentials: { ...credentials, clientSecret: 'attempt' } };
    const finder = new LeakFinder('log', short);
    finder.push(Buffer.from('attempt 1'));
    expect(await finder.leaks(knows(TOKEN))).toEqual([]);
  });
});

describe('log files', () => {
  it('are searched whatever their size, and other files of the data folder are not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'khata-leaks-'));
    folders.push(folder);
    mkdirSync(join(folder, 'var', 'log'), { recursive: true });
    mkdirSync(join(folder, 'some.log'));
    const large = `${'x'.repeat(79)}\n`.repeat(60_000);
    writeFileSync(join(folder, 'app.log'), `${large}${CLIENT_SECRET}\n`);
    writeFileSync(join(folder, 'app.log.1'), 'whsec_canary/of+notifications=');
    writeFileSync(join(folder, 'var', 'log', 'today.txt'), `Bearer ${TOKEN}`);
    writeFileSync(join(folder, 'tokens.json'), JSON.stringify({ token: TOKEN, secret: CLIENT_SECRET }));
    const finders = await searchLogFiles(startOf(folder));
    const leaks = await Promise.all(finders.map((finder) => finder.leaks(knows(TOKEN))));
    expect(leaks.flat()).toEqual([
      { secret: 'clientSecret', place: 'app.log', offset: large.length },
      { secret: 'notificationSecret', place: 'app.log.1', offset: 0 },
      { secret: 'accessToken', place: 'var/log/today.txt', offset: 7 },
    ]);
  });
});
