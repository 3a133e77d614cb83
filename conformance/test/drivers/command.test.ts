import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type CommandDriverOptions, commandDriver } from '../../drivers/command.ts';
import type { Driver, OpenExtra } from '../../drivers/driver.ts';
import type { OutgoingCommand } from '../../drivers/protocol.ts';
import { isAlive } from '../process-life.ts';

const PROGRAM = fileURLToPath(new URL('./programs/misbehave.mjs', import.meta.url));
const CREATE: OutgoingCommand = {
  operation: 'createAccounts',
  session: 's1',
  commandId: 'k1',
  input: { physicalAccountNumber: '123456789', accounts: [{ customerReference: 'a', accountName: 'A' }] },
};
const DEADLINE = 20_000;

let folder: string;
const open: Driver[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'khata-driver-'));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((driver) => driver.close()));
  rmSync(folder, { recursive: true, force: true });
});

function source(argv: readonly string[], options: Partial<CommandDriverOptions> = {}) {
  return commandDriver(argv, { environment: process.env, ...options });
}

async function start(how: string, options: Partial<CommandDriverOptions> = {}, extra?: OpenExtra) {
  const driver = await source([process.execPath, PROGRAM, how, join(folder, 'detail')], options).open(
    folder,
    extra,
  );
  open.push(driver);
  return driver;
}

async function whyNot(argv: readonly string[], options: Partial<CommandDriverOptions> = {}): Promise<string> {
  const failure = await source(argv, options)
    .open(folder)
    .then(
      (driver) => {
        open.push(driver);
        return new Error('it started');
      },
      (error: Error & { failure?: string }) => error,
    );
  expect(failure.message).not.toContain('\n');
  return `${(failure as { failure?: string }).failure}: ${failure.message}`;
}

const whyNotHow = (how: string, options: Partial<CommandDriverOptions> = {}) =>
  whyNot([process.execPath, PROGRAM, how], options);

describe('a program that cannot be a driver', () => {
  it('is told to be missing', async () => {
    expect(await whyNot(['no-such-program-of-ours'])).toBe(
      'NOT_FOUND: the driver\'s command "no-such-program-of-ours" was not found: no folder of PATH has it. Give the program first and each argument by itself; no shell reads the command.',
    );
    expect(await whyNot(['./driver here'])).toContain(`there is no such file, seen from ${folder}`);
  });

  it('is told to lack a command at all', () => {
    expect(() => source([])).toThrow('the driver has no command. Give it after --');
  });

  it('is told to be without its folder', async () => {
    expect(await whyNot([process.execPath], { directory: join(folder, 'gone') })).toMatch(
      /^NO_FOLDER: the driver's folder .*gone does not exist/,
    );
  });

  it('is told not to be executable', async () => {
    const file = join(folder, 'driver.sh');
    writeFileSync(file, '#!/bin/sh\n');
    chmodSync(file, 0o644);
    expect(await whyNot([file])).toMatch(/^NOT_EXECUTABLE: .*chmod \+x/);
  });

  it('is told how it ended, with the last line of its log', async () => {
    expect(await whyNotHow('exit')).toMatch(
      /^EXITED: .* ended before it had answered hello: it ended with exit code 7; last line of standard error: "cannot open the database"$/,
    );
  });

  it('is told to be silent', async () => {
    expect(await whyNotHow('mute', { helloMilliseconds: 500 })).toMatch(
      /^SILENT: .* did not answer hello within 0\.5 s\. It must read one JSON object a line/,
    );
    expect(await whyNotHow('hello-no-line-end', { helloMilliseconds: 500 })).toContain(
      'without ending the line',
    );
  });

  it('is told what it printed beside the protocol', async () => {
    expect(await whyNotHow('banner')).toContain(
      'standard output is for the protocol alone, and this line is no JSON object: "Listening on port 8080"; what it logs belongs on standard error',
    );
  });

  it('is told the version it speaks and the capability that there is not', async () => {
    expect(await whyNotHow('version')).toMatch(
      /^WRONG_VERSION: .*hello: protocolVersion is 2; this kit speaks 1/,
    );
    expect(await whyNotHow('capability')).toMatch(
      /^UNKNOWN_CAPABILITY: .*hello: capabilities\/3 must be one of CREATE, MODIFY,.*; it is "TELEPORT"/,
    );
  });

  it('is told its own error', async () => {
    expect(await whyNotHow('hello-error')).toMatch(
      /^REFUSED: .* answered hello with an error: no configuration$/,
    );
  });
});

describe('a program that breaks the protocol in a session', () => {
  it.each([
    ['not-json', 'this line is no JSON object: "oops, a debug line"'],
    ['not-utf8', 'a line on standard output is not UTF-8'],
    ['array', 'no JSON object: "[]"'],
    ['wrong-id', 'an answer whose id no open command has: "{"id":"never-asked","result":{}}"'],
    ['no-id', 'an answer without the command\'s id: "{"result":{}}"'],
    ['number-id', "an answer without the command's id"],
    [
      'no-member',
      'createAccounts: an answer has one of result, unsupported and error; this one has nothing but its id',
    ],
    ['two-members', 'this one has result, error'],
    ['shape', 'createAccounts: outcome must be one of SUCCEEDED, FAILED, UNKNOWN; it is "OK"'],
  ])('%s: is answered for in one line', async (how, line) => {
    const driver = await start(how);
    const reply = await driver.send(CREATE, DEADLINE);
    expect(reply).toMatchObject({ kind: 'BROKEN', problem: expect.stringContaining(line) });
    expect((reply as { problem: string }).problem).not.toContain('\n');
  });

  it('quotes at most 200 characters, without the secrets it was given', async () => {
    const driver = await start('leaks-secret');
    const input = { credentials: { kind: 'API_KEY', apiKey: 'canary-5f2c' } };
    const reply = await driver.send({ operation: 'start', session: 's', input }, DEADLINE);
    const { problem } = reply as { problem: string };
    expect(problem).not.toContain('canary-5f2c');
    expect(/"(.*)"/.exec(problem)?.[1]?.length).toBe(200);
  });

  it('stays broken after that, until it is started again', async () => {
    const driver = await start('not-json');
    const first = await driver.send(CREATE, DEADLINE);
    expect(await driver.send(CREATE, DEADLINE)).toEqual(first);
    const before = driver.hello.instanceId;
    expect((await driver.restart()).instanceId).not.toBe(before);
  });

  it('goes on after one answer of a wrong form', async () => {
    const driver = await start('shape');
    await driver.send(CREATE, DEADLINE);
    expect((await driver.send(CREATE, DEADLINE)).kind).toBe('BROKEN');
    expect(driver.hello.name).toBe('misbehave');
  });

  it('tells an answer that came twice', async () => {
    const driver = await start('twice');
    expect((await driver.send(CREATE, DEADLINE)).kind).toBe('RESULT');
    expect(await driver.send(CREATE, DEADLINE)).toMatchObject({
      kind: 'BROKEN',
      problem: expect.stringContaining('no open command has'),
    });
  });

  it('is ended when it floods its output, and the kit keeps little of it', async () => {
    const driver = await start('flood');
    const before = process.memoryUsage().rss;
    const reply = await driver.send(CREATE, DEADLINE);
    expect(reply).toMatchObject({
      kind: 'BROKEN',
      problem: 'a line on standard output is longer than 8388608 bytes; the program was ended',
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(128 * 1024 * 1024);
  });

  it('may write a line as long as is told, and no longer', async () => {
    const driver = await start('long-line', { mostLineBytes: 65_536 });
    expect((await driver.send(CREATE, DEADLINE)).kind).toBe('BROKEN');
    const patient = await start('long-line');
    expect((await patient.send(CREATE, 300)).kind).toBe('LATE');
  });
});

describe('a session with a program', () => {
  it('matches answers that come in another order', async () => {
    const driver = await start('reverse');
    const replies = await Promise.all(
      ['a', 'b', 'c'].map((commandId) => driver.send({ ...CREATE, commandId }, DEADLINE)),
    );
    expect(replies.map((reply) => (reply as { result: { code: string } }).result.code)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('sends frames that the protocol allows', async () => {
    const driver = await start('none');
    const { Command } = await import('../../../spec/generated/driver.validators.js');
    const reply = (await driver.send(CREATE, 1234.5)) as { result: { message: string } };
    const frame = JSON.parse(reply.result.message) as object;
    expect(Command(frame), JSON.stringify(Command.errors)).toBe(true);
    expect(frame).toMatchObject({
      operation: 'createAccounts',
      session: 's1',
      commandId: 'k1',
      deadlineMilliseconds: 1235,
    });
    const ping = await start('ping');
    await ping.send(CREATE, DEADLINE);
    expect(Command(JSON.parse(ping.log().split('\n')[0] ?? ''))).toBe(true);
  });

  it('tells unsupported, and an error of the driver itself', async () => {
    expect(await (await start('unsupported')).send(CREATE, DEADLINE)).toEqual({
      kind: 'UNSUPPORTED',
      reason: 'no such feature',
    });
    expect(await (await start('error')).send(CREATE, DEADLINE)).toEqual({
      kind: 'ERROR',
      reason: 'my own bug',
    });
  });

  it('gives up at the deadline, and takes a late answer for no fault', async () => {
    const driver = await start('late');
    expect(await driver.send(CREATE, 10)).toEqual({ kind: 'LATE', afterMilliseconds: 10 });
    // Its answer comes after that of the first.
    expect((await driver.send(CREATE, DEADLINE)).kind).toBe('RESULT');
  });

  it('is gone when the program ends, with its code and its last words, without secrets', async () => {
    const driver = await start('dies');
    expect(await driver.send(CREATE, DEADLINE)).toEqual({
      kind: 'GONE',
      reason: 'it ended with exit code 3; last line of standard error: "Traceback: boom token=[redacted]"',
    });
    expect((await driver.send(CREATE, DEADLINE)).kind).toBe('GONE');
  });

  it('sees PATH, HOME, LANG, TZ and what the configuration names, nothing else', async () => {
    const environment = { PATH: process.env['PATH'], HOME: '/h', LANG: 'C', TZ: 'UTC', AWS_SECRET: 'x' };
    const extra = { env: { TZ: 'Asia/Kolkata' } };
    const driver = await start('environment', { environment, env: { MODE: 'test' } }, extra);
    const reply = (await driver.send(CREATE, DEADLINE)) as { result: { message: string } };
    expect(JSON.parse(reply.result.message)).toEqual({
      names: ['HOME', 'LANG', 'MODE', 'PATH', 'TZ'],
      cwd: folder,
      TZ: 'Asia/Kolkata',
    });
  });

  it('keeps the end of its log, and shows all of it to whoever asked', async () => {
    let seen = 0;
    const onLog = (chunk: Uint8Array) => {
      seen += chunk.length;
    };
    const driver = await start('stderr-flood', {}, { onLog });
    await driver.send(CREATE, DEADLINE);
    await driver.close();
    expect(seen).toBe(3 * 1024 * 1024);
    expect(driver.log().length).toBe(1024 * 1024);
  });
});

describe('killing a program', () => {
  it('tells what was under way, and starts it anew', async () => {
    const driver = await start('silent');
    const before = driver.hello.instanceId;
    const waiting = driver.send(CREATE, DEADLINE);
    await driver.kill();
    expect(await waiting).toEqual({ kind: 'GONE', reason: 'the kit killed it' });
    expect((await driver.send(CREATE, DEADLINE)).kind).toBe('GONE');
    expect((await driver.restart()).instanceId).not.toBe(before);
    expect(driver.hello.instanceId).not.toBe(before);
  });

  it('wants another instanceId after it', async () => {
    const driver = await start('same-instance');
    await driver.kill();
    await expect(driver.restart()).rejects.toThrow('with the instanceId of before ("always")');
  });

  it('takes everything with it that the program has started', async () => {
    const driver = await start('grandchild');
    const pid = Number(readFileSync(join(folder, 'detail'), 'utf8'));
    expect(isAlive(pid)).toBe(true);
    await driver.kill();
    expect(isAlive(pid)).toBe(false);
  });

  it('is what closing ends in, when the program clings to life', async () => {
    const driver = await start('clings', { graceMilliseconds: 100 });
    await driver.close();
    expect(await driver.send(CREATE, DEADLINE)).toMatchObject({ kind: 'GONE' });
  });

  it('is not needed when the program ends with its input', async () => {
    const driver = await start('none');
    await driver.close();
    expect(await driver.send(CREATE, DEADLINE)).toMatchObject({
      reason: expect.stringContaining('exit code 0'),
    });
  });
});
