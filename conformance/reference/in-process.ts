import type { DriverSource } from '../drivers/driver.ts';
import { type InProcessFactory, inProcessDriver } from '../drivers/in-process.ts';
import type { Behaviour } from './ts/behaviour.ts';
import { createReferenceClient } from './ts/client.ts';
import { correct } from './ts/correct.ts';

/** The reference client for a test runner: an instance for each session. */
export function referenceFactory(behaviour: Behaviour = correct): InProcessFactory {
  return ({ log }) => createReferenceClient(behaviour, { log: (line) => log(`${line}\n`) });
}

/** The reference client, or a mutant of it, in this process. */
export function referenceSource(behaviour?: Behaviour): DriverSource {
  return inProcessDriver(referenceFactory(behaviour));
}
