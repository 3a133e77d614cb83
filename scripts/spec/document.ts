import { bundle, createConfig } from '@redocly/openapi-core';

/** A schema as it stands in the document. */
export type Schema = Readonly<Record<string, unknown>>;

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  schema: Schema;
}

export interface MediaType {
  schema: Schema;
  example?: unknown;
  examples?: Record<string, { summary?: string; value: unknown }>;
}

export interface ResponseObject {
  description: string;
  headers?: Record<string, unknown>;
  content?: Record<string, MediaType>;
}

export interface OperationObject {
  operationId: string;
  summary: string;
  description?: string;
  tags?: string[];
  security?: Record<string, string[]>[];
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { required?: boolean; content: Record<string, MediaType> } | { $ref: string };
  responses: Record<string, ResponseObject | { $ref: string }>;
  [extension: `x-${string}`]: unknown;
}

export const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;
export type Method = (typeof METHODS)[number];

export type PathItem = { parameters?: (Parameter | { $ref: string })[] } & Partial<
  Record<Method, OperationObject>
>;

export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string };
  paths: Record<string, PathItem | { $ref: string }>;
  webhooks?: Record<string, PathItem | { $ref: string }>;
  security?: Record<string, string[]>[];
  components?: Record<string, Record<string, unknown>>;
}

/** Bundles a multi-file document into one. @throws Error naming the first unresolved reference */
export async function bundleDocument(
  source: string,
  options: { dereference: boolean },
): Promise<OpenApiDocument> {
  const config = await createConfig({});
  const result = await bundle({ ref: source, config, dereference: options.dereference });
  const fault = result.problems.find((problem) => problem.severity === 'error');
  if (fault) {
    throw new Error(`${fault.location[0]?.source.absoluteRef ?? source}: ${fault.message}`);
  }
  return result.bundle.parsed as OpenApiDocument;
}

/** The object behind `$ref`, or the object itself. */
export function resolve<T>(document: OpenApiDocument, value: T | { $ref: string }): T {
  if (value === null || typeof value !== 'object' || !('$ref' in value)) return value as T;
  let target: unknown = document;
  for (const part of value.$ref.slice(2).split('/')) {
    const key = decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~');
    target = (target as Record<string, unknown>)[key];
  }
  return resolve(document, target as T | { $ref: string });
}

export interface ListedOperation {
  path: string;
  pointer: string;
  method: Method;
  operation: OperationObject;
  parameters: { parameter: Parameter; pointer: string }[];
}

function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Every operation with its parameters (those of its path included) and their JSON Pointers. */
export function listOperations(document: OpenApiDocument): ListedOperation[] {
  const listed: ListedOperation[] = [];
  for (const [path, reference] of Object.entries(document.paths)) {
    const item = resolve<PathItem>(document, reference);
    const pathPointer = '$ref' in reference ? reference.$ref.slice(1) : `/paths/${escapePointer(path)}`;
    for (const method of METHODS) {
      const operation = item[method];
      if (!operation) continue;
      const pointer = `${pathPointer}/${method}`;
      const located = [
        ...(item.parameters ?? []).map((value, i) => ({ value, at: `${pathPointer}/parameters/${i}` })),
        ...(operation.parameters ?? []).map((value, i) => ({ value, at: `${pointer}/parameters/${i}` })),
      ].map(({ value, at }) => ({
        parameter: resolve<Parameter>(document, value),
        pointer: '$ref' in value ? value.$ref.slice(1) : at,
      }));
      listed.push({ path, pointer, method, operation, parameters: located });
    }
  }
  return listed;
}
