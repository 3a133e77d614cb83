import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { CHECKS } from '../checks/index.ts';
import { packageRoot } from '../lib/package-root.ts';
import { CORRECT, referenceClients } from '../reference/clients.ts';
import { CONTROLS, cellAt, KILL_MATRIX_FILE, matrixText, readKillMatrix } from '../reference/kill-matrix.ts';
import { concerns, type Matrix, type MatrixCell, playMatrix } from '../reference/matrix.ts';
import { MUTANTS } from '../reference/ts/mutants.ts';
import { SCENARIOS } from '../scenarios/index.ts';
import { programOf } from './reference-program.ts';

const committed = readKillMatrix();
const AT_ONCE = 8;
const MINUTES_5 = 300_000;

/** Everything that some cell of these rows says, over all scenarios. */
function failures(row: Readonly<Record<string, MatrixCell>>): Set<string> {
  return new Set(Object.values(row).flatMap(({ fail }) => fail));
}

const short = (id: string) => id.replace(/^VA-C-/, '');

describe('the committed kill matrix', () => {
  const judged = CHECKS.filter(({ level }) => level !== 'INFO');

  test.each(judged.map(({ id }) => [id]))('%s is failed by a client that is broken for it', (id) => {
    const killers = MUTANTS.filter(({ breaks }) => breaks.includes(id)).map((one) => one.id);
    expect(killers, `no mutant names ${id} in its breaks`).not.toEqual([]);
    for (const killer of killers) {
      expect(failures(committed[killer] ?? {}), `${killer} must fail ${id}`).toContain(short(id));
    }
  });

  test('has nothing against the good client, which exercises everything', () => {
    expect(committed[CORRECT]).toEqual({});
  });

  test('has a row for every client and none besides', () => {
    expect(Object.keys(committed)).toEqual([CORRECT, ...MUTANTS.map(({ id }) => id)]);
  });

  test('tells all checks apart: no two are failed by the same clients', () => {
    const killersOf = new Map(judged.map(({ id }) => [id, [] as string[]]));
    for (const [client, row] of Object.entries(committed)) {
      for (const id of failures(row)) killersOf.get(`VA-C-${id}`)?.push(client);
    }
    const bySet = new Map<string, string[]>();
    for (const [id, killers] of killersOf) {
      const key = killers.join(' ');
      bySet.set(key, [...(bySet.get(key) ?? []), id]);
    }
    expect([...bySet.values()].filter((ids) => ids.length > 1)).toEqual([]);
  });
});

describe('played now, each client against what concerns it and three controls', () => {
  let played: Matrix;
  const plays = new Map<string, ReturnType<typeof concerns>>();

  beforeAll(async () => {
    const source = fileURLToPath(new URL('../reference/ts/main.ts', import.meta.url));
    const clients = referenceClients({ mainFile: await programOf(source), environment: process.env });
    for (const client of clients) {
      plays.set(client.id, client.id === CORRECT ? () => true : concerns(client, CHECKS, CONTROLS));
    }
    played = await playMatrix({
      clients,
      checks: CHECKS,
      scenarios: SCENARIOS,
      plays: (client, scenario) => plays.get(client.id)?.(scenario) ?? false,
      seed: 1,
      atOnce: AT_ONCE,
    });
  }, MINUTES_5);

  test.each([[CORRECT], ...MUTANTS.map(({ id }) => [id])])('%s is judged as committed', (id) => {
    const row = played[id] ?? {};
    const expected = Object.keys(row).map((scenario) => [scenario, cellAt(committed, id, scenario)]);
    expect(row).toEqual(Object.fromEntries(expected));
    expect(Object.keys(row).length).toBeGreaterThanOrEqual(CONTROLS.length);
  });
});

test('the committed matrix is written as the script writes it', () => {
  const text = readFileSync(join(packageRoot(), KILL_MATRIX_FILE), 'utf8');
  expect(text).toBe(matrixText(committed));
});
