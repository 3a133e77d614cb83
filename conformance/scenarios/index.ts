import type { Scenario } from '../framework/scenario.ts';
import type { Session } from '../harness/session.ts';
import { acknowledgementScenarios } from './acknowledgement.ts';
import { amountScenarios } from './amounts.ts';
import { batchScenarios } from './batches.ts';
import { compatibilityScenarios } from './compatibility.ts';
import { credentialScenarios } from './credentials.ts';
import { dayScenarios } from './days.ts';
import { deduplicationScenarios } from './deduplication.ts';
import { errorScenarios } from './errors.ts';
import { idempotencyScenarios } from './idempotency.ts';
import { lifecycleScenarios } from './lifecycle.ts';
import { notificationScenarios } from './notifications.ts';
import { reconciliationScenarios } from './reconciliation.ts';
import { refundScenarios } from './refunds.ts';
import { repetitionScenarios } from './repetition.ts';
import { requestScenarios } from './requests.ts';
import { stringScenarios } from './strings.ts';

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
  ...amountScenarios,
  ...dayScenarios,
  ...stringScenarios,
  ...errorScenarios,
  ...compatibilityScenarios,
  ...lifecycleScenarios,
  ...refundScenarios,
  ...notificationScenarios,
];
