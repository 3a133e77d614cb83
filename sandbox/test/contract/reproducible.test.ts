import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSandbox } from '../../index.ts';
import { DAY, type ManualClock, manualClock, SECOND } from '../../lib/clock.ts';
import { arbitraryCall } from './arbitrary-calls.ts';
import { makeBusy } from './busy-world.ts';
import { OPERATIONS, operationOf } from './contract-bundle.ts';
import { basicHeader } from './example-calls.ts';
import { OTHER_KEY, requestFor, START, sendWatched, type WatchedSandbox } from './watched-sandbox.ts';

/** A failure prints its seed: `KHATA_SEED` repeats it. */
const { KHATA_SEED: seed = String(Math.floor(performance.timeOrigin)) } = process.env as Record<
  string,
  string
>;
const RUNS = 600;

/** A request that can be sent to any sandbox. */
interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: [string, string][];
  readonly body: string;
}

/**
 * What a world on its own clock cannot decide: how far the host's clock is away, how long an answer took, when
 * it came in where no world was asked, and when a link of the portal ends.
 */
const OF_THE_HOST =
  /"(?:offsetSeconds|durationMicroseconds|diskMicroseconds|at|startedAt|startedDateTime|time|wait|nextAttemptAt|createdAt|expiresAt)":(?:-?[0-9]+|"[^"]*")/g;

/**
 * Not drawn: what lets the world follow the host's clock from there on, as it is told to (a running clock, a
 * tps limit), the reset, which is called once, an answer without an end, failures on purpose, and what is about other
 * worlds of the server.
 */
const NOT_DRAWN: readonly string[] = [
  'resumeClock',
  'setClock',
  'setAccountQuota',
  'setApiQuota',
  'resetWorld',
  'followExchanges',
  'createFaultScripts',
  'setMischief',
  'listWorlds',
  'createWorld',
  'deleteWorld',
];

const OPERATIONS_USED = OPERATIONS.filter(
  ({ door, operationId }) => door !== 'portal' && !NOT_DRAWN.includes(operationId),
);

async function readRequest(request: Request): Promise<Sent> {
  const { method, url, headers } = request;
  return { method, url, headers: [...headers], body: await request.clone().text() };
}

function requestOf({ method, url, headers, body }: Sent): Request {
  return new Request(url, { method, headers, redirect: 'manual', ...(body !== '' && { body }) });
}

async function shown(request: Sent, response: Response): Promise<string> {
  const headers = [...response.headers].filter(([name]) => name !== 'date');
  const text = await response.text();
  const path = new URL(request.url).pathname;
  const ofHost = /^\/sandbox\/v1\/(clock|exchange|notifications|sign-in-links)/.test(path);
  return [
    `${request.method} ${path} ${response.status}`,
    JSON.stringify(headers),
    ofHost ? text.replace(OF_THE_HOST, '') : text,
  ].join('\n');
}

/** A reproducible demo bank on a host whose clock reads what it likes. */
function open(worldSeed: string, clock: ManualClock) {
  return createSandbox({ seed: worldSeed, startAt: '2026-11-23T11:00:00+05:30', clock });
}

/** Makes a long sequence of requests against a world, the ids in them taken from its answers. */
async function record(worldSeed: string): Promise<{ requests: Sent[]; answers: string[] }> {
  const sandbox = await open(worldSeed, manualClock(START));
  const requests: Sent[] = [];
  const answers: string[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const sent = await readRequest(request);
    const response = await sandbox.fetch(request);
    requests.push(sent);
    answers.push(await shown(sent, response.clone()));
    return response;
  };
  const { partner } = sandbox;
  const base = { url: 'http://localhost', apiKey: partner.apiKey };
  const bank = {
    partner,
    fetch,
    call: (id: string, call = {}) => sendWatched(fetch, requestFor(operationOf(id), call, base)),
  } as unknown as WatchedSandbox;
  await bank.call('advanceClock', { body: { seconds: 1800 } });
  await bank.call('resetWorld');
  await bank.call('setAccountQuota', {
    path: { organisationId: 'org-acme' },
    body: { hits: 5000, period: 'MONTH', tps: null },
  });
  const world = await makeBusy(bank);
  const basic = basicHeader(partner.clientId, partner.clientSecret);
  const token = { headers: { authorization: basic }, body: { grant_type: 'client_credentials' } };
  for (let i = 0; i < 3; i++) await bank.call('issueToken', token);
  const pool = Object.fromEntries(Object.entries(world).map(([name, value]) => [name, [value]]));
  const calls = OPERATIONS_USED.map((operation) =>
    arbitraryCall(operation, pool, [base.apiKey, OTHER_KEY, 'nobody']).map((call) =>
      requestFor(operation, call, base),
    ),
  );
  for (const request of fc.sample(fc.oneof(...calls), { numRuns: RUNS, seed: Number(seed) })) {
    await fetch(request);
  }
  await sandbox.close();
  return { requests, answers };
}

/** Sends the requests anew, on a host of another year whose clock moves meanwhile. */
async function repeat(worldSeed: string, requests: readonly Sent[]): Promise<string[]> {
  const clock = manualClock(START + 400 * DAY);
  const sandbox = await open(worldSeed, clock);
  const answers: string[] = [];
  for (const request of requests) {
    answers.push(await shown(request, await sandbox.fetch(requestOf(request))));
    clock.advance(7 * SECOND);
  }
  await sandbox.close();
  return answers;
}

describe(`a world with a seed and a set clock (KHATA_SEED=${seed})`, () => {
  it('answers a long random sequence of requests byte for byte, whatever the host’s clock reads', async () => {
    const { requests, answers } = await record('ci-42');
    const again = await repeat('ci-42', requests);
    const first = answers.findIndex((answer, i) => answer !== again[i]);
    expect({ first, answer: again[first] }).toEqual({ first: -1, answer: answers[first] });
    // A sequence of refusals only would show nothing.
    expect(answers.filter((answer) => / 20[0-9]\n/.test(answer)).length).toBeGreaterThan(RUNS / 10);
  });

  it('answers otherwise with another seed', async () => {
    const { requests, answers } = await record('ci-42');
    const others = await repeat('ci-43', requests);
    const differing = others.filter((answer, i) => answer !== answers[i]);
    // Request ids stand in every answer.
    expect(differing).toHaveLength(answers.length);
  });
});

describe('a world without a seed', () => {
  it('has tokens that nobody can foretell', async () => {
    const tokens = await Promise.all(
      [1, 2].map(async () => {
        const sandbox = await createSandbox({ startAt: '2026-11-23T11:00:00+05:30' });
        const { clientId, clientSecret } = sandbox.partner;
        const request = requestFor(
          operationOf('issueToken'),
          {
            headers: { authorization: basicHeader(clientId, clientSecret) },
            body: { grant_type: 'client_credentials' },
          },
          { url: 'http://localhost', apiKey: '' },
        );
        const { body } = await sendWatched<{ access_token: string }>(sandbox.fetch as never, request);
        await sandbox.close();
        return body.access_token;
      }),
    );
    expect(tokens[0]).not.toBe(tokens[1]);
  });
});
