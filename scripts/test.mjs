// `npm test`: installs what is missing and runs every test. Arguments go to vitest.
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root, run } from './bootstrap.mjs';

ensureInstalled();
ensureBuilt();
run(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...process.argv.slice(2)]);
