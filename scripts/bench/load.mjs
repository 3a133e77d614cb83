// Load generator: keep-alive connections on raw sockets, the next request written when the answer is whole.
// It does less per request than any HTTP client, so that the server is what is measured.
// stdin: {port, connections, seconds, warmupSeconds, head, body, unique}; stdout: {requests, seconds, errors}
import { connect } from 'node:net';

const END = Buffer.from('\r\n\r\n');

function buildRequest(template, n) {
  const id = n.toString().padStart(12, '0');
  const body = template.body.replaceAll('{id}', id);
  const head = template.head.replaceAll('{id}', id);
  return `${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function contentLength(header) {
  const at = header.toLowerCase().indexOf('content-length: ');
  return at === -1 ? 0 : Number.parseInt(header.slice(at + 16, at + 30), 10);
}

export async function load(options) {
  const state = {
    count: 0,
    answered: 0,
    errors: 0,
    next: options.firstId ?? 0,
    counting: false,
    stopped: false,
  };
  const constant = options.unique ? undefined : Buffer.from(buildRequest(options, 0));
  const request = () => constant ?? buildRequest(options, state.next++);
  const sockets = Array.from({ length: options.connections }, () => drive(options, request, state));
  await new Promise((resolve) => setTimeout(resolve, options.warmupSeconds * 1000));
  state.counting = true;
  const started = process.hrtime.bigint();
  await new Promise((resolve) => setTimeout(resolve, options.seconds * 1000));
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  state.counting = false;
  state.stopped = true;
  for (const socket of sockets) socket.destroy();
  return {
    requests: state.count,
    answered: state.answered,
    seconds,
    errors: state.errors,
    nextId: state.next,
  };
}

function drive(options, request, state) {
  const socket = connect(options.port, '127.0.0.1');
  socket.setNoDelay(true);
  let pending = null;
  let wanted = -1;
  let have = 0;
  const finish = () => {
    state.answered++;
    if (state.counting) state.count++;
    pending = null;
    wanted = -1;
    have = 0;
    if (!state.stopped) socket.write(request());
  };
  socket.on('connect', () => socket.write(request()));
  socket.on('error', () => state.errors++);
  socket.on('data', (chunk) => {
    if (wanted === -1) {
      pending = pending ? Buffer.concat([pending, chunk]) : chunk;
      const end = pending.indexOf(END);
      if (end === -1) return;
      const header = pending.latin1Slice(0, end);
      if (header[9] !== '2') {
        state.errors++;
        if (state.errors === 1) process.stderr.write(`${pending.toString().slice(0, 600)}\n`);
      }
      wanted = contentLength(header);
      have = pending.length - end - 4;
    } else have += chunk.length;
    if (have >= wanted) finish();
  });
  return socket;
}

if (process.argv[1]?.endsWith('load.mjs')) {
  let input = '';
  for await (const chunk of process.stdin) input += chunk;
  process.stdout.write(`${JSON.stringify(await load(JSON.parse(input)))}\n`);
  process.exit(0);
}
