import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder that holds Khata's package.json, whether we run from the sources, from dist or from an
 * installed package: `../../fixtures` is another place in each of them.
 * @throws Error when no package.json stands above this file
 */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    const parent = dirname(folder);
    if (parent === folder) throw new Error('khata: its own package.json is missing; reinstall the package');
    folder = parent;
  }
}
