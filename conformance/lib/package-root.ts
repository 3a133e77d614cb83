import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of Khata's package.json, from the sources, from dist and from an installed package alike. The kit has its
 * own: it sees nothing of the sandbox but its door.
 * @throws Error when there is none above this file
 */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('khata: its own package.json is missing; reinstall the package');
    folder = parent;
  }
  return folder;
}
