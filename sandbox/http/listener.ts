import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Problem } from '../lib/errors.ts';
import { connectionCounter } from './connections.ts';
import { errorAnswer } from './errors.ts';
import { whenHeldBack } from './fault-transport.ts';

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
  /** Default: {@link DEFAULT_TIMEOUTS}. */
  timeouts?: Timeouts;
}

/** How long a client may take, in milliseconds. */
export interface Timeouts {
  /** From connecting, or from a request's first byte, to the end of its headers. */
  readonly headers: number;
  /** From a request's first byte to its last. */
  readonly request: number;
  /** Between an answer and the next request on its connection. */
  readonly keepAlive: number;
  /** How often the first two are looked at. */
  readonly check: number;
}

/** The port is taken or the address is not ours: one line for the console. */
export class ListenError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ListenError';
  }
}

// Node's defaults are 60 s and 300 s: a slow client could hold a socket for five minutes.
const DEFAULT_TIMEOUTS: Timeouts = { headers: 10_000, request: 30_000, keepAlive: 65_000, check: 2_000 };
const HEADER_BYTES = 16 * 1024;
const LINGER_MS = 1_000;

/** Statuses below the contract, which has no problem for them: the request was never there to be judged. */
const BARE_STATUSES: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
};

/** What Node's parser refused before any route saw it, as bytes for the raw socket. */
function malformedAnswer(code: string | undefined): string {
  const bare = BARE_STATUSES[code ?? ''];
  const words = `The request is not HTTP/1.1 that can be read one way only (${code}).`;
  const answer = errorAnswer(new Problem('AMBIGUOUS_REQUEST', words), 'unparsed', '/');
  const body = bare === undefined ? (answer.body as string) : '';
  return [
    `HTTP/1.1 ${bare ?? '400 Bad Request'}`,
    ...(bare === undefined ? [`content-type: ${answer.contentType}`] : []),
    `content-length: ${Buffer.byteLength(body)}`,
    'x-request-id: unparsed',
    'connection: close',
    '',
    body,
  ].join('\r\n');
}

/** Each open connection with the answer to its latest request; undefined before the first. */
type Connections = Map<Socket, ServerResponse | undefined>;

function isPending(answer: ServerResponse | undefined): answer is ServerResponse {
  return answer !== undefined && !answer.writableFinished && !answer.destroyed;
}

/** Whether nothing of this answer has left yet, and no answer is waited for before it. */
function isNextOut(answer: ServerResponse): boolean {
  return answer.socket !== null && !answer.headersSent;
}

function refuseMalformed(
  error: NodeJS.ErrnoException,
  socket: Socket,
  latest: ServerResponse | undefined,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
  } else if (isPending(latest) && (latest.req.complete || !isNextOut(latest))) {
    // A refusal written now would be taken for the answer to a sound request before it on the connection.
    endAfter(latest, socket);
  } else {
    socket.end(malformedAnswer(error.code));
    // Time to read it; a client that never closes its own side would keep the socket for ever.
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  }
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
  const timeouts = options.timeouts ?? DEFAULT_TIMEOUTS;
  const connections: Connections = new Map();
  let closing = false;
  const serve = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    connections.set(incoming.socket, outgoing);
    if (closing) outgoing.shouldKeepAlive = false;
    void handle(incoming, outgoing);
  };
  const server = createServer({
    headersTimeout: timeouts.headers,
    requestTimeout: timeouts.request,
    keepAliveTimeout: timeouts.keepAlive,
    connectionsCheckingInterval: timeouts.check,
    maxHeaderSize: HEADER_BYTES,
    noDelay: true,
    // Without a Host a request is refused like with a doubled one, by us and with a problem.
    requireHostHeader: false,
  });
  server.on('request', serve);
  // Who asks before sending a body is answered when the body is about to be read (request.ts).
  server.on('checkContinue', serve);
  const number = connectionCounter();
  server.on('connection', (socket) => {
    number(socket);
    connections.set(socket, undefined);
    socket.once('close', () => connections.delete(socket));
  });
  server.on('clientError', (error, socket) => {
    refuseMalformed(error, socket as Socket, connections.get(socket as Socket));
  });
  await bind(server, options);
  return {
    url: urlOf(options.host, (server.address() as AddressInfo).port),
    close: (graceMs) => {
      closing = true;
      return drain(server, connections, graceMs);
    },
  };
}

/** Where this machine reaches the server: an address that stands for all is one to listen on, not to call. */
function urlOf(host: string, port: number): string {
  if (host === '0.0.0.0') return `http://127.0.0.1:${port}`;
  if (host === '::') return `http://[::1]:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Lets the answer out and closes its connection behind it. */
function endAfter(answer: ServerResponse, socket: Socket): void {
  if (!answer.shouldKeepAlive) return;
  answer.shouldKeepAlive = false;
  answer.once('close', () => socket.destroySoon());
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

function drain(server: Server, connections: Connections, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    // A turn later, so that requests which have arrived already are read and answered.
    setImmediate(() => {
      for (const [socket, latest] of connections) {
        if (isPending(latest)) {
          endAfter(latest, socket);
          // By a fault on purpose, for as long as minutes: nobody is waited for.
          whenHeldBack(latest, () => socket.destroy());
        } else socket.destroySoon();
      }
    });
  });
}
