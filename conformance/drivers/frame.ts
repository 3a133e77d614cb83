import type { OutgoingCommand } from './protocol.ts';
import { PROTOCOL_VERSION } from './reply.ts';

/** The longest deadline that a frame can carry, in milliseconds. */
const LONGEST_DEADLINE = 600_000;

/** A command as it travels: one JSON object without line breaks. */
export function frameOf(id: string, command: OutgoingCommand, deadlineMilliseconds: number): string {
  const { operation, session, commandId, input } = command;
  if (operation === 'hello') return JSON.stringify({ id, operation, protocolVersion: PROTOCOL_VERSION });
  const deadline = Math.min(Math.max(Math.ceil(deadlineMilliseconds), 1), LONGEST_DEADLINE);
  return JSON.stringify({ id, operation, session, commandId, deadlineMilliseconds: deadline, input });
}
