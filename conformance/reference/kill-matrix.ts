import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../lib/package-root.ts';
import type { Matrix, MatrixCell } from './matrix.ts';

/** Scenarios that every client plays besides those that concern it: what most clients do right must stay right. */
export const CONTROLS: readonly string[] = ['PLAIN_DAY', 'REVERSALS', 'TWINS'];

/** Where the committed matrix stands, from the root of the package. */
export const KILL_MATRIX_FILE = 'conformance/reference/kill-matrix.json';

/**
 * What every client was found to fail, and not to exercise, when the whole matrix was played last.
 * @param file left out, the committed one
 * @throws Error when it cannot be read or is no JSON
 */
export function readKillMatrix(file = join(packageRoot(), KILL_MATRIX_FILE)): Matrix {
  return JSON.parse(readFileSync(file, 'utf8')) as Matrix;
}

/** A cell that says nothing against a client: not written down. */
export const NOTHING: MatrixCell = { fail: [], notExercised: [] };

/** What the committed matrix says of a client in a scenario. */
export function cellAt(matrix: Matrix, client: string, scenario: string): MatrixCell {
  return matrix[client]?.[scenario] ?? NOTHING;
}

/** The matrix as it is committed: a line for each client and scenario that has something to say. */
export function matrixText(matrix: Matrix): string {
  const rows = Object.entries(matrix).map(([client, row]) => {
    const cells = Object.entries(row)
      .filter(([, { fail, notExercised }]) => fail.length + notExercised.length > 0)
      .map(([scenario, cell]) => `\n    ${JSON.stringify(scenario)}: ${JSON.stringify(cell)}`);
    return `  ${JSON.stringify(client)}: {${cells.join(',')}${cells.length > 0 ? '\n  ' : ''}}`;
  });
  return `{\n${rows.join(',\n')}\n}\n`;
}
