import fc from 'fast-check';
import { type ContractOperation, type DoorName, type Schema, schemaOf } from './contract-bundle.ts';
import type { Call } from './watched-sandbox.ts';

/**
 * Calls drawn at random from the contract: most of them in form, with ids that exist, and some of them
 * broken somewhere.
 */

/** Values that mean something in the world under test, by the name of the field or parameter. */
export type Pool = Readonly<Record<string, readonly string[]>>;

type Json = fc.Arbitrary<unknown>;

/** Amounts: fast-check draws no lookahead, which the contract's pattern has. */
const amount = fc.oneof(
  fc.constantFrom('0.01', '0.10', '1.00', '9999999999999.99', '200000.00', '100000.00', '100000.01'),
  fc.bigInt({ min: 1n, max: 10n ** 15n - 1n }).map((paise) => {
    const digits = paise.toString().padStart(3, '0');
    return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
  }),
);

const day = fc
  .integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) })
  .map((at) => new Date(at).toISOString().slice(0, 10));

const instant = fc
  .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2100, 0, 1) })
  .map((at) => new Date(at).toISOString());

function arbitraryText(schema: Schema, name: string, pool: Pool): Json {
  const {
    pattern,
    format,
    maxLength = 100,
    examples = [],
  } = schema as { pattern?: string; format?: string; maxLength?: number; examples?: string[] };
  const byFormat: Record<string, Json> = { date: day, 'date-time': instant, email: fc.emailAddress() };
  const drawn =
    byFormat[format ?? ''] ??
    (pattern?.includes('(?') ? amount : undefined) ??
    (pattern === undefined
      ? fc.string({ maxLength })
      : fc.stringMatching(new RegExp(pattern, 'u')).map((text) => text.slice(0, maxLength)));
  const known = [...(pool[name] ?? []), ...examples];
  return known.length === 0
    ? drawn
    : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: drawn });
}

function arbitraryInteger(schema: Schema, name: string, pool: Pool): Json {
  const { minimum = 0, maximum = 2 ** 31 } = schema as { minimum?: number; maximum?: number };
  const drawn = fc.integer({ min: minimum, max: Math.min(maximum, 2 ** 31) });
  const known = (pool[name] ?? []).map(Number);
  return known.length === 0
    ? drawn
    : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: drawn });
}

function arbitraryArray(door: DoorName, schema: Schema, name: string, pool: Pool): Json {
  const {
    minItems = 0,
    maxItems = 4,
    uniqueItems,
  } = schema as { minItems?: number; maxItems?: number; uniqueItems?: boolean };
  const item = arbitraryOf(door, schema['items'] as Schema, name, pool);
  const size = { minLength: minItems, maxLength: Math.min(maxItems, minItems + 3) };
  return uniqueItems ? fc.uniqueArray(item, size) : fc.array(item, size);
}

function arbitraryObject(door: DoorName, schema: Schema, pool: Pool): Json {
  const fields = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
  const record = Object.fromEntries(fields.map(([name, one]) => [name, arbitraryOf(door, one, name, pool)]));
  return fc.record(record, { requiredKeys: (schema['required'] ?? []) as never[] });
}

/** A value in the form of a schema. */
export function arbitraryOf(door: DoorName, schema: Schema, name: string, pool: Pool): Json {
  const own = schemaOf(door, schema);
  if (own['oneOf'])
    return fc.oneof(...(own['oneOf'] as Schema[]).map((form) => arbitraryOf(door, form, name, pool)));
  if ('const' in own) return fc.constant(own['const']);
  if (own['enum']) return fc.constantFrom(...(own['enum'] as unknown[]));
  const [type, nullable] = [own['type']].flat() as string[];
  const kinds: Record<string, () => Json> = {
    object: () => arbitraryObject(door, own, pool),
    array: () => arbitraryArray(door, own, name, pool),
    string: () => arbitraryText(own, name, pool),
    boolean: () => fc.boolean(),
    integer: () => arbitraryInteger(own, name, pool),
  };
  const drawn = (kinds[type ?? ''] as () => Json)();
  return nullable === 'null' ? fc.option(drawn, { freq: 3 }) : drawn;
}

const junk: Json = fc.oneof(
  fc.constantFrom(
    null,
    '',
    ' ',
    0,
    -1,
    1.5,
    1e308,
    true,
    [],
    {},
    '0.00',
    '-1.00',
    '1e3',
    '\u0000',
    '\ud800',
    '__proto__',
  ),
  fc.string(),
  fc.integer(),
  fc.jsonValue({ maxDepth: 3 }),
);

/** The value with one place inside replaced, removed, or given a member more. */
function damaged(value: unknown, steps: readonly number[], how: string, by: unknown): unknown {
  const [step, ...rest] = steps;
  if (value === null || typeof value !== 'object' || step === undefined) return how === 'keep' ? value : by;
  const entries = Object.entries(value);
  if (entries.length === 0) return by;
  const chosen = step % entries.length;
  const changed = entries.flatMap(([key, one], i) => {
    if (i !== chosen) return [[key, one]];
    if (rest.length > 0 && one !== null && typeof one === 'object')
      return [[key, damaged(one, rest, how, by)]];
    if (how === 'remove') return [];
    return how === 'add'
      ? [
          [key, one],
          [`${key}x`, by],
        ]
      : [[key, by]];
  });
  return Array.isArray(value) ? changed.map(([, one]) => one) : Object.fromEntries(changed);
}

function damage(sound: Json): Json {
  const steps = fc.array(fc.nat(20), { minLength: 1, maxLength: 4 });
  return fc
    .tuple(sound, steps, fc.constantFrom('replace', 'remove', 'add'), junk)
    .map(([value, path, how, by]) => damaged(value, path, how, by));
}

function arbitraryBody(operation: ContractOperation, pool: Pool): fc.Arbitrary<Pick<Call, 'body' | 'raw'>> {
  if (operation.body === undefined) return fc.constant({});
  const sound = arbitraryOf(operation.door, operation.body.schema, '', pool);
  const isForm = operation.body.mediaType !== 'application/json';
  const asBody = (body: unknown) => ({ body });
  const choices = [
    { weight: 6, arbitrary: sound.map(asBody) },
    { weight: 1, arbitrary: fc.string().map((raw) => ({ raw })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(sound, fc.nat(200))
        .map(([body, cut]) => ({ raw: JSON.stringify(body).slice(0, cut) })),
    },
    { weight: isForm ? 0 : 3, arbitrary: damage(sound).map(asBody) },
    { weight: operation.body.required ? 0 : 1, arbitrary: fc.constant({}) },
  ];
  return fc.oneof(...choices);
}

function arbitraryPath(operation: ContractOperation, pool: Pool): fc.Arbitrary<Record<string, string>> {
  const parameters = operation.parameters.filter(({ place }) => place === 'path');
  const texts = parameters.map(({ name, door, schema }) => {
    const sound = arbitraryOf(door, schema, name, pool) as fc.Arbitrary<string>;
    // Dots alone are resolved by the client before they are sent.
    const other = fc
      .string({ minLength: 1, unit: 'grapheme-ascii' })
      .filter((text) => !/^\.{1,2}$/.test(text));
    return [name, fc.oneof({ weight: 5, arbitrary: sound }, { weight: 1, arbitrary: other })] as const;
  });
  return fc.record(Object.fromEntries(texts));
}

function arbitraryQuery(operation: ContractOperation, pool: Pool): fc.Arbitrary<string> {
  const pairs = operation.parameters
    .filter(({ place }) => place === 'query')
    .map(({ name, door, schema }) => {
      const value = fc.oneof(
        { weight: 8, arbitrary: arbitraryOf(door, schema, name, pool).map(String) },
        { weight: 1, arbitrary: fc.string() },
      );
      return value.map((text) => [name, text] as [string, string]);
    });
  const strange = fc
    .tuple(fc.constantFrom('nonsense', '__proto__', 'limit', ''), fc.string())
    .map((pair) => pair as [string, string]);
  const chosen =
    pairs.length === 0
      ? fc.constant([])
      : fc.uniqueArray(fc.oneof(...pairs), { maxLength: 3, selector: ([name]) => name });
  const extra = fc.oneof(
    { weight: 12, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: strange.map((pair) => [pair]) },
  );
  const all = fc.tuple(chosen, extra).map(([sound, more]) => [...sound, ...more]);
  return all.map((list) => new URLSearchParams(list).toString());
}

function arbitraryHeaders(
  operation: ContractOperation,
  keys: readonly string[],
): fc.Arbitrary<Record<string, string | null>> {
  const usual = fc.constant({});
  const visible = fc.stringMatching(/^[!-~]{1,40}$/);
  const options: fc.Arbitrary<Record<string, string | null>>[] = [
    fc.constantFrom(...keys).map((key) => ({ 'x-api-key': key })),
    fc.constant({ 'x-api-key': null }),
    visible.map((text) => ({ authorization: text })),
    visible.map((text) => ({ authorization: `Bearer ${text}` })),
    fc
      .constantFrom('text/plain', 'application/json;charset=utf-16', 'application/json; charset="utf-8"')
      .map((type) => ({ 'content-type': type })),
  ];
  if (operation.parameters.some(({ place }) => place === 'header')) {
    options.push(
      fc.constantFrom('a', '"a"', 'b', '', 'two words').map((key) => ({ 'idempotency-key': key })),
    );
  }
  return fc.oneof({ weight: 6, arbitrary: usual }, { weight: 2, arbitrary: fc.oneof(...options) });
}

/** Any call of an operation. `keys` are API keys that are known in the world. */
export function arbitraryCall(
  operation: ContractOperation,
  pool: Pool,
  keys: readonly string[],
): fc.Arbitrary<Call> {
  return fc
    .tuple(
      arbitraryPath(operation, pool),
      arbitraryQuery(operation, pool),
      arbitraryHeaders(operation, keys),
      arbitraryBody(operation, pool),
    )
    .map(([path, query, headers, body]) => ({ path, query, headers, ...body }));
}
