import { commandDriver } from '../drivers/command.ts';
import type { DriverSource } from '../drivers/driver.ts';
import type { Scenario } from '../framework/scenario.ts';
import type { Session } from '../harness/session.ts';
import { referenceSource } from './in-process.ts';
import type { MatrixClient } from './matrix.ts';
import { MUTANTS } from './ts/mutants.ts';

/** The id of the client without a fault. */
export const CORRECT = 'correct';

/** How the reference client is started as a program of its own. */
export interface ReferenceProgram {
  /** Runnable JavaScript of conformance/reference/ts/main.ts. */
  readonly mainFile: string;
  /** The kit's environment, of which a driver sees a part. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** In this process where it can be, since that is quicker; as a program where a scenario wants an environment. */
function sourceFor(
  scenario: Scenario<Session>,
  inProcess: DriverSource,
  program: DriverSource,
): DriverSource {
  return scenario.environment === undefined ? inProcess : program;
}

/** The good client and every mutant of it, for the kill matrix. */
export function referenceClients({ mainFile, environment }: ReferenceProgram): readonly MatrixClient[] {
  const program = (...args: string[]) =>
    commandDriver([process.execPath, mainFile, ...args], { environment });
  const good = program();
  const correct = referenceSource();
  return [
    { id: CORRECT, breaks: [], sourceFor: (scenario) => sourceFor(scenario, correct, good) },
    ...MUTANTS.map(({ id, breaks, behaviour, endsProgram }): MatrixClient => {
      const alone = program('--mutant', id);
      const inProcess = endsProgram ? alone : referenceSource(behaviour);
      return { id, breaks, sourceFor: (scenario) => sourceFor(scenario, inProcess, alone) };
    }),
  ];
}
