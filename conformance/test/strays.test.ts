import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { CHECKS } from '../checks/index.ts';
import { type InProcessFactory, inProcessDriver } from '../drivers/in-process.ts';
import { KitBank } from '../harness/kit-bank.ts';
import { profileOf } from '../profiles/profiles.ts';
import { referenceFactory } from '../reference/in-process.ts';
import { consoleReporter } from '../reporters/console.ts';
import { runConformance } from '../run.ts';
import { SCENARIOS } from '../scenarios/index.ts';

/** An integration that does not call where it was told: what report and console say of it. */

/** Calls another address than the one of its start command. */
function callsAt(addressOf: (baseUrl: URL) => string): InProcessFactory {
  return async (context) => {
    const client = await referenceFactory()(context);
    return {
      handle: async (command) => {
        if (command.operation !== 'start') return await client.handle(command);
        const baseUrl = addressOf(new URL(command.input.baseUrl));
        return await client.handle({ ...command, input: { ...command.input, baseUrl } });
      },
    };
  };
}

async function ran(factory: InProcessFactory) {
  const stream = new PassThrough();
  const style = { isColoured: false, width: 400 };
  const reporter = consoleReporter({ stream, isLive: false, style, now: () => 0 });
  const report = await runConformance({
    source: inProcessDriver(factory),
    checks: CHECKS,
    scenarios: SCENARIOS,
    profile: profileOf('standard', CHECKS),
    seeds: [1],
    only: ['VA-C-RTY-02'],
    contractVersion: '1',
    toolVersion: '0',
    onEvent: (event) => reporter.onEvent?.(event),
  });
  await reporter.onEnd?.(report);
  stream.end();
  return { report, said: await text(stream) };
}

/** The lines of the console about requests that reached no session. */
function aboutStrays(said: string): readonly string[] {
  const [, told = ''] = said.split('Requests that reached no session\n');
  const [lines = ''] = told.split('\n\n');
  return lines.split('\n').map((line) => line.trim().replace(/ +/g, ' '));
}

const LACKS_PREFIX =
  'It lacks the /w/… prefix of baseUrl. Put the whole baseUrl before the path, prefix included.';
const NO_SUCH_WORLD =
  'This world is over or never was. Use the baseUrl of the latest start command, and forget it at stop.';

describe('an integration that calls', () => {
  test.each([
    ['the address without its prefix', '', LACKS_PREFIX],
    ['a prefix of its own', '/w/my-old-world', NO_SUCH_WORLD],
  ])('%s is told so in report and console, and has shown nothing', async (_, prefix, words) => {
    const { report, said } = await ran(callsAt(({ origin }) => origin + prefix));
    const path = `${prefix}/oauth2/token`;
    // One for each command: a token that is refused is not asked for again.
    expect(report.strays).toEqual([{ method: 'POST', path, count: 2, words }]);
    expect(aboutStrays(said)).toEqual([`2 times POST ${path}: ${words}`]);
    expect(report.scenarios.map(({ ending, requests }) => [ending, requests])).toEqual([['PLAYED', 0]]);
    expect(report.results.map(({ outcome }) => outcome)).toEqual(['NOT_EXERCISED']);
    expect(report.exitCode).toBe(3);
  });

  test('where it was told has no strays', async () => {
    const { report, said } = await ran(callsAt(({ href }) => href));
    expect(report.strays).toEqual([]);
    expect(said).not.toContain('reached no session');
    expect(report.results.map(({ outcome }) => outcome)).toEqual(['PASS']);
  });
});

test("one session's credentials at another's prefix belong to neither, and are told", async () => {
  const bank = await KitBank.open();
  try {
    const [one, other] = [await bank.openWorld(undefined), await bank.openWorld(undefined)];
    const call = async (url: string, apiKey: string) => {
      const headers = { 'x-api-key': apiKey };
      return (await fetch(`${url}/v1/virtual-accounts`, { headers })).status;
    };
    expect(await call(one.url, one.apiKey.apiKey)).toBe(200);
    expect(await call(one.url, other.apiKey.apiKey)).toBe(401);
    expect(await call(one.url, other.apiKey.apiKey)).toBe(401);
    // What nobody knows is the session's own affair.
    expect(await call(one.url, 'nobody')).toBe(401);
    const seen = await bank.watch(one.url).exchanges();
    expect(seen.map(({ number, status }) => [number, status])).toEqual([
      [1, 200],
      [4, 401],
    ]);
    const words =
      'It came with the credentials of another session. Keep baseUrl and credentials of a start command together, for each session its own.';
    expect(await bank.strays()).toEqual([{ method: 'GET', path: '/v1/virtual-accounts', count: 2, words }]);
    for (const session of [one, other]) await bank.closeWorld(session);
  } finally {
    await bank.close();
  }
});
