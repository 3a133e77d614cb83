import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as an SMTP server received it. */
export interface CaughtMail {
  readonly from: string;
  readonly to: readonly string[];
  /** The message as it came over the wire, decoded as UTF-8. */
  readonly source: string;
}

/** A real SMTP server (the npm package smtp-server) on a port of its own, which keeps what it takes. */
export interface SmtpCatcher {
  readonly port: number;
  readonly caught: readonly CaughtMail[];
  /** Recipients that it refuses, with the reply code. */
  readonly refused: Map<string, number>;
  close(): Promise<void>;
}

/** Whom the server lets in. */
export const SMTP_USER = 'khata';

/** @param port 0 takes any free one. @param password asked of whoever connects; without one nobody is asked */
export async function catchMails(options: { port?: number; password?: string } = {}): Promise<SmtpCatcher> {
  const caught: CaughtMail[] = [];
  const refused = new Map<string, number>();
  const { password } = options;
  const server = new SMTPServer({
    disabledCommands: password === undefined ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
    allowInsecureAuth: true,
    authOptional: password === undefined,
    onAuth(auth, _session, callback) {
      if (auth.username === SMTP_USER && auth.password === password) callback(null, { user: SMTP_USER });
      else callback(new Error('wrong user or password'));
    },
    onRcptTo({ address }, _session, callback) {
      const code = refused.get(address);
      if (code === undefined) callback();
      else callback(Object.assign(new Error(`no such box as ${address}`), { responseCode: code }));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        caught.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString(),
        });
        callback();
      });
    },
  });
  // A client that is cut off in the middle is the test's business.
  server.on('error', () => {});
  await new Promise<void>((resolve) => {
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    caught,
    refused,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** The headers of a message with folded lines joined, by lower-case name; a header twice is two values. */
export function headersOf(source: string): Map<string, string[]> {
  const [head = ''] = source.split('\r\n\r\n');
  const headers = new Map<string, string[]>();
  for (const line of head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(colon + 1).trim()]);
  }
  return headers;
}

/** The plain text of a message of one part. */
export function textOf(source: string): string {
  const body = source.slice(source.indexOf('\r\n\r\n') + 4);
  const [encoding] = headersOf(source).get('content-transfer-encoding') ?? [];
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

/** A header's value with its encoded words (RFC 2047) decoded. */
export function decodeWords(value: string): string {
  const joined = value.replace(/\?=\s+=\?/g, '?==?');
  return joined.replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) => {
    if (kind.toUpperCase() === 'B') return Buffer.from(word, 'base64').toString();
    const bytes = word
      .replaceAll('_', ' ')
      .replace(/=([0-9A-F]{2})/gi, (_hex, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(bytes, 'latin1').toString();
  });
}
