import type { components as Bank } from '../../../spec/generated/bank.types.ts';
import type { components as Control } from '../../../spec/generated/control.types.ts';
import { type Listener, listen } from '../../http/listener.ts';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../index.ts';
import { type RawAnswer, RawConnection, requestBytes } from '../process/raw-connection.ts';

export type BankWire = Bank['schemas'];
export type ControlWire = Control['schemas'];
type Script = ControlWire['NewFaultScript'];

/** A request of the demo partner. */
export interface Ask {
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a client on a raw socket saw. */
export interface Seen {
  /** The first whole answer. */
  readonly answer: RawAnswer | undefined;
  /** Bytes that came and were no whole answer. */
  readonly rest: string;
  readonly wasReset: boolean;
}

export const PHYSICAL = '123456789012';
export const FETCH: Ask = {
  path: '/v1/transaction-batches',
  body: { physicalAccountNumber: PHYSICAL },
};
export const LIST: Ask = { path: '/v1/virtual-accounts?limit=2' };

/** A sandbox in memory, on a port as well, with its faults. */
export class FaultStage {
  readonly sandbox: Sandbox;
  readonly listener: Listener;
  readonly faults: unknown[];

  private constructor(sandbox: Sandbox, listener: Listener, faults: unknown[]) {
    this.sandbox = sandbox;
    this.listener = listener;
    this.faults = faults;
  }

  static async open(options: SandboxOptions = {}): Promise<FaultStage> {
    const faults: unknown[] = [];
    const sandbox = await createSandbox({
      plans: 'off',
      onFault: (error) => faults.push(error),
      ...options,
    });
    const listener = await listen(sandbox.fetch, { host: '127.0.0.1', port: 0 });
    return new FaultStage(sandbox, listener, faults);
  }

  async close(): Promise<void> {
    await this.listener.close(0);
    await this.sandbox.close();
    if (this.faults.length > 0) throw new Error(`faults of our own: ${this.faults.join(', ')}`);
  }

  get port(): number {
    return Number(new URL(this.listener.url).port);
  }

  /** One call of the control plane, in process. @throws Error when it is refused */
  async control<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.sandbox.fetch(
      new Request(`http://localhost/sandbox/v1${path}`, {
        method,
        ...(body !== undefined && {
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        }),
      }),
    );
    const answer = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer as T;
  }

  /** Makes one script. @returns its identifier */
  async script(script: Script): Promise<string> {
    const { data } = await this.control<ControlWire['FaultScriptList']>('POST', '/fault-scripts', {
      scripts: [script],
    });
    return data[0]?.faultScriptId ?? '';
  }

  async accounting(faultScriptId: string): Promise<ControlWire['FaultScript']> {
    return await this.control('GET', `/fault-scripts/${faultScriptId}`);
  }

  /** What holds in the books. */
  async isSound(): Promise<boolean> {
    return (await this.control<ControlWire['InvariantReport']>('GET', '/invariants')).holds;
  }

  request({ method, path, body, headers = {} }: Ask, base = 'http://localhost'): Request {
    return new Request(base + path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        'x-api-key': this.sandbox.partner.apiKey,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  /** One call in process. */
  async call(ask: Ask): Promise<Response> {
    return await this.sandbox.fetch(this.request(ask));
  }

  /** Opens a connection and sends the request. */
  async begin({ method, path, body, headers = {} }: Ask): Promise<RawConnection> {
    const connection = await RawConnection.open(this.port);
    const server = { port: this.port, apiKey: this.sandbox.partner.apiKey };
    connection.send(
      requestBytes(server, {
        ...(method !== undefined && { method }),
        target: path,
        headers: Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    return connection;
  }

  /** One call over a socket of its own, to its first answer or its end. */
  async raw(ask: Ask): Promise<Seen> {
    const connection = await this.begin(ask);
    const answer = await connection.answer();
    if (answer === undefined) await connection.closed;
    const seen = { answer, rest: connection.rest, wasReset: connection.wasReset };
    connection.reset();
    return seen;
  }

  /** Fetches a batch in process. */
  async fetchBatch(): Promise<BankWire['TransactionBatch'] | null> {
    const response = await this.call(FETCH);
    if (!response.ok) throw new Error(`the fetch was answered ${response.status}`);
    return ((await response.json()) as BankWire['TransactionBatchResponse']).batch;
  }

  acknowledgement(batchId: string, totals: { numberOfTransactions: number; controlSum: string }): Ask {
    return { path: `/v1/transaction-batches/${batchId}/acknowledgement`, body: totals };
  }

  /** Acknowledges in process. @returns the status */
  async acknowledge(
    batchId: string,
    { numberOfTransactions, controlSum }: { numberOfTransactions: number; controlSum: string },
  ): Promise<number> {
    return (await this.call(this.acknowledgement(batchId, { numberOfTransactions, controlSum }))).status;
  }
}
