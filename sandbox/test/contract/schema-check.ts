import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { BUNDLES, DOORS, type PlacedSchema } from './contract-bundle.ts';

/**
 * A second judge of every body: ajv over the bundled JSON, at run time. The server's own validators are
 * compiled from the same contract by other code, with options of its own.
 */

/** As published: answers may have fields that the contract does not name. Closed: they may not. */
export type Strictness = 'published' | 'closed';

/** Where a schema only asks a question about an object, and does not describe it. */
const CONDITIONS = ['if', 'not'];

/**
 * The same schemas without room for fields that they do not name. Response schemas are open for the sake of
 * clients; the server itself may send only what it has promised.
 */
export function closeSchemas(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closeSchemas);
  if (node === null || typeof node !== 'object') return node;
  const closed = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, CONDITIONS.includes(key) ? value : closeSchemas(value)]),
  );
  const describesObject = closed['type'] === 'object' && typeof closed['properties'] === 'object';
  return describesObject ? { additionalProperties: false, ...closed } : closed;
}

function compiler(strictness: Strictness): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, strict: false, validateSchema: false });
  addFormats.default(ajv);
  for (const door of DOORS) {
    ajv.addSchema((strictness === 'closed' ? closeSchemas(BUNDLES[door]) : BUNDLES[door]) as object, door);
  }
  return ajv;
}

const compilers = { published: compiler('published'), closed: compiler('closed') };
const compiled = new Map<string, ValidateFunction>();

function validatorAt({ door, pointer }: PlacedSchema, strictness: Strictness): ValidateFunction {
  const name = `${door}#${pointer.split('/').map(encodeURIComponent).join('/')}`;
  const known = compiled.get(`${strictness} ${name}`);
  if (known) return known;
  const validate = compilers[strictness].getSchema(name);
  if (validate === undefined) throw new Error(`no schema at ${name}`);
  compiled.set(`${strictness} ${name}`, validate as ValidateFunction);
  return validate as ValidateFunction;
}

/** What is wrong with a value, one line per fault; empty when it is as contracted. */
export function faultsOf(
  place: PlacedSchema,
  value: unknown,
  strictness: Strictness = 'published',
): string[] {
  const validate = validatorAt(place, strictness);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
  );
}
