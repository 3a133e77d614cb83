import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileProgram } from './bundle.ts';

/** Measures instead of asserting: KHATA_FIGURES=1 npx vitest run sandbox/test/durability/figures.test.ts */
it.skipIf(process.env['KHATA_FIGURES'] === undefined)(
  'the embedded store has these figures',
  async () => {
    const program = await compileProgram(join(import.meta.dirname, 'figures.ts'));
    const args = ['--expose-gc', '--max-old-space-size=6000', program.path];
    const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
    program.remove();
    expect(status).toBe(0);
  },
  3_600_000,
);
