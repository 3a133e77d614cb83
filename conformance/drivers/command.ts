import { type Driver, DriverError, type DriverSource } from './driver.ts';
import { DriverStartError } from './driver-start-error.ts';
import { environmentFor, type GivenEnvironment } from './environment.ts';
import { greetingOf, HELLO_MILLISECONDS } from './greeting.ts';
import { type ProgramStart, startProgram } from './process-group.ts';
import { MOST_LINE_BYTES, ProgramRun, type RunContext } from './program-run.ts';
import type { HelloResult, OutgoingCommand } from './protocol.ts';
import type { ReadReply } from './reply.ts';
import { Secrets } from './secrets.ts';
import { lastLine, Tail } from './stream-parts.ts';

/** Bytes of standard error that are kept. */
const MOST_LOG_BYTES = 1024 * 1024;
/** Milliseconds that a program gets to end by itself after its input was closed. */
const GRACE_MILLISECONDS = 2_000;
/** Sessions at one time; each has a program of its own. */
const MOST_SESSIONS = 64;

/** What a command driver can be told. */
export interface CommandDriverOptions extends GivenEnvironment {
  /** The folder that programs run in, so that `python3 driver.py` is found; left out, the session's own. */
  readonly directory?: string | undefined;
  /** Milliseconds until hello must be answered. */
  readonly helloMilliseconds?: number | undefined;
  /** Milliseconds that a program gets to end by itself. */
  readonly graceMilliseconds?: number | undefined;
  /** Bytes of the longest line. */
  readonly mostLineBytes?: number | undefined;
}

const SILENCE =
  'It must read one JSON object a line from standard input, and write each answer on one line of standard output at once (flush).';

interface CommandDriverParts {
  readonly start: ProgramStart;
  readonly who: string;
  readonly helloMilliseconds: number;
  readonly graceMilliseconds: number;
  readonly context: RunContext;
  readonly log: Tail;
}

/** A program that is started for one session, and again after each kill. */
class CommandDriver implements Driver {
  readonly #parts: CommandDriverParts;
  #run: ProgramRun | undefined;
  #hello: HelloResult | undefined;

  constructor(parts: CommandDriverParts) {
    this.#parts = parts;
  }

  get hello(): HelloResult {
    if (this.#hello === undefined) throw new DriverError('the driver has not said hello yet');
    return this.#hello;
  }

  async send(command: OutgoingCommand, deadlineMilliseconds: number): Promise<ReadReply> {
    if (command.operation === 'start') this.#parts.context.secrets.addOfStart(command.input);
    if (this.#run === undefined) return { kind: 'GONE', reason: 'it does not run' };
    return await this.#run.send(command, deadlineMilliseconds);
  }

  /** Whether it ended when its input was closed; undefined before that. */
  get hasEndedByItself(): boolean | undefined {
    return this.#run?.hasEndedByItself;
  }

  async kill(): Promise<void> {
    await this.#run?.kill();
  }

  /** Starts it, or starts it again. */
  async restart(): Promise<HelloResult> {
    await this.kill();
    const { start, who, helloMilliseconds, context } = this.#parts;
    const before = this.#hello?.instanceId;
    const run = new ProgramRun(await startProgram(start), context);
    this.#run = run;
    const reply = await run.send({ operation: 'hello' }, helloMilliseconds);
    try {
      const rest = run.unfinishedLine();
      const silence =
        rest === '' ? SILENCE : `It wrote ${context.secrets.quote(rest)} without ending the line.`;
      const hello = greetingOf(reply, { who, silence, gone: 'EXITED' });
      if (hello.instanceId === before) {
        const line = `${who} said hello after a restart with the instanceId of before (${context.secrets.quote(before)}). Make a new one at each start of the program.`;
        throw new DriverStartError('SAME_INSTANCE', line);
      }
      this.#hello = hello;
      return hello;
    } catch (error) {
      await run.kill();
      throw error;
    }
  }

  log(): string {
    return this.#parts.log.text();
  }

  async close(): Promise<void> {
    await this.#run?.close(this.#parts.graceMilliseconds);
  }
}

/**
 * An integration as a program of its own: JSON lines on standard input and output, its log on standard error.
 * @param argv the program and its arguments, as they are: no shell reads them
 * @throws DriverError when argv is empty
 */
export function commandDriver(argv: readonly string[], options: CommandDriverOptions): DriverSource {
  const [program, ...args] = argv;
  if (program === undefined || program === '') {
    throw new DriverStartError(
      'NOT_FOUND',
      'the driver has no command. Give it after --, as in: khata conform run -- python3 driver.py',
    );
  }
  const naming = new Secrets();
  naming.addOfEnvironment(options.env ?? {});
  const name = naming.shorten(argv.join(' '));
  return {
    kind: 'command',
    name,
    canRestart: true,
    mostSessions: MOST_SESSIONS,
    async open(folder, extra) {
      const secrets = new Secrets();
      const environment = environmentFor(options, extra?.env);
      secrets.addOfEnvironment(environment);
      const log = new Tail(MOST_LOG_BYTES);
      let frames = 0;
      const context: RunContext = {
        secrets,
        nextId: () => `c${++frames}`,
        onLog(chunk) {
          log.push(chunk);
          extra?.onLog?.(chunk);
        },
        lastLogLine: () => lastLine(log.text()),
        mostLineBytes: options.mostLineBytes ?? MOST_LINE_BYTES,
      };
      const driver = new CommandDriver({
        start: { argv: [program, ...args], directory: options.directory ?? folder, environment },
        who: name,
        helloMilliseconds: options.helloMilliseconds ?? HELLO_MILLISECONDS,
        graceMilliseconds: options.graceMilliseconds ?? GRACE_MILLISECONDS,
        context,
        log,
      });
      await driver.restart();
      return driver;
    },
  };
}
