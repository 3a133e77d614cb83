import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** What a connection began with. */
export type Opening = 'HTTP' | 'TLS' | 'PROXY' | 'OTHER';

const TLS_HANDSHAKE = 0x16;
const REQUEST_LINE = /^[A-Z]+ (\S+) HTTP\/1\.[01]\r\n/;
/** Characters of a piece in which a request line is looked for. */
const MOST_READ = 4096;

/**
 * A port before a bank that passes everything on and remembers what came: a request that is not for the bank's prefix,
 * or is no request at all, leaves no trace in the bank's own log.
 */
export class Relay {
  readonly #server: Server;
  readonly #target: URL;
  readonly #sockets = new Set<Socket>();
  readonly openings: Opening[] = [];
  /** Paths of the requests, as they came; those of pipelined ones are not seen. */
  readonly paths: string[] = [];

  private constructor(server: Server, target: URL) {
    this.#server = server;
    this.#target = target;
    server.on('connection', (socket) => this.#relay(socket));
  }

  /** @param address of the bank, its prefix included */
  static async open(address: string): Promise<Relay> {
    const server = createServer();
    const relay = new Relay(server, new URL(address));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return relay;
  }

  /** The bank's address, by way of this port. */
  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}${this.prefix}`;
  }

  /** What every path must begin with. */
  get prefix(): string {
    return this.#target.pathname.replace(/\/$/, '');
  }

  /** Paths that lack the prefix. */
  strays(): string[] {
    return this.paths.filter((path) => !path.startsWith(`${this.prefix}/`));
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #relay(socket: Socket): void {
    const bank = connect(Number(this.#target.port), this.#target.hostname);
    for (const end of [socket, bank]) {
      this.#sockets.add(end);
      end.on('error', () => {});
      end.on('close', () => {
        this.#sockets.delete(end);
        socket.destroy();
        bank.destroy();
      });
    }
    let isFirst = true;
    socket.on('data', (piece: Buffer) => {
      if (isFirst) this.#open(socket, piece);
      isFirst = false;
      const path = REQUEST_LINE.exec(piece.toString('latin1', 0, MOST_READ))?.[1];
      if (path !== undefined) this.paths.push(path.split('?')[0] as string);
    });
    socket.pipe(bank);
    bank.pipe(socket);
  }

  #open(socket: Socket, piece: Buffer): void {
    const opening = openingOf(piece);
    this.openings.push(opening);
    // A server that answers a handshake with words would only make the client's error harder to read.
    if (opening === 'TLS') socket.destroy();
  }
}

function openingOf(piece: Buffer): Opening {
  if (piece[0] === TLS_HANDSHAKE) return 'TLS';
  const text = piece.toString('latin1', 0, MOST_READ);
  if (/^(CONNECT |[A-Z]+ https?:\/\/)/.test(text)) return 'PROXY';
  return /^[A-Z]+ \//.test(text) ? 'HTTP' : 'OTHER';
}
