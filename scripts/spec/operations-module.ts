import {
  listOperations,
  type OpenApiDocument,
  type OperationObject,
  type Parameter,
  resolve,
  type Schema,
} from './document.ts';

type ScalarType = 'string' | 'integer' | 'boolean';

function scalarType(document: OpenApiDocument, schema: Schema): ScalarType {
  const { type } = resolve<Schema>(document, schema);
  return type === 'integer' || type === 'boolean' ? type : 'string';
}

function scopeOf(document: OpenApiDocument, operation: OperationObject): string | undefined {
  const security = operation.security ?? document.security ?? [];
  return security.flatMap((requirement) => Object.values(requirement).flat())[0];
}

function bodyOf(document: OpenApiDocument, operation: OperationObject) {
  if (!operation.requestBody) return undefined;
  const body = resolve<{ required?: boolean; content: Record<string, unknown> }>(
    document,
    operation.requestBody as never,
  );
  const [mediaType, ...others] = Object.keys(body.content);
  return { required: body.required ?? false, mediaType, ...(others.length > 0 && { others }) };
}

function typesOf(document: OpenApiDocument, parameters: Parameter[]): Record<string, ScalarType> {
  return Object.fromEntries(
    parameters.map((parameter) => [parameter.name, scalarType(document, parameter.schema)]),
  );
}

/** The operations as data: what the router registers, without parsing the whole document at start-up. */
export function operationsModule(name: string, document: OpenApiDocument): string {
  const rows = listOperations(document).map(({ path, method, operation, parameters }) => {
    const of = (place: Parameter['in']) =>
      parameters.map((located) => located.parameter).filter((parameter) => parameter.in === place);
    const security = operation.security ?? document.security ?? [];
    const row = {
      operationId: operation.operationId,
      method,
      path,
      tag: operation.tags?.[0] ?? '',
      scope: scopeOf(document, operation),
      secured: security.length > 0,
      roles: operation['x-roles'] as string[] | undefined,
      idempotencyKey: of('header').some((parameter) => parameter.name.toLowerCase() === 'idempotency-key'),
      pathParameters: typesOf(document, of('path')),
      queryParameters: typesOf(document, of('query')),
      body: bodyOf(document, operation),
      statuses: Object.keys(operation.responses).map(Number),
      problemCodes: (operation['x-problem-codes'] as string[] | undefined) ?? [],
    };
    return `  ${operation.operationId}: ${JSON.stringify(row)},`;
  });
  const constant = `${name.toUpperCase()}_OPERATIONS`;
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}OperationId`;
  return `// GENERATED from spec/${name} by \`npm run generate\`. Do not edit.

export const ${constant} = {
${rows.join('\n')}
} as const;

export type ${type} = keyof typeof ${constant};
`;
}
