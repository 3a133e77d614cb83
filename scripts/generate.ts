/**
 * `npm run generate`: everything that follows from the hand-written contract.
 * `npm run generate -- --check` writes nothing and fails when a committed file differs (drift).
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { packageRoot } from '../sandbox/lib/package-root.ts';
import { answersModule } from './spec/answers-module.ts';
import { checkPages } from './spec/check-pages.ts';
import { bundleDocument, type OpenApiDocument } from './spec/document.ts';
import { kitFiles } from './spec/kit-files.ts';
import { membersModule } from './spec/members-module.ts';
import { operationsModule } from './spec/operations-module.ts';
import { problemsModule, readProblems } from './spec/problems-module.ts';
import { protocolDocument, readProtocol } from './spec/protocol-module.ts';
import { operationsPage, problemsPage } from './spec/reference-pages.ts';
import { readRequirements, requirementsModule } from './spec/requirement-rows.ts';
import { typesModule } from './spec/types-module.ts';
import { validatorsModule } from './spec/validators-module.ts';

const root = packageRoot();
const DOCUMENTS = ['bank', 'portal', 'control'] as const;

/** What travels between kit and driver: frames, and results by the form of their operation. */
const VALIDATED_OF_PROTOCOL = [
  'Command',
  'Reply',
  'ResultReply',
  'UnsupportedReply',
  'ErrorReply',
  'HelloResult',
  'LedgerResult',
  'WorkResult',
  'EmptyResult',
];

/** Every generated file, path from the repository root → content. */
async function generateAll(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const problems = readProblems(join(root, 'spec/problems.yaml'));
  files.set('spec/generated/problems.ts', problemsModule(problems));
  files.set('docs/reference/problems.md', problemsPage(problems));
  files.set('spec/generated/requirements.ts', requirementsModule(readRequirements(root)));
  const documents: Record<string, OpenApiDocument> = {};
  for (const name of DOCUMENTS) {
    const source = join(root, 'spec', name, 'openapi.yaml');
    const bundled = await bundleDocument(source, { dereference: false });
    documents[name] = bundled;
    const json = `${JSON.stringify(bundled, null, 2)}\n`;
    files.set(`spec/generated/${name}.json`, json);
    const whole = await bundleDocument(source, { dereference: true });
    files.set(`spec/generated/${name}.dereferenced.json`, `${JSON.stringify(whole)}\n`);
    files.set(`spec/generated/${name}.types.ts`, await typesModule(name, bundled));
    files.set(`spec/generated/${name}.operations.ts`, operationsModule(name, bundled));
    files.set(`spec/generated/${name}.members.ts`, membersModule(name, bundled));
    // Only of the bank's answers does the kit tell what an integration has met.
    if (name === 'bank') files.set('spec/generated/bank.answers.ts', answersModule(name, bundled));
    const validators = await validatorsModule(name, bundled, root);
    files.set(`spec/generated/${name}.validators.js`, validators.code);
    files.set(`spec/generated/${name}.validators.d.ts`, validators.declaration);
  }
  files.set('docs/reference/operations.md', operationsPage(documents));
  const protocol = readProtocol(join(root, 'spec/driver/protocol.yaml'));
  files.set('spec/generated/driver.schema.json', `${JSON.stringify(protocol, null, 2)}\n`);
  const driver = protocolDocument(protocol);
  files.set('spec/generated/driver.types.ts', await typesModule('driver', driver));
  const validators = await validatorsModule('driver', driver, root, VALIDATED_OF_PROTOCOL);
  files.set('spec/generated/driver.validators.js', validators.code);
  files.set('spec/generated/driver.validators.d.ts', validators.declaration);
  for (const [path, content] of await kitFiles(root)) files.set(path, content);
  for (const [path, content] of checkPages(root)) files.set(path, content);
  return files;
}

function committedFiles(): string[] {
  return ['spec/generated', 'docs/reference'].flatMap((folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && entry.name !== 'README.md')
          .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      : [],
  );
}

const files = await generateAll();
const check = process.argv.includes('--check');
const differing: string[] = [];
for (const [path, content] of files) {
  const full = join(root, path);
  const before = existsSync(full) ? readFileSync(full, 'utf8') : undefined;
  if (before === content) continue;
  differing.push(path);
  if (check) continue;
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, content);
}
for (const path of committedFiles()) {
  if (files.has(path)) continue;
  differing.push(`${path} (left over)`);
  if (!check) rmSync(join(root, path));
}
if (check && differing.length > 0) {
  console.error(`generate: ${differing.length} generated file(s) differ from the contract:`);
  for (const path of differing) console.error(`  ${relative('.', path)}`);
  console.error('Run `npm run generate` and commit the result; never edit these by hand.');
  process.exitCode = 1;
} else {
  console.log(
    check
      ? `generate: ${files.size} files in sync`
      : `generate: ${differing.length} of ${files.size} files written`,
  );
}
