import type { InputOf, WorkResult } from '../../drivers/protocol.ts';
import { bookNotified } from './booking.ts';
import { noteRefund } from './refunds.ts';
import type { Session } from './session.ts';
import { isObject, isRefund, isTransaction } from './shapes.ts';

/** Takes a notification in: refuses one that is not the bank's, and books what a pull would book. @throws Killed */
export function receiveNotification(
  session: Session,
  { headers, body }: InputOf<'receiveNotification'>,
): WorkResult {
  const { behaviour, input, book } = session;
  const secret = input.notificationSecret;
  if (secret === undefined) return { outcome: 'FAILED', code: 'NOTIFICATION_SECRET_MISSING' };
  if (!behaviour.isGenuine(secret, body, headers)) return { outcome: 'FAILED', code: 'NOTIFICATION_REFUSED' };
  const event = readEvent(body);
  if (!event) return { outcome: 'FAILED', code: 'NOTIFICATION_UNREADABLE' };
  const { type, data } = event;
  if ((type === 'CREDIT_POSTED' || type === 'CREDIT_REVERSED') && isTransaction(data))
    bookNotified(session, data);
  if ((type === 'REFUND_SETTLED' || type === 'REFUND_RETURNED') && isRefund(data)) {
    const known = book.refund(data.transactionReferenceNumber);
    noteRefund(session, known?.commandId ?? '', data);
  }
  // A type that we do not know is the bank's affair: it must not send it again for that.
  return { outcome: 'SUCCEEDED' };
}

function readEvent(body: string): { readonly type: unknown; readonly data: unknown } | undefined {
  try {
    const event: unknown = JSON.parse(body);
    return isObject(event) ? { type: event['type'], data: event['data'] } : undefined;
  } catch {
    return undefined;
  }
}
