import { DriverStartError, type StartFailure } from './driver-start-error.ts';
import type { HelloResult } from './protocol.ts';
import type { BreachKind, ReadReply } from './reply.ts';

/** Milliseconds that a program has to answer hello: a JVM on a busy machine needs some. */
export const HELLO_MILLISECONDS = 10_000;

const FAILURES: Readonly<Record<BreachKind, StartFailure>> = {
  NOT_JSON: 'NOT_PROTOCOL',
  FLOOD: 'NOT_PROTOCOL',
  UNKNOWN_ID: 'NOT_PROTOCOL',
  SHAPE: 'NOT_PROTOCOL',
  TRANSPORT: 'NOT_PROTOCOL',
  UNREACHABLE: 'UNREACHABLE',
  VERSION: 'WRONG_VERSION',
  CAPABILITY: 'UNKNOWN_CAPABILITY',
};

const ADVICE: Readonly<Partial<Record<BreachKind, string>>> = {
  VERSION: 'Use the kit of that version, or write the driver for this one.',
  CAPABILITY: 'Claim only what the protocol knows; a feature without a name there is not asked for.',
  SHAPE: 'The forms stand in spec/generated/driver.schema.json.',
};

/**
 * What hello was answered, or why the driver cannot be used.
 * @param who names the driver in the line: `python3 driver.py`
 * @param silence more about a driver that did not answer
 * @throws DriverStartError unless it is a good answer
 */
export function greetingOf(reply: ReadReply, who: string, silence = ''): HelloResult {
  switch (reply.kind) {
    case 'RESULT':
      return reply.result as HelloResult;
    case 'LATE': {
      const after = `${reply.afterMilliseconds / 1000} s`;
      throw new DriverStartError('SILENT', `${who} did not answer hello within ${after}. ${silence}`.trim());
    }
    case 'GONE':
      throw new DriverStartError('EXITED', `${who} ended before it had answered hello: ${reply.reason}`);
    case 'BROKEN': {
      const advice = ADVICE[reply.breach];
      const line = `${who}: ${reply.problem}${advice === undefined ? '' : `. ${advice}`}`;
      throw new DriverStartError(FAILURES[reply.breach], line);
    }
    default: {
      const said = reply.kind === 'ERROR' ? 'an error' : 'unsupported';
      throw new DriverStartError('REFUSED', `${who} answered hello with ${said}: ${reply.reason}`);
    }
  }
}
