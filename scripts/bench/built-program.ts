import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { packageRoot } from '../../sandbox/lib/package-root.ts';

/**
 * A program of the bench that reaches inside the sandbox, built as dist is: what is measured is what partners run, and
 * not what tsx makes of the sources. It stands below dist, from where the package's files are found.
 * @param source its path below the root
 * @returns the path of the built file
 */
export async function builtProgram(source: string): Promise<string> {
  const root = packageRoot();
  const outfile = join(root, 'dist', 'bench', basename(source).replace(/\.ts$/, '.mjs'));
  await build({
    absWorkingDir: root,
    entryPoints: [source],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    external: ['pino', 'nodemailer', '@zxcvbn-ts/language-common', '@node-oauth/oauth2-server'],
    banner: {
      js: "import { createRequire as khataRequire } from 'node:module'; const require = khataRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return outfile;
}
