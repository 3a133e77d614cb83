/** The door of `khata/client`: what a partner's program may use without carrying a sandbox along. */

import type { components as BankComponents } from '../../spec/generated/bank.types.ts';
import type { components as ControlComponents } from '../../spec/generated/control.types.ts';

export type { operations as BankOperations, paths as BankPaths } from '../../spec/generated/bank.types.ts';
export type {
  operations as ControlOperations,
  paths as ControlPaths,
} from '../../spec/generated/control.types.ts';
export { type BankClient, type BankClientOptions, createBankClient } from './bank.ts';
export { type ControlClient, type ControlClientOptions, createControlClient } from './control.ts';
export type { Fetch } from './fetch.ts';
export { type ProblemBody, ProblemError, unwrap } from './problem-error.ts';

/** A named schema of the bank's contract: `BankSchema<'Refund'>`. */
export type BankSchema<Name extends keyof BankComponents['schemas']> = BankComponents['schemas'][Name];
/** A named schema of the control plane's contract: `ControlSchema<'CreditOutcome'>`. */
export type ControlSchema<Name extends keyof ControlComponents['schemas']> =
  ControlComponents['schemas'][Name];
