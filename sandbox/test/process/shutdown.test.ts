import { existsSync, readdirSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, bodyOf, Partner } from './partner.ts';
import { RawConnection, requestBytes } from './raw-connection.ts';
import { removeScratch, scratchFolder } from './scratch.ts';
import { endProcesses, type ServerProcess, startServer } from './server-process.ts';

/** Ctrl-C and SIGTERM: nothing acknowledged is lost, and nobody is kept waiting. */

const CLIENTS = 6;
const STOP_AFTER = 120;
/** Far less than the ten seconds that a busy connection is given. */
const PROMPTLY_MS = 5_000;

afterEach(async () => {
  await endProcesses();
  removeScratch();
});

interface Sent {
  readonly key: string;
  readonly number: string;
  readonly body: unknown;
  /** Undefined when no answer came. */
  answer?: Answer;
}

function creation(server: ServerProcess, n: number): Sent {
  const number = `${server.virtualAccountPrefix}${String(50_000_000 + n)}`;
  const items = [{ virtualAccountNumber: number, accountName: `Customer ${n}` }];
  return { key: `key-${n}`, number, body: { physicalAccountNumber: server.physicalAccountNumber, items } };
}

/** Creates accounts from several clients until the server is gone; calls `onAnswer` with each count. */
async function load(server: ServerProcess, onAnswer: (count: number) => void): Promise<Sent[]> {
  const sent: Sent[] = [];
  let answers = 0;
  const client = async () => {
    const partner = new Partner(server);
    try {
      for (;;) {
        const request = creation(server, sent.length);
        sent.push(request);
        request.answer = await partner.post('/v1/virtual-accounts', request.body, request.key);
        onAnswer(++answers);
      }
    } catch {
      // The server is gone; what was under way stays unanswered.
    } finally {
      partner.close();
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return sent;
}

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (signal) => {
  it('under load keeps every acknowledged write and answers what is under way', async () => {
    const data = join(scratchFolder(), 'data');
    const server = await startServer(['--plans', 'off', '--data', data]);
    // A request whose body is still on its way when the signal comes.
    const late = creation(server, 999_999);
    const bytes = requestBytes(server, {
      target: '/v1/virtual-accounts',
      headers: [`Idempotency-Key: ${late.key}`],
      body: JSON.stringify(late.body),
    });
    const slow = await RawConnection.open(server.port);
    slow.send(bytes.subarray(0, -10));
    const sent = await load(server, (count) => {
      if (count === STOP_AFTER) server.kill(signal);
    });
    slow.send(bytes.subarray(-10));
    const lateAnswer = await slow.answer();
    expect([lateAnswer?.status, lateAnswer?.headers.get('connection')]).toEqual([207, 'close']);
    expect(await server.ending).toMatchObject({ code: 0, signal: null, stderr: '' });

    const again = await startServer(['--plans', 'off', '--data', data, '--port', String(server.port)]);
    expect(again.port).toBe(server.port);
    const partner = new Partner(again);
    const acknowledged = sent.filter((request) => request.answer !== undefined);
    expect(acknowledged.length).toBeGreaterThanOrEqual(STOP_AFTER);
    for (const { key, body, answer } of acknowledged) {
      expect(answer?.status).toBe(207);
      const repeated = await partner.post('/v1/virtual-accounts', body, key);
      expect([repeated.replayed, repeated.text]).toEqual([true, answer?.text]);
    }
    const kept = await partner.list<{ virtualAccountNumber: string }>('/v1/virtual-accounts');
    const numbers = new Set(kept.map((account) => account.virtualAccountNumber));
    for (const { number } of [...acknowledged, late]) expect(numbers).toContain(number);
    const invariants = await partner.get('/sandbox/v1/invariants');
    expect(bodyOf<{ holds: boolean }>(invariants).holds).toBe(true);
    partner.close();
  });

  it('a second time does not wait for anybody', async () => {
    for (const second of ['SIGINT', 'SIGTERM'] as const) {
      const server = await startServer();
      const slow = await RawConnection.open(server.port);
      const bytes = requestBytes(server, { target: '/v1/transaction-batches', body: '{"a":"b"}' });
      slow.send(bytes.subarray(0, -1));
      // Answered on a second connection, so the first has been read and holds the server.
      const probe = await RawConnection.open(server.port);
      probe.send(requestBytes(server, { target: '/v1/virtual-accounts?limit=1' }));
      await probe.answer();
      server.kill(signal);
      // The idle connection is let go of: closing has begun.
      await probe.closed;
      const began = performance.now();
      server.kill(second);
      expect(await server.ending).toMatchObject({ code: 128 + constants.signals[second], stderr: '' });
      expect(performance.now() - began).toBeLessThan(PROMPTLY_MS);
      await slow.closed;
    }
  });

  it('ends an idle server at once, kept connections and all', async () => {
    const server = await startServer();
    const partner = new Partner(server);
    await partner.get('/v1/virtual-accounts');
    const silent = await RawConnection.open(server.port);
    const began = performance.now();
    server.kill(signal);
    expect(await server.ending).toMatchObject({ code: 0, stderr: '' });
    expect(performance.now() - began).toBeLessThan(PROMPTLY_MS);
    await silent.closed;
    partner.close();
  });
});

describe('what is left', () => {
  it('of a server in memory is nothing', async () => {
    const home = scratchFolder();
    const env = { HOME: home, TMPDIR: home, XDG_CACHE_HOME: home };
    const server = await startServer(['--memory'], { cwd: home, env });
    const partner = new Partner(server);
    await partner.post('/v1/virtual-accounts', creation(server, 1).body, 'k');
    partner.close();
    server.kill('SIGTERM');
    await server.ending;
    expect(readdirSync(home)).toEqual([]);
  });

  it('of one that was not told where is in .khata, below where it was started', async () => {
    const home = scratchFolder();
    const server = await startServer([], { cwd: home });
    server.kill('SIGTERM');
    await server.ending;
    expect(readdirSync(home)).toEqual(['.khata']);
    expect(existsSync(join(home, '.khata', 'journal-000000000000001.khj'))).toBe(true);
  });
});
