import { type Driver, DriverError, type DriverSource } from './driver.ts';
import { DriverStartError } from './driver-start-error.ts';
import { environmentFor, type GivenEnvironment } from './environment.ts';
import { frameOf } from './frame.ts';
import { greetingOf, HELLO_MILLISECONDS } from './greeting.ts';
import { postCommand } from './http-call.ts';
import type { HelloResult, OutgoingCommand } from './protocol.ts';
import type { ReadReply } from './reply.ts';
import { runRestartCommand } from './restart-command.ts';
import { Secrets } from './secrets.ts';

/** Sessions at one time at an address that takes several. */
const MOST_SESSIONS = 16;
/** Milliseconds that a restart may take, from running the command to the hello of the new program. */
const RESTART_MILLISECONDS = 30_000;
/** Milliseconds between two looks whether it is back. */
const LOOK_MILLISECONDS = 100;

const SILENCE = 'It must answer each POST with one JSON object.';

/** What an HTTP driver can be told. */
export interface HttpDriverOptions extends GivenEnvironment {
  /** A program with arguments that kills the integration, starts it again and ends: run at kill points. */
  readonly restart?: readonly string[] | undefined;
  /** The folder that the restart command runs in; left out, the session's own. */
  readonly directory?: string | undefined;
  /** Milliseconds until hello must be answered. */
  readonly helloMilliseconds?: number | undefined;
  /** Milliseconds that a restart may take. */
  readonly restartMilliseconds?: number | undefined;
}

interface HttpDriverParts {
  readonly url: URL;
  readonly who: string;
  readonly folder: string;
  readonly options: HttpDriverOptions;
  readonly onHello: (hello: HelloResult) => void;
}

/** A session with a service that runs by itself. */
class HttpDriver implements Driver {
  readonly #parts: HttpDriverParts;
  readonly #secrets = new Secrets();
  #frames = 0;
  #hello: HelloResult | undefined;
  #gone = new AbortController();
  #hasComeBack = false;
  /** Milliseconds since 1970, of the Date header of its latest answer. */
  lastDate: number | undefined;

  constructor(parts: HttpDriverParts) {
    this.#parts = parts;
    this.#secrets.addOfEnvironment(parts.options.env ?? {});
  }

  get hello(): HelloResult {
    if (this.#hello === undefined) throw new DriverError('the driver has not said hello yet');
    return this.#hello;
  }

  async send(command: OutgoingCommand, deadlineMilliseconds: number): Promise<ReadReply> {
    if (command.operation === 'start') this.#secrets.addOfStart(command.input);
    const id = `h${++this.#frames}`;
    return await postCommand({
      url: this.#parts.url,
      operation: command.operation,
      id,
      body: frameOf(id, command, deadlineMilliseconds),
      deadlineMilliseconds,
      secrets: this.#secrets,
      gone: this.#gone.signal,
      onDate: (date) => {
        this.lastDate = Date.parse(date);
      },
    });
  }

  /** Says hello for the first time. */
  async greet(): Promise<HelloResult> {
    const { who, options, onHello } = this.#parts;
    const reply = await this.send({ operation: 'hello' }, options.helloMilliseconds ?? HELLO_MILLISECONDS);
    this.#hello = greetingOf(reply, { who, silence: SILENCE, gone: 'UNREACHABLE' });
    onHello(this.#hello);
    return this.#hello;
  }

  /** A restart command kills and starts in one: after this it runs again already. */
  async kill(): Promise<void> {
    this.#gone.abort();
    const { who, folder, options } = this.#parts;
    const [program, ...args] = options.restart ?? [];
    if (program === undefined) {
      throw new DriverStartError('RESTART_FAILED', `${who} cannot be killed: no restart command was given`);
    }
    const start = {
      argv: [program, ...args] as const,
      directory: options.directory ?? folder,
      environment: environmentFor(options),
    };
    const most = options.restartMilliseconds ?? RESTART_MILLISECONDS;
    await runRestartCommand(start, folder, most, this.#secrets);
    this.#gone = new AbortController();
    await this.#untilBack(most);
    this.#hasComeBack = true;
  }

  async restart(): Promise<HelloResult> {
    if (!this.#hasComeBack) await this.kill();
    this.#hasComeBack = false;
    return this.hello;
  }

  /** A service's log is its own. */
  log(): string {
    return '';
  }

  async close(): Promise<void> {
    this.#gone.abort();
  }

  async #untilBack(most: number): Promise<void> {
    const before = this.hello.instanceId;
    const { who, options } = this.#parts;
    const waiting = AbortSignal.timeout(most);
    let seen = 'it does not answer';
    while (!waiting.aborted) {
      const reply = await this.send({ operation: 'hello' }, options.helloMilliseconds ?? HELLO_MILLISECONDS);
      // While it starts, connections are refused; whatever else it says is its answer.
      if (reply.kind !== 'GONE' && reply.kind !== 'LATE') {
        const hello = greetingOf(reply, { who, silence: SILENCE, gone: 'UNREACHABLE' });
        if (hello.instanceId !== before) {
          this.#hello = hello;
          return;
        }
        seen =
          'it still says hello with the instanceId of before. Make a new one at each start of the program';
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MILLISECONDS));
    }
    const line = `${who} did not come back within ${most / 1000} s after the restart command: ${seen}`;
    throw new DriverStartError(seen.startsWith('it still') ? 'SAME_INSTANCE' : 'RESTART_FAILED', line);
  }
}

function addressOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const shown = new Secrets().shorten(text);
  const fault =
    url === undefined || !['http:', 'https:'].includes(url.protocol)
      ? 'is no http:// or https:// address'
      : url.username !== '' || url.password !== ''
        ? 'must carry no user and password'
        : undefined;
  if (url !== undefined && fault === undefined) return url;
  const where = fault === 'must carry no user and password' ? url?.host : shown;
  throw new DriverStartError('UNREACHABLE', `the driver's address "${where}" ${fault}`);
}

/**
 * An integration behind an address: each command is a POST of the same JSON, the answer is the reply. It serves one
 * session at a time, unless it claims PARALLEL_SESSIONS and is never killed.
 * @throws DriverError when the address is none
 */
export function httpDriver(address: string, options: HttpDriverOptions): DriverSource {
  const url = addressOf(address);
  const who = `the driver at ${new Secrets().shorten(url.href)}`;
  const canRestart = options.restart !== undefined && options.restart.length > 0;
  let isParallel = false;
  return {
    kind: 'http',
    name: new Secrets().shorten(url.href),
    canRestart,
    // A restart ends the sessions of all.
    get mostSessions() {
      return isParallel && !canRestart ? MOST_SESSIONS : 1;
    },
    async open(folder) {
      const onHello = ({ capabilities }: HelloResult) => {
        isParallel = capabilities.includes('PARALLEL_SESSIONS');
      };
      const driver = new HttpDriver({ url, who, folder, options, onHello });
      await driver.greet();
      return driver;
    },
  };
}
