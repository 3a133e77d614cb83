import type { Scenario } from '../framework/scenario.ts';
import type { Session } from '../harness/session.ts';
import { numbersOf, variedCredits } from './credits.ts';
import { actsDuring } from './meanwhile.ts';

const FEW = 5;
/** Calls on which the one fault acts; the other acts on those between. */
const ODD = [1, 3, 5, 7, 9, 11, 13, 15, 17, 19];
/** Milliseconds after which the batch is served right, for a client that tries on and on. */
const WRONG_FOR = 4000;

const operation = 'fetchTransactionBatch';

/** Wrong totals at every fetch until the ledger was read: what is booked then was booked blindly. */
const wrongTotals: Scenario<Session> = {
  id: 'WRONG_TOTALS',
  title: "A batch's count, then its control sum, do not agree with its records",
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  lane: 'PARALLEL',
  async play(session) {
    const { integration, bank, mark, pass } = session;
    const [physicalAccountNumber] = bank.physicalAccountNumbers;
    const physicalAccountNumbers = [physicalAccountNumber];
    await bank.setLimits({ batchLimit: FEW });
    const accounts = numbersOf(await integration.openAccounts(2));
    await bank.credit(...variedCredits(accounts, FEW - 1));
    await bank.arm({
      'wrong count': { operation, when: { type: 'NTH', calls: ODD }, do: { type: 'COUNT_MISMATCH' } },
      'wrong sum': {
        operation,
        when: { type: 'FIRST', count: 20 },
        do: { type: 'CONTROL_SUM_MISMATCH' },
        required: false,
      },
    });
    const begun = integration.begin('syncTransactions', { physicalAccountNumbers });
    await actsDuring(session, 'wrong sum', begun);
    const asked = integration.ledger('mismatched');
    // One that answers in turn tells its ledger when it has given up; who never does is served right in the end.
    await Promise.race([asked.catch(() => {}), pass(WRONG_FOR)]);
    await mark('served right');
    await bank.disarm();
    await asked;
    await begun.reply;
    await integration.sync({ physicalAccountNumbers });
  },
};

const reversals: Scenario<Session> = {
  id: 'REVERSALS',
  title: 'One credit is reversed before it is delivered, another afterwards',
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  lane: 'PARALLEL',
  commandDeadlineMilliseconds: 5000,
  async play({ integration, bank }) {
    const [physicalAccountNumber] = bank.physicalAccountNumbers;
    const physicalAccountNumbers = [physicalAccountNumber];
    const accounts = numbersOf(await integration.openAccounts(2));
    const [first, , third] = await bank.credit(...variedCredits(accounts, 4));
    if (first !== undefined) await bank.reverse(first.transactionReferenceNumber);
    await integration.sync({ physicalAccountNumbers });
    if (third !== undefined) await bank.reverse(third.transactionReferenceNumber);
    await integration.sync({ physicalAccountNumbers });
  },
};

const strangersAccount: Scenario<Session> = {
  id: 'STRANGERS_ACCOUNT',
  title: 'A credit comes to an account that another application of the organisation has opened',
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  lane: 'PARALLEL',
  commandDeadlineMilliseconds: 5000,
  async play({ integration, bank, note }) {
    const [physicalAccountNumber] = bank.physicalAccountNumbers;
    const [own] = numbersOf(await integration.openAccounts(1));
    const stranger = await bank.openElsewhere(physicalAccountNumber);
    note('strangersAccount', stranger);
    await bank.credit(...variedCredits([own, stranger, own], 3));
    await integration.sync({ physicalAccountNumbers: [physicalAccountNumber] });
  },
};

/** Stories in which books and bank must agree. */
export const reconciliationScenarios: readonly Scenario<Session>[] = [
  wrongTotals,
  reversals,
  strangersAccount,
];
