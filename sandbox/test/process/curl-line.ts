import { spawnSync } from 'node:child_process';
import { run } from './server-process.ts';

/** What a printed curl line got. */
export interface CurlAnswer {
  readonly status: number;
  readonly body: string;
}

/** A line as a POSIX shell splits it, for lines that quote but neither expand nor pipe. */
export function shellWords(line: string): string[] {
  const words = line.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? [];
  return words.map((word) =>
    word.replace(/'([^']*)'|"([^"]*)"/g, (_all, single, double) => single ?? double),
  );
}

/** The request that a printed curl line stands for. */
export function curlRequest(line: string): Request {
  const [program, ...words] = shellWords(line);
  if (program !== 'curl') throw new Error(`not a curl line: ${line}`);
  const headers = new Headers();
  let body: string | null = null;
  let url = '';
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (word === '-s') continue;
    if (word === '-H') {
      const [name = '', ...value] = (words[++i] ?? '').split(':');
      headers.set(name, value.join(':').trim());
    } else if (word === '-d') body = words[++i] ?? '';
    else if (word.startsWith('-')) throw new Error(`this test cannot read curl's ${word}: ${line}`);
    else url = word;
  }
  return new Request(url, { method: body === null ? 'GET' : 'POST', headers, body });
}

/** Runs a printed curl line as it stands, in a shell; where there is no curl, sends what it stands for. */
export async function runCurl(line: string): Promise<CurlAnswer> {
  if (spawnSync('curl', ['--version']).error === undefined) {
    const { code, stdout, stderr } = await run('sh', ['-c', `${line} -w '\\n%{http_code}'`]).ending;
    if (code !== 0) throw new Error(`exit code ${code} of: ${line}\n${stderr}`);
    const end = stdout.lastIndexOf('\n');
    return { status: Number(stdout.slice(end + 1)), body: stdout.slice(0, end) };
  }
  const response = await fetch(curlRequest(line));
  return { status: response.status, body: await response.text() };
}
