import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../lib/package-root.ts';

/**
 * The contracts as partners get them: the bundled JSON documents, read without any of the generated tables
 * or compiled validators, so that these tests judge the server by the contract alone.
 */

export const DOORS = ['bank', 'control', 'portal'] as const;
export type DoorName = (typeof DOORS)[number];

/** A JSON Schema as it stands in a bundle. */
export type Schema = Readonly<Record<string, unknown>>;

/** A schema and where it stands, as a JSON Pointer into its bundle. */
export interface PlacedSchema {
  readonly door: DoorName;
  readonly pointer: string;
  readonly schema: Schema;
}

export interface NamedExample {
  readonly name: string;
  readonly value: unknown;
}

export interface ContractParameter extends PlacedSchema {
  readonly name: string;
  readonly place: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly example: unknown;
}

/** One media type of a body, with its examples. */
export interface ContractMedia extends PlacedSchema {
  readonly mediaType: string;
  readonly examples: readonly NamedExample[];
}

export interface ContractHeader extends PlacedSchema {
  /** In lower case. */
  readonly name: string;
  readonly required: boolean;
  readonly example: unknown;
}

export interface ContractResponse {
  readonly status: number;
  readonly headers: readonly ContractHeader[];
  readonly media: readonly ContractMedia[];
}

export interface ContractOperation {
  readonly door: DoorName;
  readonly operationId: string;
  /** In capitals. */
  readonly method: string;
  /** Path template: `/v1/refunds/{refundId}`. */
  readonly path: string;
  readonly parameters: readonly ContractParameter[];
  readonly body: (ContractMedia & { readonly required: boolean }) | undefined;
  readonly responses: readonly ContractResponse[];
  readonly problemCodes: readonly string[];
  readonly itemProblemCodes: readonly string[];
  /** The API that a caller must be subscribed to; none at the control plane and the token endpoint. */
  readonly scope: string | undefined;
  /** Who may call it, in the portal's contract; none where no session is needed. */
  readonly roles: readonly string[] | undefined;
}

type Node = Readonly<Record<string, unknown>>;

export const BUNDLES: Readonly<Record<DoorName, Node>> = {
  bank: readBundle('bank'),
  control: readBundle('control'),
  portal: readBundle('portal'),
};

function readBundle(door: DoorName): Node {
  return JSON.parse(readFileSync(join(packageRoot(), 'spec', 'generated', `${door}.json`), 'utf8'));
}

export function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** The node behind any chain of `$ref`, and its own place. */
export function resolve(door: DoorName, pointer: string, node: unknown): { pointer: string; node: Node } {
  const reference = (node as Node)['$ref'];
  if (typeof reference !== 'string') return { pointer, node: node as Node };
  let target: unknown = BUNDLES[door];
  for (const part of reference.slice(2).split('/')) {
    target = (target as Node)[decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')];
  }
  if (target === undefined) throw new Error(`${door}: ${pointer} refers to ${reference}, which is not there`);
  return resolve(door, reference.slice(1), target);
}

/** The schema behind a `$ref`; words beside it are for people only. */
export function schemaOf(door: DoorName, schema: Schema): Schema {
  return resolve(door, '', schema).node;
}

function placed(door: DoorName, pointer: string, owner: Node): PlacedSchema {
  return { door, pointer: `${pointer}/schema`, schema: owner['schema'] as Schema };
}

function readMedia(door: DoorName, pointer: string, content: Node): ContractMedia[] {
  return Object.entries(content).map(([mediaType, media]) => {
    const at = `${pointer}/${escapePointer(mediaType)}`;
    const examples = Object.entries(((media as Node)['examples'] ?? {}) as Node).map(([name, example]) => ({
      name,
      value: resolve(door, '', example).node['value'],
    }));
    return { ...placed(door, at, media as Node), mediaType, examples };
  });
}

function readResponse(door: DoorName, status: number, pointer: string, reference: unknown): ContractResponse {
  const { pointer: at, node } = resolve(door, pointer, reference);
  const headers = Object.entries((node['headers'] ?? {}) as Node).map(([name, value]) => {
    const header = resolve(door, `${at}/headers/${name}`, value);
    return {
      ...placed(door, header.pointer, header.node),
      name: name.toLowerCase(),
      required: header.node['required'] === true,
      example: header.node['example'],
    };
  });
  return { status, headers, media: readMedia(door, `${at}/content`, (node['content'] ?? {}) as Node) };
}

function readParameters(door: DoorName, pointer: string, owner: Node): ContractParameter[] {
  return ((owner['parameters'] ?? []) as unknown[]).map((reference, i) => {
    const { pointer: at, node } = resolve(door, `${pointer}/parameters/${i}`, reference);
    return {
      ...placed(door, at, node),
      name: node['name'] as string,
      place: node['in'] as ContractParameter['place'],
      required: node['required'] === true,
      example: node['example'],
    };
  });
}

function readBody(door: DoorName, pointer: string, operation: Node): ContractOperation['body'] {
  if (operation['requestBody'] === undefined) return undefined;
  const { pointer: at, node } = resolve(door, `${pointer}/requestBody`, operation['requestBody']);
  // Of several media types the first has the compiled schema; the others have tests of their own.
  const [media] = readMedia(door, `${at}/content`, node['content'] as Node);
  if (media === undefined) throw new Error(`${pointer}: a body has a media type`);
  return { ...media, required: node['required'] === true };
}

function scopeOf(operation: Node): string | undefined {
  const [scope] = ((operation['security'] ?? []) as Record<string, string[]>[]).flatMap(
    (way) => way['oauth2'] ?? [],
  );
  return scope;
}

function readOperation(door: DoorName, path: string, item: Node, method: string): ContractOperation {
  const itemPointer = `/paths/${escapePointer(path)}`;
  const pointer = `${itemPointer}/${method}`;
  const operation = item[method] as Node;
  return {
    door,
    operationId: operation['operationId'] as string,
    method: method.toUpperCase(),
    path,
    parameters: [...readParameters(door, itemPointer, item), ...readParameters(door, pointer, operation)],
    body: readBody(door, pointer, operation),
    responses: Object.entries(operation['responses'] as Node).map(([status, response]) =>
      readResponse(door, Number(status), `${pointer}/responses/${status}`, response),
    ),
    problemCodes: (operation['x-problem-codes'] ?? []) as string[],
    itemProblemCodes: (operation['x-item-problem-codes'] ?? []) as string[],
    scope: scopeOf(operation),
    roles: operation['x-roles'] as string[] | undefined,
  };
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

/** Every operation of every contract. */
export const ALL_OPERATIONS: readonly ContractOperation[] = DOORS.flatMap((door) =>
  Object.entries(BUNDLES[door]['paths'] as Readonly<Record<string, Node>>).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).map((method) => readOperation(door, path, item, method)),
  ),
);

/** Those of the bank and of the control plane; the portal's, which have sessions, are in test/portal. */
export const OPERATIONS = ALL_OPERATIONS.filter(({ door }) => door !== 'portal');
export const PORTAL_OPERATIONS = ALL_OPERATIONS.filter(({ door }) => door === 'portal');

/** @throws Error when no contract has it: a table names an operation that is gone */
export function operationOf(operationId: string): ContractOperation {
  const operation = ALL_OPERATIONS.find((candidate) => candidate.operationId === operationId);
  if (operation === undefined) throw new Error(`no contract has the operation ${operationId}`);
  return operation;
}

/** A response that belongs to addresses outside the contract, such as METHOD_NOT_ALLOWED. */
export function sharedResponse(door: DoorName, name: string, status: number): ContractResponse {
  return readResponse(door, status, '', { $ref: `#/components/responses/${name}` });
}

/** Bodies that the bank sends unasked. */
export const NOTIFICATIONS: readonly ContractMedia[] = Object.entries(
  BUNDLES.bank['webhooks'] as Node,
).flatMap(([name, item]) => {
  const post = (item as Node)['post'] as Node;
  const pointer = `/webhooks/${name}/post/requestBody`;
  const { pointer: at, node } = resolve('bank', pointer, post['requestBody']);
  return readMedia('bank', `${at}/content`, node['content'] as Node);
});

/** The closed catalogue, as the registry gives it. */
export { PROBLEMS } from '../../../spec/generated/problems.ts';
