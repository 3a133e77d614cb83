import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorldHandle } from '../../sandbox/index.ts';
import { commandDriver } from '../drivers/command.ts';
import type { Driver } from '../drivers/driver.ts';
import type {
  DriverReply,
  HelloResult,
  InputOf,
  LedgerResult,
  OutgoingCommand,
  StartInput,
  WorkName,
  WorkResult,
} from '../drivers/protocol.ts';

/** The folder of the Python reference client: `python3 <folder>` starts it. */
export const PYTHON_CLIENT = fileURLToPath(new URL('../reference/python', import.meta.url));

/** Set by whoever has no Python and knows it. */
export const isPythonLeftOut = process.env['KHATA_WITHOUT_PYTHON'] === '1';

const COMMAND_DEADLINE = 20_000;

/**
 * Why the Python client cannot run on this machine, in one line that says what to do; undefined when it can.
 * @param command what starts Python
 */
export function whyNoPython(command = 'python3'): string | undefined {
  const program = 'import sys, sqlite3; print(sys.version_info >= (3, 9))';
  const asked = spawnSync(command, ['-c', program], { encoding: 'utf8' });
  if (asked.status === 0 && asked.stdout.trim() === 'True') return undefined;
  const found = asked.error ? 'there is none' : asked.status === 0 ? 'it is older' : 'it does not run';
  return `The Python reference client needs ${command} 3.9 or newer with sqlite3, and ${found}: install Python 3.9, or set KHATA_WITHOUT_PYTHON=1 to leave the client out knowingly.`;
}

/** How one is started. */
export interface PythonOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly credentials?: StartInput['credentials'];
  readonly requestDeadlineMilliseconds?: number;
  readonly notificationSecret?: string;
}

/** The Python reference client beside one world, for tests: asked by the driver protocol, killed and started again. */
export class PythonClient {
  readonly input: StartInput;
  readonly #driver: Driver;
  readonly #folder: string;

  private constructor(driver: Driver, folder: string, input: StartInput) {
    this.#driver = driver;
    this.#folder = folder;
    this.input = input;
  }

  /** Starts one and hands it this bank. @throws DriverError when it does not start */
  static async begin(world: WorldHandle, options: PythonOptions = {}): Promise<PythonClient> {
    const { clientId, clientSecret, clientName, virtualAccountPrefix, physicalAccountNumber } = world.partner;
    const folder = mkdtempSync(join(tmpdir(), 'khata-python-'));
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir);
    const { credentials = { kind: 'OAUTH2', clientId, clientSecret }, env = {}, ...more } = options;
    const input: StartInput = {
      baseUrl: world.baseUrl,
      credentials,
      clientName,
      virtualAccountPrefix,
      physicalAccountNumbers: [physicalAccountNumber],
      requestDeadlineMilliseconds: 1000,
      seed: 7,
      dataDir,
      ...more,
    };
    const source = commandDriver(['python3', PYTHON_CLIENT], { environment: process.env });
    const client = new PythonClient(await source.open(folder, { env }), folder, input);
    await client.ask({ operation: 'start', input });
    return client;
  }

  get hello(): HelloResult {
    return this.#driver.hello;
  }

  /** All that it wrote to standard error. */
  log(): string {
    return this.#driver.log();
  }

  async send(command: OutgoingCommand): Promise<DriverReply> {
    return await this.#driver.send({ session: 's', ...command }, COMMAND_DEADLINE);
  }

  /** @throws Error when the answer is no result */
  async ask(command: OutgoingCommand): Promise<unknown> {
    const reply = await this.send(command);
    if (reply.kind !== 'RESULT') throw new Error(`${command.operation}: ${JSON.stringify(reply)}`);
    return reply.result;
  }

  /** One piece of work. */
  async work<Name extends WorkName>(
    operation: Name,
    input: InputOf<Name>,
    commandId: string = randomUUID(),
  ): Promise<WorkResult> {
    return (await this.ask({ operation, commandId, input })) as WorkResult;
  }

  async outcome(commandId: string): Promise<WorkResult> {
    return (await this.ask({ operation: 'outcome', input: { commandId } })) as WorkResult;
  }

  async ledger(): Promise<LedgerResult> {
    return (await this.ask({ operation: 'ledger' })) as LedgerResult;
  }

  /** Kills it as a power button would, and starts it again with the same folder. */
  async restart(): Promise<void> {
    await this.#driver.kill();
    await this.#driver.restart();
    await this.ask({ operation: 'start', input: this.input });
  }

  /** Ends it, whatever it does, and takes its folder away. */
  async close(): Promise<void> {
    await this.#driver.kill();
    await this.#driver.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
