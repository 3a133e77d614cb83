/**
 * `npm run kit:matrix`: plays the reference client and its mutants against every scenario and writes down what every check
 * said. `-- --concerning` plays for each client what concerns it, `-- --client ID` and `-- --scenario ID` play a part
 * and print it, with `--write` into the committed matrix, `-- --seed N` another seed, `-- --verbose` the findings.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CHECKS } from '../../conformance/checks/index.ts';
import { judgeEvidence } from '../../conformance/framework/decide.ts';
import { packageRoot } from '../../conformance/lib/package-root.ts';
import { referenceClients } from '../../conformance/reference/clients.ts';
import {
  CONTROLS,
  cellAt,
  KILL_MATRIX_FILE,
  matrixText,
  readKillMatrix,
} from '../../conformance/reference/kill-matrix.ts';
import { concerns, type Matrix, playMatrix } from '../../conformance/reference/matrix.ts';
import { SCENARIOS } from '../../conformance/scenarios/index.ts';
import { programOf } from '../../conformance/test/reference-program.ts';

const { values } = parseArgs({
  options: {
    client: { type: 'string', multiple: true },
    scenario: { type: 'string', multiple: true },
    seed: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
    concerning: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    at: { type: 'string', default: '8' },
  },
});

const mainFile = await programOf(join(packageRoot(), 'conformance/reference/ts/main.ts'));
const { client: onlyClients, scenario: onlyScenarios, verbose } = values;
const clients = referenceClients({ mainFile, environment: process.env }).filter(
  ({ id }) => onlyClients === undefined || onlyClients.includes(id),
);
const scenarios = SCENARIOS.filter(({ id }) => onlyScenarios === undefined || onlyScenarios.includes(id));
const startedAt = performance.now();
let done = 0;

const matrix = await playMatrix({
  clients,
  checks: CHECKS,
  scenarios,
  plays: (client, scenario) => !values.concerning || concerns(client, CHECKS, CONTROLS)(scenario),
  seed: Number(values.seed),
  atOnce: Number(values.at),
  onCell: (client, scenario, { fail, notExercised }, evidence) => {
    done += 1;
    if (!verbose) return;
    const { ending } = evidence;
    const why = ending.kind === 'PLAYED' ? '' : ` (${ending.why})`;
    console.log(
      `${client} ${scenario} ${ending.kind}${why} FAIL ${fail.join(' ')} NOT_EXERCISED ${notExercised.join(' ')}`,
    );
    for (const [id, { findings }] of judgeEvidence(CHECKS, evidence)) {
      for (const { expected, observed } of findings)
        console.log(`    ${id} expected ${expected} | observed ${observed}`);
    }
  },
});

/** What was played in place of what stands there; clients and scenarios that are no more are left out. */
function withPlayed(before: Matrix, played: Matrix): Matrix {
  const everyone = referenceClients({ mainFile, environment: process.env });
  return Object.fromEntries(
    everyone.map(({ id }) => [
      id,
      Object.fromEntries(
        SCENARIOS.map((scenario) => [
          scenario.id,
          played[id]?.[scenario.id] ?? cellAt(before, id, scenario.id),
        ]),
      ),
    ]),
  );
}

const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
const isWhole = onlyClients === undefined && onlyScenarios === undefined && !values.concerning;
const text = matrixText(isWhole || !values.write ? matrix : withPlayed(readKillMatrix(), matrix));
if (isWhole || values.write) {
  writeFileSync(join(packageRoot(), KILL_MATRIX_FILE), text);
  console.log(
    `${clients.length} clients × ${scenarios.length} scenarios, ${done} sessions in ${seconds} s → ${KILL_MATRIX_FILE}`,
  );
} else {
  console.log(text);
  console.log(`${done} sessions in ${seconds} s`);
}
