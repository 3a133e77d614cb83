import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Command } from '../drivers/protocol.ts';
import { createReferenceClient } from '../reference/ts/client.ts';

/** The reference client as a service: `serve PORT PIDFILE` listens, `restart PORT PIDFILE` kills it and starts another. */

const [command, port = '', pidFile = ''] = process.argv.slice(2);

if (command === 'restart') {
  process.kill(Number(readFileSync(pidFile, 'utf8')), 'SIGKILL');
  const args = [fileURLToPath(import.meta.url), 'serve', port, pidFile];
  spawn(process.execPath, args, { detached: true, stdio: 'ignore' }).unref();
  process.exit(0);
}

const client = createReferenceClient();
const isParallel = process.env['PARALLEL'] === '1';

/** The reply; hello claims besides that one address serves several sessions, where it was started so. */
async function answer(text: string): Promise<object> {
  const asked = JSON.parse(text) as Command;
  const reply = await client.handle(asked);
  if (asked.operation !== 'hello' || !('result' in reply) || !isParallel) return reply;
  const hello = reply.result as unknown as { capabilities: string[] };
  return { ...reply, result: { ...hello, capabilities: [...hello.capabilities, 'PARALLEL_SESSIONS'] } };
}

const server = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  const reply = await answer(body);
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(reply));
});
server.listen(Number(port), '127.0.0.1', () => {
  writeFileSync(pidFile, String(process.pid));
  process.stdout.write('ready\n');
});
