import { describe, expect, it } from 'vitest';
import { type InProcessIntegration, inProcessDriver } from './in-process.ts';
import type { Command, OutgoingCommand } from './protocol.ts';

const SYNC: OutgoingCommand = {
  operation: 'syncTransactions',
  session: 's1',
  commandId: 'k1',
  input: { physicalAccountNumbers: ['123456789'] },
};

/** Answers hello well and everything else by what is given. */
function integration(answer: (command: Command) => unknown, more: Partial<InProcessIntegration> = {}) {
  let made = 0;
  return () => {
    const instanceId = `i${++made}`;
    const hello = { protocolVersion: 1, name: 'n', version: '1', instanceId, capabilities: ['SYNC'] };
    return {
      handle: (command: Command) => (command.operation === 'hello' ? { result: hello } : answer(command)),
      ...more,
    };
  };
}

async function replyTo(answer: (command: Command) => unknown) {
  const driver = await inProcessDriver(integration(answer)).open('/nowhere');
  return await driver.send(SYNC, 5_000);
}

describe('an integration in this process', () => {
  it('answers as on the wire', async () => {
    expect(await replyTo(() => ({ result: { outcome: 'SUCCEEDED' } }))).toEqual({
      kind: 'RESULT',
      result: { outcome: 'SUCCEEDED' },
    });
    expect(await replyTo(({ id }) => ({ id, unsupported: 'no' }))).toEqual({
      kind: 'UNSUPPORTED',
      reason: 'no',
    });
  });

  it('is held to the same forms', async () => {
    expect(await replyTo(() => ({ result: { outcome: 'OK' } }))).toMatchObject({
      kind: 'BROKEN',
      problem: 'syncTransactions: outcome must be one of SUCCEEDED, FAILED, UNKNOWN; it is "OK"',
    });
    expect(await replyTo(() => undefined)).toMatchObject({
      problem: expect.stringContaining('it gave "undefined"'),
    });
    expect(await replyTo(() => ({ id: 'other', result: {} }))).toMatchObject({
      problem: expect.stringContaining('another id'),
    });
  });

  it('fails as a driver when it throws', async () => {
    const reply = await replyTo(() => {
      throw new Error('boom');
    });
    expect(reply).toEqual({ kind: 'ERROR', reason: 'handle() threw Error: boom' });
  });

  it('is late after the deadline', async () => {
    const driver = await inProcessDriver(integration(() => new Promise(() => {}))).open('/nowhere');
    expect(await driver.send(SYNC, 20)).toEqual({ kind: 'LATE', afterMilliseconds: 20 });
  });

  it('can be killed when it says how, and comes back as another instance', async () => {
    let killed = 0;
    const kill = () => {
      killed += 1;
    };
    const source = inProcessDriver(integration(() => new Promise(() => {}), { kill }));
    const driver = await source.open('/nowhere');
    expect(source.canRestart).toBe(true);
    const waiting = driver.send(SYNC, 5_000);
    await driver.kill();
    expect(killed).toBe(1);
    expect(await waiting).toEqual({ kind: 'GONE', reason: 'the kit killed it' });
    expect(await driver.send(SYNC, 5_000)).toEqual({ kind: 'GONE', reason: 'the kit killed it' });
    expect((await driver.restart()).instanceId).toBe('i2');
    const other = inProcessDriver(integration(() => ({})));
    await other.open('/nowhere');
    expect(other.canRestart).toBe(false);
  });

  it('must be another instance after a kill', async () => {
    const hello = { protocolVersion: 1, name: 'n', version: '1', instanceId: 'same', capabilities: [] };
    const driver = await inProcessDriver(() => ({ handle: () => ({ result: hello }), kill() {} })).open(
      '/nowhere',
    );
    await driver.kill();
    await expect(driver.restart()).rejects.toThrow('with the instanceId of before');
  });

  it('hands its log to whoever asked', async () => {
    const pieces: string[] = [];
    const source = inProcessDriver(({ log }) => {
      log('made');
      return integration(() => ({}))();
    });
    const driver = await source.open('/nowhere', {
      onLog: (chunk) => pieces.push(Buffer.from(chunk).toString()),
    });
    expect(driver.log()).toBe('made\n');
    expect(pieces).toEqual(['made\n']);
    await driver.close();
  });
});
