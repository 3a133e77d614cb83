import type { Check, Finding, Judgement } from '../framework/check.ts';
import type { Evidence } from '../judge/evidence.ts';
import { bookingsByReference, ledgerOf } from '../judge/ledger.ts';
import { commandsOf, servedEntries, textsOfFact } from '../judge/served.ts';
import { isReadAsSuccess, workOf } from '../judge/wire.ts';

/** The forged notifications of the scenario, in words. */
const FORGERIES: Readonly<Record<string, string>> = {
  changedBody: 'whose body was changed after it was signed',
  wrongSignature: 'with a signature that is none',
  otherSecret: 'signed with another secret',
  stale: 'whose timestamp is 900 seconds old',
};

/** What the changed body says in place of the true amount. */
const FORGED_AMOUNT = '999999.99';

function outcomeOf(evidence: Evidence, commandId: string) {
  const command = commandsOf(evidence, 'receiveNotification').find((one) => one.commandId === commandId);
  return command && workOf(command).outcome;
}

/** Genuine notifications that were taken. */
function takenOf(evidence: Evidence): readonly string[] {
  return textsOfFact(evidence, 'genuine').filter((id) => outcomeOf(evidence, id) === 'SUCCEEDED');
}

/** Whether the bank itself had shown the entry by then: in a batch, or where the integration asked for it. */
function isShown({ exchanges }: Evidence, reference: string, until: number): boolean {
  return exchanges.some(
    (exchange) =>
      exchange.startedAt <= until &&
      isReadAsSuccess(exchange) &&
      exchange.responseBody?.includes(reference) === true,
  );
}

/** What is booked of a payment of which only forgers had told, or as they told it. */
function bookedByForgers(evidence: Evidence): readonly Finding[] {
  const [reference] = textsOfFact(evidence, 'forgedReference');
  if (reference === undefined) return [];
  for (const { at, entries } of evidence.ledgers) {
    const booked = entries.filter((one) => one.transactionReferenceNumber === reference);
    const forged = booked.find(({ amount }) => amount === FORGED_AMOUNT);
    if (forged !== undefined) {
      const expected = `${reference} booked as the bank has it: ${FORGED_AMOUNT} stands in no message but the forged one`;
      return [{ expected, observed: `${forged.amount} ${forged.state}` }];
    }
    const [booking] = booked;
    if (booking === undefined || isShown(evidence, reference, at)) continue;
    const expected = `${reference} not booked: nobody but forgers had told of it`;
    return [{ expected, observed: `${booking.amount} ${booking.state}` }];
  }
  return [];
}

function judgeForgeries(evidence: Evidence): Judgement {
  const findings: Finding[] = [];
  let refused = 0;
  for (const [kind, words] of Object.entries(FORGERIES)) {
    const [commandId] = textsOfFact(evidence, kind);
    if (commandId === undefined) continue;
    const outcome = outcomeOf(evidence, commandId);
    if (outcome === 'FAILED') refused += 1;
    if (outcome !== 'SUCCEEDED') continue;
    const expected = `a notification ${words} refused: receiveNotification FAILED`;
    findings.push({ expected, observed: 'SUCCEEDED: it was accepted', commands: [commandId] });
  }
  findings.push(...bookedByForgers(evidence));
  const isPicky = takenOf(evidence).length > 0;
  return { witnessed: isPicky ? refused : 0, findings };
}

/**
 * Correct both: answers 401 and forgets it; takes it as a hint to pull, but says that it was refused. What it then finds
 * in the stream it may book.
 */
const forgeries: Check<Evidence> = {
  id: 'VA-C-NTF-01',
  level: 'MUST',
  title: 'MUST refuse a notification that is wrongly signed or stale',
  requirements: ['REQ-NTF-01'],
  evidence: ['DRIVER', 'LEDGER'],
  scenarios: ['NOTIFICATIONS'],
  needs: ['CREATE', 'SYNC', 'NOTIFY', 'LEDGER'],
  witness: 'a forged notification refused, and a genuine one taken',
  explain: {
    how: 'The integration is given notifications whose body was changed, whose signature is none, that were signed with another secret, and that are fifteen minutes old; and genuine ones. The kit looks which it takes, and whether it books of them what no answer of the bank had shown.',
    why: 'The address of your endpoint is no secret. Whoever knows it can tell of payments that never came, and have goods sent or accounts unlocked for nothing.',
    fix: 'Verify `webhook-signature` over `webhook-id.webhook-timestamp.body` with the raw bytes of the body, by a comparison in constant time, and refuse a timestamp more than 300 seconds old. Any Standard Webhooks library does it.',
  },
  judge: judgeForgeries,
};

function judgeTwice(evidence: Evidence): Judgement {
  const ledger = ledgerOf(evidence);
  if (ledger === undefined) return { witnessed: 0, findings: [] };
  const notified = textsOfFact(evidence, 'notifiedReferences');
  const bookings = bookingsByReference(ledger);
  const pulled = servedEntries(evidence).filter((one) => notified.includes(one.transactionReferenceNumber));
  const findings: Finding[] = [];
  let once = 0;
  for (const { transactionReferenceNumber: reference, amount } of pulled) {
    const booked = bookings.get(reference) ?? [];
    if (booked.length === 1) once += 1;
    if (booked.length <= 1) continue;
    const expected = `${reference}, ${amount}, booked once: it was notified twice and pulled`;
    findings.push({ expected, observed: `booked ${booked.length} times` });
  }
  return { witnessed: takenOf(evidence).length > 0 ? once : 0, findings };
}

/**
 * Correct both: books what it is notified of and finds it again when it pulls; books only what it pulls.
 */
const twice: Check<Evidence> = {
  id: 'VA-C-NTF-02',
  level: 'MUST',
  title: 'MUST book a credit once, whether it was notified, pulled or both',
  requirements: ['REQ-NTF-02'],
  evidence: ['LEDGER'],
  scenarios: ['NOTIFICATIONS'],
  needs: ['CREATE', 'SYNC', 'NOTIFY', 'LEDGER'],
  witness: 'a credit that was notified and pulled, and is booked once',
  explain: {
    how: 'One credit is notified before it is pulled, another one after, each twice. The kit counts the bookings.',
    why: 'A notification tells of the same money as the stream. Booked from both, the customer has twice what was paid.',
    fix: 'Book by `transactionReferenceNumber` with a unique index over whatever way it came, or take a notification only as a hint to pull now.',
  },
  judge: judgeTwice,
};

export const notificationChecks: readonly Check<Evidence>[] = [forgeries, twice];
