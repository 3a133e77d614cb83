import {
  listOperations,
  type MediaType,
  type OpenApiDocument,
  type ResponseObject,
  resolve,
  type Schema,
} from './document.ts';

interface NestedSchema {
  properties?: Record<string, Schema>;
  items?: Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
}

/**
 * Paths of the members that an object of this schema may have: `batch.transactions[].utr`. Objects are told by their
 * members, lists by what is in them. @throws Error when a schema contains itself
 */
function fieldsOf(
  document: OpenApiDocument,
  schema: Schema,
  path: string,
  above: readonly Schema[],
): string[] {
  const resolved = resolve<Schema>(document, schema);
  if (above.includes(resolved))
    throw new Error(`${path}: a schema that contains itself has no end of fields`);
  const inside = [...above, resolved];
  const { properties, items, oneOf = [], anyOf = [], allOf = [] } = resolved as NestedSchema;
  const branches = [...oneOf, ...anyOf, ...allOf].flatMap((branch) =>
    fieldsOf(document, branch, path, inside),
  );
  const members = Object.entries(properties ?? {}).flatMap(([name, member]) =>
    fieldsOf(document, member, path === '' ? name : `${path}.${name}`, inside),
  );
  const listed = items === undefined ? [] : fieldsOf(document, items, `${path}[]`, inside);
  const found = [...members, ...listed, ...branches];
  // A branch that says nothing of members (null, a mere condition) is the object's own path, which its members tell.
  const nested = found.filter((one) => one !== path);
  return nested.length > 0 ? nested : [path];
}

/** What each operation may answer with success, field by field, and the codes of single items in it. */
export function answersModule(name: string, document: OpenApiDocument): string {
  const rows = listOperations(document).map(({ operation }) => {
    const fields = Object.entries(operation.responses)
      .filter(([status]) => status.startsWith('2'))
      .flatMap(([, reference]) => {
        const { content } = resolve<ResponseObject>(document, reference);
        const [media] = Object.values<MediaType>(content ?? {});
        return media === undefined ? [] : fieldsOf(document, media.schema, '', []);
      })
      .filter((field) => field !== '');
    const itemCodes = (operation['x-item-problem-codes'] as string[] | undefined) ?? [];
    return `  ${operation.operationId}: ${JSON.stringify({ itemCodes, fields: [...new Set(fields)] })},`;
  });
  return `// GENERATED from spec/${name} by \`npm run generate\`. Do not edit.

/** What an operation answers with success, besides what \`${name}.operations.ts\` says of it. */
export interface OperationAnswers {
  /** Codes that can refuse a single item. */
  readonly itemCodes: readonly string[];
  /** Paths of the fields: \`batch.transactions[].utr\`. */
  readonly fields: readonly string[];
}

export const ${name.toUpperCase()}_ANSWERS: Readonly<Record<string, OperationAnswers>> = {
${rows.join('\n')}
};
`;
}
