import type { Scenario } from '../framework/scenario.ts';
import type { Session } from '../harness/session.ts';
import { acknowledgementScenarios } from './acknowledgement.ts';
import { batchScenarios } from './batches.ts';
import { credentialScenarios } from './credentials.ts';
import { deduplicationScenarios } from './deduplication.ts';
import { idempotencyScenarios } from './idempotency.ts';
import { reconciliationScenarios } from './reconciliation.ts';
import { repetitionScenarios } from './repetition.ts';
import { requestScenarios } from './requests.ts';

/** Every story that a session can play. */
export const SCENARIOS: readonly Scenario<Session>[] = [
  ...credentialScenarios,
  ...requestScenarios,
  ...idempotencyScenarios,
  ...repetitionScenarios,
  ...batchScenarios,
  ...acknowledgementScenarios,
  ...deduplicationScenarios,
  ...reconciliationScenarios,
];
