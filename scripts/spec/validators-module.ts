import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import addFormats from 'ajv-formats';
import { build } from 'esbuild';
import {
  type ListedOperation,
  listOperations,
  type MediaType,
  type OpenApiDocument,
  type Parameter,
  type PathItem,
  type ResponseObject,
  resolve,
} from './document.ts';

const SCHEMAS = '#/components/schemas/';

/** A copy in which references to component schemas name ajv's own small schemas, not the whole document. */
function detach(name: string, node: unknown): unknown {
  if (node === null || typeof node !== 'object') return node;
  if (Array.isArray(node)) return node.map((item) => detach(name, item));
  return Object.fromEntries(
    Object.entries(node)
      // What only people read would be carried into the compiled module.
      .filter(([key, value]) => typeof value === 'object' || !['description', 'title'].includes(key))
      .filter(([key]) => !['examples', 'example'].includes(key) && !key.startsWith('x-'))
      .map(([key, value]) =>
        key === '$ref' && typeof value === 'string' && value.startsWith(SCHEMAS)
          ? [key, `urn:khata:${name}:${value.slice(SCHEMAS.length)}`]
          : [key, detach(name, value)],
      ),
  );
}

function parametersSchema(operation: ListedOperation, place: Parameter['in']) {
  const parameters = operation.parameters
    .map(({ parameter }) => parameter)
    .filter((parameter) => parameter.in === place);
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.schema])),
    required: parameters.filter((parameter) => parameter.required).map((parameter) => parameter.name),
    additionalProperties: false,
  };
}

/** Export name → schema, for every part of every operation that travels. */
function schemasOf(document: OpenApiDocument): Map<string, object> {
  const schemas = new Map<string, object>();
  for (const listed of listOperations(document)) {
    const { operation } = listed;
    const id = operation.operationId;
    schemas.set(`${id}$path`, parametersSchema(listed, 'path'));
    schemas.set(`${id}$query`, parametersSchema(listed, 'query'));
    if (operation.requestBody) {
      const body = resolve<{ content: Record<string, MediaType> }>(document, operation.requestBody as never);
      const [media] = Object.values(body.content);
      if (media) schemas.set(`${id}$body`, media.schema);
    }
    for (const [status, reference] of Object.entries(operation.responses)) {
      const response = resolve<ResponseObject>(document, reference);
      const [media] = Object.values(response.content ?? {});
      if (media) schemas.set(`${id}$${status}`, media.schema);
    }
  }
  // What the sandbox sends is checked as what it answers is.
  for (const [name, reference] of Object.entries(document.webhooks ?? {})) {
    const { post } = resolve<PathItem>(document, reference);
    if (post?.requestBody === undefined) continue;
    const body = resolve<{ content: Record<string, MediaType> }>(document, post.requestBody as never);
    const [media] = Object.values(body.content);
    if (media) schemas.set(`${name}$body`, media.schema);
  }
  return schemas;
}

/**
 * A union whose every branch has the same constant member is told apart by that member: ajv then names
 * the fault in the branch that was meant, instead of the faults of all branches. Only in ajv's copy: the
 * contract itself keeps plain JSON Schema.
 */
function markUnions(document: OpenApiDocument, node: unknown): void {
  if (node === null || typeof node !== 'object') return;
  for (const child of Object.values(node)) markUnions(document, child);
  const { oneOf } = node as { oneOf?: unknown };
  if (!Array.isArray(oneOf)) return;
  const branches = oneOf.map((branch) =>
    resolve<{ properties?: Record<string, { const?: unknown }> }>(document, branch),
  );
  const [first] = branches;
  const tag = Object.keys(first?.properties ?? {}).find((name) =>
    branches.every((branch) => branch.properties?.[name]?.const !== undefined),
  );
  if (tag === undefined) return;
  Object.assign(node, { type: 'object', discriminator: { propertyName: tag }, required: [tag] });
}

/** The standalone source of every validator of a document, and the names it exports. */
function compile(
  name: string,
  document: OpenApiDocument,
  schemasIn: (marked: OpenApiDocument) => Map<string, object>,
): { source: string; names: string[] } {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    discriminator: true,
    code: { source: true, esm: true, lines: false, optimize: 2 },
  });
  addFormats.default(ajv);
  const marked = structuredClone(document);
  markUnions(marked, marked);
  for (const [component, schema] of Object.entries(marked.components?.['schemas'] ?? {})) {
    ajv.addSchema(detach(name, schema) as object, `urn:khata:${name}:${component}`);
  }
  const exports: Record<string, string> = {};
  // Many operations share a body (every problem, for one): one function serves all of them.
  const known = new Map<string, string>();
  const canonicals = new Map<string, string>();
  const aliases: string[] = [];
  const names: string[] = [];
  for (const [exported, schema] of schemasIn(marked)) {
    const detached = detach(name, schema) as { $ref?: string };
    const text = JSON.stringify(detached);
    const id = detached.$ref ?? known.get(text) ?? `urn:khata:${name}:${exported}`;
    if (detached.$ref === undefined && !known.has(text)) {
      ajv.addSchema(detached, id);
      known.set(text, id);
    }
    const canonical = canonicals.get(id);
    if (canonical === undefined) {
      canonicals.set(id, exported);
      exports[exported] = id;
    } else aliases.push(`export { ${canonical} as ${exported} };`);
    names.push(exported);
  }
  return { source: [standaloneCode.default(ajv, exports), ...aliases].join('\n'), names };
}

/** Export name → schema, for component schemas that are validated by themselves. */
function componentsOf(document: OpenApiDocument, components: readonly string[]): Map<string, object> {
  return new Map(
    components.map((component) => {
      if (document.components?.['schemas']?.[component] === undefined) throw new Error(`no ${component}`);
      return [component, { $ref: `${SCHEMAS}${component}` }];
    }),
  );
}

/**
 * All validators of a document, compiled ahead of time and bundled with ajv's runtime into one
 * self-contained ES module: starting the sandbox compiles no schema and loads no ajv.
 * @param components names of schemas to be validated by themselves; left out, whatever operations carry
 * @throws Error when the document has no schema of such a name
 */
export async function validatorsModule(
  name: string,
  document: OpenApiDocument,
  root: string,
  components?: readonly string[],
): Promise<{ code: string; declaration: string }> {
  const { source, names } = compile(name, document, (marked) =>
    components === undefined ? schemasOf(marked) : componentsOf(marked, components),
  );
  const bundled = await build({
    stdin: { contents: source, resolveDir: root, loader: 'js' },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    // Whole: esbuild then leaves out module paths, which differ between machines.
    minify: true,
    write: false,
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'error',
  });
  const header = `// GENERATED from spec/${name} by \`npm run generate\` (ajv standalone). Do not edit.\n`;
  const functions = names.map((exported) => `export const ${exported}: Validator;`);
  return {
    code: header + (bundled.outputFiles[0]?.text ?? ''),
    declaration: [header, VALIDATOR_TYPES, ...functions, ''].join('\n'),
  };
}

const VALIDATOR_TYPES = `/** One fault, in ajv's form. */
export interface ValidationError {
  keyword: string;
  instancePath: string;
  schemaPath: string;
  params: Record<string, unknown>;
  message?: string;
}

/** A compiled schema: true when the value fits, else its faults stand in \`errors\`. */
export interface Validator {
  (value: unknown): boolean;
  errors?: ValidationError[] | null;
}
`;
