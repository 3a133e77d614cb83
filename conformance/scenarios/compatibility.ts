import type { Scenario } from '../framework/scenario.ts';
import type { Session } from '../harness/session.ts';

const newerBank: Scenario<Session> = {
  id: 'NEWER_BANK',
  title: 'The bank has new fields, then a new way to pay',
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  lane: 'PARALLEL',
  commandDeadlineMilliseconds: 6_000,
  async play({ integration, bank }) {
    const [physicalAccountNumber] = bank.physicalAccountNumbers;
    // First by the contract as it is: what it can do then, it must be able to do afterwards.
    const [virtualAccountNumber = ''] = (await integration.openAccounts(1)).values();
    await bank.credit({ virtualAccountNumber, amount: '60.00' });
    await integration.sync();
    const when = { type: 'FIRST', count: 200 } as const;
    await bank.arm({ newField: { when, do: { type: 'UNKNOWN_FIELD' }, times: 2 } });
    const accounts = [{ customerReference: 'NEWER-1', accountName: 'Newer One' }];
    await integration.work('createAccounts', { physicalAccountNumber, accounts });
    await bank.credit({ virtualAccountNumber, amount: '61.00' });
    await integration.sync();
    await bank.disarm('newField');
    await bank.credit(
      { virtualAccountNumber, amount: '62.00' },
      { virtualAccountNumber, amount: '63.00', paymentMode: 'UPI' },
    );
    const operation = 'fetchTransactionBatch' as const;
    await bank.arm({ newMode: { operation, when, do: { type: 'UNKNOWN_ENUM' } } });
    await integration.sync();
  },
};

export const compatibilityScenarios: readonly Scenario<Session>[] = [newerBank];
