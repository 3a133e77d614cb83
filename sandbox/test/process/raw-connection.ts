import { connect, type Socket } from 'node:net';

/** An answer as it stood on the wire. */
export interface RawAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

const HEAD_END = '\r\n\r\n';

function parseHead(head: string): Pick<RawAnswer, 'status' | 'headers'> {
  const [statusLine = '', ...lines] = head.split('\r\n');
  const status = /^HTTP\/1\.1 ([0-9]{3}) /.exec(`${statusLine} `)?.[1];
  if (status === undefined) throw new Error(`not an HTTP answer: ${JSON.stringify(head.slice(0, 200))}`);
  const fields = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  return { status: Number(status), headers: new Map(fields) };
}

/** The body of a chunked answer and where it ends; undefined while it is not whole. */
function parseChunks(bytes: Buffer, start: number): { body: string; end: number } | undefined {
  const chunks: Buffer[] = [];
  for (let at = start; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd === -1) return undefined;
    const length = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
    const next = lineEnd + 2 + length + 2;
    if (next > bytes.length) return undefined;
    if (length === 0) return { body: Buffer.concat(chunks).toString(), end: next };
    chunks.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + length));
    at = next;
  }
}

/** The first whole answer in `bytes` and where it ends. */
function parseAnswer(bytes: Buffer): { answer: RawAnswer; end: number } | undefined {
  const headEnd = bytes.indexOf(HEAD_END);
  if (headEnd === -1) return undefined;
  const head = parseHead(bytes.toString('latin1', 0, headEnd));
  const start = headEnd + HEAD_END.length;
  if (head.status === 100) return { answer: { ...head, body: '' }, end: start };
  if (head.headers.get('transfer-encoding') === 'chunked') {
    const chunked = parseChunks(bytes, start);
    return chunked && { answer: { ...head, body: chunked.body }, end: chunked.end };
  }
  const end = start + Number(head.headers.get('content-length') ?? 0);
  return end > bytes.length
    ? undefined
    : { answer: { ...head, body: bytes.toString('utf8', start, end) }, end };
}

/** A TCP connection that says exactly what it is told to, and reads answers. */
export class RawConnection {
  readonly #socket: Socket;
  #received: Buffer = Buffer.alloc(0);
  #look: () => void = () => undefined;
  #closed = false;
  #wasReset = false;
  /** Resolves when the connection is gone, whoever ended it and however. */
  readonly closed: Promise<void>;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (bytes) => {
      this.#received = Buffer.concat([this.#received, bytes]);
      this.#look();
    });
    // A reset is one way of being cut; what mostly matters is that it is over.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      this.#wasReset = error.code === 'ECONNRESET';
    });
    this.closed = new Promise((resolve) => {
      socket.once('close', () => {
        this.#closed = true;
        this.#look();
        resolve();
      });
    });
  }

  /** @param allowHalfOpen keeps this side open when the server has ended its own */
  static async open(port: number, host = '127.0.0.1', allowHalfOpen = false): Promise<RawConnection> {
    const socket = connect({ port, host, allowHalfOpen, noDelay: true });
    const connection = new RawConnection(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return connection;
  }

  send(...parts: (string | Uint8Array)[]): void {
    for (const part of parts) if (this.#socket.writable) this.#socket.write(part);
  }

  /** The next answer; undefined when the connection ends without one. One call at a time. */
  answer(): Promise<RawAnswer | undefined> {
    return new Promise((resolve, reject) => {
      this.#look = () => {
        try {
          const parsed = parseAnswer(this.#received);
          if (parsed) this.#received = this.#received.subarray(parsed.end);
          if (parsed || this.#closed) {
            this.#look = () => undefined;
            resolve(parsed?.answer);
          }
        } catch (error) {
          reject(error);
        }
      };
      this.#look();
    });
  }

  /** Sends what there is and says that no more comes. */
  end(): void {
    this.#socket.end();
  }

  /** Hangs up without a word (RST). */
  reset(): void {
    this.#socket.resetAndDestroy();
  }

  /** Whether the server ended it by RST. */
  get wasReset(): boolean {
    return this.#wasReset;
  }

  /** Resolves as soon as bytes have come, to what there is, or when the connection is gone. */
  someBytes(): Promise<string> {
    return new Promise((resolve) => {
      this.#look = () => {
        if (this.#received.length === 0 && !this.#closed) return;
        this.#look = () => undefined;
        resolve(this.rest);
      };
      this.#look();
    });
  }

  /** Bytes that belong to no answer read so far. */
  get rest(): string {
    return this.#received.toString('latin1');
  }
}

export interface RawRequest {
  readonly method?: string;
  readonly target: string;
  /** Header lines without line ends, after Host and X-Api-Key. */
  readonly headers?: readonly string[];
  /** Sent with its Content-Length. */
  readonly body?: string | Uint8Array;
}

/** Bytes of a sound request of the demo partner, but for what it is given. */
export function requestBytes(
  server: { readonly port: number; readonly apiKey: string },
  { method, target, headers = [], body }: RawRequest,
): Buffer {
  const lines = [
    `${method ?? (body === undefined ? 'GET' : 'POST')} ${target} HTTP/1.1`,
    `Host: 127.0.0.1:${server.port}`,
    `X-Api-Key: ${server.apiKey}`,
    ...(body === undefined
      ? []
      : ['Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`]),
    ...headers,
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}${HEAD_END}`, 'latin1'), Buffer.from(body ?? '')]);
}
