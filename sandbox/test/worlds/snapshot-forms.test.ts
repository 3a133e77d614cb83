import { beforeAll, describe, expect, it } from 'vitest';
import { seedKey } from '../../lib/ids.ts';
import { PortalClient } from '../portal-client.ts';
import { type MadeWorld, type WorldAnswer, type WorldsBench, worldsBench } from './world-client.ts';

/**
 * A snapshot is edited by hand, and then wrong in one place. Whatever that place is: the upload is refused with a
 * name for it, or every world that begins as it works.
 */

type Row = Record<string, unknown>;
type Rows = Record<string, Row[]>;

const ACCOUNT = '123456789012';
const WRONG = [{ nonsense: 1 }, null, -1];
/** Which of them a field gets: all of them for all fields would take too long. */
const seed = Number(process.env['KHATA_WORLDS_SEED'] ?? Date.now() % 2 ** 31);

/** One thing that is wrong with a file. */
interface Damage {
  readonly name: string;
  readonly rows: Rows;
}

let bench: WorldsBench;
let world: MadeWorld;
let file: { rows: Rows };

async function ok(call: Promise<WorldAnswer>): Promise<WorldAnswer> {
  const answer = await call;
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer;
}

/** Leaves something in as many collections as it can. */
async function makeBusy(): Promise<void> {
  const items = [{ virtualAccountNumber: 'ACME00077001', accountName: 'Busy' }];
  const keyed = { 'idempotency-key': 'create-1' };
  await ok(world.call('POST', '/v1/virtual-accounts', { physicalAccountNumber: ACCOUNT, items }, keyed));
  await ok(world.credit());
  const fetch = { physicalAccountNumber: ACCOUNT };
  const { body } = await ok(world.call('POST', '/v1/transaction-batches', fetch));
  const { batchId, numberOfTransactions, controlSum, transactions } = body.batch;
  const totals = { numberOfTransactions, controlSum };
  await ok(world.call('POST', `/v1/transaction-batches/${batchId}/acknowledgement`, totals));
  await ok(world.call('POST', '/v1/transaction-batches', fetch));
  const refund = {
    clientName: world.answer.partner.clientName,
    transactionReferenceNumber: transactions[1].transactionReferenceNumber,
  };
  await ok(world.call('POST', '/v1/refunds', refund, { 'idempotency-key': 'refund-1' }));
  const script = { operation: 'getRefund', when: { type: 'FIRST', count: 1 }, do: { type: 'UNKNOWN_FIELD' } };
  await ok(world.call('POST', '/sandbox/v1/fault-scripts', { scripts: [script] }));
  await signedIn(world, 'asha.verma');
}

/** Somebody at the portal of a world; undefined where the world has no such person. */
async function signedIn(of: MadeWorld, username: string): Promise<PortalClient | undefined> {
  const link = await of.call('POST', '/sandbox/v1/sign-in-links', { username });
  expect(link.status, link.text).toBeLessThan(500);
  if (link.status !== 201) return undefined;
  const client = new PortalClient(
    async (request) => await bench.sandbox.fetch(request),
    `http://localhost${of.answer.prefix}`,
  );
  const session = await client.post('/link-sessions', { token: link.body.token });
  expect(session.status, session.text).toBeLessThan(500);
  return client;
}

function* damages(): Generator<Damage> {
  for (const [collection, rows] of Object.entries(file.rows)) {
    const { [collection]: _, ...others } = file.rows;
    yield { name: `without ${collection}`, rows: others };
    yield { name: `without ${collection}[0]`, rows: { ...others, [collection]: rows.slice(1) } };
    for (const field of new Set(rows.flatMap((row) => Object.keys(row)))) {
      const i = rows.findIndex((row) => Object.hasOwn(row, field));
      const place = `${collection}[${i}].${field}`;
      const { [field]: __, ...rest } = rows[i] as Row;
      yield { name: `${place} left out`, rows: { ...others, [collection]: rows.with(i, rest) } };
      // By the field's name: the others keep theirs when one comes or goes.
      const value = WRONG[seedKey(`${seed} ${collection}.${field}`) % WRONG.length];
      yield {
        name: `${place} as ${JSON.stringify(value)}`,
        rows: { ...others, [collection]: rows.with(i, { ...rest, [field]: value }) },
      };
    }
  }
}

const GETS = [
  ...['virtual-accounts', 'transactions', 'transaction-batches', 'refunds'].map(
    (of) => `/v1/${of}?limit=100`,
  ),
  ...[
    'world',
    'clock',
    'limits',
    'invariants',
    'mails',
    'approval-switches',
    'fault-scripts',
    'mischief',
  ].map((of) => `/sandbox/v1/${of}`),
  '/sandbox/v1/virtual-accounts/ACME00000001/timeline',
];
const BY_ADMIN = ['approvals', 'audit-entries', 'organisations', 'account-plans', 'api-plans', 'apis'];
const BY_MEMBER = ['organisation', 'organisation/usage', 'applications', 'mails', 'members', 'invitations'];

/** Calls a world in many ways. @returns the answers that say that the server is broken */
async function broken(of: MadeWorld): Promise<string[]> {
  const bad: string[] = [];
  const look = (what: string, { status, text }: { status: number; text: string }) => {
    if (status >= 500) bad.push(`${what}: ${status} ${text.slice(0, 200)}`);
  };
  for (const path of GETS) {
    bench.clock.advance(1_000);
    look(path, await of.call('GET', path));
  }
  look('credit', await of.credit());
  look('fetch', await of.call('POST', '/v1/transaction-batches', { physicalAccountNumber: ACCOUNT }));
  const items = [{ virtualAccountNumber: 'ACME00088001', accountName: 'More' }];
  const create = { physicalAccountNumber: ACCOUNT, items };
  look('create', await of.call('POST', '/v1/virtual-accounts', create, { 'idempotency-key': 'c' }));
  for (const [username, paths] of [
    ['bank.admin', BY_ADMIN],
    ['asha.verma', BY_MEMBER],
  ] as const) {
    const client = await signedIn(of, username);
    for (const path of client === undefined ? [] : paths)
      look(path, (await client?.get(`/${path}`)) as never);
  }
  look('advance', await of.call('POST', '/sandbox/v1/clock/advance', { seconds: 86_400 }));
  return bad;
}

beforeAll(async () => {
  bench = await worldsBench({ plans: 'enforced', exchanges: 'off' });
  world = await bench.make({ clock: { now: '2026-11-23T11:00:00+05:30', frozen: true } });
  await makeBusy();
  await ok(world.call('POST', '/sandbox/v1/snapshots', { name: 'whole' }));
  file = (await ok(world.call('GET', '/sandbox/v1/snapshots/whole/contents'))).body;
});

describe('an uploaded snapshot', () => {
  it(`that is wrong in any one place is refused by that place, or makes a world that works, seed ${seed}`, async () => {
    expect(Object.keys(file.rows).length).toBeGreaterThan(24);
    const found: string[] = [];
    let taken = 0;
    let refused = 0;
    for (const { name, rows } of damages()) {
      const contents = { ...file, rows };
      const answer = await world.call('PUT', '/sandbox/v1/snapshots/damaged/contents', contents);
      if (answer.status === 422) {
        refused += 1;
        const { code, detail } = answer.body;
        if (code !== 'SNAPSHOT_REFUSED' || !/^(rows\.\w+|invariant)/.test(detail))
          found.push(`${name}: ${detail}`);
        continue;
      }
      if (answer.status !== 201) {
        found.push(`${name}: ${answer.status} ${answer.text.slice(0, 200)}`);
        continue;
      }
      taken += 1;
      const snapshot = { world: world.name, name: 'damaged' };
      const made = await bench.make({ snapshot }).catch((error: Error) => error);
      if (made instanceof Error) found.push(`${name}: ${made.message}`);
      else {
        found.push(...(await broken(made)).map((words) => `${name}: ${words}`));
        await bench.call('DELETE', `/sandbox/v1/worlds/${made.name}`);
      }
      await ok(world.call('DELETE', '/sandbox/v1/snapshots/damaged'));
    }
    expect(found).toEqual([]);
    expect([refused > 400, taken > 30]).toEqual([true, true]);
    const { body } = await world.call('GET', '/sandbox/v1/snapshots');
    expect(body.data.map((snapshot: { name: string }) => snapshot.name)).toEqual(['whole']);
  });
});
