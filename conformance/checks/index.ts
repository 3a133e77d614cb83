import type { Check } from '../framework/check.ts';
import type { Evidence } from '../judge/evidence.ts';
import { acknowledgementChecks } from './acknowledgement.ts';
import { amountChecks } from './amounts.ts';
import { batchChecks } from './batches.ts';
import { compatibilityChecks } from './compatibility.ts';
import { credentialChecks } from './credentials.ts';
import { dayChecks } from './days.ts';
import { deduplicationChecks } from './deduplication.ts';
import { errorChecks } from './errors.ts';
import { idempotencyChecks } from './idempotency.ts';
import { lifecycleChecks } from './lifecycle.ts';
import { notificationChecks } from './notifications.ts';
import { reconciliationChecks } from './reconciliation.ts';
import { refundChecks } from './refunds.ts';
import { repetitionChecks } from './repetition.ts';
import { requestChecks } from './requests.ts';
import { retryAfterChecks } from './retry-after.ts';
import { secretChecks } from './secrets.ts';
import { stringChecks } from './strings.ts';

/** Every check of a partner's integration, by area. */
export const CHECKS: readonly Check<Evidence>[] = [
  ...credentialChecks,
  ...requestChecks,
  ...idempotencyChecks,
  ...retryAfterChecks,
  ...repetitionChecks,
  ...batchChecks,
  ...acknowledgementChecks,
  ...deduplicationChecks,
  ...reconciliationChecks,
  ...amountChecks,
  ...dayChecks,
  ...stringChecks,
  ...errorChecks,
  ...compatibilityChecks,
  ...lifecycleChecks,
  ...refundChecks,
  ...notificationChecks,
  ...secretChecks,
];
