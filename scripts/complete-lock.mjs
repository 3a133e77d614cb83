// `npm run complete-lock`: lists in package-lock.json the optional packages for other platforms that npm
// left out. npm omits those that a registry mirror does not carry, and `npm ci` then refuses the whole lock
// file, on every machine. They carry no integrity here; npm asks its registry on the platform that needs one.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';

const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32'];

/** What a platform package's name says of its platform: `@biomejs/cli-linux-x64-musl`. */
function platformOf(name) {
  const parts = name.split('-');
  const os = SYSTEMS.find((system) => parts.includes(system));
  const cpu = PROCESSORS.find((processor) => parts.includes(processor));
  const libc = ['musl', 'gnu'].find((suffix) => parts.includes(suffix));
  return {
    ...(cpu && { cpu: [cpu] }),
    ...(libc && { libc: [libc === 'gnu' ? 'glibc' : 'musl'] }),
    ...(os && { os: [os] }),
  };
}

/** Optional packages that a lock file's packages name and that it does not list: name → version. */
export function missingFromLock(lock) {
  const missing = new Map();
  for (const entry of Object.values(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const listed = Object.keys(lock.packages).some((path) => path.endsWith(`node_modules/${name}`));
      if (!listed) missing.set(name, { version, dev: entry.dev === true });
    }
  }
  return missing;
}

if (process.argv[1]?.endsWith('complete-lock.mjs')) {
  const file = join(root, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  for (const [name, { version, dev }] of missingFromLock(lock)) {
    const exact = version.replace(/^[^0-9]*/, '');
    lock.packages[`node_modules/${name}`] = {
      version: exact,
      ...platformOf(name),
      ...(dev && { dev: true }),
      license: 'MIT',
      optional: true,
    };
    process.stdout.write(`${name}@${exact}\n`);
  }
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
  lock.packages = Object.fromEntries(sorted);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
