// Compiles to dist. `prepare` runs it too, so that an installed checkout has a working `npx khata`.
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { root, run } from './bootstrap.mjs';

const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
if (process.env.KHATA_NO_PREPARE === '1') process.exit(0);
if (!existsSync(tsc)) {
  // `npm install --omit=dev` in a checkout: there is nothing to build with, and dist may be there already.
  process.stderr.write('khata: typescript is not installed, dist stays as it is\n');
  process.exit(0);
}
// Beside the old one, which stays until the new one is whole: a build that fails leaves a working dist.
const dist = join(root, 'dist.new');
rmSync(dist, { recursive: true, force: true });
run(process.execPath, [tsc, '-p', join(root, 'scripts', 'tsconfig.build.json'), '--outDir', dist]);
// tsc copies neither JavaScript nor its declarations: the compiled validators are both.
const generated = join(root, 'spec', 'generated');
mkdirSync(join(dist, 'spec', 'generated'), { recursive: true });
for (const name of readdirSync(generated).filter((file) => /\.validators\.(js|d\.ts)$/.test(file))) {
  cpSync(join(generated, name), join(dist, 'spec', 'generated', name));
}
chmodSync(join(dist, 'scripts', 'khata.js'), 0o755);
writeFileSync(join(dist, '.built'), '');
rmSync(join(root, 'dist'), { recursive: true, force: true });
renameSync(dist, join(root, 'dist'));
