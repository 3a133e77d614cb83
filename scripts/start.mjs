// `npm start`: installs what is missing, builds, serves the demo partner. Arguments go to `khata serve`.
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './bootstrap.mjs';

ensureInstalled();
ensureBuilt();
// In this very process, so that Ctrl-C and SIGTERM reach the server and nothing in between.
process.argv.splice(2, 0, 'serve');
await import(join(root, 'dist', 'scripts', 'khata.js'));
