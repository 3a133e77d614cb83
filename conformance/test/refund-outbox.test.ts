import { expect, test } from 'vitest';
import { CHECKS } from '../checks/index.ts';
import type { Driver, DriverSource } from '../drivers/driver.ts';
import type { Capability, DriverReply, OutgoingCommand } from '../drivers/protocol.ts';
import { profileOf } from '../profiles/profiles.ts';
import { referenceSource } from '../reference/in-process.ts';
import { correct } from '../reference/ts/correct.ts';
import { runConformance } from '../run.ts';
import { SCENARIOS } from '../scenarios/index.ts';

/** Milliseconds for which a refund waits in the outbox, and within which a command comes that was not asked in time. */
const WAITS = 1_100;
const AT_MOST = 15_000;

const UNKNOWN: DriverReply = { kind: 'RESULT', result: { outcome: 'UNKNOWN', code: 'QUEUED' } };

/**
 * The correct client with an outbox before its refunds: each is answered UNKNOWN at once and sent a while later, whatever
 * was asked meanwhile; asked again, it says what has come of it.
 */
function withOutbox(driver: Driver): Driver {
  const known = new Map<string, DriverReply | undefined>();
  const later = (command: OutgoingCommand, commandId: string) => {
    known.set(commandId, undefined);
    setTimeout(() => {
      void driver.send(command, AT_MOST).then((reply) => known.set(commandId, reply));
    }, WAITS).unref();
  };
  return {
    hello: driver.hello,
    async send(command, deadline) {
      const { operation, commandId = '' } = command;
      if (operation !== 'requestRefund') return await driver.send(command, deadline);
      if (!known.has(commandId)) later(command, commandId);
      return known.get(commandId) ?? UNKNOWN;
    },
    kill: async () => await driver.kill(),
    async restart() {
      known.clear();
      return await driver.restart();
    },
    log: () => driver.log(),
    close: async () => await driver.close(),
  };
}

/** The same without these capabilities, whose commands are then never given. */
function without(driver: Driver, ...left: readonly Capability[]): Driver {
  const capabilities = driver.hello.capabilities.filter((one) => !left.includes(one));
  return {
    hello: { ...driver.hello, capabilities },
    send: async (command, deadline) => await driver.send(command, deadline),
    kill: async () => await driver.kill(),
    restart: async () => await driver.restart(),
    log: () => driver.log(),
    close: async () => await driver.close(),
  };
}

/** Plays what concerns refunds and the life of accounts. @returns outcomes by the end of the check's id */
async function outcomesOf(wrap: (driver: Driver) => Driver, source: DriverSource = referenceSource()) {
  const wrapped: DriverSource = {
    kind: source.kind,
    name: source.name,
    canRestart: source.canRestart,
    mostSessions: source.mostSessions,
    open: async (folder, extra) => wrap(await source.open(folder, extra)),
  };
  const { results } = await runConformance({
    source: wrapped,
    checks: CHECKS.filter(({ id }) => /-(?:RFD|LIF)-|-IDM-07$/.test(id)),
    scenarios: SCENARIOS,
    profile: profileOf('standard', CHECKS),
    seeds: [1],
    contractVersion: '1.0.0',
    toolVersion: '0.0.0',
  });
  return Object.fromEntries(results.map(({ id, outcome }) => [id.slice('VA-C-'.length), outcome]));
}

const PASSES = Object.fromEntries(
  ['IDM-07', 'LIF-01', 'LIF-02', 'LIF-03', 'RFD-01', 'RFD-02', 'RFD-03', 'RFD-04'].map((id) => [id, 'PASS']),
);

test('a client that refunds a second later, from an outbox, keeps every duty of refunds', async () => {
  expect(await outcomesOf(withOutbox)).toEqual(PASSES);
});

test('a client that asks for refunds at a pace of its own, slower than told, is waited for', async () => {
  const slow = referenceSource({ ...correct, refundPollMilliseconds: (told) => told * 1000 + 3_000 });
  expect(await outcomesOf((driver) => driver, slow)).toEqual(PASSES);
});

test('without WATCH the reference of a refund is judged, and what comes later is still owed', async () => {
  expect(await outcomesOf((driver) => without(driver, 'WATCH', 'MODIFY'))).toEqual({
    ...PASSES,
    'LIF-02': 'NOT_APPLICABLE',
    'RFD-02': 'NOT_EXERCISED',
    'RFD-03': 'NOT_EXERCISED',
  });
});
