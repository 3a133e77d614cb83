import { createSandbox, type Sandbox, type SandboxOptions } from '../../index.ts';
import { type ManualClock, manualClock } from '../../lib/clock.ts';

/** 23 November 2026, 11:00 in India. */
export const START = Date.parse('2026-11-23T11:00:00+05:30');

// biome-ignore lint/suspicious/noExplicitAny: tests read what they expect; the contract is held elsewhere
type Loose = any;

export interface WorldAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The JSON; undefined where there was none. */
  readonly body: Loose;
}

/** A sandbox in process, with its worlds at hand. */
export interface WorldsBench {
  readonly sandbox: Sandbox;
  readonly clock: ManualClock;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<WorldAnswer>;
  /** Makes a world. @throws Error when it is refused */
  make(wanted?: object): Promise<MadeWorld>;
}

/** A world as it was answered, and its paths. */
export interface MadeWorld {
  readonly name: string;
  readonly answer: Loose;
  /** Calls a path of this world with its partner's key. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<WorldAnswer>;
  /** Brings a credit of a hundred rupees to the partner's first account. */
  credit(): Promise<WorldAnswer>;
}

export async function worldsBench(options: SandboxOptions = {}): Promise<WorldsBench> {
  const clock = manualClock(START);
  const sandbox = await createSandbox({ clock, plans: 'off', ...options });
  const call: WorldsBench['call'] = async (method, path, body, headers = {}) => {
    const withBody = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await sandbox.fetch(
      new Request(`http://localhost${path}`, {
        method,
        headers: { ...withBody, ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson && text !== '' ? JSON.parse(text) : undefined,
    };
  };
  const make = async (wanted: object = {}): Promise<MadeWorld> => {
    const { status, body: answer, text } = await call('POST', '/sandbox/v1/worlds', wanted);
    if (status !== 201) throw new Error(`no world: ${status} ${text}`);
    const own: MadeWorld['call'] = (method, path, body, headers = {}) =>
      call(method, answer.prefix + path, body, { 'x-api-key': answer.partner?.apiKey ?? '', ...headers });
    return {
      name: answer.world,
      answer,
      call: own,
      credit: () => own('POST', '/sandbox/v1/credits', CREDIT),
    };
  };
  return { sandbox, clock, call, make };
}

const CREDIT = {
  virtualAccountNumber: 'ACME00000001',
  amount: '100.00',
  paymentMode: 'IMPS',
  remitter: { name: 'Ravi Kumar', accountNumber: '50100012345678', ifsc: 'KHTA0000002' },
};
