import { createInterface } from 'node:readline';
import type { Command, WorkResult } from '../../drivers/protocol.ts';
import { CAPABILITIES } from '../ts/capabilities.ts';

/** Writes one frame. */
export function say(frame: object): void {
  process.stdout.write(`${JSON.stringify(frame)}\n`);
}

/** Hears every command, until standard input ends. */
export function hear(onCommand: (command: Command) => void): void {
  createInterface({ input: process.stdin })
    .on('line', (line) => onCommand(JSON.parse(line) as Command))
    .on('close', () => process.exit(0));
}

/** A good greeting. */
export function greet({ id }: Command, name: string, capabilities = CAPABILITIES): void {
  const instanceId = `${process.pid}-${process.hrtime.bigint()}`;
  say({ id, result: { protocolVersion: 1, name, version: '1.0.0', instanceId, capabilities } });
}

/**
 * What a driver says that only talks: greets, starts and stops well, has an empty ledger, and answers every piece of work
 * in the same way.
 */
export function talk(command: Command, name: string, result: WorkResult): void {
  const { id, operation } = command;
  if (operation === 'hello') greet(command, name);
  else if (operation === 'ledger') say({ id, result: { entries: [], refunds: [] } });
  else if (operation === 'start') say({ id, result: {} });
  else if (operation === 'stop')
    process.stdout.write(`${JSON.stringify({ id, result: {} })}\n`, () => process.exit(0));
  else say({ id, result });
}
