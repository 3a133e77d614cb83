import { join } from 'node:path';
import { protocolDocument, readProtocol } from './protocol-module.ts';
import { typesModule } from './types-module.ts';
import { validatorsModule } from './validators-module.ts';

/** Files of spec/conformance and the schema in each that whole files are validated by. */
const FILES = [
  { name: 'config', root: 'Configuration' },
  { name: 'report', root: 'RunReport' },
] as const;

/** What follows from the descriptions of the kit's own files: published schemas, types, validators. */
export async function kitFiles(root: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const { name, root: schema } of FILES) {
    const source = readProtocol(join(root, `spec/conformance/${name}.yaml`));
    const document = protocolDocument(source);
    files.set(`spec/generated/${name}.schema.json`, `${JSON.stringify(source, null, 2)}\n`);
    const validators = await validatorsModule(name, document, root, [schema]);
    files.set(`spec/generated/${name}.validators.js`, validators.code);
    files.set(`spec/generated/${name}.validators.d.ts`, validators.declaration);
    if (name === 'config')
      files.set('spec/generated/config.types.ts', await typesModule('conformance', document));
  }
  return files;
}
