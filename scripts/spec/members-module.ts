import {
  type ListedOperation,
  listOperations,
  type MediaType,
  type OpenApiDocument,
  type ResponseObject,
  resolve,
  type Schema,
} from './document.ts';

/** Which members a body may have, and which of them are secret. As `MemberShape` in sandbox/contract/redaction.ts. */
type Shape = boolean | { members: Record<string, Shape>; others?: Shape } | { items: Shape };

/** What a secret looks like in a contract: OpenAPI's own hint that a value is not to be shown. */
export const SECRET_FORMAT = 'password';

interface ShapedSchema {
  format?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
}

/** What either of two branches of a union lets be seen; what is secret in one of them stays secret. */
function merged(a: Shape, b: Shape): Shape {
  if (a === false || b === false) return false;
  if (a === true) return b;
  if (b === true) return a;
  if ('items' in a || 'items' in b) {
    return 'items' in a && 'items' in b ? { items: merged(a.items, b.items) } : true;
  }
  const members: Record<string, Shape> = { ...a.members };
  for (const [name, shape] of Object.entries(b.members)) {
    const known = members[name];
    members[name] = known === undefined ? shape : merged(known, shape);
  }
  const others = a.others ?? b.others;
  return others === undefined ? { members } : { members, others };
}

function shapeOf(document: OpenApiDocument, schema: Schema): Shape {
  const { format, properties, additionalProperties, items, oneOf, anyOf } = resolve<Schema>(
    document,
    schema,
  ) as ShapedSchema;
  if (format === SECRET_FORMAT) return false;
  if (items !== undefined) return { items: shapeOf(document, items) };
  const branches = (oneOf ?? anyOf ?? []).map((branch) => shapeOf(document, branch));
  if (properties !== undefined || typeof additionalProperties === 'object') {
    const members = Object.fromEntries(
      Object.entries(properties ?? {}).map(([name, member]) => [name, shapeOf(document, member)]),
    );
    const others =
      typeof additionalProperties === 'object' ? shapeOf(document, additionalProperties) : undefined;
    branches.unshift(others === undefined ? { members } : { members, others });
  }
  return branches.reduce(merged, true);
}

function hasSecret(shape: Shape): boolean {
  if (typeof shape === 'boolean') return !shape;
  if ('items' in shape) return hasSecret(shape.items);
  return (
    Object.values(shape.members).some(hasSecret) || (shape.others !== undefined && hasSecret(shape.others))
  );
}

function answersShape(document: OpenApiDocument, { operation }: ListedOperation): Shape {
  const successes = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
  const shapes = successes.flatMap(([, reference]) => {
    const [media] = Object.values(resolve<ResponseObject>(document, reference).content ?? {});
    return media === undefined ? [] : [shapeOf(document, media.schema)];
  });
  return shapes.reduce(merged, true);
}

/** Of each operation: what its body may hold, and where secrets travel. What has neither has no row. */
export function membersModule(name: string, document: OpenApiDocument): string {
  const rows = listOperations(document).flatMap((listed) => {
    const { operation, parameters } = listed;
    const secretQuery = parameters
      .map(({ parameter }) => parameter)
      .filter((parameter) => parameter.in === 'query' && shapeOf(document, parameter.schema) === false)
      .map((parameter) => parameter.name);
    const content =
      operation.requestBody &&
      resolve<{ content: Record<string, MediaType> }>(document, operation.requestBody as never).content;
    const [media] = Object.values(content ?? {});
    const body = media === undefined ? undefined : shapeOf(document, media.schema);
    const answer = answersShape(document, listed);
    const row = {
      ...(secretQuery.length > 0 && { secretQuery }),
      ...(body !== undefined && { body, hasSecretBody: hasSecret(body) }),
      ...(hasSecret(answer) && { answer }),
    };
    return Object.keys(row).length === 0 ? [] : [`  ${operation.operationId}: ${JSON.stringify(row)},`];
  });
  return `// GENERATED from spec/${name} by \`npm run generate\`. Do not edit.

export const ${name.toUpperCase()}_MEMBERS = {
${rows.join('\n')}
} as const;
`;
}
