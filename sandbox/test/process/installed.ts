import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../lib/package-root.ts';
import { builtCommand } from './built.ts';
import { scratchFolder } from './scratch.ts';
import { run } from './server-process.ts';

/** Runs a program to its end. @returns what it wrote @throws Error with all it said when it fails */
export async function succeed(program: string, args: readonly string[], cwd: string): Promise<string> {
  const { code, stdout, stderr } = await run(program, args, { cwd }).ending;
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}:\n${stdout}\n${stderr}`);
  return stdout;
}

/** The package as it is published: packed, and installed into an empty project. @returns the project's folder */
export async function installPackage(): Promise<string> {
  builtCommand();
  const packed = scratchFolder();
  // Without scripts: `prepare` would rebuild dist under the tests that run beside this one.
  const options = ['--ignore-scripts', '--pack-destination', packed, '--loglevel', 'error'];
  await succeed('npm', ['pack', ...options], packageRoot());
  const [tarball = ''] = readdirSync(packed);
  const project = scratchFolder();
  writeFileSync(join(project, 'package.json'), '{"name":"consumer","private":true,"type":"module"}');
  const flags = ['--omit=dev', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel', 'error'];
  await succeed('npm', ['install', join(packed, tarball), ...flags], project);
  return project;
}
