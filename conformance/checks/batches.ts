import type { Check, Finding } from '../framework/check.ts';
import type { Evidence, RecordedCommand } from '../judge/evidence.ts';
import { bookingsByReference, discrepanciesOf, ledgerOf } from '../judge/ledger.ts';
import { numbersOf } from '../judge/served.ts';
import {
  acknowledgementsOf,
  answeredSyncs,
  deliveredEntries,
  entriesOf,
  fetchesOf,
  isWithin,
  type Serving,
  type StreamFetch,
  servingsOf,
  takenBatches,
} from '../judge/stream.ts';
import { inSeconds, pauseBetween, TOLERANCE_MILLISECONDS } from '../judge/wire.ts';
import { listed, told, UNSEEN } from './told.ts';

/** The contract's largest batch. */
const FULL = 100;

/** Fetches that were answered with a batch, and the last one of each stream in a command that has ended. */
interface End {
  readonly command: RecordedCommand;
  readonly last: StreamFetch;
}

/** How the pulling of each stream ended, for each command that was answered: its last fetch that could be read. */
function endsOf(evidence: Evidence): readonly End[] {
  const fetches = fetchesOf(evidence).filter(({ answer }) => answer !== undefined);
  return answeredSyncs(evidence).flatMap((command) => {
    const lasts = new Map<string | undefined, StreamFetch>();
    for (const fetch of fetches)
      if (isWithin(fetch.exchange, command)) lasts.set(fetch.physicalAccountNumber, fetch);
    return [...lasts.values()].map((last) => ({ command, last }));
  });
}

/** Batches that the integration acknowledged last and went no further from: it took them for the end. */
function takenForTheEnd(evidence: Evidence): readonly Serving[] {
  const taken = takenBatches(evidence);
  return endsOf(evidence).flatMap(({ last: { answer } }) =>
    answer !== undefined && answer !== 'EMPTY' && taken.has(answer.batchId) ? [answer] : [],
  );
}

/** Fetches of one stream that were under way at one time: `[the earlier, the later]`. */
function sideBySide(fetches: readonly StreamFetch[]): readonly (readonly [StreamFetch, StreamFetch])[] {
  return fetches.flatMap((later, at) =>
    fetches
      .slice(0, at)
      .filter(
        (earlier) =>
          earlier.physicalAccountNumber === later.physicalAccountNumber &&
          later.exchange.startedAt < earlier.exchange.endedAt,
      )
      .map((earlier) => [earlier, later] as const),
  );
}

/** How many entries of this stream were left with the bank. */
function leftBehind({ truth }: Evidence, { physicalAccountNumber }: Serving): number {
  const own = truth.transactions.filter((entry) => entry.physicalAccountNumber === physicalAccountNumber);
  return own.filter(({ isAcknowledged }) => !isAcknowledged).length;
}

const size = ({ references }: Serving) => references.length;

const untilNull: Check<Evidence> = {
  id: 'VA-C-BAT-01',
  level: 'MUST',
  title: 'MUST fetch until `batch` is null',
  requirements: ['REQ-BAT-01'],
  evidence: ['WIRE', 'LEDGER'],
  scenarios: ['BATCHES_250'],
  needs: ['CREATE', 'SYNC'],
  witness: 'two batches and then `batch: null` in one pull',
  explain: {
    how: '250 credits wait. The bank gives at most 100 of them at a time, so that three batches and a null are to be fetched.',
    why: 'Whoever fetches once leaves the rest with the bank: customers have paid, and nobody knows it.',
    fix: 'Fetch, keep, acknowledge, and fetch again, until the answer says `batch: null`. Nothing else is the end.',
  },
  // Right: one loop; several fetches of an open batch, or of null, by workers or after a failure.
  judge(evidence) {
    const findings = takenForTheEnd(evidence).map((batch): Finding => {
      const left = leftBehind(evidence, batch);
      return {
        expected: 'a fetch after each acknowledged batch, until `batch` is null',
        observed: `after batch ${batch.batchId} of ${size(batch)} entries nothing was fetched any more; ${left} entries were left with the bank`,
        exchanges: [batch.exchange.number],
      };
    });
    const taken = takenBatches(evidence);
    const pulled = new Set(
      servingsOf(evidence).flatMap(({ batchId }) => (taken.has(batchId) ? [batchId] : [])),
    );
    const ended = endsOf(evidence).filter(({ last }) => last.answer === 'EMPTY').length;
    return { witnessed: pulled.size >= 2 ? ended : 0, findings };
  },
};

const acknowledgeFirst: Check<Evidence> = {
  id: 'VA-C-BAT-02',
  level: 'SHOULD',
  title: 'SHOULD acknowledge a batch before it fetches again',
  requirements: ['REQ-BAT-02'],
  evidence: ['WIRE'],
  scenarios: ['BATCHES_250'],
  needs: ['CREATE', 'SYNC'],
  witness: 'a fetch after an acknowledged batch',
  explain: {
    how: 'In a pull that nothing disturbs, the kit looks whether a batch was acknowledged before the next fetch of the same stream.',
    why: 'The bank gives the same batch until it is acknowledged: whoever pulls ahead gets it twice and gains nothing.',
    fix: 'Send the next fetch of a physical account only after the acknowledgement of the batch before it.',
  },
  // Right: acknowledging at once or after a while; fetching again after a fetch that failed; several workers, whose
  // fetches go side by side and tell nothing of what one of them knew.
  judge(evidence) {
    const acknowledged = acknowledgementsOf(evidence);
    const fetches = fetchesOf(evidence);
    const shared = new Set(
      sideBySide(fetches).flatMap((pair) => pair.map((one) => one.physicalAccountNumber)),
    );
    const findings: Finding[] = [];
    let witnessed = 0;
    const open = new Map<string | undefined, Serving>();
    for (const { exchange, physicalAccountNumber: account, answer } of fetches) {
      const before = open.get(account);
      const sent = acknowledged.some(
        (one) => one.batchId === before?.batchId && one.exchange.startedAt <= exchange.startedAt,
      );
      if (sent) witnessed += 1;
      else if (before !== undefined && !shared.has(account)) {
        findings.push({
          expected: `batch ${before.batchId} acknowledged before the next fetch`,
          observed: `fetched again ${inSeconds(pauseBetween(before.exchange, exchange))} later, before it was acknowledged`,
          exchanges: [exchange.number, before.exchange.number],
        });
      }
      if (answer !== undefined && answer !== 'EMPTY') open.set(account, answer);
      else open.delete(account);
    }
    return { witnessed, findings: findings.slice(0, 5) };
  },
};

const noEndBefore: Check<Evidence> = {
  id: 'VA-C-BAT-03',
  level: 'MUST',
  title: 'MUST NOT take a short batch, or `moreAvailable`, for the end of the stream',
  requirements: ['REQ-BAT-03'],
  evidence: ['LEDGER'],
  scenarios: ['BATCH_ENDS'],
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  witness:
    'a batch of fewer than 100 entries, and one that said `moreAvailable: false`, after which more was fetched and booked',
  explain: {
    how: 'A batch of 3 comes while more entries wait. A batch says that there are no more, and then more come in before it is acknowledged. The last batch has exactly 100.',
    why: 'Both are no sign of the end, only of the moment in which the batch was formed. Whoever stops there finds the money hours later, or never.',
    fix: 'Stop only at `batch: null`. Use neither the number of records nor `moreAvailable` to decide.',
  },
  // Right: any order of bookkeeping; ending with null at once, or asking for null twice.
  judge(evidence) {
    const ledger = ledgerOf(evidence);
    if (ledger === undefined) return UNSEEN;
    const findings = takenForTheEnd(evidence).flatMap((batch): Finding[] => {
      const left = leftBehind(evidence, batch);
      if (left === 0 || (size(batch) >= FULL && batch.moreAvailable)) return [];
      return [
        {
          expected: `another fetch after batch ${batch.batchId}: ${left} entries were waiting`,
          observed: `pulling ended after a batch of ${size(batch)} entries with \`moreAvailable: ${batch.moreAvailable}\``,
          exchanges: [batch.exchange.number],
        },
      ];
    });
    const taken = takenBatches(evidence);
    const booked = new Set(ledger.entries.map((entry) => entry.transactionReferenceNumber));
    const batches = servingsOf(evidence).filter(({ batchId }) => taken.has(batchId));
    const wentOn = (batch: Serving) =>
      batches.some(
        (later) =>
          later.exchange.startedAt > batch.exchange.startedAt &&
          later.batchId !== batch.batchId &&
          later.references.some((reference) => booked.has(reference)),
      );
    const short = batches.filter((batch) => size(batch) < FULL && wentOn(batch)).length;
    const stale = batches.filter((batch) => !batch.moreAvailable && wentOn(batch)).length;
    return { witnessed: Math.min(short, stale), findings };
  },
};

/** From each `batch: null` to the next fetch of the same stream, while the integration was watched. */
function pollPauses(evidence: Evidence) {
  const watches = evidence.commands.filter(({ operation }) => operation === 'watch');
  const fetches = fetchesOf(evidence);
  return fetches.flatMap(({ exchange, physicalAccountNumber, answer, nextPollAfterSeconds: told = 0 }) => {
    if (answer !== 'EMPTY') return [];
    const next = fetches.find(
      (later) =>
        later.physicalAccountNumber === physicalAccountNumber &&
        later.exchange.startedAt > exchange.endedAt &&
        watches.some((watch) => isWithin(exchange, watch) && isWithin(later.exchange, watch)),
    );
    if (next === undefined) return [];
    return [{ told, pause: pauseBetween(exchange, next.exchange), exchange, next: next.exchange }];
  });
}

const noHotPolling: Check<Evidence> = {
  id: 'VA-C-BAT-04',
  level: 'MUST',
  title: 'MUST NOT ask again sooner than `nextPollAfterSeconds`, nor acknowledge, when nothing is pending',
  requirements: ['REQ-BAT-04'],
  evidence: ['WIRE'],
  scenarios: ['IDLE_POLLING'],
  needs: ['WATCH'],
  witness:
    'a fetch after `batch: null` and the pause that it told, and another one after it had told a longer pause',
  explain: {
    how: 'The integration polls as in production while nothing comes in. Each answer says how many seconds to wait: first one, then more than the integration has waited by itself. The kit measures from the end of the answer to the next fetch.',
    why: 'Polling without pause uses up the plan, so that the calls that matter are refused; and a pause of your own choice is too short as soon as the bank asks for a longer one.',
    fix: 'After `batch: null` wait at least `nextPollAfterSeconds` of that answer before the next fetch of that physical account.',
  },
  // Right: asking when the time is over, or later, with jitter; a fetch again after an answer that was not read. One fetch
  // and then silence breaks nothing, and shows nothing.
  judge(evidence) {
    const pauses = pollPauses(evidence);
    const sooner = pauses.filter(({ told, pause }) => pause < told * 1000 - TOLERANCE_MILLISECONDS);
    const [first] = sooner;
    const findings: Finding[] = first
      ? [
          {
            expected: `${first.told} s without a fetch of this stream after \`batch: null\``,
            observed: `fetched again after ${inSeconds(first.pause)}${sooner.length > 1 ? `, and too soon ${sooner.length - 1} times more` : ''}`,
            exchanges: numbersOf([first.next, first.exchange]),
          },
        ]
      : [];
    for (const { exchange, batchId } of acknowledgementsOf(evidence)) {
      findings.push({
        expected: 'no acknowledgement while nothing is pending',
        observed: `acknowledged "${batchId}"`,
        exchanges: [exchange.number],
      });
    }
    // After one length only, a pause of its own choice may be longer by chance.
    const lengths = new Set(pauses.map(({ told }) => told));
    return { witnessed: lengths.size >= 2 ? pauses.length : 0, findings };
  },
};

const anyOrder: Check<Evidence> = {
  id: 'VA-C-BAT-05',
  level: 'MUST',
  title: 'MUST NOT rely on the order of the entries of a batch',
  requirements: ['REQ-BAT-05'],
  evidence: ['LEDGER'],
  scenarios: ['REORDERED'],
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  witness: 'an acknowledged batch whose entries did not stand in the order of their sequence numbers',
  explain: {
    how: 'A reversal stands before the credit that it reverses, both in one batch; another batch is shuffled. Afterwards the ledger must have all of them, booked.',
    why: 'A high-water mark, or a reversal that finds no credit yet, loses entries as soon as the order is another: the balance is wrong by their amount.',
    fix: 'Keep the whole batch first, then book by `transactionReferenceNumber`, credits before reversals. Never decide by the place in the batch or by the highest sequence number.',
  },
  // Right: booking in the order of the batch with contra entries, or sorted first.
  judge(evidence) {
    const ledger = ledgerOf(evidence);
    if (ledger === undefined) return UNSEEN;
    const place = new Map(
      evidence.truth.transactions.map((entry, index) => [entry.transactionReferenceNumber, index]),
    );
    const taken = takenBatches(evidence);
    const shuffled = servingsOf(evidence).filter(({ batchId, references }) => {
      const places = references.map((reference) => place.get(reference) ?? -1);
      return taken.has(batchId) && places.some((one, at) => at > 0 && one < (places[at - 1] ?? 0));
    });
    const references = new Set(shuffled.flatMap((serving) => serving.references));
    const entries = entriesOf(evidence, shuffled);
    const wrong = discrepanciesOf(ledger, entries, evidence.truth.transactions).filter(
      ({ kind, reference }) => references.has(reference) && (kind === 'MISSING' || kind === 'TYPE'),
    );
    const set = new Set(entries.map((entry) => entry.transactionReferenceNumber));
    const aside = ledger.entries.filter(
      ({ transactionReferenceNumber, state }) => set.has(transactionReferenceNumber) && state !== 'BOOKED',
    );
    const findings = [...told(wrong, shuffled)];
    const [first] = aside;
    if (first) {
      const names = listed(aside.map((entry) => entry.transactionReferenceNumber));
      findings.push({
        expected: `${names} booked: credit and reversal came in one batch`,
        observed: `${first.transactionReferenceNumber} (${first.entryType} of ${first.amount}) is ${first.state}`,
        exchanges: numbersOf(shuffled.map(({ exchange }) => exchange)),
      });
    }
    return { witnessed: shuffled.length, findings };
  },
};

const twoWorkers: Check<Evidence> = {
  id: 'VA-C-BAT-06',
  level: 'MUST',
  title: 'MUST NOT book one batch twice by several workers',
  requirements: ['REQ-BAT-06'],
  evidence: ['LEDGER'],
  scenarios: ['TWO_WORKERS'],
  needs: ['CREATE', 'SYNC', 'LEDGER', 'WORKERS'],
  witness: 'one batch shown to two fetches of its stream that were under way at the same time',
  explain: {
    how: 'Two workers pull one stream. The first answers are held back a little, so that both are shown the same batch, as the contract has it. Then the ledger is read. Workers that wait for each other never do that: where a lock lets only one of them pull, do not claim WORKERS, and the check does not apply.',
    why: 'Two instances, or a run that starts before the last one has ended, are normal. Whoever checks first and books afterwards, without a lock or a unique key, books the money twice.',
    fix: 'Let the database refuse a second entry with the same `transactionReferenceNumber`, or lock the stream for one worker.',
  },
  // Right: workers that share a unique key; workers of which one books what both have read.
  judge(evidence) {
    const ledger = ledgerOf(evidence);
    if (ledger === undefined) return UNSEEN;
    const servings = servingsOf(evidence);
    const shared = sideBySide(fetchesOf(evidence)).filter(
      ([{ answer: one }, { answer: other }]) =>
        one !== undefined &&
        other !== undefined &&
        one !== 'EMPTY' &&
        other !== 'EMPTY' &&
        one.batchId === other.batchId,
    );
    const delivered = deliveredEntries(evidence);
    const twice = discrepanciesOf(ledger, delivered).filter(({ kind }) => kind === 'TWICE');
    return { witnessed: delivered.length === 0 ? 0 : shared.length, findings: told(twice, servings) };
  },
};

const accountsApart: Check<Evidence> = {
  id: 'VA-C-BAT-07',
  level: 'MUST',
  title: 'MUST keep batches of different physical accounts apart, even where their numbers are equal',
  requirements: ['REQ-BAT-07'],
  evidence: ['LEDGER'],
  scenarios: ['EQUAL_BATCH_NUMBERS'],
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  witness: 'acknowledged batches of two physical accounts with one `batchNumber`',
  explain: {
    how: 'Two physical accounts get credits; each counts its batches from 1. The entries of both must be on the ledger.',
    why: 'Whoever knows a batch by its number alone takes the second account’s batch for one that is done: acknowledged, never booked, and never to come again.',
    fix: 'Know a batch by its `batchId`, and an entry by its `transactionReferenceNumber`.',
  },
  // Right: one account after the other; both at the same time.
  judge(evidence) {
    const ledger = ledgerOf(evidence);
    if (ledger === undefined) return UNSEEN;
    const taken = takenBatches(evidence);
    const servings = servingsOf(evidence).filter(({ batchId }) => taken.has(batchId));
    const twins = servings.filter((one) =>
      servings.some(
        (other) =>
          other.batchNumber === one.batchNumber && other.physicalAccountNumber !== one.physicalAccountNumber,
      ),
    );
    const bookings = bookingsByReference(ledger);
    const lost = twins.filter(({ references }) => !references.some((reference) => bookings.has(reference)));
    const missing = discrepanciesOf(ledger, entriesOf(evidence, lost), evidence.truth.transactions).filter(
      ({ kind }) => kind === 'MISSING',
    );
    return { witnessed: Math.floor(twins.length / 2), findings: told(missing, twins) };
  },
};

/** What binds the pulling of batches. */
export const batchChecks: readonly Check<Evidence>[] = [
  untilNull,
  acknowledgeFirst,
  noEndBefore,
  noHotPolling,
  anyOrder,
  twoWorkers,
  accountsApart,
];
