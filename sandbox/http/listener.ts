import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Problem } from '../lib/errors.ts';
import { errorAnswer } from './errors.ts';

/** A server on a port. */
export interface Listener {
  /** `http://127.0.0.1:4010`, with the port that was really taken. */
  readonly url: string;
  /** Stops accepting, answers what is running, closes. Connections left after `graceMs` are cut. */
  close(graceMs: number): Promise<void>;
}

export interface ListenOptions {
  host: string;
  /** 0 takes any free port. */
  port: number;
}

/** The port is taken or the address is not ours: one line for the console. */
export class ListenError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ListenError';
  }
}

// Node's defaults are 60 s and 300 s: a slow client could hold a socket for five minutes.
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_TIMEOUT_MS = 65_000;
const TIMEOUT_CHECK_MS = 2_000;
const HEADER_BYTES = 16 * 1024;

/** What Node's parser refused before any route saw it, as a problem on the raw socket. */
function refuseMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? new Problem('AMBIGUOUS_REQUEST', 'The request was not complete in time.')
      : new Problem(
          'AMBIGUOUS_REQUEST',
          `The request is not HTTP/1.1 that can be read one way only (${error.code}).`,
        );
  const answer = errorAnswer(problem, 'unparsed', '/');
  const body = answer.body as string;
  socket.end(
    [
      'HTTP/1.1 400 Bad Request',
      `content-type: ${answer.contentType}`,
      `content-length: ${Buffer.byteLength(body)}`,
      'x-request-id: unparsed',
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

function unreadableUrl(): Response {
  const answer = errorAnswer(
    new Problem('AMBIGUOUS_REQUEST', 'The Host header or the URL cannot be read.'),
    'unparsed',
    '/',
  );
  return new Response(answer.body as string, {
    status: answer.status,
    headers: { 'content-type': answer.contentType, 'x-request-id': 'unparsed' },
  });
}

/**
 * Puts a fetch handler on a port, with explicit time-outs.
 * @throws ListenError when the address cannot be taken
 */
export async function listen(
  fetch: (request: Request, env: never) => Response | Promise<Response>,
  options: ListenOptions,
): Promise<Listener> {
  const handle = getRequestListener(fetch as never, { errorHandler: unreadableUrl });
  let closing = false;
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
      connectionsCheckingInterval: TIMEOUT_CHECK_MS,
      maxHeaderSize: HEADER_BYTES,
      noDelay: true,
    },
    (incoming, outgoing) => {
      if (closing) endAfterThis(outgoing);
      void handle(incoming, outgoing);
    },
  );
  server.on('clientError', refuseMalformed);
  await bind(server, options);
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `http://${host}:${port}`,
    close: (graceMs) => {
      closing = true;
      return drain(server, graceMs);
    },
  };
}

function endAfterThis(outgoing: ServerResponse): void {
  outgoing.shouldKeepAlive = false;
}

function bind(server: Server, { host, port }: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason: Record<string, string> = {
        EADDRINUSE: `port ${port} on ${host} is in use; stop what listens there or choose another with --port`,
        EACCES: `port ${port} may not be opened by this user; choose one above 1023 with --port`,
        EADDRNOTAVAIL: `${host} is not an address of this machine; choose another with --host`,
        ENOTFOUND: `${host} is not a known host name; choose another with --host`,
      };
      reject(
        new ListenError(reason[error.code ?? ''] ?? `cannot listen on ${host}:${port}: ${error.message}`, {
          cause: error,
        }),
      );
    });
    server.listen({ host, port }, () => resolve());
  });
}

function drain(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
