import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** A program compiled for plain Node, which runs no TypeScript before version 22. */
export interface Program {
  /** Path of the compiled module, to be given to `node`. */
  readonly path: string;
  /** Removes it. */
  remove(): void;
}

/** Compiles one source file, with everything it imports, into one module in a directory of its own. */
export async function compileProgram(source: string): Promise<Program> {
  const directory = mkdtempSync(join(tmpdir(), 'khata-program-'));
  const path = join(directory, 'program.mjs');
  await build({
    entryPoints: [source],
    outfile: path,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'silent',
    // CommonJS packages inside an ES module still ask for `require`.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  return { path, remove: () => rmSync(directory, { recursive: true, force: true }) };
}
