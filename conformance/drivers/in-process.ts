import { type Driver, DriverError, type DriverSource, type OpenExtra } from './driver.ts';
import { DriverStartError } from './driver-start-error.ts';
import { frameOf } from './frame.ts';
import { greetingOf, HELLO_MILLISECONDS } from './greeting.ts';
import type { Command, HelloResult, OutgoingCommand } from './protocol.ts';
import { broken, type ReadReply, readReply } from './reply.ts';
import { Secrets } from './secrets.ts';
import { Tail } from './stream-parts.ts';

/** Characters of what it logs that are kept. */
const MOST_LOG_BYTES = 1024 * 1024;
/** Sessions at one time; each has an instance of its own. */
const MOST_SESSIONS = 64;

/** An integration in the kit's own process, with the few lines around it. */
export interface InProcessIntegration {
  /** Answers a command with its reply, as it would stand on the wire: `{ result: … }`; the id may be left out. */
  handle(command: Command): Promise<unknown> | unknown;
  /** Drops everything that is not in dataDir, without finishing anything. Without it there are no kill checks. */
  kill?(): void | Promise<void>;
  close?(): void | Promise<void>;
}

/** What an instance is made with. */
export interface InProcessContext {
  /** Of this session alone. */
  readonly folder: string;
  /** What a program would find in its environment besides. */
  readonly env: Readonly<Record<string, string>>;
  /** Takes the place of standard error. */
  log(text: string): void;
}

/** Makes an instance; called once for each session, and again after each kill. */
export type InProcessFactory = (
  context: InProcessContext,
) => InProcessIntegration | Promise<InProcessIntegration>;

const WHO = 'the integration in this process';
const WORDS = { who: WHO, silence: 'Its handle() must resolve.', gone: 'EXITED' } as const;

/** As it would have travelled: nothing is shared, and what JSON cannot say is lost. */
function travelled(value: unknown): unknown {
  const text = JSON.stringify(value);
  return text === undefined ? undefined : JSON.parse(text);
}

function readAnswer(command: Command, answer: unknown, secrets: Secrets): ReadReply {
  const { id, operation } = command;
  const value = travelled(answer);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const shown = secrets.quote(JSON.stringify(value) ?? 'undefined');
    return broken('NOT_JSON', `${operation}: handle() must resolve to an object; it gave ${shown}`);
  }
  const frame = { id, ...value };
  if (frame.id === id) return readReply(operation, frame, secrets);
  return broken('UNKNOWN_ID', `${operation}: handle() answered with another id than the command's`);
}

/** A session with an integration in this process. */
class InProcessDriver implements Driver {
  readonly #factory: InProcessFactory;
  readonly #context: InProcessContext;
  readonly #secrets: Secrets;
  readonly #log: Tail;
  readonly #pending = new Set<(reply: ReadReply) => void>();
  #instance: InProcessIntegration | undefined;
  #hello: HelloResult | undefined;
  #frames = 0;

  constructor(factory: InProcessFactory, folder: string, extra: OpenExtra | undefined) {
    const log = new Tail(MOST_LOG_BYTES);
    this.#factory = factory;
    this.#log = log;
    this.#secrets = new Secrets();
    this.#context = {
      folder,
      env: extra?.env ?? {},
      log(text) {
        const chunk = Buffer.from(text.endsWith('\n') ? text : `${text}\n`);
        log.push(chunk);
        extra?.onLog?.(chunk);
      },
    };
  }

  get hello(): HelloResult {
    if (this.#hello === undefined) throw new DriverError('the driver has not said hello yet');
    return this.#hello;
  }

  get canBeKilled(): boolean {
    return this.#instance?.kill !== undefined;
  }

  async send(command: OutgoingCommand, deadlineMilliseconds: number): Promise<ReadReply> {
    if (command.operation === 'start') this.#secrets.addOfStart(command.input);
    const instance = this.#instance;
    if (instance === undefined) return { kind: 'GONE', reason: 'the kit killed it' };
    const frame = JSON.parse(frameOf(`i${++this.#frames}`, command, deadlineMilliseconds)) as Command;
    return await new Promise<ReadReply>((resolve) => {
      const timer = setTimeout(() => {
        setImmediate(settle, { kind: 'LATE', afterMilliseconds: deadlineMilliseconds });
      }, deadlineMilliseconds);
      const settle = (reply: ReadReply) => {
        clearTimeout(timer);
        this.#pending.delete(settle);
        resolve(reply);
      };
      this.#pending.add(settle);
      void this.#ask(instance, frame).then(settle);
    });
  }

  async kill(): Promise<void> {
    const instance = this.#instance;
    this.#instance = undefined;
    for (const settle of [...this.#pending]) settle({ kind: 'GONE', reason: 'the kit killed it' });
    await instance?.kill?.();
  }

  async restart(): Promise<HelloResult> {
    await this.kill();
    const before = this.#hello?.instanceId;
    this.#instance = await this.#factory(this.#context);
    const hello = greetingOf(await this.send({ operation: 'hello' }, HELLO_MILLISECONDS), WORDS);
    if (hello.instanceId === before) {
      const line = `${WHO} said hello after a restart with the instanceId of before. Make a new one in each instance.`;
      throw new DriverStartError('SAME_INSTANCE', line);
    }
    this.#hello = hello;
    return hello;
  }

  log(): string {
    return this.#log.text();
  }

  async close(): Promise<void> {
    const instance = this.#instance;
    this.#instance = undefined;
    for (const settle of [...this.#pending]) settle({ kind: 'GONE', reason: 'the session was closed' });
    try {
      await instance?.close?.();
    } catch (error) {
      this.#context.log(`close() failed: ${error}`);
    }
  }

  async #ask(instance: InProcessIntegration, command: Command): Promise<ReadReply> {
    try {
      return readAnswer(command, await instance.handle(command), this.#secrets);
    } catch (error) {
      return { kind: 'ERROR', reason: this.#secrets.shorten(`handle() threw ${error}`) };
    }
  }
}

/**
 * An integration in this process, for tests in watch mode: quick, and no proof of what a program would do.
 * @param options `canRestart` tells ahead whether instances have `kill`; left out, it is known after the first session
 */
export function inProcessDriver(
  factory: InProcessFactory,
  options: { readonly name?: string; readonly canRestart?: boolean } = {},
): DriverSource {
  let canRestart = options.canRestart ?? false;
  return {
    kind: 'in-process',
    name: options.name ?? 'in this process',
    get canRestart() {
      return canRestart;
    },
    mostSessions: MOST_SESSIONS,
    async open(folder, extra) {
      const driver = new InProcessDriver(factory, folder, extra);
      await driver.restart();
      canRestart = options.canRestart ?? driver.canBeKilled;
      return driver;
    },
  };
}
