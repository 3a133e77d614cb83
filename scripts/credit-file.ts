import { readFile, stat } from 'node:fs/promises';

/** As much as the control plane takes. */
const LARGEST_FILE = 2 * 1024 * 1024;
const TIMEOUT = 60_000;
const MOST_SHOWN = 10;

/** What the command ends with: 0 all taken, 1 some or all refused or returned, 2 not sent. */
export interface CreditFileEnding {
  readonly code: 0 | 1 | 2;
  readonly text: string;
}

interface Result {
  readonly index: number;
  /** What the notice alone would have been answered with; 200: it was known before. */
  readonly status: number;
  readonly outcome?: { readonly outcome: string; readonly reason?: string };
  readonly problem?: { readonly code: string; readonly detail: string };
}

interface Answer {
  readonly summary?: Readonly<Record<'total' | 'posted' | 'returned' | 'queued' | 'failed', number>>;
  readonly results?: readonly Result[];
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly detail: string }[];
}

/** Statuses by which the file itself is refused; any other means that it did not reach what reads it. */
const REFUSES_FILE: readonly number[] = [400, 413, 415];

/** What to do when the file reached no control plane, by problem code. */
const WAYS_OUT: Readonly<Record<string, string>> = {
  WORLD_NOT_FOUND: 'Name a world that GET /sandbox/v1/worlds lists, or leave --world out.',
  ROUTE_NOT_FOUND:
    '--url is the address of the sandbox alone, such as http://127.0.0.1:4010; is its control plane on?',
  CREDENTIALS_MISSING: 'Set KHATA_CONTROL_TOKEN to the token that the sandbox was started with.',
  CREDENTIALS_INVALID: 'Set KHATA_CONTROL_TOKEN to the token that the sandbox was started with.',
  CONTROL_PLANE_FORBIDDEN: 'From another machine the sandbox must be started with KHATA_CONTROL_TOKEN.',
};

/** Why nothing could be sent; its message is for the console. */
class NotSentError extends Error {}

function plain(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, '?').slice(0, 500);
}

function notSent(words: string): CreditFileEnding {
  return { code: 2, text: `khata: not sent: ${words}\n` };
}

/** A row that the partner will not see in the stream, in one line; nothing for the others. */
function trouble({ index, problem, outcome }: Result): string[] {
  if (problem !== undefined) return [`  row ${index + 1}: ${problem.code} ${plain(problem.detail)}\n`];
  if (outcome?.outcome !== 'RETURNED') return [];
  return [`  row ${index + 1}: RETURNED ${plain(outcome.reason ?? '')}\n`];
}

function ending(status: number, answer: Answer): CreditFileEnding {
  const { summary, results = [], code = '', detail = '', errors = [] } = answer;
  if (summary === undefined) {
    const said = `${status} ${plain(code)} ${plain(detail)}`;
    if (!REFUSES_FILE.includes(status)) return notSent([said, WAYS_OUT[code] ?? ''].join(' ').trim());
    const faults = errors.slice(0, MOST_SHOWN).map((fault) => `  ${plain(fault.detail)}\n`);
    return { code: 1, text: `khata: the file is refused, nothing was done: ${said}\n${faults.join('')}` };
  }
  const { total, posted, returned, queued, failed } = summary;
  const known = results.filter((result) => result.status === 200).length;
  const already = known === 0 ? '' : ` (${known} known already)`;
  const counts = `${posted} posted, ${returned} returned, ${queued} queued, ${failed} refused`;
  const line = `${total} ${total === 1 ? 'credit' : 'credits'}${already}: ${counts}\n`;
  const rows = results.flatMap(trouble).slice(0, MOST_SHOWN);
  return { code: failed + returned === 0 ? 0 : 1, text: line + rows.join('') };
}

/** @throws NotSentError for a file that is too large, or a list where an object is wanted */
async function readCredits(file: string, isJson: boolean): Promise<Uint8Array<ArrayBuffer>> {
  const { size } = await stat(file);
  if (size > LARGEST_FILE)
    throw new NotSentError(`${file} has ${size} bytes; at most ${LARGEST_FILE} are taken`);
  const body = new Uint8Array(await readFile(file));
  if (isJson && /^\ufeff?\s*\[/.test(new TextDecoder('utf-8', { ignoreBOM: true }).decode(body))) {
    throw new NotSentError(`${file} is a bare list; write {"items":[…]} around it`);
  }
  return body;
}

/** What went wrong between here and the sandbox, and what to do. */
function connectionFault(error: unknown, url: string): string {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return `no answer from ${url} within ${TIMEOUT / 1000} seconds; it may have been taken, look before you repeat it`;
  }
  if (error instanceof SyntaxError) return `what answers at ${url} is no Khata sandbox; see --url`;
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const { message, code } = cause as { message?: string; code?: string };
  const what = message || code || String(cause);
  return `${url}: ${what}. Is the sandbox running there? Start it with "khata serve", or name it with --url.`;
}

/** `khata credits`: sends a file of credit notices to a running sandbox. Never throws for what is wrong with either. */
export async function sendCreditFile(
  file: string,
  { url, world }: { url: string; world?: string },
  controlToken: string | undefined,
): Promise<CreditFileEnding> {
  const isJson = /\.json$/i.test(file);
  let body: Uint8Array<ArrayBuffer>;
  try {
    body = await readCredits(file, isJson);
  } catch (error) {
    return notSent(plain((error as Error).message));
  }
  // The ready line's controlUrl is as good as its url.
  const base = url.replace(/\/+$/, '').replace(/\/sandbox\/v1$/, '');
  const prefix = world === undefined ? '' : `/w/${encodeURIComponent(world)}`;
  const headers: Record<string, string> = { 'content-type': isJson ? 'application/json' : 'text/csv' };
  if (controlToken !== undefined) headers['authorization'] = `Bearer ${controlToken}`;
  try {
    const response = await fetch(`${base}${prefix}/sandbox/v1/credit-files`, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(TIMEOUT),
    });
    return ending(response.status, (await response.json()) as Answer);
  } catch (error) {
    return notSent(plain(connectionFault(error, base)));
  }
}
