import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Makes a program of one of our sources, as the package has it: Node 20 runs no TypeScript.
 * @returns path of the runnable file
 */
export async function programOf(source: string): Promise<string> {
  const outfile = join(mkdtempSync(join(tmpdir(), 'khata-program-')), 'main.mjs');
  const banner = {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  };
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner,
    logLevel: 'silent',
  });
  return outfile;
}
