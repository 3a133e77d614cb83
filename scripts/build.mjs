// Builds dist. `prepare` runs it too, so that an installed checkout has a working `npx khata`.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';

if (process.env.KHATA_NO_PREPARE === '1') process.exit(0);
if (!['typescript', 'esbuild'].every((name) => existsSync(join(root, 'node_modules', name)))) {
  // `npm install --omit=dev` in a checkout: there is nothing to build with, and dist may be there already.
  process.stderr.write('khata: typescript or esbuild is not installed, dist stays as it is\n');
  process.exit(0);
}
// Beside the old one, which stays until the new one is whole: a build that fails leaves a working dist.
const dist = join(root, 'dist.new');
rmSync(dist, { recursive: true, force: true });
// Not before it is known that esbuild is there.
const { buildInto, putInPlace } = await import('./bundle.mjs');
await buildInto(dist);
putInPlace(dist);
