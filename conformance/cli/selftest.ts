import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS } from '../checks/index.ts';
import { didYouMean } from '../configuration/nearest.ts';
import { EXIT } from '../framework/outcome.ts';
import { packageRoot } from '../lib/package-root.ts';
import { CORRECT, referenceClients } from '../reference/clients.ts';
import { CONTROLS, cellAt, readKillMatrix } from '../reference/kill-matrix.ts';
import { concerns, type MatrixCell, type MatrixClient, playMatrix } from '../reference/matrix.ts';
import { toned } from '../reporters/summary.ts';
import { counted } from '../reporters/words.ts';
import { SCENARIOS } from '../scenarios/index.ts';
import { type CliContext, styleOf, UsageError } from './context.ts';

/** Options of `khata conform selftest`. */
export interface SelftestFlags {
  readonly only?: readonly string[];
}

/** The reference client as the package has it. */
const PROGRAM = 'dist/conformance/reference/ts/main.js';
const AT_ONCE = 6;

function chosenClients(clients: readonly MatrixClient[], words: readonly string[] | undefined) {
  if (words === undefined) return clients;
  const ids = clients.map(({ id }) => id);
  const unknown = words.find((word) => !ids.includes(word));
  if (unknown !== undefined)
    throw new UsageError(
      `there is no client "${unknown.slice(0, 60)}"${didYouMean(unknown, ids) || `; there are ${ids.slice(0, 5).join(', ')} …`}`,
    );
  return clients.filter(({ id }) => words.includes(id));
}

function sameCell(one: MatrixCell, other: MatrixCell): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * `khata conform selftest`: plays the good client and every broken one, and compares what the checks say of them with what was
 * committed: whether a pass of this kit, on this machine, means something.
 * @returns 0, 1 when a client was judged otherwise, 3 when interrupted
 */
export async function selftestCommand(flags: SelftestFlags, context: CliContext): Promise<number> {
  const style = styleOf(context);
  const mainFile = join(packageRoot(), PROGRAM);
  const hasProgram = existsSync(mainFile);
  const all = referenceClients({ mainFile, environment: context.environment });
  const clients = chosenClients(all, flags.only);
  const committed = readKillMatrix();
  const controller = new AbortController();
  const stopListening = context.onInterrupt(() => {
    if (controller.signal.aborted) context.exit(EXIT.incomplete);
    controller.abort();
  });
  const wrong: string[] = [];
  let cells = 0;
  try {
    await playMatrix({
      clients,
      checks: CHECKS,
      scenarios: hasProgram ? SCENARIOS : SCENARIOS.filter(({ environment }) => environment === undefined),
      plays: (client, scenario) => client.id === CORRECT || concerns(client, CHECKS, CONTROLS)(scenario),
      seed: 1,
      atOnce: AT_ONCE,
      signal: controller.signal,
      onCell: (client, scenario, cell) => {
        cells += 1;
        const expected = cellAt(committed, client, scenario);
        if (sameCell(cell, expected)) return;
        const line = `${client} in ${scenario}: fails [${cell.fail.join(' ')}] instead of [${expected.fail.join(' ')}], not exercised [${cell.notExercised.join(' ')}] instead of [${expected.notExercised.join(' ')}]`;
        wrong.push(line);
        context.stdout.write(`${toned(style, 'bad', '✗')} ${line}\n`);
      },
    });
  } finally {
    stopListening();
  }
  if (!hasProgram)
    context.stderr.write(`khata: ${PROGRAM} is not built; what needs a program of its own was left out\n`);
  const facts = `${counted(clients.length, 'client')}, ${counted(cells, 'session')}`;
  const isInterrupted = controller.signal.aborted;
  const words = isInterrupted
    ? toned(style, 'open', 'Interrupted.')
    : wrong.length === 0
      ? toned(style, 'good', 'The kit judges every client as it should.')
      : toned(style, 'bad', `${counted(wrong.length, 'session')} judged otherwise than committed.`);
  context.stdout.write(`${words} ${facts}.\n`);
  if (isInterrupted) return EXIT.incomplete;
  return wrong.length === 0 ? EXIT.ok : EXIT.failed;
}
