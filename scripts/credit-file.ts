import { readFile, stat } from 'node:fs/promises';

/** As much as the control plane takes. */
const LARGEST_FILE = 2 * 1024 * 1024;
const TIMEOUT = 60_000;
const MOST_SHOWN = 10;

/** What the command ends with: 0 all taken, 1 some or all refused, 2 not sent. */
export interface CreditFileEnding {
  readonly code: 0 | 1 | 2;
  readonly text: string;
}

interface Result {
  readonly index: number;
  readonly problem?: { readonly code: string; readonly detail: string };
}

interface Answer {
  readonly summary?: Readonly<Record<'total' | 'posted' | 'returned' | 'queued' | 'failed', number>>;
  readonly results?: readonly Result[];
  readonly code?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly detail: string }[];
}

function plain(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, '?').slice(0, 500);
}

function ending(status: number, answer: Answer): CreditFileEnding {
  const { summary, results = [], code, detail, errors = [] } = answer;
  if (summary === undefined) {
    const faults = errors.slice(0, MOST_SHOWN).map((fault) => `  ${plain(fault.detail)}\n`);
    const words = `khata: the file is refused, nothing was done: ${status} ${code ?? ''} ${plain(detail ?? '')}\n`;
    return { code: 1, text: words + faults.join('') };
  }
  const { total, posted, returned, queued, failed } = summary;
  const refused = results.flatMap(({ index, problem }) =>
    problem === undefined ? [] : [`  row ${index + 1}: ${problem.code} ${plain(problem.detail)}\n`],
  );
  const line = `${total} credits: ${posted} posted, ${returned} returned, ${queued} queued, ${failed} refused\n`;
  return { code: failed === 0 ? 0 : 1, text: line + refused.slice(0, MOST_SHOWN).join('') };
}

/** `khata credits`: sends a file of credit notices to a running sandbox. Never throws for what is wrong with either. */
export async function sendCreditFile(
  file: string,
  { url, world }: { url: string; world?: string },
  controlToken: string | undefined,
): Promise<CreditFileEnding> {
  try {
    const { size } = await stat(file);
    if (size > LARGEST_FILE) throw new Error(`${file} has ${size} bytes; at most ${LARGEST_FILE} are taken`);
    const body = new Uint8Array(await readFile(file));
    const prefix = world === undefined ? '' : `/w/${encodeURIComponent(world)}`;
    const headers: Record<string, string> = {
      'content-type': /\.json$/i.test(file) ? 'application/json' : 'text/csv',
    };
    if (controlToken !== undefined) headers['authorization'] = `Bearer ${controlToken}`;
    const response = await fetch(`${url.replace(/\/+$/, '')}${prefix}/sandbox/v1/credit-files`, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(TIMEOUT),
    });
    return ending(response.status, (await response.json()) as Answer);
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    const words = cause instanceof Error ? cause.message : String(cause);
    return { code: 2, text: `khata: ${plain(words)}\n` };
  }
}
