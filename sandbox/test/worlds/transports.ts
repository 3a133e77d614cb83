import { Agent, request } from 'node:http';
import type { App } from '../../app.ts';
import type { Reply, Send, Sent } from '../model/http-subject.ts';

/** Requests over sockets that are kept open. */
export interface SocketTransport {
  readonly send: Send;
  close(): void;
}

/** @param connections how many requests can be under way at one time; others wait for one to end */
export function overSockets(url: string, connections: number): SocketTransport {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send = ({ method, path, headers, body }: Sent): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const all = { ...headers, ...length };
      const outgoing = request({ agent, hostname, port, method, path, headers: all }, (incoming) => {
        const parts: Buffer[] = [];
        incoming.on('data', (part: Buffer) => parts.push(part));
        incoming.once('error', reject);
        incoming.once('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            text: Buffer.concat(parts).toString(),
            header: (name) => incoming.headers[name]?.toString(),
          }),
        );
      });
      outgoing.once('error', reject);
      outgoing.end(body);
    });
  return { send, close: () => agent.destroy() };
}

/** Requests to the app itself: all that are made in one turn run in one another's gaps. */
export function inProcess(app: App): Send {
  return async ({ method, path, headers, body }) => {
    const init = { method, headers, ...(body !== undefined && { body }) };
    const response = await app.fetch(new Request(`http://localhost${path}`, init));
    const text = await response.text();
    return { status: response.status, text, header: (name) => response.headers.get(name) ?? undefined };
  };
}
