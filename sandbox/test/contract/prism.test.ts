import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Listener, listen } from '../../http/listener.ts';
import { createSandbox, type Sandbox } from '../../index.ts';
import { manualClock } from '../../lib/clock.ts';
import { type ContractOperation, OPERATIONS, operationOf } from './contract-bundle.ts';
import { arrangedCall, type Bank, creditReference, exampleCall, UNREPLAYED } from './example-calls.ts';
import { type Prism, startPrism } from './prism-proxy.ts';
import { type Call, requestFor, START, sendWatched } from './watched-sandbox.ts';

const BANK = OPERATIONS.filter(({ door }) => door === 'bank');

let sandbox: Sandbox;
let listener: Listener;
let prism: Prism;
/** The sandbox through Prism; the control plane, which Prism does not know, directly. */
let bank: Bank;

/** With this header the server spoils its answer, so that Prism has something to find. */
const SPOIL = 'x-spoil-the-answer';

async function serve(request: Request, env: object): Promise<Response> {
  const response = await sandbox.fetch(request, env);
  if (request.headers.get(SPOIL) === null) return response;
  return new Response('{"data":"spoilt"}', { status: response.status, headers: response.headers });
}

beforeAll(async () => {
  sandbox = await createSandbox({ clock: manualClock(START) });
  listener = await listen(serve, { host: '127.0.0.1', port: 0 });
  prism = await startPrism(listener.url);
  bank = {
    partner: sandbox.partner,
    call: (operationId, call = {}) => sendWatched(fetch, request(operationOf(operationId), call)),
  };
});

beforeEach(async () => {
  await bank.call('resetWorld');
});

afterAll(async () => {
  await prism?.close();
  await listener?.close(100);
  await sandbox?.close();
});

function request(operation: ContractOperation, call: Call): Request {
  const url = operation.door === 'bank' ? prism.url : listener.url;
  return requestFor(operation, call, { url, apiKey: sandbox.partner.apiKey });
}

/** What Prism finds wrong with a request or its answer; it then answers itself, in these words. */
async function violations(
  operationId: string,
  call: Call,
): Promise<{ location: string[]; message: string }[]> {
  const response = await fetch(request(operationOf(operationId), call));
  const body = (await response.json()) as {
    type?: string;
    validation?: { location: string[]; message: string }[];
  };
  expect(body.type).toContain('stoplight.io/prism/errors#');
  return body.validation ?? [];
}

const REQUESTS = BANK.flatMap(({ operationId, body }) =>
  (body?.examples ?? [{ name: '' }]).map(({ name }) => ({ operationId, name })),
)
  .filter(({ operationId, name }) => !Object.hasOwn(UNREPLAYED, `${operationId} ${name}`))
  // Prism follows a redirect itself, to a callback URL where nobody listens.
  .filter(({ operationId }) => operationId !== 'authorize');

describe('Prism, between a partner and the sandbox', () => {
  it.each(REQUESTS)(
    'finds nothing against $operationId $name, nor against its answer',
    async ({ operationId, name }) => {
      const call = await arrangedCall(bank, operationId, name);
      // An answer of Prism's own would break the contract: this call throws then.
      const answer = await bank.call(operationId, call);
      expect(answer.status).toBeLessThan(400);
      expect(answer.headers.has('sl-violations')).toBe(false);
    },
  );

  it.each(BANK.filter(({ path }) => path.includes('{')))(
    'finds nothing against a 404 of $operationId',
    async (operation) => {
      const path = {
        virtualAccountNumber: 'ACME00099999',
        batchId: 'KB00000000000Z',
        transactionReferenceNumber: 'KT00000000000Z',
        refundId: 'KR00000000000Z',
      };
      const answer = await bank.call(operation.operationId, { ...exampleCall(operation), path });
      expect(answer.status).toBe(404);
    },
  );

  it('finds nothing against a refusal for a reason of business', async () => {
    const body = { clientName: 'Nobody', transactionReferenceNumber: await creditReference(bank) };
    expect((await bank.call('initiateRefund', { body })).status).toBe(403);
  });
});

describe('Prism', () => {
  const body = { clientName: 'Acme Retail Pvt Ltd', transactionReferenceNumber: 'KT01JD8Z5QW3RA' };
  const WRONG: { what: string; operationId: string; call: Call; place: RegExp }[] = [
    {
      what: 'a missing field',
      operationId: 'initiateRefund',
      call: { body: { clientName: 'Acme' } },
      place: /^body/,
    },
    {
      what: 'a field too many',
      operationId: 'initiateRefund',
      call: { body: { ...body, amount: '1.00' } },
      place: /^body/,
    },
    {
      what: 'a value of a wrong form',
      operationId: 'initiateRefund',
      call: { body: { ...body, transactionReferenceNumber: '632614000002' } },
      place: /^body\.transactionReferenceNumber/,
    },
    {
      what: 'a parameter out of range',
      operationId: 'listRefunds',
      call: { query: { limit: 101 } },
      place: /^query\.limit/,
    },
    {
      what: 'a missing key',
      operationId: 'initiateRefund',
      call: { body, headers: { 'idempotency-key': null } },
      place: /^header/,
    },
    {
      what: 'an answer of another shape',
      operationId: 'listRefunds',
      call: { headers: { [SPOIL]: 'yes' } },
      place: /^response\.body/,
    },
  ];

  it.each(WRONG)('reports $what', async ({ operationId, call, place }) => {
    const found = await violations(operationId, call);
    expect(found.map(({ location }) => location.join('.'))).toContainEqual(expect.stringMatching(place));
  });
});
