import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Command, StartInput, WorkResult } from '../../../drivers/protocol.ts';
import { createReferenceClient } from '../../../reference/ts/client.ts';

/**
 * The reference client as a program with one oddity, which is no mistake of an integration: `node odd-client.mjs HOW [FILE]`.
 * quiet: logs nothing. breaks: writes to standard output when it is to pull several streams. tells: has its secrets in its
 * log, its answers and its errors, in all forms. family: starts a program of its own, and clings to life when its input ends.
 */
const [how, file = ''] = process.argv.slice(2);
const client = createReferenceClient(undefined, {
  log: (line) => {
    if (how !== 'quiet') process.stderr.write(`${line}\n`);
  },
});

let told = '';

async function secretsOf({ baseUrl, credentials, notificationSecret = '' }: StartInput): Promise<string> {
  const { clientId = '', clientSecret = '' } = credentials;
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  const headers = { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' };
  const asked = { method: 'POST', headers, body: 'grant_type=client_credentials' };
  const { access_token: token } = (await (await fetch(`${baseUrl}/oauth2/token`, asked)).json()) as {
    access_token: string;
  };
  // For the test alone, which looks for them.
  appendFileSync(file, `${clientSecret}\n${basic}\n${token}\n${notificationSecret}\n`);
  const encoded = encodeURIComponent(notificationSecret);
  return `${clientSecret} ${basic} Bearer%20${token} token ${token} ${notificationSecret} ${encoded}`;
}

async function reply(command: Command): Promise<object> {
  if (how === 'tells' && command.operation === 'start') {
    told = await secretsOf(command.input);
    process.stderr.write(`started with ${told}\n`);
  }
  const answer = await client.handle(command);
  const { physicalAccountNumbers = [] } =
    command.operation === 'syncTransactions' ? command.input : { physicalAccountNumbers: [] };
  if (how === 'breaks' && physicalAccountNumbers.length > 1) process.stdout.write('pulled all of them\n');
  const { result } = answer as { readonly result?: Partial<WorkResult> };
  if (told === '' || result?.outcome === undefined) return answer;
  return { ...answer, result: { ...result, message: `asked with ${told}`, more: { headers: [told] } } };
}

if (how === 'family') {
  const child = spawn('sleep', ['600'], { stdio: 'ignore' });
  appendFileSync(file, `${process.pid}\n${child.pid}\n`);
  setInterval(() => {}, 60_000);
}

createInterface({ input: process.stdin }).on('line', (line) => {
  const command = JSON.parse(line) as Command;
  void reply(command).then((answer) => process.stdout.write(`${JSON.stringify(answer)}\n`));
});
