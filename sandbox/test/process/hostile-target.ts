import { expect } from 'vitest';
import { besideHealthyTraffic } from './healthy-traffic.ts';
import { type RawAnswer, RawConnection, type RawRequest, requestBytes } from './raw-connection.ts';
import { endProcesses, type ServerProcess, startServer } from './server-process.ts';

/** What a refusal with a body carries, and nothing else. */
const PROBLEM_HEADERS = [
  'connection',
  'content-length',
  'content-type',
  'date',
  'keep-alive',
  'x-request-id',
];

export interface Refusal {
  readonly status: number;
  readonly code?: string;
}

/** Judges an answer as a refusal: its form is always the same. */
export function refusalOf(answer: RawAnswer | undefined): Refusal | 'cut' {
  if (answer === undefined) return 'cut';
  const { status, headers, body } = answer;
  if (body === '') return { status };
  expect(headers.get('content-type')).toBe('application/problem+json');
  const extra = [...headers.keys()].filter((name) => !PROBLEM_HEADERS.includes(name));
  expect(extra).toEqual(status === 405 ? ['allow'] : []);
  expect(body).not.toMatch(/\bat .*:\d+:\d+|node:|node_modules|\.[jt]s:/);
  const problem = JSON.parse(body) as Record<string, unknown>;
  expect(problem['status']).toBe(status);
  expect(problem['requestId']).toBe(headers.get('x-request-id'));
  expect(problem['type']).toBe(`/problems/${problem['code']}`);
  return { status, code: String(problem['code']) };
}

/** A server that is attacked on one connection and used on another at the same time. */
export class Target {
  readonly server: ServerProcess;

  private constructor(server: ServerProcess) {
    this.server = server;
  }

  static async start(): Promise<Target> {
    return new Target(await startServer(['--memory', '--plans', 'off']));
  }

  /** Ends it: after all attacks it has not crashed and has said nothing but its ready line. */
  async end(): Promise<void> {
    this.server.kill('SIGTERM');
    const { code, stdout, stderr } = await this.server.ending;
    await endProcesses();
    expect({ code, stderr, lines: stdout.split('\n').length }).toEqual({ code: 0, stderr: '', lines: 2 });
  }

  /** Sends bytes on a fresh connection, beside healthy traffic, and judges the first answer. */
  async sendBytes(...parts: (string | Uint8Array)[]): Promise<Refusal | 'cut'> {
    return this.besideHealthyTraffic(async () => {
      const connection = await RawConnection.open(this.server.port);
      connection.send(...parts);
      const refusal = refusalOf(await connection.answer());
      connection.reset();
      return refusal;
    });
  }

  sendRequest(request: RawRequest): Promise<Refusal | 'cut'> {
    return this.sendBytes(requestBytes(this.server, request));
  }

  besideHealthyTraffic<T>(attack: () => Promise<T>): Promise<T> {
    return besideHealthyTraffic(this.server, attack);
  }

  /** Header lines of a POST with any body whatever. */
  head(path: string, ...lines: string[]): string {
    const { port, apiKey } = this.server;
    const own = [`Host: 127.0.0.1:${port}`, `X-Api-Key: ${apiKey}`, 'Content-Type: application/json'];
    return `${[`POST ${path} HTTP/1.1`, ...own, ...lines].join('\r\n')}\r\n\r\n`;
  }
}
