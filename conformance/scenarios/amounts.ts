import type { Scenario } from '../framework/scenario.ts';
import type { Session } from '../harness/session.ts';

/**
 * Amounts of one batch whose sum is 110000000000081.65: more than 2^53 paise. Added as binary floats, in rupees or in
 * paise, in this order or sorted, the sum is another to the paisa; a test asserts it. 4.35 and 0.57 are those that
 * lose a paisa when a float is multiplied by 100 and cut.
 */
export const AMOUNTS_BEYOND_FLOATS: readonly string[] = [
  '9999999999999.99',
  '9999999999999.97',
  '0.01',
  '4.35',
  '9999999999999.95',
  '0.57',
  '9999999999999.99',
  '1.15',
  '9999999999999.91',
  '64.10',
  '9999999999999.99',
  '8.41',
  '9999999999999.93',
  '1.10',
  '9999999999999.99',
  '2.20',
  '9999999999999.99',
  '9999999999999.99',
  '0.07',
  '9999999999999.99',
];

/** Around the ends of 32-bit paise, signed and unsigned, and the largest of the contract. */
export const LARGE_AMOUNTS: readonly string[] = [
  '21474836.47',
  '21474836.48',
  '42949672.95',
  '42949672.96',
  '9999999999999.99',
];

const exactAmounts: Scenario<Session> = {
  id: 'EXACT_AMOUNTS',
  title: 'Large amounts come, and a batch that binary floats add up wrongly',
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  lane: 'PARALLEL',
  commandDeadlineMilliseconds: 8_000,
  async play({ integration, bank, note }) {
    const [first, second] = bank.physicalAccountNumbers;
    const post = async (fact: string, physicalAccountNumber: string, amounts: readonly string[]) => {
      const [virtualAccountNumber = ''] = (await integration.openAccounts(1, physicalAccountNumber)).values();
      const credits = amounts.map(
        (amount) => ({ virtualAccountNumber, amount, paymentMode: 'FUNDS_TRANSFER' }) as const,
      );
      const entries = await bank.credit(...credits);
      const references = entries.map(({ transactionReferenceNumber }) => transactionReferenceNumber);
      note(fact, references);
    };
    // The plain batch first: it shows that the integration acknowledges where the sum is none of its trouble.
    await post('largeReferences', second, LARGE_AMOUNTS);
    await integration.sync({ physicalAccountNumbers: [second] });
    await post('exactReferences', first, AMOUNTS_BEYOND_FLOATS);
    await integration.sync({ physicalAccountNumbers: [first] });
  },
};

export const amountScenarios: readonly Scenario<Session>[] = [exactAmounts];
