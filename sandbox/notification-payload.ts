import * as validators from '../spec/generated/bank.validators.js';
import type { NotificationEvent } from './domain/notification.ts';
import { subjectOf } from './domain/notification.ts';
import { formatInstant } from './lib/clock.ts';
import { presentRefund } from './presenters/refund.ts';
import { presentTransaction } from './presenters/transaction.ts';

const VALIDATORS = {
  CREDIT_POSTED: validators.creditPosted$body,
  CREDIT_REVERSED: validators.creditReversed$body,
  REFUND_SETTLED: validators.refundSettled$body,
  REFUND_RETURNED: validators.refundReturned$body,
} as const;

/**
 * An event as the contract's webhooks show it, as the text that is signed and sent.
 * @throws Error when it breaks the contract: a fault of ours, found before a receiver could
 */
export function composeNotification(event: NotificationEvent): string {
  // The outcome of a refund is told when it is known: how fast it came does not matter any more.
  const data =
    'transaction' in event ? presentTransaction(event.transaction) : presentRefund(event.refund, {});
  const payload = { type: event.type, timestamp: formatInstant(subjectOf(event).at), data };
  const validator = VALIDATORS[event.type];
  if (!validator(payload)) {
    const [fault] = validator.errors ?? [];
    throw new Error(
      `khata: a ${event.type} breaks the contract at ${fault?.instancePath}: ${fault?.message}`,
    );
  }
  return JSON.stringify(payload);
}
