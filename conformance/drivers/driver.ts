import type { DriverReply, HelloResult, OutgoingCommand } from './protocol.ts';

/** One integration under test, as one session talks to it. */
export interface Driver {
  /** What it said of itself at its last start. */
  readonly hello: HelloResult;
  /**
   * Asks and waits. Several commands may be under way at one time. Never rejects: whatever happens is a reply.
   * @param deadlineMilliseconds after which the reply is LATE
   */
  send(command: OutgoingCommand, deadlineMilliseconds: number): Promise<DriverReply>;
  /** Ends the integration as a power button would; resolves when it is dead. What was under way is GONE. */
  kill(): Promise<void>;
  /** Starts it again with the same data folder. @throws DriverError when it does not come back */
  restart(): Promise<HelloResult>;
  /** What it wrote to its log (standard error) since the beginning, kills included; bounded, the end is kept. */
  log(): string;
  /** Lets it end by itself, then ends it. Never rejects. */
  close(): Promise<void>;
}

/** What one session wants of its driver besides. */
export interface OpenExtra {
  readonly env?: Readonly<Record<string, string>>;
  onLog?(chunk: Uint8Array): void;
}

/** How an integration is reached; it gives each session a driver of its own. */
export interface DriverSource {
  readonly kind: 'command' | 'http' | 'in-process' | 'passive';
  /** For reports: `python3 driver.py`. Without secrets. */
  readonly name: string;
  /** Whether {@link Driver.kill} and {@link Driver.restart} can be had. */
  readonly canRestart: boolean;
  /** How many sessions may be open at one time. */
  readonly mostSessions: number;
  /**
   * Starts one and says hello.
   * @param folder of this session alone, there already; a program without a folder of its own runs in it
   * @param extra `env` is given to the program besides; `onLog` is told of every piece of its log as it comes, so that
   *   the whole can be searched though only its end is kept
   * @throws DriverError when it cannot be started or does not speak the protocol
   */
  open(folder: string, extra?: OpenExtra): Promise<Driver>;
}

/** The driver cannot be used: one line that says why and what to do. It is the configuration's, never the client's fault. */
export class DriverError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DriverError';
  }
}
