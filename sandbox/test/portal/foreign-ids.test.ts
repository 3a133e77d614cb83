import { beforeAll, describe, expect, it } from 'vitest';
import {
  type ContractOperation,
  PORTAL_OPERATIONS,
  type Schema,
  schemaOf,
} from '../contract/contract-bundle.ts';
import type { Answer } from '../contract/documented-answer.ts';
import { exampleCall } from '../contract/example-calls.ts';
import type { Call } from '../contract/watched-sandbox.ts';
import { makeObjects, NEVER_EXISTED, type Objects } from './objects.ts';
import { openStage, type Stage } from './stage.ts';

/** Names of ids that belong to no organisation: catalogue and settings of the portal itself. */
const EVERYBODYS: readonly string[] = ['accountPlanId', 'apiPlanId', 'apiGroupId', 'customFieldId'];

/** A place of a request where an id stands. */
interface Position {
  readonly operation: ContractOperation;
  readonly operationId: string;
  readonly place: 'path' | 'query' | 'body';
  readonly name: string;
}

/** The names of ids in a body, at any depth. */
function idsIn(operation: ContractOperation, schema: Schema): string[] {
  const own = schemaOf(operation.door, schema);
  const properties = Object.entries((own['properties'] ?? {}) as Record<string, Schema>);
  return [
    ...properties.map(([name]) => name).filter((name) => /Id$/.test(name)),
    ...properties.flatMap(([, child]) => idsIn(operation, child)),
    ...(own['items'] ? idsIn(operation, own['items'] as Schema) : []),
  ];
}

function positionsOf(operation: ContractOperation): Position[] {
  const { operationId, parameters, body } = operation;
  const own = parameters
    .filter(({ name, place }) => place === 'path' || (place === 'query' && /Id$/.test(name)))
    .map(({ name, place }) => ({ operation, operationId, place: place as 'path' | 'query', name }));
  const inBody = body ? idsIn(operation, body.schema) : [];
  return [...own, ...inBody.map((name) => ({ operation, operationId, place: 'body' as const, name }))];
}

const MEMBERS_OPERATIONS = PORTAL_OPERATIONS.filter(
  ({ roles }) => roles?.includes('ORG_ADMIN') || roles?.includes('DEVELOPER'),
);
const EVERY = MEMBERS_OPERATIONS.flatMap(positionsOf);
const POSITIONS = EVERY.filter(({ name }) => Object.hasOwn(NEVER_EXISTED, name));

function callWith({ operation, place, name }: Position, objects: Objects, id: string): Call {
  const call = exampleCall(operation);
  const path: Record<string, string> = {};
  for (const parameter of Object.keys(call.path ?? {})) {
    path[parameter] = objects[parameter as keyof Objects] ?? call.path?.[parameter] ?? '';
  }
  if (place === 'path') return { ...call, path: { ...path, [name]: id } };
  if (place === 'query') return { ...call, path, query: { ...(call.query as object), [name]: id } };
  return {
    ...call,
    path,
    body: JSON.parse(JSON.stringify(call.body), (key, value) => (key === name ? id : value)),
  };
}

/** Everything that a caller can see of an answer, but for what is its own. */
function visible(answer: Answer, id: string): unknown {
  const text = answer.text
    .replaceAll(id, '<id>')
    .replace(/"requestId":"[^"]+"/, '"requestId":"<request>"')
    .replaceAll(/"\w+At":"[^"]+"/g, '"<at>":"<instant>"');
  return { status: answer.status, headers: [...answer.headers.keys()].sort(), text };
}

describe('the matrix of the portal’s ids', () => {
  it('knows of every id in a request of a member whose it is', () => {
    const unknown = EVERY.filter(
      ({ name }) => !Object.hasOwn(NEVER_EXISTED, name) && !EVERYBODYS.includes(name) && name !== 'api',
    );
    expect(unknown.map(({ operationId, name }) => `${operationId} ${name}`)).toEqual([]);
  });
});

describe("another organisation's object", () => {
  let stage: Stage;
  let objects: Objects;

  beforeAll(async () => {
    stage = await openStage();
    objects = await makeObjects(stage);
  });

  it.each(POSITIONS)('looks in $operationId, $place $name, like one that never existed', async (position) => {
    const { operation, operationId, name } = position;
    const foreign = objects[name as keyof Objects];
    const unknown = NEVER_EXISTED[name as keyof Objects];
    const before = await stage.dump();
    for (const person of ['betaAdmin', 'betaDeveloper'] as const) {
      const role = person === 'betaAdmin' ? 'ORG_ADMIN' : 'DEVELOPER';
      if (!operation.roles?.includes(role)) continue;
      const given = await stage.call(person, operationId, callWith(position, objects, foreign));
      const wanted = await stage.call(person, operationId, callWith(position, objects, unknown));
      expect(visible(given, foreign)).toEqual(visible(wanted, unknown));
      if (position.place === 'path') expect(given.status).toBe(404);
    }
    expect(await stage.dump()).toBe(before);
  });

  it.each(POSITIONS.filter(({ operation, place }) => operation.method === 'GET' && place === 'path'))(
    'is there for its owner in $operationId, $place $name',
    async (position) => {
      const { operation, operationId, name } = position;
      const person = operation.roles?.includes('DEVELOPER') ? 'acmeDeveloper' : 'acmeAdmin';
      const own = objects[name as keyof Objects];
      const answer = await stage.call(person, operationId, callWith(position, objects, own));
      expect(answer.status).toBe(200);
    },
  );
});
