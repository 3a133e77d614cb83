import type { Check, Finding } from '../framework/check.ts';
import { aftermathsOf } from '../judge/aftermath.ts';
import type { Evidence, RecordedLedger } from '../judge/evidence.ts';
import { acknowledgedBeforeKill } from '../judge/kills.ts';
import { bookingsByReference, discrepanciesOf, ledgerOf, type TrueEntry } from '../judge/ledger.ts';
import { asideOf } from '../judge/placing.ts';
import { numbersOf } from '../judge/served.ts';
import {
  acknowledgementsOf,
  answeredSyncs,
  deliveredEntries,
  entriesOf,
  fetchesOf,
  isWithin,
  type SentAcknowledgement,
  type Serving,
  servingsOf,
  takenBatches,
} from '../judge/stream.ts';
import { listed, told, UNSEEN } from './told.ts';

/** Receipts of one batch after which a client that acknowledges it once more goes round in circles. */
const ENOUGH_RECEIPTS = 2;

/** How a batch that was not taken was spoken of, in words. */
function refusalOf(sent: readonly SentAcknowledgement[]): string {
  const last = sent.at(-1);
  if (last === undefined) return 'no acknowledgement was sent';
  const code = last.exchange.problemCode;
  return `the last of ${sent.length} acknowledgements was answered with ${code ?? `status ${last.exchange.handledStatus}`}`;
}

const eachBatch: Check<Evidence> = {
  id: 'VA-C-ACK-01',
  level: 'MUST',
  title: 'MUST acknowledge each batch that it has received',
  requirements: ['REQ-ACK-01'],
  evidence: ['WIRE'],
  scenarios: ['BATCHES_250'],
  needs: ['CREATE', 'SYNC'],
  witness: 'a batch whose acknowledgement the bank took',
  explain: {
    how: 'Nothing is disturbed. Each batch that was fetched must have been acknowledged in the end, by totals that the bank took.',
    why: 'An open batch blocks its stream: the bank gives the same 100 entries for ever, and what comes after them never arrives.',
    fix: 'Compute count and sum from the records that you read, keep the batch, and send both to the batch’s `/acknowledgement`. If the bank refuses them with ACKNOWLEDGEMENT_MISMATCH, the sum is wrong: use decimals or integer paise.',
  },
  // Right: acknowledging at once; acknowledging twice, or only after another reading of the batch.
  judge(evidence) {
    const { ending } = evidence;
    const taken = takenBatches(evidence);
    const sent = acknowledgementsOf(evidence);
    const left = new Map<string, Serving>();
    for (const serving of servingsOf(evidence))
      if (!taken.has(serving.batchId)) left.set(serving.batchId, serving);
    // One that is gone never had the time.
    const isGone = ending.kind === 'STOPPED' && ending.cause === 'GONE';
    const findings = [...(isGone ? [] : left.values())].map((serving): Finding => {
      const own = sent.filter(({ batchId }) => batchId === serving.batchId);
      return {
        expected: `batch ${serving.batchId} of ${serving.references.length} entries acknowledged`,
        observed: `it is still open: ${refusalOf(own)}`,
        exchanges: numbersOf([...own.map(({ exchange }) => exchange).slice(-1), serving.exchange]),
      };
    });
    return { witnessed: taken.size, findings };
  },
};

const durableFirst: Check<Evidence> = {
  id: 'VA-C-ACK-02',
  level: 'MUST',
  title: 'MUST persist a batch before it acknowledges it',
  requirements: ['REQ-ACK-02'],
  evidence: ['KILL', 'LEDGER'],
  scenarios: ['KILL_AT_ACKNOWLEDGEMENT'],
  needs: ['CREATE', 'SYNC', 'LEDGER', 'RESTART'],
  witness: 'the integration killed while it waited for the receipt of a batch that the bank had taken',
  explain: {
    how: 'A full batch comes. In the moment in which the bank has taken its acknowledgement the integration is killed; the answer never leaves. It is started again and pulls to the end. The entries of that batch must be on its ledger. This shows that they survive the end of the process, not of the power. It cannot show the order itself: who keeps the batch beside the acknowledgement, and is done in the few milliseconds that the call takes (longer where the kill is a command of yours), passes and is wrong all the same.',
    why: 'What is acknowledged never comes again. Whoever acknowledges first loses up to 100 payments at each crash, and nobody notices.',
    fix: 'Commit the batch to the database (or an inbox), wait until that is done, and only then send the acknowledgement: never both at once.',
  },
  // Right: booking before the acknowledgement; keeping the batch as it came and booking it after the restart.
  judge(evidence) {
    const ledger = ledgerOf(evidence, 'restarted');
    const kept = acknowledgedBeforeKill(evidence);
    if (ledger === undefined || kept.length === 0) return UNSEEN;
    const missing = discrepanciesOf(ledger, entriesOf(evidence, kept), evidence.truth.transactions).filter(
      ({ kind }) => kind === 'MISSING',
    );
    return { witnessed: kept.length, findings: told(missing, kept) };
  },
};

const LOST = new Set(['LOST', 'RESET']);

const afterLoss: Check<Evidence> = {
  id: 'VA-C-ACK-03',
  level: 'MUST',
  title: 'MUST repeat an acknowledgement whose answer was lost, or fetch again',
  requirements: ['REQ-ACK-03'],
  evidence: ['WIRE', 'LEDGER'],
  scenarios: ['RECEIPTS_LOST'],
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  witness:
    'an acknowledgement without an answer, after which it was repeated or the stream was fetched again',
  explain: {
    how: 'The connection breaks at an acknowledgement: once after the bank has taken it, once before. Afterwards each entry must be booked once and each batch be acknowledged.',
    why: 'From outside the two look alike. Who takes a lost answer for done leaves the batch open, and the stream stands still.',
    fix: 'Without the receipt send the same acknowledgement again, or fetch: the bank gives the batch again if it is still open. Acknowledging twice does no harm.',
  },
  // Right: repeating it; fetching, and acknowledging what comes again; saying UNKNOWN and fetching at the next run.
  judge(evidence) {
    const ledger = ledgerOf(evidence);
    const lost = aftermathsOf(evidence, ({ exchange }) => LOST.has(exchange.fault?.type ?? ''));
    if (ledger === undefined || lost.length === 0) return UNSEEN;
    const findings: Finding[] = [];
    for (const { sent, isFollowed, saidDone, isTaken, shownAgain } of lost) {
      const { batchId, exchange } = sent;
      if (!isFollowed && saidDone) {
        findings.push({
          expected: `the acknowledgement of ${batchId} repeated, or another fetch: its answer was lost`,
          observed: 'the pull ended as SUCCEEDED without either',
          exchanges: [exchange.number],
        });
      } else if (!isTaken && shownAgain > 0) {
        findings.push({
          expected: `${batchId} acknowledged when it comes again: the bank had not taken the first one`,
          observed: `it came ${shownAgain} times more and was never acknowledged`,
          exchanges: [exchange.number],
        });
      }
    }
    const shown = lost.flatMap(({ serving }) => serving ?? []);
    const wrong = discrepanciesOf(ledger, entriesOf(evidence, shown)).filter(
      ({ kind }) => kind === 'MISSING' || kind === 'TWICE',
    );
    const healed = lost.filter(({ isTaken, isFollowed, saidDone }) => isTaken && (isFollowed || !saidDone));
    return { witnessed: healed.length, findings: [...findings, ...told(wrong, shown)] };
  },
};

const onlyWhatWasGiven: Check<Evidence> = {
  id: 'VA-C-ACK-05',
  level: 'MUST',
  title: 'MUST NOT acknowledge a batch that it was not given',
  requirements: ['REQ-ACK-05'],
  evidence: ['WIRE'],
  scenarios: ['EMPTY_STREAM'],
  isEverywhere: true,
  needs: ['SYNC'],
  witness: '`batch: null`, which there is nothing to acknowledge of',
  explain: {
    how: 'The integration pulls an empty stream. In all other stories, too, the kit looks whether each acknowledged batch was shown to the integration before.',
    why: 'An acknowledgement of nothing is a call that can only fail; one of a guessed batch would take entries off the stream that nobody has read.',
    fix: 'Acknowledge only a batch that you have just read, by its `batchId`; after `batch: null` do nothing.',
  },
  // Right: silence after null; another fetch of null by a second worker.
  judge(evidence) {
    const findings = acknowledgementsOf(evidence).flatMap(({ exchange, batchId, totals }): Finding[] => {
      const isShown = evidence.exchanges.some(
        ({ startedAt, handledBody = '', responseBody = '' }) =>
          startedAt < exchange.startedAt &&
          (handledBody.includes(`"${batchId}"`) || responseBody.includes(`"${batchId}"`)),
      );
      if (isShown && batchId !== '' && totals.numberOfTransactions !== 0) return [];
      return [
        {
          expected: 'acknowledgements of batches that the bank has given, and of nothing else',
          observed: `acknowledged "${batchId}" with ${JSON.stringify(totals.numberOfTransactions) ?? 'no'} entries${isShown ? '' : ', which no answer had shown'}`,
          exchanges: [exchange.number],
        },
      ];
    });
    const empty = fetchesOf(evidence).filter(({ answer }) => answer === 'EMPTY').length;
    return { witnessed: empty, findings: findings.slice(0, 5) };
  },
};

/** What became of the credits that came with the odd reversal and after it. */
function creditsBehind(
  evidence: Evidence,
  ledger: RecordedLedger,
  reversal: TrueEntry | undefined,
): { readonly isAnyBooked: boolean; readonly findings: readonly Finding[] } {
  const credits = deliveredEntries(evidence).filter(({ entryType }) => entryType === 'CREDIT');
  const bookings = bookingsByReference(ledger);
  const isAnyBooked = credits.some(({ transactionReferenceNumber }) =>
    bookings.get(transactionReferenceNumber)?.some(({ state }) => state === 'BOOKED'),
  );
  // An account whose reversal is odd may be looked at as a whole; the money of others must not wait for it.
  const others = credits.filter((one) => one.virtualAccountNumber !== reversal?.virtualAccountNumber);
  const aside = asideOf(evidence, ledger, others);
  const [first] = aside;
  if (first === undefined) return { isAnyBooked, findings: [] };
  const held = new Set(aside.map((one) => one.transactionReferenceNumber));
  const shown = servingsOf(evidence).filter(({ references }) => references.some((one) => held.has(one)));
  const finding: Finding = {
    expected: `credits to other accounts than that of the reversal BOOKED: ${listed([...held])}`,
    observed: `${first.transactionReferenceNumber}, ${first.amount} on ${first.virtualAccountNumber}, is ${first.state}`,
    exchanges: numbersOf(shown.map(({ exchange }) => exchange)),
  };
  return { isAnyBooked, findings: [finding] };
}

const parksTheUnknown: Check<Evidence> = {
  id: 'VA-C-ACK-06',
  level: 'MUST',
  title: 'MUST park a record that it cannot process, without blocking the stream',
  requirements: ['REQ-ACK-06'],
  evidence: ['WIRE', 'LEDGER'],
  scenarios: ['UNSEEN_REVERSAL'],
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  witness:
    'the reversal of a credit that it never got, acknowledged, on its ledger, and entries booked that came after it',
  explain: {
    how: 'A reversal comes whose credit was delivered before this integration existed; credits follow. The reversal must be on the ledger in some state, the stream must go on, and credits to other accounts must be BOOKED.',
    why: 'One odd record must not hold up the money of all customers; and a record that is thrown away is money that nobody looks for.',
    fix: 'Acknowledging means received, not applied. Keep the record as PARKED for a person to look at, or book it as the contra entry that it is, and go on.',
  },
  // Right: PARKED; BOOKED as a contra entry; SUSPENSE; holding up the account that it concerns, and no other.
  judge(evidence) {
    const { facts, truth } = evidence;
    const ledger = ledgerOf(evidence);
    const { reversal } = facts;
    const servings = servingsOf(evidence).filter(({ references }) =>
      references.some((one) => one === reversal),
    );
    const [shown] = servings;
    if (ledger === undefined || shown === undefined || typeof reversal !== 'string') return UNSEEN;
    if (!takenBatches(evidence).has(shown.batchId)) {
      const behind = truth.transactions.filter(({ isAcknowledged }) => !isAcknowledged).length;
      const finding = {
        expected: `batch ${shown.batchId} acknowledged: the reversal ${reversal} in it is received, whether or not it can be applied`,
        observed: `it was shown ${servings.length} times and never acknowledged; ${behind} entries stay with the bank`,
        exchanges: numbersOf(servings.map(({ exchange }) => exchange)).slice(0, 5),
      };
      return { witnessed: 0, findings: [finding] };
    }
    const [entry] = truth.transactions.filter((one) => one.transactionReferenceNumber === reversal);
    const missing = discrepanciesOf(ledger, entry ? [entry] : [], truth.transactions).filter(
      ({ kind }) => kind === 'MISSING',
    );
    const behind = creditsBehind(evidence, ledger, entry);
    return {
      witnessed: missing.length === 0 && behind.isAnyBooked ? 1 : 0,
      findings: [...told(missing, [shown]), ...behind.findings],
    };
  },
};

const doneIsDone: Check<Evidence> = {
  id: 'VA-C-ACK-07',
  level: 'MUST',
  title: 'MUST take a batch that is acknowledged already as done',
  requirements: ['REQ-ACK-07'],
  evidence: ['WIRE'],
  scenarios: ['REDELIVERIES'],
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  witness: 'an acknowledged batch that came again, and a new one that was acknowledged after it',
  explain: {
    how: 'The bank shows a batch again that was acknowledged before. It answers a second acknowledgement with the first receipt. Then a new batch waits.',
    why: 'Who does not believe the old receipt asks for ever, and the entries behind it never come.',
    fix: 'Take the receipt for done, also when its `acknowledgedAt` lies in the past; or pass over a batch that you know to be acknowledged, and fetch again.',
  },
  // Right: acknowledging it once more and going on; only fetching again.
  judge(evidence) {
    const servings = servingsOf(evidence);
    const acknowledgements = acknowledgementsOf(evidence);
    const again = servings.flatMap((serving) => {
      const [first] = acknowledgements.filter((one) => one.isTaken && one.batchId === serving.batchId);
      return first && first.exchange.endedAt <= serving.exchange.startedAt ? [serving] : [];
    });
    const findings: Finding[] = [];
    let witnessed = 0;
    for (const serving of again) {
      const { batchId, exchange, physicalAccountNumber } = serving;
      const later = acknowledgements.filter((one) => one.exchange.startedAt > exchange.startedAt);
      const repeats = later.filter((one) => one.batchId === batchId);
      const mine = new Set(
        servings.flatMap((one) => (one.physicalAccountNumber === physicalAccountNumber ? [one.batchId] : [])),
      );
      const wentOn = later.some((one) => one.isTaken && one.batchId !== batchId && mine.has(one.batchId));
      const isStuck = evidence.truth.transactions.some(
        (one) => !one.isAcknowledged && one.physicalAccountNumber === physicalAccountNumber,
      );
      if (wentOn) witnessed += 1;
      if (repeats.length > ENOUGH_RECEIPTS || (isStuck && !wentOn)) {
        findings.push({
          expected: `batch ${batchId}, acknowledged before, taken as done, and the next one fetched`,
          observed: `acknowledged it ${repeats.length} times more${isStuck ? '; what came after it was never acknowledged' : ''}`,
          exchanges: numbersOf([exchange, ...repeats.map((one) => one.exchange)]).slice(0, 5),
        });
        break;
      }
    }
    return { witnessed, findings };
  },
};

const FALSE_RECEIPTS = new Set(['EMPTY_ANSWER', 'GATEWAY_HTML']);

const onlyTheReceipt: Check<Evidence> = {
  id: 'VA-C-ACK-08',
  level: 'MUST',
  title: 'MUST take only the contracted receipt for an acknowledgement: an empty or foreign 200 is none',
  requirements: ['REQ-ACK-08'],
  evidence: ['WIRE', 'LEDGER'],
  scenarios: ['FALSE_RECEIPTS'],
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  witness: 'a 200 without a receipt, after which the batch was acknowledged again and taken',
  explain: {
    how: 'A gateway answers acknowledgements with 200 and an empty body, then with a page of HTML. The bank knows of neither. In the end it must have taken both batches.',
    why: 'Proxies and captive portals answer 200 to anything. Who looks at the status alone believes that the batch is done, while the stream stands still.',
    fix: 'Read the body: only a receipt with this `batchId` and an `acknowledgedAt` is one. Anything else is no answer; repeat.',
  },
  // Right: repeating the acknowledgement; fetching and acknowledging what comes again; at once or at the next run.
  judge(evidence) {
    const met = aftermathsOf(evidence, ({ exchange, isTaken }) => {
      return FALSE_RECEIPTS.has(exchange.fault?.type ?? '') && !isTaken;
    });
    const taken = acknowledgementsOf(evidence).filter(({ isTaken }) => isTaken);
    const findings = met.flatMap(({ sent, isTaken, saidDone, shownAgain }): Finding[] => {
      const { batchId, exchange } = sent;
      const command = answeredSyncs(evidence).find((one) => isWithin(exchange, one));
      const inTime = taken.some(
        (one) =>
          one.batchId === batchId &&
          one.exchange.startedAt <= (command?.repliedAt ?? Number.POSITIVE_INFINITY),
      );
      const kind = exchange.fault?.type === 'EMPTY_ANSWER' ? 'an empty body' : 'a page of HTML';
      const expected = `batch ${batchId} acknowledged again: the 200 came with ${kind}`;
      if (saidDone && !inTime)
        return [
          {
            expected,
            observed: 'the pull ended as SUCCEEDED while the batch was open',
            exchanges: [exchange.number],
          },
        ];
      if (isTaken || shownAgain === 0) return [];
      const observed = `it came ${shownAgain} times more and was never acknowledged again`;
      return [{ expected, observed, exchanges: [exchange.number] }];
    });
    const healed = met.filter(({ isTaken }) => isTaken);
    const kinds = new Set(healed.map(({ sent }) => sent.exchange.fault?.type));
    return { witnessed: kinds.size === FALSE_RECEIPTS.size ? healed.length : 0, findings };
  },
};

/** What binds acknowledgements. */
export const acknowledgementChecks: readonly Check<Evidence>[] = [
  eachBatch,
  durableFirst,
  afterLoss,
  onlyWhatWasGiven,
  parksTheUnknown,
  doneIsDone,
  onlyTheReceipt,
];
