// One driver that misbehaves as its first argument says; apart from that it is a good one.
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [how = 'none', detail = ''] = process.argv.slice(2);
const instanceId = how === 'same-instance' ? 'always' : randomUUID();
const say = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);
const hello = {
  protocolVersion: how === 'version' ? 2 : 1,
  name: 'misbehave',
  version: '1',
  instanceId,
  capabilities:
    how === 'capability' ? ['CREATE', 'SYNC', 'LEDGER', 'TELEPORT'] : ['CREATE', 'LEDGER', 'RESTART'],
};
if (how === 'tells-pid') hello.build = String(process.pid);
const waiting = [];

if (how === 'exit') {
  console.error('first line');
  console.error('cannot open the database');
  process.exit(7);
}
if (how === 'banner') console.log('Listening on port 8080');
if (how === 'stderr-flood') process.stderr.write(`${'x'.repeat(1023)}\n`.repeat(3 * 1024));
if (how === 'grandchild') {
  const { spawn } = await import('node:child_process');
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
  writeFileSync(detail, String(child.pid));
}

const ANSWERS = {
  'not-json': () => process.stdout.write('oops, a debug line\n'),
  'leaks-secret': ({ input }) =>
    process.stdout.write(`key is ${input.credentials.apiKey} ${'z'.repeat(500)}\n`),
  'not-utf8': ({ id }) =>
    process.stdout.write(Buffer.from(`{"id":"${id}","error":"Gesch\xe4ft"}\n`, 'latin1')),
  array: () => say([]),
  'wrong-id': () => say({ id: 'never-asked', result: {} }),
  'no-id': () => say({ result: {} }),
  'number-id': () => say({ id: 1, result: {} }),
  twice: ({ id }) => {
    say({ id, result: { outcome: 'SUCCEEDED' } });
    say({ id, result: { outcome: 'SUCCEEDED' } });
  },
  'no-member': ({ id }) => say({ id }),
  'two-members': ({ id }) => say({ id, result: {}, error: 'both' }),
  shape: ({ id }) => say({ id, result: { outcome: 'OK' } }),
  unsupported: ({ id }) => say({ id, unsupported: 'no such feature' }),
  error: ({ id }) => say({ id, error: 'my own bug' }),
  silent: () => {},
  late: ({ id }) => setTimeout(() => say({ id, result: { outcome: 'SUCCEEDED' } }), 60),
  'long-line': () => process.stdout.write(`{"id":"${'x'.repeat(70_000)}`),
  flood: () => {
    const more = () => {
      while (process.stdout.write('x'.repeat(65_536)));
      process.stdout.once('drain', more);
    };
    more();
  },
  dies: () => {
    console.error('Traceback: boom token=abcdef123456');
    process.exit(3);
  },
  'no-line-end': ({ id }) => process.stdout.write(JSON.stringify({ id, result: { outcome: 'SUCCEEDED' } })),
  reverse: (command) => {
    waiting.push(command);
    if (waiting.length < 3) return;
    for (const { id, commandId } of waiting.reverse())
      say({ id, result: { outcome: 'SUCCEEDED', code: commandId } });
  },
  environment: ({ id }) =>
    say({
      id,
      result: {
        outcome: 'SUCCEEDED',
        message: JSON.stringify({
          names: Object.keys(process.env).sort(),
          cwd: process.cwd(),
          TZ: process.env.TZ,
        }),
      },
    }),
};

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const command = JSON.parse(line);
  if (command.operation === 'hello') {
    if (how === 'mute') return;
    if (how === 'hello-no-line-end') process.stdout.write(JSON.stringify({ id: command.id, result: hello }));
    else if (how === 'hello-error') say({ id: command.id, error: 'no configuration' });
    else say({ id: command.id, result: hello });
    if (how === 'ping') process.stderr.write(`${line}\n`);
  } else if (ANSWERS[how] !== undefined) ANSWERS[how](command);
  else say({ id: command.id, result: { outcome: 'SUCCEEDED', message: line } });
});
// Ignores the end of its input when told so: somebody must end it.
lines.on('close', () => {
  if (how === 'clings') setInterval(() => {}, 1000);
});
