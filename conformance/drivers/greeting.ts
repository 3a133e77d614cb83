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
  VERSION: 'WRONG_VERSION',
  CAPABILITY: 'UNKNOWN_CAPABILITY',
};

const GONE_WORDS: Readonly<Partial<Record<StartFailure, string>>> = {
  EXITED: 'ended before it had answered hello',
  UNREACHABLE: 'cannot be reached',
};

const ADVICE: Readonly<Partial<Record<BreachKind, string>>> = {
  VERSION: 'Use the kit of that version, or write the driver for this one.',
  CAPABILITY: 'Claim only what the protocol knows; a feature without a name there is not asked for.',
  SHAPE: 'The forms stand in spec/generated/driver.schema.json.',
};

/** What the line about a driver that does not say hello is made of. */
export interface GreetingWords {
  /** Names the driver: `python3 driver.py`. */
  readonly who: string;
  /** Why it may be silent, and what to do. */
  readonly silence: string;
  /** What it means that it is gone. */
  readonly gone: StartFailure;
}

/**
 * What hello was answered, or why the driver cannot be used.
 * @throws DriverStartError unless it is a good answer
 */
export function greetingOf(reply: ReadReply, { who, silence, gone }: GreetingWords): HelloResult {
  switch (reply.kind) {
    case 'RESULT':
      return reply.result as HelloResult;
    case 'LATE': {
      const after = `${reply.afterMilliseconds / 1000} s`;
      throw new DriverStartError('SILENT', `${who} did not answer hello within ${after}. ${silence}`);
    }
    case 'GONE':
      throw new DriverStartError(gone, `${who} ${GONE_WORDS[gone] ?? ''}: ${reply.reason}`);
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
