// A driver as a service: listens on the port of its first argument, its process id in the file of the second.
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [port, pidFile] = process.argv.slice(2);
const instanceId = randomUUID();
const result = {
  protocolVersion: 1,
  name: 'service',
  version: '1',
  instanceId,
  capabilities: ['CREATE', 'LEDGER'],
};
createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += part;
  const { id, operation } = JSON.parse(body);
  if (operation === 'ledger') return; // never answered
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ id, result: operation === 'hello' ? result : { outcome: 'SUCCEEDED' } }));
}).listen(Number(port), '127.0.0.1', () => writeFileSync(pidFile, String(process.pid)));
