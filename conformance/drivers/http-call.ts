import { jsonObjectOf } from '../lib/json.ts';
import type { OperationName } from './protocol.ts';
import { broken, type ReadReply, readReply } from './reply.ts';
import type { Secrets } from './secrets.ts';

/** Bytes of an answer that are read. */
const MOST_ANSWER_BYTES = 8 * 1024 * 1024;

/** A command on its way to an address. */
export interface HttpCall {
  readonly url: URL;
  readonly operation: OperationName;
  readonly id: string;
  readonly body: string;
  readonly deadlineMilliseconds: number;
  readonly secrets: Secrets;
  /** Aborted when the integration is killed. */
  readonly gone: AbortSignal;
  /** Told of the Date header: the clock of the machine that answers. */
  readonly onDate: (date: string) => void;
}

/** Causes of a failed connection, by their code. */
const CONNECTION_WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED:
    'nothing listens there (connection refused). Start the driver before the kit, and look at host and port',
  ENOTFOUND: 'its host is not known to DNS',
  EAI_AGAIN: 'its host could not be looked up',
  ECONNRESET: 'the connection was reset before an answer came',
  UND_ERR_SOCKET: 'the connection was closed before an answer came',
  EHOSTUNREACH: 'its host cannot be reached',
  ENETUNREACH: 'its network cannot be reached',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it speaks no TLS there: give the address with http://',
  EPROTO: 'it speaks no TLS there: give the address with http://',
  HPE_INVALID_CONSTANT: 'it does not speak HTTP there',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
};

function codeOf(error: unknown): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const { code } = at as NodeJS.ErrnoException;
    if (code !== undefined) return code;
    if (at instanceof AggregateError && at.errors.length > 0) return codeOf(at.errors[0]);
  }
  return 'unknown fault';
}

async function textOf(answer: Response): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
    size += part.length;
    if (size > MOST_ANSWER_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** What the answer's head has against it; undefined when it may be read. */
function headFault(answer: Response): string | undefined {
  const { status, headers } = answer;
  const type = headers.get('content-type');
  if (status >= 300 && status < 400) {
    const to = headers.get('location') ?? 'nowhere';
    return `a redirect (${status}) to ${to}; redirects are not followed, give the final address`;
  }
  if (status !== 200) return `status ${status}, where every answer of the protocol has 200`;
  if (!/^application\/json\b/i.test(type ?? '')) {
    return `Content-Type ${type ?? 'missing'}, where application/json must be`;
  }
  return undefined;
}

async function readAnswer({ url, operation, id, secrets }: HttpCall, answer: Response): Promise<ReadReply> {
  const who = `${operation}: ${secrets.shorten(url.href)} answered with`;
  const text = await textOf(answer);
  if (text === undefined) return broken('FLOOD', `${who} more than ${MOST_ANSWER_BYTES} bytes`);
  const fault = headFault(answer);
  if (fault !== undefined) {
    const body = text === '' ? '' : `: ${secrets.quote(text)}`;
    return broken('TRANSPORT', `${who} ${secrets.shorten(fault)}${body}`);
  }
  const frame = jsonObjectOf(text);
  if (frame === undefined) return broken('NOT_JSON', `${who} what is no JSON object: ${secrets.quote(text)}`);
  const { id: answered } = frame as { id?: unknown };
  if (answered === id) return readReply(operation, frame, secrets);
  return broken('UNKNOWN_ID', `${who} another id than the command's: ${secrets.quote(text)}`);
}

/** Posts a command and reads the reply; never rejects. */
export async function postCommand(call: HttpCall): Promise<ReadReply> {
  const { url, body, deadlineMilliseconds, gone } = call;
  const late = AbortSignal.timeout(Math.ceil(deadlineMilliseconds));
  try {
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body,
      signal: AbortSignal.any([late, gone]),
    });
    const date = answer.headers.get('date');
    if (date !== null) call.onDate(date);
    return await readAnswer(call, answer);
  } catch (error) {
    if (gone.aborted) return { kind: 'GONE', reason: 'the kit killed it' };
    if (late.aborted) return { kind: 'LATE', afterMilliseconds: deadlineMilliseconds };
    const code = codeOf(error);
    return { kind: 'GONE', reason: CONNECTION_WORDS[code] ?? `the connection failed (${code})` };
  }
}
