// The floor that Khata is measured against: bare node:http with no framework, no rules and no disk.
// usage: node floor.mjs small|post|batch|hono
import { createServer } from 'node:http';

const kind = process.argv[2];
const small = JSON.stringify({
  virtualAccountNumber: 'ACME00000001',
  status: 'ACTIVE',
  revision: 1,
  filler: 'x'.repeat(380),
});

const handlers = {
  small: (_request, response) => {
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(small),
    });
    response.end(small);
  },
  post: (request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      JSON.parse(Buffer.concat(chunks).toString());
      response.writeHead(207, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(small),
      });
      response.end(small);
    });
  },
};

async function batchHandler() {
  const records = JSON.parse(process.env.KHATA_BENCH_RECORDS);
  return (request, response) => {
    request.on('data', () => {});
    request.on('end', () => {
      const body = JSON.stringify(records);
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      });
      response.end(body);
    });
  };
}

function announce(port) {
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
}

if (kind === 'hono') {
  const { Hono } = await import('hono');
  const { serve } = await import('@hono/node-server');
  const app = new Hono();
  app.get('/*', (c) => c.body(small, 200, { 'content-type': 'application/json' }));
  app.post('/*', async (c) => {
    await c.req.json();
    return c.body(small, 207, { 'content-type': 'application/json' });
  });
  serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => announce(port));
} else {
  const server = createServer(kind === 'batch' ? await batchHandler() : handlers[kind]);
  server.listen(0, '127.0.0.1', () => announce(server.address().port));
}
