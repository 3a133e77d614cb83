import { beforeAll, describe, expect, it } from 'vitest';
import { allowedPerson, openStage, type Stage } from '../portal/stage.ts';
import { type BusyWorld, existingPath, fingerprint, makeBusy } from './busy-world.ts';
import { bodyLimitOf } from './common-refusals.ts';
import {
  ALL_OPERATIONS,
  type ContractOperation,
  type ContractParameter,
  operationOf,
} from './contract-bundle.ts';
import { type Answer, operationFor, type ProblemBody } from './documented-answer.ts';
import { arrangedCall, exampleCall } from './example-calls.ts';
import { type Faulty, faultyValues, sampleOf } from './faulty-values.ts';
import { faultsOf } from './schema-check.ts';
import { type Call, openSandbox, requestFor, type WatchedSandbox } from './watched-sandbox.ts';

let sandbox: WatchedSandbox;
let world: BusyWorld;
let state: string;
let portal: Stage;
let portalState: string;

beforeAll(async () => {
  sandbox = await openSandbox({ fixture: 'empty', plans: 'off' });
  world = await makeBusy(sandbox);
  state = await fingerprint(sandbox);
  portal = await openStage();
  portalState = await portal.dump();
});

/** Sends a call as somebody who may, to the world of its door. */
function send(operation: ContractOperation, call: Call): Promise<Answer> {
  const path = pathOf(operation);
  if (operation.door === 'portal')
    return portal.call(allowedPerson(operation), operation.operationId, { path, ...call });
  return sandbox.call(operation.operationId, { path, ...call });
}

function pathOf(operation: ContractOperation): Record<string, string> {
  return operation.door === 'portal' ? { ...exampleCall(operation).path } : existingPath(operation, world);
}

async function expectNothingDone({ door }: ContractOperation): Promise<void> {
  if (door === 'portal') expect(await portal.dump()).toBe(portalState);
  else expect(await fingerprint(sandbox)).toBe(state);
}

/** Sends what must be refused, and finds the world as it was. */
async function refused(
  operation: ContractOperation,
  calls: readonly Call[],
  check: (answer: Answer, i: number) => void,
): Promise<void> {
  expect(calls.length).toBeGreaterThan(0);
  for (const [i, call] of calls.entries()) {
    check(await send(operation, call), i);
  }
  await expectNothingDone(operation);
}

function expectCode(answer: Answer, status: number, code: string): void {
  expect([answer.status, (answer.body as ProblemBody).code]).toEqual([status, code]);
}

/** A VALIDATION_FAILED that names the fault and its place. */
function expectFault(answer: Answer, { pointer, code }: Pick<Faulty, 'pointer' | 'code'>): void {
  expectCode(answer, 400, 'VALIDATION_FAILED');
  const { errors = [] } = answer.body as ProblemBody;
  expect(errors.map((error) => `${error.pointer} ${error.code}`)).toContain(`${pointer} ${code}`);
}

const IS_JSON = (operation: ContractOperation) => operation.body?.mediaType === 'application/json';
const WITH_JSON = ALL_OPERATIONS.filter(IS_JSON);

/** A body with every field of the contract, filled from its examples. */
function fullBody({ door, body }: ContractOperation): unknown {
  const hint = Object.assign({}, ...(body?.examples ?? []).map(({ value }) => value));
  return sampleOf(door, body?.schema ?? {}, hint);
}

function faultyBodies(operation: ContractOperation): Faulty[] {
  return [...faultyValues(operation.door, operation.body?.schema ?? {}, '', fullBody(operation))];
}

const BODY_GROUPS = WITH_JSON.flatMap((operation) => {
  const all = faultyBodies(operation);
  return [...new Set(all.map(({ kind }) => kind))].map((kind) => {
    const faulty = all.filter((one) => one.kind === kind);
    return { operation, operationId: operation.operationId, kind, faulty };
  });
});

describe('a body with one fault', () => {
  it.each(WITH_JSON)('of $operationId is made from one without any', (operation) => {
    expect(faultsOf(operation.body as NonNullable<typeof operation.body>, fullBody(operation))).toEqual([]);
    expect(faultyBodies(operation).length).toBeGreaterThan(5);
  });

  it.each(BODY_GROUPS)(
    'of $operationId is refused by place and kind: $kind',
    async ({ operation, faulty }) => {
      const calls = faulty.map(({ value }) => ({ body: value }));
      await refused(operation, calls, (answer, i) => expectFault(answer, faulty[i] as Faulty));
    },
  );

  it.each(WITH_JSON)(
    'of $operationId is refused when it has several, each by its place',
    async (operation) => {
      const body = { ...(fullBody(operation) as object), nonsense: 1, more: 2 };
      await refused(operation, [{ body }], (answer) => {
        expectFault(answer, { pointer: '/nonsense', code: 'UNKNOWN_FIELD' });
        expectFault(answer, { pointer: '/more', code: 'UNKNOWN_FIELD' });
      });
    },
  );
});

/** The same object with a member twice: at the top, and in the first object inside. */
function duplicated(operation: ContractOperation): string[] {
  const text = JSON.stringify(fullBody(operation));
  const first = /^\{"(\w+)":/.exec(text)?.[1] ?? '';
  const letter = first.charCodeAt(0).toString(16).padStart(4, '0');
  const inside = /\[\{"(\w+)":/.exec(text)?.[1];
  return [
    text.replace('{', `{"${first}":null,`),
    // The same name, written with an escape.
    text.replace('{', `{"\\u${letter}${first.slice(1)}":null,`),
    ...(inside === undefined ? [] : [text.replace('[{', `[{"${inside}":null,`)]),
  ];
}

const NOT_JSON = [
  '{',
  '{"a":1,}',
  "{'a':1}",
  '{"a":1}x',
  'NaN',
  '{"a":01}',
  '\ufeff{}',
  '{"a":"\n"}',
  '[1',
  '"',
];

describe('the bytes of a body', () => {
  it.each(WITH_JSON)('of $operationId are refused when they are not JSON', async (operation) => {
    const raws = [...NOT_JSON, new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])];
    await refused(
      operation,
      raws.map((raw) => ({ raw })),
      (answer) => expectCode(answer, 400, 'MALFORMED_JSON'),
    );
  });

  it.each(WITH_JSON)('of $operationId are refused when an object names a member twice', async (operation) => {
    await refused(
      operation,
      duplicated(operation).map((raw) => ({ raw })),
      (answer) => expectCode(answer, 400, 'DUPLICATE_JSON_KEY'),
    );
  });

  it.each(WITH_JSON)(
    'of $operationId are read up to 32 levels deep, and refused beyond',
    async (operation) => {
      const nested = (levels: number) => `{"nonsense":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`;
      const calls = [32, 33, 5000].map((levels) => ({ raw: nested(levels) }));
      await refused(operation, calls, (answer, i) =>
        expectCode(answer, 400, i === 0 ? 'VALIDATION_FAILED' : 'NESTING_TOO_DEEP'),
      );
    },
  );

  it.each(ALL_OPERATIONS.filter(({ body }) => body))(
    'of $operationId are read up to the limit, and refused beyond',
    async (operation) => {
      const limit = bodyLimitOf(operation);
      const tooLarge = { raw: ' '.repeat(limit + 1) };
      await refused(operation, [tooLarge], (answer) => expectCode(answer, 413, 'BODY_TOO_LARGE'));
      await refused(operation, [{ raw: ' '.repeat(limit) }], (answer) => expect(answer.status).toBe(400));
    },
  );

  it.each(ALL_OPERATIONS.filter(({ body }) => body))(
    'of $operationId are refused under another media type, character set or encoding',
    async (operation) => {
      const { body } = exampleCall(operation);
      const mediaType = operation.body?.mediaType ?? '';
      const headers: Record<string, string>[] = [
        { 'content-type': 'text/plain' },
        { 'content-type': IS_JSON(operation) ? 'application/x-www-form-urlencoded' : 'application/json' },
        { 'content-type': 'application/json-patch+json' },
        { 'content-type': `${mediaType}; charset=iso-8859-1` },
        { 'content-type': mediaType, 'content-encoding': 'gzip' },
      ];
      await refused(
        operation,
        headers.map((one) => ({ body, headers: one })),
        (answer) => expectCode(answer, 415, 'UNSUPPORTED_MEDIA_TYPE'),
      );
    },
  );

  it.each(WITH_JSON.filter(({ body }) => body?.required))(
    'of $operationId are missed when there are none',
    async (operation) => {
      await refused(operation, [{ raw: '' }], (answer) => expectCode(answer, 400, 'MALFORMED_JSON'));
      await refused(operation, [{}], (answer) => expectCode(answer, 415, 'UNSUPPORTED_MEDIA_TYPE'));
    },
  );
});

const KEYED = ALL_OPERATIONS.filter(({ parameters }) =>
  parameters.some(({ name }) => name === 'Idempotency-Key'),
);

describe('an Idempotency-Key', () => {
  it.each(KEYED)('is asked for by $operationId', async (operation) => {
    const call = { ...exampleCall(operation), headers: { 'idempotency-key': null } };
    await refused(operation, [call], (answer) => expectCode(answer, 400, 'IDEMPOTENCY_KEY_REQUIRED'));
  });

  it.each(KEYED)(
    'is refused by $operationId when it is empty, too long or not of visible ASCII',
    async (operation) => {
      const keys = [
        '',
        '""',
        'x'.repeat(256),
        `"${'x'.repeat(256)}"`,
        'two words',
        'a"b',
        '"open',
        'caf\u00e9',
        'a\tb',
      ];
      const calls = keys.map((key) => ({ ...exampleCall(operation), headers: { 'idempotency-key': key } }));
      await refused(operation, calls, (answer) => expectCode(answer, 400, 'IDEMPOTENCY_KEY_INVALID'));
    },
  );
});

/** Texts that a parameter's schema refuses, and what the answer calls it. */
function faultyParameters({ door, schema, name, place }: ContractParameter): Faulty[] {
  const pointer = `/${place}/${name}`;
  const sample = sampleOf(door, schema);
  const faulty = [...faultyValues(door, schema, pointer, sample)]
    // A parameter is text: it has no types to mistake, only integers can be no number.
    .filter(({ kind, value }) => kind !== 'null' && !(kind === 'a wrong type' && typeof value === 'number'))
    // An empty path segment is another address.
    .filter(({ value }) => !(place === 'path' && value === ''));
  return faulty.map((one) => (one.kind === 'a wrong type' ? { ...one, value: 'seven' } : one));
}

/** Endpoints of OAuth that ignore parameters they do not know, and those without a value (RFC 6749 section 3.1). */
const IGNORING = ['authorize', 'getAuthorizationServerMetadata'];

const PARAMETERS = ALL_OPERATIONS.flatMap((operation) =>
  operation.parameters
    .filter(({ place }) => place !== 'header')
    .map((parameter) => ({ operation, parameter, operationId: operation.operationId, name: parameter.name })),
);

describe('a parameter', () => {
  it.each(PARAMETERS)(
    '$name of $operationId is refused by its place when it is not as contracted',
    async ({ operation, parameter }) => {
      const faulty = faultyParameters(parameter).filter(
        ({ value }) => !(value === '' && IGNORING.includes(operation.operationId)),
      );
      const { body } = exampleCall(operation);
      const calls = faulty.map(({ value }): Call => {
        if (parameter.place === 'query') return { query: { [parameter.name]: String(value) } };
        return { body, path: { ...pathOf(operation), [parameter.name]: String(value) } };
      });
      await refused(operation, calls, (answer, i) => expectFault(answer, faulty[i] as Faulty));
    },
  );

  const CLOSED = ALL_OPERATIONS.filter(({ operationId }) => !IGNORING.includes(operationId));
  it.each(CLOSED)('that $operationId does not know is refused by its name', async (operation) => {
    const names = ['nonsense', '__proto__', 'constructor', 'Limit', 'a%2Fb'];
    const calls = names.map((name) => ({
      ...exampleCall(operation),
      path: pathOf(operation),
      query: `${name}=1`,
    }));
    await refused(operation, calls, (answer, i) => {
      if (['issueToken', 'revokeToken'].includes(operation.operationId))
        expect(answer.body).toMatchObject({ error: 'invalid_request' });
      else
        expectFault(answer, { pointer: `/query/${names[i]?.replace('%2F', '~1')}`, code: 'UNKNOWN_FIELD' });
    });
  });

  it.each(IGNORING)('that %s does not know is ignored, as RFC 6749 demands', async (operationId) => {
    const { query = {} } = await arrangedCall(sandbox, operationId);
    const names = ['nonsense', '__proto__', 'constructor', 'Limit', 'nonsense'];
    const more = names.map((name) => `${name}=1`).join('&');
    const known = new URLSearchParams(query as Record<string, string>).toString();
    const answer = await sandbox.call(operationId, { query: `${known}&${more}&scope=` });
    expect(answer.status).toBe(operationId === 'authorize' ? 302 : 200);
  });

  it.each(PARAMETERS.filter(({ parameter }) => parameter.place === 'query'))(
    '$name of $operationId is refused when it stands there twice',
    async ({ operation, parameter }) => {
      const { name, example } = parameter;
      const calls = [{ query: `${name}=${example}&${name}=${example}` }];
      await refused(operation, calls, (answer) =>
        expectFault(answer, { pointer: `/query/${name}`, code: 'NOT_UNIQUE' }),
      );
    },
  );

  it('toDate is refused when it is before fromDate', async () => {
    const calls = [{ query: { fromDate: '2026-11-24', toDate: '2026-11-23' } }];
    await refused(operationOf('listTransactions'), calls, (answer) =>
      expectFault(answer, { pointer: '/query/toDate', code: 'OUT_OF_RANGE' }),
    );
  });

  it('seconds is refused when the clock would leave the years it can be set to', async () => {
    const far = await openSandbox();
    await far.call('setClock', { body: { now: '2199-12-31T23:00:00+05:30' } });
    const answer = await far.call('advanceClock', { body: { seconds: 3600 } });
    expectFault(answer, { pointer: '/seconds', code: 'OUT_OF_RANGE' });
    const { body } = await far.call<{ now: string }>('advanceClock', { body: { seconds: 3599 } });
    expect(body.now).toBe('2199-12-31T23:59:59.000+05:30');
  });

  it('now is refused when it is a leap second', async () => {
    const calls = [{ body: { now: '2031-12-31T23:59:60Z' } }];
    await refused(operationOf('setClock'), calls, (answer) =>
      expectFault(answer, { pointer: '/now', code: 'WRONG_FORMAT' }),
    );
  });
});

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const PATHS = [...new Map(ALL_OPERATIONS.map((operation) => [operation.path, operation])).values()];

describe('an address', () => {
  it.each(PATHS)('$path refuses every method that it does not have', async (operation) => {
    const requests = METHODS.map((method) => {
      const base = { url: 'http://localhost', apiKey: sandbox.partner.apiKey };
      return requestFor({ ...operation, method, body: undefined }, { path: pathOf(operation) }, base);
    }).filter((request) => operationFor(request) === undefined);
    expect(requests.length).toBeGreaterThan(0);
    for (const request of requests) expectCode(await sandbox.send(request), 405, 'METHOD_NOT_ALLOWED');
    await expectNothingDone(operation);
  });
});

const TOKEN = operationOf('issueToken');
/** A form holds texts only; what is empty counts as left out (RFC 6749 section 3.2) and is then no fault. */
const OPTIONAL = ['/scope', '/code', '/redirect_uri', '/code_verifier', '/refresh_token'];
const TOKEN_FAULTS = faultyBodies(TOKEN).filter(({ pointer, value }) => {
  const fields = Object.values(value ?? {});
  return (
    fields.length > 0 &&
    fields.every((one) => typeof one === 'string') &&
    !(OPTIONAL.includes(pointer) && fields.includes(''))
  );
});

describe('a token request', () => {
  it('is refused in the words of RFC 6749 whatever is wrong with a parameter', async () => {
    const calls = TOKEN_FAULTS.map(({ value }) => ({ body: value }));
    await refused(TOKEN, calls, (answer) => {
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.headers.get('content-type')).toBe('application/json');
    });
  });
});
