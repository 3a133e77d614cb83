import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DoctorOptions, doctor } from '../../doctor/doctor.ts';
import { isGreen, MISTAKES } from '../../doctor/mistakes.ts';
import { commandDriver } from '../../drivers/command.ts';
import type { DriverSource } from '../../drivers/driver.ts';
import { httpDriver } from '../../drivers/http.ts';
import { type InProcessIntegration, inProcessDriver } from '../../drivers/in-process.ts';
import type { StartInput } from '../../drivers/protocol.ts';
import { referenceSource } from '../../reference/in-process.ts';
import { exampleIntegration, type Twist } from './example-integration.ts';
import { Trials } from './trials.ts';

const PROGRAM = fileURLToPath(new URL('./programs/misbehave.mjs', import.meta.url));
const EXAMPLE = fileURLToPath(new URL('../../../examples/driver/driver.ts', import.meta.url));
const PYTHON = fileURLToPath(new URL('../../reference/python', import.meta.url));
/** A port where nothing listens. */
const NOWHERE = 'http://127.0.0.1:9';

let trials: Trials;
const servers: Server[] = [];
beforeAll(async () => {
  trials = await Trials.open();
});
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});
afterAll(async () => {
  await trials.close();
});

async function visit(source: () => DriverSource, options: Partial<DoctorOptions> = {}) {
  const { findings } = await doctor({
    source,
    settings: { argv: [], env: {} },
    openBank: async () => await trials.bank(),
    folder: trials.scratch(),
    demands: ['CREATE', 'SYNC', 'LEDGER'],
    hasKillChecks: true,
    hostNow: () => Date.now(),
    ...options,
  });
  return findings;
}

/** Ids and lines of what is wrong; each has a remedy. */
async function found(source: () => DriverSource, options: Partial<DoctorOptions> = {}) {
  const wrong = (await visit(source, options)).filter(({ ok }) => !ok);
  for (const { line, remedy } of wrong) {
    expect(line).not.toMatch(/\n|undefined|\[object/);
    expect(remedy).not.toBe('');
  }
  return wrong.map(({ id, line }) => `${id}: ${line}`);
}

const command = (argv: readonly string[]) => () =>
  commandDriver(argv, { environment: process.env, helloMilliseconds: argv.includes('mute') ? 300 : 30_000 });
const misbehaving = (how: string) => command([process.execPath, PROGRAM, how]);
const example = (twist: Twist) => () => inProcessDriver(exampleIntegration(twist), { canRestart: true });
const starting = (start: (start: StartInput) => Partial<StartInput>) =>
  example({ start: (given) => ({ ...given, ...start(given) }) });

async function serve(listener: RequestListener): Promise<() => DriverSource> {
  const server = createServer(listener);
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return () => httpDriver(`http://127.0.0.1:${port}/`, { environment: process.env });
}

describe('the doctor', () => {
  it('finds nothing in a good driver, in less than a second', async () => {
    // The first visit of a process loads code that no other has to.
    await visit(example({}));
    const began = performance.now();
    const findings = await visit(example({}));
    const took = performance.now() - began;
    expect(findings.map(({ id, ok }) => [id, ok])).toEqual([
      ['driver', true],
      ['session', true],
    ]);
    expect(isGreen(findings)).toBe(true);
    expect(took).toBeLessThan(1_000);
  });

  it('finds nothing in a good driver that is a program', async () => {
    const argv = [process.execPath, '--import', import.meta.resolve('tsx'), EXAMPLE];
    expect(await found(command(argv))).toEqual([]);
  });

  it('finds nothing in the reference clients, whatever they claim', async () => {
    expect(await found(() => referenceSource())).toEqual([]);
    // Where there is no Python, its client is not tried: Node is all that work on Khata needs.
    const lines = await found(command(['python3', PYTHON]));
    expect(lines.filter((line) => !line.startsWith('COMMAND_NOT_FOUND: '))).toEqual([]);
  });

  it('has a remedy for each mistake, and no two alike', () => {
    const remedies = Object.values(MISTAKES);
    expect(new Set(remedies).size).toBe(remedies.length);
    expect(remedies.length).toBeGreaterThanOrEqual(15);
  });
});

describe('a mistake in the settings', () => {
  it('is a fault of the configuration', async () => {
    const configurationFault = 'khata.config.json: the file may not have "profil"; did you mean "profile"?';
    expect(await found(example({}), { configurationFault })).toEqual([
      `CONFIGURATION_INVALID: ${configurationFault}`,
    ]);
  });

  it('is a command that is not there, or may not be executed', async () => {
    expect((await found(command(['no-such-program'])))[0]).toMatch(
      /^COMMAND_NOT_FOUND: .*"no-such-program" was not found/,
    );
    expect((await found(command([])))[0]).toMatch(/^COMMAND_NOT_FOUND: the driver has no command/);
    const file = join(trials.scratch(), 'driver.sh');
    writeFileSync(file, '#!/bin/sh\n');
    chmodSync(file, 0o644);
    expect((await found(command([file])))[0]).toMatch(/^COMMAND_NOT_EXECUTABLE: .*driver\.sh/);
  });

  it('is a proxy in driver.env', async () => {
    const env = { HTTPS_PROXY: 'http://proxy:3128', http_proxy: 'http://proxy:3128' };
    expect(await found(example({}), { settings: { argv: [], env } })).toEqual([
      "PROXY_IN_THE_WAY: driver.env sets HTTPS_PROXY, http_proxy, and no NO_PROXY that names 127.0.0.1, where the kit's bank is",
    ]);
    const exempt = { ...env, NO_PROXY: 'localhost,127.0.0.1' };
    expect(await found(example({}), { settings: { argv: [], env: exempt } })).toEqual([]);
  });

  it('is a program that passes no TZ on', async () => {
    const inDocker = async (...words: string[]) => {
      const settings = { argv: ['/usr/bin/docker', 'run', ...words, 'image'], env: {} };
      return (await found(command(['/no/docker']), { settings })).map((line) => line.split(':')[0]);
    };
    expect(await inDocker('-i')).toEqual(['TZ_NOT_PASSED_ON', 'COMMAND_NOT_FOUND']);
    for (const words of [['-e', 'TZ'], ['--env=TZ'], ['-e', 'TZ=UTC']]) {
      expect(await inDocker(...words)).toEqual(['COMMAND_NOT_FOUND']);
    }
  });
});

describe('a mistake in how the driver starts', () => {
  it.each([
    ['exit', /^DRIVER_EXITS: .*exit code 7; last line of standard error: "cannot open the database"$/],
    ['banner', /^STDOUT_NOT_PROTOCOL: .*"Listening on port 8080"/],
    ['version', /^WRONG_PROTOCOL_VERSION: .*protocolVersion is 2; this kit speaks 1/],
    ['mute', /^NO_HELLO: .*did not answer hello within 0\.3 s/],
    ['capability', /^UNKNOWN_CAPABILITY: .*it is "TELEPORT"/],
    ['hello-error', /^DRIVER_FAILS: .*no configuration/],
  ])('%s: is named', async (how, line) => {
    const lines = await found(misbehaving(how));
    expect(lines).toEqual([expect.stringMatching(line)]);
  });

  it('is an address where no driver is', async () => {
    const nobody = () => httpDriver(NOWHERE, { environment: process.env });
    expect((await found(nobody))[0]).toMatch(
      /^DRIVER_UNREACHABLE: .*nothing listens there|^DRIVER_UNREACHABLE: .*127/,
    );
    const page = await serve((_, response) =>
      response.setHeader('content-type', 'text/html').end('<!doctype html>'),
    );
    expect((await found(page))[0]).toMatch(/^ADDRESS_IS_NO_DRIVER: .*Content-Type text\/html/);
  });
});

describe('a mistake in what the driver claims', () => {
  it('is a capability that it has not, or that the profile needs', async () => {
    const more = example({ capabilities: (all) => [...all, 'ENQUIRE'] });
    expect(await found(more)).toEqual([
      'CLAIM_UNSUPPORTED: hello claims ENQUIRE, and enquireTransactions is answered unsupported: no enquireTransactions',
    ]);
    const fewer = example({ capabilities: (all) => all.filter((one) => one !== 'LEDGER') });
    expect(await found(fewer)).toEqual([
      'CAPABILITY_MISSING: the profile needs LEDGER, which hello does not claim',
    ]);
    expect(isGreen(await visit(fewer))).toBe(true);
    const none = example({ capabilities: (all) => all.filter((one) => one !== 'API_KEY') });
    expect((await found(none))[0]).toMatch(/^CREDENTIALS_MISSING: /);
  });

  it('is a service that cannot be killed', async () => {
    const driver = exampleIntegration()({ folder: '', env: {}, log() {} });
    const { handle } = await driver;
    const service = await serve(async (request, response) => {
      let body = '';
      for await (const part of request) body += part;
      const asked = JSON.parse(body);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ id: asked.id, ...((await handle(asked)) as object) }));
    });
    expect(await found(service)).toEqual([expect.stringMatching(/^RESTART_COMMAND_MISSING: /)]);
    expect(await found(service, { hasKillChecks: false })).toEqual([]);
    const clock = { hasKillChecks: false, hostNow: () => Date.now() - 90_000 };
    expect((await found(service, clock))[0]).toMatch(/^CLOCK_SKEWED: .* is (89|90|91) s ahead of the kit's/);
  });
});

describe('what is looked at', () => {
  it('is what the chosen checks need, and no more', async () => {
    const claims = example({ capabilities: (all) => [...all, 'ENQUIRE'], forgets: true });
    expect(await found(claims, { wanted: ['CREATE', 'SYNC'], hasKillChecks: false })).toEqual([]);
    const lines = await found(claims, { wanted: ['LEDGER'] });
    expect(lines).toEqual([expect.stringMatching(/^DATA_DIR_NOT_KEPT: /)]);
  });

  it('is told as one mistake where several claims are empty', async () => {
    const more = example({ capabilities: (all) => [...all, 'ENQUIRE', 'MODIFY'] });
    expect(await found(more)).toEqual([
      'CLAIM_UNSUPPORTED: hello claims MODIFY, ENQUIRE, and modifyAccounts, enquireTransactions are answered unsupported: no modifyAccounts',
    ]);
  });

  it('ends where the first piece of work is not answered, since everything else follows from that', async () => {
    const asked: string[] = [];
    const breaks = example({
      reply: ({ operation }, result) => {
        asked.push(operation);
        return operation === 'createAccounts' ? 'opened' : result;
      },
    });
    expect(await found(breaks)).toEqual([expect.stringMatching(/^DRIVER_FAILS: createAccounts: /)]);
    expect(asked).toEqual(['hello', 'start', 'createAccounts']);
  });

  it('waits for who puts work by for a moment and says UNKNOWN meanwhile', async () => {
    const later = () =>
      inProcessDriver((context) => {
        const inner = exampleIntegration()(context) as InProcessIntegration;
        return {
          handle(command) {
            if (command.operation !== 'createAccounts') return inner.handle(command);
            setTimeout(() => void inner.handle(command), 50);
            return { result: { outcome: 'UNKNOWN' } };
          },
        };
      });
    expect(await found(later, { wanted: ['CREATE'], hasKillChecks: false })).toEqual([]);
  });

  it('is left at once when the visit is interrupted', async () => {
    const controller = new AbortController();
    const hangs = () =>
      inProcessDriver((context) => {
        const inner = exampleIntegration()(context) as InProcessIntegration;
        return {
          handle(command) {
            if (command.operation !== 'createAccounts') return inner.handle(command);
            controller.abort();
            return new Promise(() => {});
          },
        };
      });
    const began = performance.now();
    await visit(hangs, { signal: controller.signal });
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('a mistake in how the integration calls', () => {
  it('is a prefix that it ignores', async () => {
    const lines = await found(starting(({ baseUrl }) => ({ baseUrl: new URL(baseUrl).origin })));
    expect(lines).toEqual([
      expect.stringMatching(
        /^PREFIX_IGNORED: 1 requests lack the prefix \/w\/\S+ of baseUrl, the first one for \/v1\/virtual-accounts$/,
      ),
    ]);
  });

  it('is an address of its own, whatever it says', async () => {
    const elsewhere = starting(() => ({ baseUrl: trials.sandbox.url as string }));
    expect((await found(elsewhere))[0]).toMatch(
      /^BASE_URL_IGNORED: no request has come to baseUrl .* at createAccounts: it answered/,
    );
    const says = example({
      reply: (asked, result) =>
        asked.operation === 'createAccounts' || asked.operation === 'syncTransactions'
          ? { outcome: 'SUCCEEDED' }
          : result,
      start: (start) => ({ ...start, baseUrl: NOWHERE, requestDeadlineMilliseconds: 1 }),
    });
    expect((await found(says))[0]).toMatch(/^BASE_URL_IGNORED: .*: it answered SUCCEEDED$/);
  });

  it('is TLS where plain http is spoken', async () => {
    const lines = await found(starting(({ baseUrl }) => ({ baseUrl: baseUrl.replace('http:', 'https:') })));
    expect(lines).toEqual([expect.stringMatching(/^SPEAKS_TLS: /)]);
  });

  it('is a key of its own', async () => {
    const lines = await found(starting(() => ({ credentials: { kind: 'API_KEY', apiKey: 'from-a-file' } })));
    expect(lines).toEqual([
      expect.stringMatching(
        /^WRONG_CREDENTIALS: 1 of 1 requests were answered 401, the first POST \/v1\/virtual-accounts/,
      ),
    ]);
  });

  it('is an address or a key of an earlier session', async () => {
    let first: StartInput | undefined;
    const keepsAll = starting((given) => {
      first ??= given;
      return first;
    });
    expect((await found(keepsAll))[0]).toMatch(/^EARLIER_SESSION: .* came to the address of the first$/);
    let credentials: StartInput['credentials'] | undefined;
    const keepsKey = starting((given) => {
      credentials ??= given.credentials;
      return { credentials };
    });
    expect((await found(keepsKey))[0]).toMatch(
      /^EARLIER_SESSION: 1 requests of a second session were answered 401/,
    );
  });

  it('is a folder that is not kept over a restart', async () => {
    expect(await found(example({ forgets: true }))).toEqual([
      expect.stringMatching(
        /^DATA_DIR_NOT_KEPT: RESTART is claimed, but the credit \S+ that was booked before a kill/,
      ),
    ]);
  });

  it('is a clock that reads the time of India for UTC', async () => {
    const ahead = (seconds: number) =>
      example({
        capabilities: (all) => [...all, 'NOTIFY'],
        notificationClock: () => Date.now() + seconds * 1_000,
      });
    expect(await found(ahead(19_800))).toEqual([
      'CLOCK_SKEWED: a notification of this moment is refused, and one that is stamped 19800 s ahead is taken: its clock is about 19800 s ahead',
    ]);
    expect(await found(ahead(10))).toEqual([]);
  });

  it('is a driver that fails itself', async () => {
    const breaks = example({
      reply: (asked, result) => (asked.operation === 'ledger' ? { entries: 'none', refunds: [] } : result),
    });
    expect((await found(breaks))[0]).toMatch(/^DRIVER_FAILS: ledger: ledger: entries must be of type array/);
  });
});

/** Proves that the notifications of a trial are signed as the bank's are. */
it('a trial signs its notifications', async () => {
  const bank = await trials.bank();
  const { headers, body } = bank.notification(0);
  const verified = new Webhook(bank.start.notificationSecret as string).verify(
    body,
    headers as Record<string, string>,
  );
  expect(verified).toMatchObject({ type: 'CREDIT_POSTED' });
});
