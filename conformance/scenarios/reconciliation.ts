import type { Scenario } from '../framework/scenario.ts';
import type { Session } from '../harness/session.ts';
import { numbersOf, variedCredits } from './credits.ts';
import { actsDuring } from './meanwhile.ts';

const FEW = 5;
/** Fetches that are answered with wrong totals: more than anybody makes in one pull. */
const ALL = { type: 'FIRST', count: 50 } as const;
/** Milliseconds in which a client that tries again may give up by itself. */
const ITS_OWN_TIME = 4500;
/** Milliseconds for a ledger that is asked while the client pulls: one that answers in turn cannot tell it. */
const IN_BETWEEN = 1000;
/** The same for who cannot be killed: until its pull is over. */
const IN_TURN = 6000;

const operation = 'fetchTransactionBatch';

/**
 * Reads the ledger while the bank shows nothing but wrong totals: what is booked then was booked blindly. Who does not
 * answer amid its pull is killed and asked afterwards.
 * @param label of the ledger
 */
async function readWhileWrong({ integration, pass, canKill }: Session, label: string): Promise<void> {
  const isTold = integration.ledger(label).then(
    () => true,
    () => false,
  );
  const isLate = pass(canKill ? IN_BETWEEN : IN_TURN).then(() => false);
  if ((await Promise.race([isTold, isLate])) || !canKill) return;
  await integration.kill();
  await integration.restart();
  await integration.ledger(label);
}

/** A stream for each kind, so that neither hides the other; in the second one the client may try until it gives up. */
const wrongTotals: Scenario<Session> = {
  id: 'WRONG_TOTALS',
  title: "One batch's count, another's control sum, do not agree with the records",
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  lane: 'PARALLEL',
  commandDeadlineMilliseconds: 8000,
  async play(session) {
    const { integration, bank, mark, pass } = session;
    const [first, second] = bank.physicalAccountNumbers;
    const kinds = [
      { label: 'wrong count', account: first, type: 'COUNT_MISMATCH', ownTime: 0 },
      { label: 'wrong sum', account: second, type: 'CONTROL_SUM_MISMATCH', ownTime: ITS_OWN_TIME },
    ] as const;
    await bank.setLimits({ batchLimit: FEW });
    for (const { label, account, type, ownTime } of kinds) {
      const accounts = numbersOf(await integration.openAccounts(2, account));
      await bank.credit(...variedCredits(accounts, FEW - 1));
      await bank.arm({ [label]: { operation, when: ALL, do: { type } } });
      const begun = integration.begin('syncTransactions', { physicalAccountNumbers: [account] });
      // With the second fetch it has done with the first answer whatever it does with it.
      await actsDuring(session, label, begun, 2);
      await Promise.race([begun.reply, pass(ownTime)]);
      await readWhileWrong(session, label);
      await mark(`${label} over`);
      await bank.disarm();
      await begun.reply;
      await integration.sync({ physicalAccountNumbers: [account] });
    }
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
