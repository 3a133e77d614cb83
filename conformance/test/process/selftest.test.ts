import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../../lib/package-root.ts';
import { BROKEN_DRIVERS } from '../../reference/broken/index.ts';
import { KILL_MATRIX_FILE } from '../../reference/kill-matrix.ts';
import type { Matrix, MatrixCell } from '../../reference/matrix.ts';
import { emptyFolder, kit, removeFolders } from './kit-process.ts';

/** The kit proves itself on a partner's machine, and would say so if it judged otherwise than committed. */

afterAll(removeFolders);

const MUTANT = 'echoes-totals';

function committed(): Matrix {
  return JSON.parse(readFileSync(join(packageRoot(), KILL_MATRIX_FILE), 'utf8')) as Matrix;
}

/** A folder with a matrix in which the cells of a client are others. */
function doctored(client: string, change: (cell: MatrixCell) => MatrixCell): string {
  const folder = emptyFolder();
  const row = Object.entries(committed()[client] ?? {}).map(([id, cell]) => [id, change(cell)]);
  const matrix = { ...committed(), [client]: Object.fromEntries(row) };
  writeFileSync(join(folder, 'matrix.json'), JSON.stringify(matrix));
  return folder;
}

describe('khata conform selftest', () => {
  test('ends with 0 where clients are judged as committed', async () => {
    const { code, stdout, stderr } = await kit(['selftest', '--only', MUTANT], emptyFolder());
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^The kit judges every client as it should\. 1 client, \d+ sessions\.\n$/);
  });

  test('ends with 1 where they are not, and says which and how', async () => {
    const folder = doctored(MUTANT, (cell) => ({ ...cell, fail: [] }));
    const { code, stdout } = await kit(['selftest', '--only', MUTANT, '--matrix', 'matrix.json'], folder);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^✗ echoes-totals in \w+: fails \[.*RCN-01.*\] instead of \[\], not exercised /m);
    expect(stdout).toMatch(/^\d+ sessions? judged otherwise than committed\. 1 client, \d+ sessions\.$/m);
  });

  test('plays programs that are no client: nothing passes, and each has one clear line', async () => {
    const ids = BROKEN_DRIVERS.map(({ id }) => id);
    const { code, stdout, stderr } = await kit(['selftest', '--only', ...ids], emptyFolder());
    expect([code, stderr]).toEqual([0, '']);
    const lines = stdout.trim().split('\n');
    expect(lines.pop()).toMatch(/^The kit judges every client as it should\. 13 clients, 22 sessions\.$/);
    for (const { id, kind, tells } of BROKEN_DRIVERS) {
      const own = lines.filter((line) => line.startsWith(`✓ ${id} in `));
      expect([id, own.length]).toEqual([id, kind === 'HARNESS' ? 1 : 4]);
      for (const line of own)
        expect(line).toMatch(
          kind === 'HARNESS' ? / in TWINS: / : /: passes nothing: \d+ failed, \d+ not seen$/,
        );
      expect(own.every((line) => line.includes(tells))).toBe(true);
    }
  });

  test.each([
    [
      'no-such.json',
      undefined,
      /^khata: no-such\.json cannot be read \(ENOENT\); give a file like [^\n]+\n$/,
    ],
    ['broken.json', '{', /^khata: broken\.json is not JSON; give a file like [^\n]+\n$/],
    [
      'empty.json',
      '{}',
      /^khata: empty\.json has no row for the client correct and \d+ more; give [^\n]+\n$/,
    ],
    ['other.json', '{"correct":{"TWINS":[]}}', /^khata: other\.json is no kill matrix; give [^\n]+\n$/],
  ])('refuses %s as a matrix', async (name, text, line) => {
    const folder = emptyFolder();
    if (text !== undefined) writeFileSync(join(folder, name), text);
    const { code, stdout, stderr } = await kit(['selftest', '--matrix', name], folder);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(line);
  });
});
