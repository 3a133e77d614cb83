import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CHECKS } from '../checks/index.ts';
import { didYouMean } from '../configuration/nearest.ts';
import { EXIT } from '../framework/outcome.ts';
import { packageRoot } from '../lib/package-root.ts';
import { type BrokenClient, brokenClients, brokenVerdict } from '../reference/broken-clients.ts';
import { CORRECT, referenceClients } from '../reference/clients.ts';
import { CONTROLS, cellAt, readKillMatrix } from '../reference/kill-matrix.ts';
import {
  concerns,
  type Matrix,
  type MatrixCell,
  type MatrixClient,
  playMatrix,
} from '../reference/matrix.ts';
import { logText, toned } from '../reporters/summary.ts';
import { counted } from '../reporters/words.ts';
import { SCENARIOS } from '../scenarios/index.ts';
import { type CliContext, styleOf, UsageError } from './context.ts';

/** Options of `khata conform selftest`. */
export interface SelftestFlags {
  readonly only?: readonly string[];
  /** File of a matrix that stands for the committed one. */
  readonly matrix?: string;
}

/** The reference client, and the drivers that are none, as the package has them. */
const PROGRAM = 'dist/conformance/reference/ts/main.js';
const BROKEN = 'dist/conformance/reference/broken';
const AT_ONCE = 6;

/** Who is played. */
interface Cast {
  readonly clients: readonly MatrixClient[];
  readonly broken: readonly BrokenClient[];
}

function chosenCast(all: Cast, words: readonly string[] | undefined): Cast {
  if (words === undefined) return all;
  const ids = [...all.clients, ...all.broken].map(({ id }) => id);
  const unknown = words.find((word) => !ids.includes(word));
  if (unknown !== undefined)
    throw new UsageError(
      `there is no client "${unknown.slice(0, 60)}"${didYouMean(unknown, ids) || `; there are ${ids.slice(0, 5).join(', ')} …`}`,
    );
  return {
    clients: all.clients.filter(({ id }) => words.includes(id)),
    broken: all.broken.filter(({ id }) => words.includes(id)),
  };
}

const ADVICE = 'give a file like conformance/reference/kill-matrix.json, or leave --matrix out';

/** Whether this is client → scenario → cell. */
function isMatrix(value: unknown): value is Matrix {
  const isObject = (one: unknown): one is object => typeof one === 'object' && one !== null;
  const isCell = (one: unknown) => {
    const { fail, notExercised } = (isObject(one) ? one : {}) as Partial<Record<string, unknown>>;
    return Array.isArray(fail) && Array.isArray(notExercised);
  };
  return (
    isObject(value) && Object.values(value).every((row) => isObject(row) && Object.values(row).every(isCell))
  );
}

/** The matrix to compare with. @throws UsageError when the named file is none */
function matrixOf(named: string | undefined, { workingFolder }: CliContext): Matrix {
  if (named === undefined) return readKillMatrix();
  let matrix: unknown;
  try {
    matrix = readKillMatrix(resolve(workingFolder, named));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(
      `${named} ${code === undefined ? 'is not JSON' : `cannot be read (${code})`}; ${ADVICE}`,
    );
  }
  if (!isMatrix(matrix)) throw new UsageError(`${named} is no kill matrix; ${ADVICE}`);
  // A client without a row would be held to nothing but its silence.
  const missing = Object.keys(readKillMatrix()).filter((client) => !Object.hasOwn(matrix, client));
  if (missing.length > 0) {
    const more = missing.length > 1 ? ` and ${missing.length - 1} more` : '';
    throw new UsageError(`${named} has no row for the client ${missing[0]}${more}; ${ADVICE}`);
  }
  return matrix;
}

function sameCell(one: MatrixCell, other: MatrixCell): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What is wrong with a cell of a client, in words; undefined when it is as expected. */
function cellFault(cell: MatrixCell, expected: MatrixCell): string | undefined {
  if (sameCell(cell, expected)) return undefined;
  return `fails [${cell.fail.join(' ')}] instead of [${expected.fail.join(' ')}], not exercised [${cell.notExercised.join(' ')}] instead of [${expected.notExercised.join(' ')}]`;
}

/** Plays all of them. @returns the number of sessions, and of those that were judged otherwise than they should */
async function playCast(
  { clients, broken }: Cast,
  { committed, hasProgram, signal }: { committed: Matrix; hasProgram: boolean; signal: AbortSignal },
  context: CliContext,
): Promise<{ sessions: number; wrong: number }> {
  const style = styleOf(context);
  const found = { sessions: 0, wrong: 0 };
  const tell = (isRight: boolean, line: string) => {
    if (!isRight) found.wrong += 1;
    const mark = isRight ? toned(style, 'good', '✓') : toned(style, 'bad', '✗');
    context.stdout.write(`${mark} ${logText(line)}\n`);
  };
  const brokenOf = (client: string) => broken.find(({ id }) => id === client);
  await playMatrix({
    clients: [...clients, ...broken],
    checks: CHECKS,
    scenarios: SCENARIOS.filter(({ environment }) => hasProgram || environment === undefined),
    plays: (client, scenario) =>
      brokenOf(client.id)?.stories.includes(scenario.id) ??
      (client.id === CORRECT || concerns(client, CHECKS, CONTROLS)(scenario)),
    seed: 1,
    atOnce: AT_ONCE,
    signal,
    onCell: (client, scenario, cell, evidence) => {
      // What was cut short says nothing.
      if (signal.aborted) return;
      found.sessions += 1;
      const none = brokenOf(client);
      if (none !== undefined) {
        const { isRight, line } = brokenVerdict(none.driver, CHECKS, evidence);
        tell(isRight, `${client} in ${scenario}: ${line}`);
        return;
      }
      const fault = cellFault(cell, cellAt(committed, client, scenario));
      if (fault !== undefined) tell(false, `${client} in ${scenario}: ${fault}`);
    },
  });
  return found;
}

/**
 * `khata conform selftest`: plays the good client and every broken one, and compares what the checks say of them with what was
 * committed; and drivers that are no client at all, which must pass nothing. So a pass of this kit, on this machine, means something.
 * @returns 0, 1 when a client was judged otherwise, 3 when interrupted
 * @throws UsageError for a client or a matrix that there is not
 */
export async function selftestCommand(flags: SelftestFlags, context: CliContext): Promise<number> {
  const style = styleOf(context);
  const mainFile = join(packageRoot(), PROGRAM);
  const hasProgram = existsSync(mainFile);
  const { environment } = context;
  const all = {
    clients: referenceClients({ mainFile, environment }),
    broken: brokenClients(join(packageRoot(), BROKEN), environment),
  };
  const cast = chosenCast(all, flags.only);
  const committed = matrixOf(flags.matrix, context);
  const controller = new AbortController();
  const { signal } = controller;
  const stopListening = context.onInterrupt(() => {
    if (signal.aborted) context.exit(EXIT.incomplete);
    controller.abort();
  });
  let found: { sessions: number; wrong: number };
  try {
    found = await playCast(cast, { committed, hasProgram, signal }, context);
  } finally {
    stopListening();
  }
  if (!hasProgram)
    context.stderr.write(`khata: ${PROGRAM} is not built; what needs a program of its own was left out\n`);
  const facts = `${counted(cast.clients.length + cast.broken.length, 'client')}, ${counted(found.sessions, 'session')}`;
  const words = signal.aborted
    ? toned(style, 'open', 'Interrupted.')
    : found.wrong === 0
      ? toned(style, 'good', 'The kit judges every client as it should.')
      : toned(style, 'bad', `${counted(found.wrong, 'session')} judged otherwise than committed.`);
  context.stdout.write(`${words} ${facts}.\n`);
  if (signal.aborted) return EXIT.incomplete;
  return found.wrong === 0 ? EXIT.ok : EXIT.failed;
}
