import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { OpenApiDocument } from './document.ts';

/** The driver protocol as it is written: JSON Schema with everything under `$defs`. */
export interface ProtocolSchema {
  readonly $id: string;
  readonly $defs: Readonly<Record<string, object>>;
}

/** Reads spec/driver/protocol.yaml. @throws Error when it has no `$defs` */
export function readProtocol(file: string): ProtocolSchema {
  const schema = parse(readFileSync(file, 'utf8')) as Partial<ProtocolSchema>;
  if (schema.$id === undefined || schema.$defs === undefined) throw new Error(`${file}: no $id or no $defs`);
  return schema as ProtocolSchema;
}

/** The same schemas as components of an OpenAPI document, which our generators read. */
export function protocolDocument(schema: ProtocolSchema): OpenApiDocument {
  const schemas = JSON.parse(
    JSON.stringify(schema.$defs).replaceAll('"#/$defs/', '"#/components/schemas/'),
  ) as Record<string, object>;
  const info = { title: 'Khata driver protocol', version: '1.0.0' };
  return { openapi: '3.1.0', info, paths: {}, components: { schemas } } as unknown as OpenApiDocument;
}
