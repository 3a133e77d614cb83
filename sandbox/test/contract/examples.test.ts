import { afterEach, describe, expect, it } from 'vitest';
import {
  ALL_OPERATIONS,
  BUNDLES,
  DOORS,
  type DoorName,
  NOTIFICATIONS,
  OPERATIONS,
  PROBLEMS,
  type Schema,
} from './contract-bundle.ts';
import { arrangedCall, REPLAYS, UNREPLAYED } from './example-calls.ts';
import { faultsOf } from './schema-check.ts';
import { openSandbox, type WatchedSandbox } from './watched-sandbox.ts';

/** Every example of a body that travels, and where it stands. */
const BODIES = [
  ...ALL_OPERATIONS.flatMap(({ operationId, body, responses }) => [
    ...(body ? [{ what: `${operationId} request`, media: body }] : []),
    ...responses.flatMap(({ status, media }) =>
      media.map((one) => ({ what: `${operationId} ${status} ${one.mediaType}`, media: one })),
    ),
  ]),
  ...NOTIFICATIONS.map((media) => ({ what: `notification ${media.examples[0]?.name}`, media })),
];

describe('the examples of the contracts', () => {
  it.each(BODIES)('of $what are there, and valid as published and closed', ({ media }) => {
    expect(media.examples.length).toBeGreaterThan(0);
    for (const { name, value } of media.examples) {
      expect({ name, faults: faultsOf(media, value) }).toEqual({ name, faults: [] });
      expect({ name, faults: faultsOf(media, value, 'closed') }).toEqual({ name, faults: [] });
    }
  });

  it('of parameters and headers are there, and valid', () => {
    const placed = ALL_OPERATIONS.flatMap(({ parameters, responses }) => [
      ...parameters,
      ...responses.flatMap(({ headers }) => headers),
    ]);
    expect(placed.length).toBeGreaterThan(100);
    for (const { name, example, ...place } of placed) {
      expect({ name, example, faults: faultsOf(place, example) }).toEqual({ name, example, faults: [] });
    }
  });

  it('within schemas are valid against the schema that they stand in', () => {
    let seen = 0;
    for (const { door, pointer, schema } of DOORS.flatMap(schemasWithExamples)) {
      for (const example of schema['examples'] as unknown[]) {
        seen++;
        expect({ pointer, faults: faultsOf({ door, pointer, schema }, example) }).toEqual({
          pointer,
          faults: [],
        });
      }
    }
    expect(seen).toBeGreaterThan(20);
  });

  it.each(ALL_OPERATIONS)(
    'of $operationId show each of its problem codes, under the status of the code',
    (operation) => {
      const shown = operation.responses.flatMap(({ status, media }) =>
        media.flatMap(({ examples }) =>
          examples.flatMap(({ value }) => codesIn(value).map((code) => ({ status, code }))),
        ),
      );
      const documented = [...operation.problemCodes, ...operation.itemProblemCodes];
      expect(documented.filter((code) => !shown.some((one) => one.code === code))).toEqual([]);
      expect(shown.filter(({ code }) => !documented.includes(code))).toEqual([]);
      for (const { status, code } of shown) {
        const own = PROBLEMS[code as keyof typeof PROBLEMS].status;
        expect({ code, status }).toEqual({ code, status: status === 207 ? 207 : own });
      }
    },
  );
});

/** The codes that an example shows: its own, and those of the single items within it. */
function codesIn(value: unknown): string[] {
  const { code, results = [] } = value as { code?: string; results?: { problem?: { code: string } }[] };
  return [
    ...(code === undefined ? [] : [code]),
    ...results.flatMap(({ problem }) => (problem ? [problem.code] : [])),
  ];
}

function schemasWithExamples(door: DoorName): { door: DoorName; pointer: string; schema: Schema }[] {
  const found: { door: DoorName; pointer: string; schema: Schema }[] = [];
  const visit = (node: unknown, pointer: string): void => {
    if (node === null || typeof node !== 'object') return;
    if (Array.isArray((node as Schema)['examples'])) found.push({ door, pointer, schema: node as Schema });
    for (const [key, child] of Object.entries(node)) visit(child, `${pointer}/${key}`);
  };
  visit((BUNDLES[door]['components'] as Schema)['schemas'], '/components/schemas');
  return found;
}

const REQUESTS = OPERATIONS.flatMap(({ operationId, body }) =>
  (body?.examples ?? [{ name: '', value: undefined }]).map(({ name }) => ({ operationId, name })),
).filter(({ operationId, name }) => !Object.hasOwn(UNREPLAYED, `${operationId} ${name}`));

/** Per item: its status, and the code that refused it. */
function itemOutcomes(body: unknown): unknown[] | undefined {
  const { results } = body as { results?: { status: number; problem?: { code: string } }[] };
  return results?.map(({ status, problem }) => ({ status, code: problem?.code }));
}

describe('the request examples, sent to the demo', () => {
  let sandbox: WatchedSandbox | undefined;
  afterEach(() => sandbox?.close());

  it('have a row each that says what they need', () => {
    expect(Object.keys(REPLAYS).sort()).toEqual(OPERATIONS.map(({ operationId }) => operationId).sort());
  });

  it.each(REQUESTS)(
    '$operationId $name is answered with the documented success',
    async ({ operationId, name }) => {
      sandbox = await openSandbox();
      const call = await arrangedCall(sandbox, operationId, name);
      const answer = await sandbox.call(operationId, call);
      expect(answer.status).toBeLessThan(400);
      const [success] = answer.operation?.responses.filter(({ status }) => status === answer.status) ?? [];
      const twin = success?.media[0]?.examples.find((example) => example.name === name);
      // The example of the answer tells the fate of each item of the request of the same name.
      if (twin) expect(itemOutcomes(answer.body)).toEqual(itemOutcomes(twin.value));
    },
  );

  const FILTERS = OPERATIONS.flatMap(({ operationId, parameters }) =>
    parameters
      .filter(({ place }) => place === 'query')
      .map(({ name, example }) => ({ operationId, name, example })),
  );

  it.each(FILTERS)(
    '$operationId takes the example of its parameter $name',
    async ({ operationId, name, example }) => {
      sandbox = await openSandbox();
      const call = await arrangedCall(sandbox, operationId);
      const query = { ...(call.query as object), [name]: example as string };
      const answer = await sandbox.call(operationId, { ...call, query });
      // A cursor cannot be an example of a running list: it is refused, as the parameter says.
      if (name === 'cursor') expect(answer.body).toMatchObject({ code: 'CURSOR_INVALID' });
      else expect(answer.status).toBe(operationId === 'authorize' ? 302 : 200);
    },
  );
});
