import openapiTypescript, { astToString } from 'openapi-typescript';
import type { OpenApiDocument } from './document.ts';

/** The wire types of a document, by openapi-typescript. */
export async function typesModule(name: string, document: OpenApiDocument): Promise<string> {
  // It resolves references in place: give it a copy.
  const ast = await openapiTypescript(JSON.stringify(document), { alphabetize: false });
  return `// GENERATED from spec/${name} by \`npm run generate\` (openapi-typescript). Do not edit.\n\n${astToString(ast)}`;
}
