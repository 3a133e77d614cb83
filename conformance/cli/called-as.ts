import { isAbsolute, relative } from 'node:path';

/** How this program was started. */
export interface Calling {
  /** `process.argv[1]`: the script as node was given it, absolute. */
  readonly script: string;
  /** Absolute. */
  readonly workingFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** One word for a shell: in quotes where a shell would read more into it. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./~-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/**
 * What a person types to call this program once more from the same folder, so that the commands in a report can be copied:
 * `npx khata` where a package has it, `khata` where it is on the PATH, `node dist/scripts/khata.js` in a clone.
 */
export function calledAs({ script, workingFolder, environment }: Calling): string {
  if (environment['npm_command'] === 'exec' || /[\\/]node_modules[\\/]\.bin[\\/]khata$/.test(script))
    return 'npx khata';
  if (!script.endsWith('.js') && !script.endsWith('.ts')) return 'khata';
  const inside = relative(workingFolder, script);
  return `node ${shellWord(inside.startsWith('..') || isAbsolute(inside) ? script : inside)}`;
}
