import { type DoorName, resolve, type Schema, schemaOf } from './contract-bundle.ts';

/**
 * Values that break a schema in exactly one way, made from the schema itself: whatever the contract says of a
 * request, some request here does not keep to it.
 */

export type FaultKind =
  | 'a wrong type'
  | 'null'
  | 'a missing field'
  | 'an unknown field'
  | 'a field named __proto__'
  | 'a wrong form'
  | 'a value that is not allowed'
  | 'too much'
  | 'too little'
  | 'a number out of range'
  | 'the same item twice';

export interface Faulty {
  readonly kind: FaultKind;
  /** Where the answer must point. */
  readonly pointer: string;
  /** What the answer must call it. */
  readonly code: string;
  readonly value: unknown;
}

function typesOf(schema: Schema): unknown[] {
  return [schema['type'] ?? []].flat();
}

function properties(schema: Schema): [string, Schema][] {
  return Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
}

/** The forms that a value of a schema can have: more than one for a union. */
function formsOf(door: DoorName, schema: Schema): Schema[] {
  const own = schemaOf(door, schema);
  const union = own['oneOf'] as Schema[] | undefined;
  return union && own['properties'] === undefined ? union.flatMap((form) => formsOf(door, form)) : [own];
}

/** A schema without `$ref`, with the examples that stand beside or behind the reference. */
function examplesOf(door: DoorName, schema: Schema): unknown[] {
  return (schema['examples'] ?? resolve(door, '', schema).node['examples'] ?? []) as unknown[];
}

/**
 * A value with every field that a schema knows; whether it is in form, the test that uses it asserts.
 * @param hint an example of the contract, for places whose schema has none
 */
export function sampleOf(door: DoorName, schema: Schema, hint?: unknown): unknown {
  const own = formsOf(door, schema).at(-1) as Schema;
  if ('const' in own) return own['const'];
  if (typesOf(own).includes('object')) {
    const hints = (hint ?? {}) as Record<string, unknown>;
    return Object.fromEntries(properties(own).map(([name, one]) => [name, sampleOf(door, one, hints[name])]));
  }
  if (typesOf(own).includes('array'))
    return [sampleOf(door, own['items'] as Schema, (hint as unknown[] | undefined)?.[0])];
  if (own['enum'] !== undefined) return (own['enum'] as unknown[])[0];
  if (typesOf(own).includes('boolean')) return false;
  if (typesOf(own).includes('integer')) return own['minimum'] ?? 1;
  const [example = hint] = examplesOf(door, schema);
  return example ?? (own['format'] === 'date' ? '2026-11-23' : 'A sample');
}

const OF_WRONG_TYPE: Readonly<Record<string, unknown>> = {
  object: 'text',
  array: { 0: 'text' },
  string: 7,
  integer: '7',
  boolean: 'true',
};

function* wrongTypes(schema: Schema, pointer: string): Generator<Faulty> {
  const [type] = typesOf(schema).filter((one) => one !== 'null') as string[];
  if (type === undefined) return;
  const code = 'WRONG_TYPE';
  yield { kind: 'a wrong type', pointer, code, value: OF_WRONG_TYPE[type] };
  if (type === 'integer') yield { kind: 'a wrong type', pointer, code, value: 1.5 };
  if (!typesOf(schema).includes('null')) yield { kind: 'null', pointer, code, value: null };
}

function* faultyStrings(schema: Schema, pointer: string, sample: string): Generator<Faulty> {
  const {
    minLength = 0,
    maxLength,
    pattern,
    format,
  } = schema as { minLength?: number; maxLength?: number; pattern?: string; format?: string };
  if ('const' in schema || 'enum' in schema) {
    yield { kind: 'a value that is not allowed', pointer, code: 'VALUE_NOT_ALLOWED', value: 'NONSENSE' };
    return;
  }
  if (minLength > 0) yield { kind: 'too little', pointer, code: 'TOO_SHORT', value: '' };
  if (maxLength !== undefined)
    yield { kind: 'too much', pointer, code: 'TOO_LONG', value: sample.padEnd(maxLength + 1, 'A') };
  if (pattern !== undefined)
    yield { kind: 'a wrong form', pointer, code: 'WRONG_FORMAT', value: `${sample.slice(0, -1)}\u0000` };
  const misfits: Record<string, string> = {
    date: '2026-02-30',
    email: 'nobody at nowhere',
    'date-time': '2031-02-30T00:00:00+05:30',
  };
  const misfit = misfits[format ?? ''];
  if (misfit !== undefined) yield { kind: 'a wrong form', pointer, code: 'WRONG_FORMAT', value: misfit };
}

function* faultyIntegers(
  { minimum, maximum }: { minimum?: number; maximum?: number },
  pointer: string,
): Generator<Faulty> {
  const base = { kind: 'a number out of range', pointer, code: 'OUT_OF_RANGE' } as const;
  if (minimum !== undefined) yield { ...base, value: minimum - 1 };
  if (maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER) yield { ...base, value: maximum + 1 };
}

function* faultyArrays(
  door: DoorName,
  schema: Schema,
  pointer: string,
  sample: unknown[],
): Generator<Faulty> {
  const {
    minItems = 0,
    maxItems,
    uniqueItems,
    items,
  } = schema as { minItems?: number; maxItems?: number; uniqueItems?: boolean; items: Schema };
  if (minItems > 0) yield { kind: 'too little', pointer, code: 'TOO_SHORT', value: [] };
  if (maxItems !== undefined)
    yield { kind: 'too much', pointer, code: 'TOO_LONG', value: new Array(maxItems + 1).fill(sample[0]) };
  if (uniqueItems)
    yield { kind: 'the same item twice', pointer, code: 'NOT_UNIQUE', value: [sample[0], sample[0]] };
  for (const faulty of faultyValues(door, items, `${pointer}/0`, sample[0]))
    yield { ...faulty, value: [faulty.value] };
  // Also behind a sound item.
  for (const faulty of faultyValues(door, items, `${pointer}/1`, sample[0])) {
    if (faulty.kind === 'an unknown field') yield { ...faulty, value: [sample[0], faulty.value] };
  }
}

function withField(sample: object, name: string, value: unknown): object {
  const copy = { ...sample };
  // By definition, not assignment: __proto__ must become a field like any other.
  Object.defineProperty(copy, name, { value, enumerable: true, configurable: true, writable: true });
  return copy;
}

function* faultyObjects(
  door: DoorName,
  schema: Schema,
  pointer: string,
  sample: Record<string, unknown>,
): Generator<Faulty> {
  for (const name of (schema['required'] ?? []) as string[]) {
    const { [name]: _, ...rest } = sample;
    yield { kind: 'a missing field', pointer: `${pointer}/${name}`, code: 'REQUIRED', value: rest };
  }
  if (schema['additionalProperties'] === false) {
    const code = 'UNKNOWN_FIELD';
    yield {
      kind: 'an unknown field',
      pointer: `${pointer}/nonsense`,
      code,
      value: { ...sample, nonsense: 1 },
    };
    yield {
      kind: 'an unknown field',
      pointer: `${pointer}/a~1b~0c`,
      code,
      value: { ...sample, 'a/b~c': {} },
    };
    yield {
      kind: 'a field named __proto__',
      pointer: `${pointer}/__proto__`,
      code,
      value: withField(sample, '__proto__', { a: 1 }),
    };
    yield {
      kind: 'an unknown field',
      pointer: `${pointer}/constructor`,
      code,
      value: { ...sample, constructor: 1 },
    };
  }
  if (schema['minProperties'] === 1) yield { kind: 'too little', pointer, code: 'TOO_SHORT', value: {} };
  for (const [name, one] of properties(schema)) {
    for (const faulty of faultyValues(door, one, `${pointer}/${name}`, sample[name])) {
      yield { ...faulty, value: withField(sample, name, faulty.value) };
    }
  }
}

/** Everything that is wrong with a value in one way, of each of its forms. */
export function* faultyValues(
  door: DoorName,
  schema: Schema,
  pointer: string,
  sample: unknown,
): Generator<Faulty> {
  const forms = formsOf(door, schema);
  for (const [i, form] of forms.entries()) {
    const own =
      forms.length === 1 ? sample : sampleOf(door, form, i === forms.length - 1 ? sample : undefined);
    yield* wrongTypes(form, pointer);
    const types = typesOf(form);
    if (types.includes('object')) yield* faultyObjects(door, form, pointer, own as Record<string, unknown>);
    if (types.includes('array')) yield* faultyArrays(door, form, pointer, own as unknown[]);
    if (types.includes('string')) yield* faultyStrings(form, pointer, own as string);
    if (types.includes('integer')) yield* faultyIntegers(form, pointer);
  }
}
