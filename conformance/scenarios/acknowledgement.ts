import type { Scenario } from '../framework/scenario.ts';
import type { Session } from '../harness/session.ts';
import { numbersOf, variedCredits } from './credits.ts';

/** Entries per batch: a hundred are not the point here. */
const FEW = 5;
/** Longer than a client waits that was told {@link PATIENT}: whoever is killed is killed while it waits. */
const HELD = 20_000;
const PATIENT = 5000;

const operation = 'acknowledgeTransactionBatch';

const emptyStream: Scenario<Session> = {
  id: 'EMPTY_STREAM',
  title: 'Nothing is pending',
  needs: ['SYNC'],
  lane: 'PARALLEL',
  commandDeadlineMilliseconds: 5000,
  async play({ integration }) {
    await integration.sync();
  },
};

/** A full batch: the more there is to keep, the longer it takes, and whoever does not wait for it is caught at it. */
const FULL = 100;
/** Entries of before the kill that come again after it. */
const OLD = 30;

/**
 * In the moment in which the bank has taken the acknowledgement the integration is killed; the answer is withheld. What
 * it had not kept by then never comes again. Later a batch repeats entries from before the kill.
 */
const killAtAcknowledgement: Scenario<Session> = {
  id: 'KILL_AT_ACKNOWLEDGEMENT',
  title: 'The integration is killed right after the bank has taken its acknowledgement',
  needs: ['CREATE', 'SYNC', 'LEDGER', 'RESTART'],
  lane: 'PARALLEL',
  commandDeadlineMilliseconds: 8000,
  requestDeadlineMilliseconds: PATIENT,
  async play({ integration, bank, mark, killAtNext }) {
    const [physicalAccountNumber] = bank.physicalAccountNumbers;
    const physicalAccountNumbers = [physicalAccountNumber];
    const accounts = numbersOf(await integration.openAccounts(2));
    await bank.credit(...variedCredits(accounts, FULL + 3));
    await bank.arm({
      'receipt withheld': { operation, do: { type: 'STALL_HEADERS', milliseconds: HELD } },
    });
    const begun = integration.begin('syncTransactions', { physicalAccountNumbers });
    if (!(await killAtNext(operation, begun))) return;
    await bank.disarm();
    await integration.restart();
    await mark('restarted');
    await integration.sync({ physicalAccountNumbers });
    await integration.ledger('restarted');
    await bank.credit(...variedCredits(accounts, 2, FULL + 3));
    await bank.arm({
      'old entries again': {
        operation: 'fetchTransactionBatch',
        do: { type: 'OVERLAPPING_BATCH', records: OLD },
      },
    });
    await integration.sync({ physicalAccountNumbers });
  },
};

/** Once the bank has taken it, once it has not: the integration cannot tell the two apart. */
const receiptsLost: Scenario<Session> = {
  id: 'RECEIPTS_LOST',
  title: 'Answers to acknowledgements are lost on the way',
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  lane: 'PARALLEL',
  async play({ integration, bank }) {
    const [physicalAccountNumber] = bank.physicalAccountNumbers;
    const physicalAccountNumbers = [physicalAccountNumber];
    await bank.setLimits({ batchLimit: FEW });
    const accounts = numbersOf(await integration.openAccounts(2));
    await bank.credit(...variedCredits(accounts, FEW));
    await bank.arm({ 'taken, receipt lost': { operation, do: { type: 'LOST' } } });
    await integration.sync({ physicalAccountNumbers });
    await bank.credit(...variedCredits(accounts, FEW, FEW));
    await bank.arm({ 'lost before it was taken': { operation, do: { type: 'RESET' } } });
    await integration.sync({ physicalAccountNumbers });
    await integration.sync({ physicalAccountNumbers });
  },
};

/** The credit was delivered to whoever served the account before; only its reversal comes to this integration. */
const unseenReversal: Scenario<Session> = {
  id: 'UNSEEN_REVERSAL',
  title: 'A reversal comes whose credit was never delivered to this integration',
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  lane: 'PARALLEL',
  commandDeadlineMilliseconds: 5000,
  async play({ integration, bank, note }) {
    const [physicalAccountNumber] = bank.physicalAccountNumbers;
    await bank.setLimits({ batchLimit: FEW });
    const accounts = numbersOf(await integration.openAccounts(2));
    const [earlier] = await bank.credit(...variedCredits(accounts, 1));
    if (earlier === undefined) return;
    await bank.drainElsewhere(physicalAccountNumber);
    const reversal = await bank.reverse(earlier.transactionReferenceNumber);
    note('reversal', reversal.transactionReferenceNumber);
    await bank.credit(...variedCredits(accounts, FEW + 1, 1));
    await integration.sync({ physicalAccountNumbers: [physicalAccountNumber] });
  },
};

/** The bank has taken none of them: what looks like a success came from a gateway. */
const falseReceipts: Scenario<Session> = {
  id: 'FALSE_RECEIPTS',
  title: 'Acknowledgements are answered with 200 and no receipt: an empty body, a page of HTML',
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  lane: 'PARALLEL',
  async play({ integration, bank }) {
    const [physicalAccountNumber] = bank.physicalAccountNumbers;
    const physicalAccountNumbers = [physicalAccountNumber];
    await bank.setLimits({ batchLimit: FEW });
    const accounts = numbersOf(await integration.openAccounts(2));
    await bank.credit(...variedCredits(accounts, FEW));
    await bank.arm({
      'empty 200': { operation, do: { type: 'EMPTY_ANSWER', processed: false } },
    });
    await integration.sync({ physicalAccountNumbers });
    await bank.credit(...variedCredits(accounts, FEW, FEW));
    await bank.arm({
      'HTML 200': { operation, do: { type: 'GATEWAY_HTML', status: 200, processed: false } },
    });
    await integration.sync({ physicalAccountNumbers });
    await integration.sync({ physicalAccountNumbers });
  },
};

/** Stories of acknowledgements, in the order of the checks. */
export const acknowledgementScenarios: readonly Scenario<Session>[] = [
  emptyStream,
  killAtAcknowledgement,
  receiptsLost,
  unseenReversal,
  falseReceipts,
];
