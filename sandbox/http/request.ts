import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Context } from 'hono';
import type { OperationDescriptor } from '../contract/operation.ts';
import { escapePointer } from '../contract/validation.ts';
import { Problem } from '../lib/errors.ts';
import { DEFAULT_WORLD } from '../services/world-names.ts';

/** What Hono hands through from @hono/node-server; absent when called in process with `app.request()`. */
export interface Env {
  Bindings: { incoming?: IncomingMessage; outgoing?: ServerResponse };
}

/** One header, without building a Headers object where Node has parsed it already. */
export function headerOf(c: Context<Env>, name: string): string | undefined {
  const incoming = c.env?.incoming;
  if (!incoming) return c.req.header(name);
  const value = incoming.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

const SINGLE_HEADERS = ['host', 'authorization', 'x-api-key', 'content-type', 'content-length'];

/** Empty and dot segments, and percent-encodings of what a path can say plainly, slashes included. */
const SECOND_SPELLING = /\/\/|\/\.{1,2}(?:\/|$)|%(?:2[def]|3[0-9]|[46][1-9a-f]|5[0-9acf]|7[0-9ae])/i;

function pathOf(url: string): string {
  const start = url.startsWith('/') ? 0 : url.indexOf('/', url.indexOf('://') + 3);
  const end = url.search(/[?#]/);
  return url.slice(start, end === -1 ? undefined : end);
}

/** The path as it was sent, not decoded and without the query. */
export function rawPath(c: Context<Env>): string {
  return pathOf(c.req.url);
}

/** The origin by which the sandbox is reached: as it was told, else as the request has it. */
export function publicOrigin(c: Context<Env>, publicUrl: string | undefined): string {
  if (publicUrl !== undefined) return new URL(publicUrl).origin;
  // The request's own URL holds the Host header, lower-case and without a default port (RFC 5849 3.4.1.2).
  return new URL(c.req.url).origin;
}

const PREFIXED = /^\/w\/([^/]+)(\/.*)?$/s;
/** Where the metadata of an issuer with a path are asked for (RFC 8414 section 3.1): its path comes last. */
const METADATA_PREFIXED = /^(\/\.well-known\/oauth-authorization-server)\/w\/([^/]+)$/;

/** A path as the world that it names and the rest, which is a path of the contracts. */
export function splitWorld(path: string): { world: string | undefined; path: string } {
  // Nearly every path of the default world is told by its second letter.
  if (path.startsWith('/w/')) {
    const [, world, rest = '/'] = PREFIXED.exec(path) ?? [];
    return world === undefined ? { world, path } : { world, path: rest };
  }
  if (!path.startsWith('/.')) return { world: undefined, path };
  const [, document, world] = METADATA_PREFIXED.exec(path) ?? [];
  return document === undefined ? { world: undefined, path } : { world, path: document };
}

/** The name of the world that a request is for. */
export function worldNameOf(c: Context<Env>): string {
  const target = c.env?.incoming?.url;
  const path = target?.startsWith('/') ? pathOf(target) : rawPath(c);
  return splitWorld(path).world ?? DEFAULT_WORLD;
}

/** The prefix of the world in every path: `/w/{world}`, empty for the default one. */
export function worldPrefix(c: Context<Env>): string {
  const world = worldNameOf(c);
  return world === DEFAULT_WORLD ? '' : `/w/${world}`;
}

/** Whether the same address can be written in another way, which a proxy may read as another address. */
export function hasSecondSpelling(c: Context<Env>): boolean {
  // The target as it stood on the wire: in the framework's URL the dot segments are resolved already.
  return SECOND_SPELLING.test(pathOf(c.env?.incoming?.url ?? c.req.url));
}

/** Whether a target in absolute form names another host than the Host header (RFC 9112 section 3.2.2). */
function hasSecondHost({ url = '/', headers }: IncomingMessage): boolean {
  if (url.startsWith('/')) return false;
  return !url.toLowerCase().startsWith(`http://${headers.host?.toLowerCase()}/`);
}

/**
 * Two readers of one request must not see two requests: a doubled Host (which Node lets pass) or
 * credential, or a path that is written in more than one way, is refused (RFC 9112 section 3.2).
 * @throws Problem AMBIGUOUS_REQUEST
 */
export function refuseAmbiguity(c: Context<Env>): void {
  if (hasSecondSpelling(c)) throw ambiguousPath();
  const incoming = c.env?.incoming;
  if (!incoming) return;
  if (hasSecondHost(incoming)) {
    throw new Problem('AMBIGUOUS_REQUEST', 'The request line names another host than the Host header.');
  }
  const raw = incoming.rawHeaders;
  let seen = 0;
  for (let i = 0; i < raw.length; i += 2) {
    const index = SINGLE_HEADERS.indexOf((raw[i] ?? '').toLowerCase());
    if (index === -1) continue;
    if ((seen & (1 << index)) !== 0) {
      throw new Problem(
        'AMBIGUOUS_REQUEST',
        `The header ${SINGLE_HEADERS[index]} stands there more than once.`,
      );
    }
    seen |= 1 << index;
  }
}

export function ambiguousPath(): Problem {
  const words = 'The path has empty, dot or needlessly encoded parts: write it as the contract does.';
  return new Problem('AMBIGUOUS_REQUEST', words);
}

function tooLarge(limit: number): Problem {
  return new Problem('BODY_TOO_LARGE', `The body is larger than ${limit} bytes.`);
}

/**
 * @param limit the largest body that the door admits, in bytes
 * @throws Problem BODY_TOO_LARGE, before more than the limit is held
 */
export async function readBody(c: Context<Env>, limit: number): Promise<Uint8Array> {
  const declared = Number(headerOf(c, 'content-length') ?? 0);
  if (declared > limit) throw tooLarge(limit);
  const incoming = c.env?.incoming;
  if (!incoming) {
    const body = new Uint8Array(await c.req.arrayBuffer());
    if (body.length > limit) throw tooLarge(limit);
    return body;
  }
  // Only now, so that a client that asks first (RFC 9110 section 10.1.1) sends no body to be refused.
  if (incoming.headers.expect !== undefined) c.env.outgoing?.writeContinue();
  return await readIncoming(incoming, limit);
}

function readIncoming(incoming: IncomingMessage, limit: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    incoming.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > limit) {
        incoming.removeAllListeners('data');
        incoming.resume();
        reject(tooLarge(limit));
      } else chunks.push(chunk);
    });
    incoming.once('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    // The only error of an incoming message is that its connection broke before its end.
    const gone = () => {
      if (!incoming.readableEnded) reject(new ClientGoneError());
    };
    incoming.once('error', gone);
    incoming.once('close', gone);
    // Gone already while the steps before this one ran: no event would ever tell.
    if (incoming.destroyed) gone();
  });
}

/** The client hung up before its request was whole: nothing was done and nobody is there to be told. */
export class ClientGoneError extends Error {
  constructor() {
    super('the client closed the connection before its request was complete');
    this.name = 'ClientGoneError';
  }
}

/** @throws Problem UNSUPPORTED_MEDIA_TYPE when a body is not of the operation's media type, or is encoded */
export function assertMediaType(c: Context<Env>, operation: OperationDescriptor): void {
  const wanted = operation.body?.mediaType ?? '';
  const given = headerOf(c, 'content-type') ?? '';
  const [type = '', ...parameters] = given.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  if (type !== wanted || (charset !== undefined && !/^charset="?utf-8"?$/.test(charset))) {
    throw new Problem(
      'UNSUPPORTED_MEDIA_TYPE',
      `Send ${wanted} in UTF-8, not ${given.slice(0, 100) || 'a body without Content-Type'}.`,
    );
  }
  const encoding = headerOf(c, 'content-encoding');
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new Problem(
      'UNSUPPORTED_MEDIA_TYPE',
      `Content-Encoding ${encoding.slice(0, 40)} is not read; send the body as it is.`,
    );
  }
}

/**
 * The query as one value per name.
 * @param known where the contract says that others, and those without a value, are ignored (RFC 6749 section 3.1)
 * @throws Problem VALIDATION_FAILED when a name stands there twice
 */
export function readQuery(
  c: Context<Env>,
  known?: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const { url } = c.req;
  const start = url.indexOf('?');
  const query: Record<string, string> = {};
  if (start === -1) return query;
  for (const [name, value] of new URLSearchParams(url.slice(start + 1))) {
    if (known !== undefined && (value === '' || !Object.hasOwn(known, name))) continue;
    if (Object.hasOwn(query, name)) {
      const detail = `The query parameter ${name.slice(0, 60)} stands there more than once.`;
      throw new Problem('VALIDATION_FAILED', detail, {
        errors: [{ pointer: `/query/${escapePointer(name.slice(0, 60))}`, code: 'NOT_UNIQUE', detail }],
      });
    }
    Object.defineProperty(query, name, { value, enumerable: true, writable: true });
  }
  return query;
}
