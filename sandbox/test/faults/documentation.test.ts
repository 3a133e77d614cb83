import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MISCHIEF_KINDS } from '../../domain/mischief.ts';
import { packageRoot } from '../../lib/package-root.ts';
import { BUNDLES } from '../contract/contract-bundle.ts';

const page = readFileSync(join(packageRoot(), 'docs', 'partners', 'faults.md'), 'utf8');
const { schemas } = BUNDLES.control['components'] as { schemas: { FaultType: { enum: string[] } } };
const types = schemas.FaultType.enum;

describe('the page about faults', () => {
  it('has a row for each, in the order of the contract', () => {
    expect([...page.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, type]) => type)).toEqual(types);
  });

  it('has a way to try each', () => {
    expect([...page.matchAll(/^\{"type":"([A-Z_]+)"/gm)].map(([, type]) => type)).toEqual(types);
  });

  it('names each kind of mischief', () => {
    for (const kind of MISCHIEF_KINDS) expect(page).toContain(`\`${kind}\``);
  });
});
