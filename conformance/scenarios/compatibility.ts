import type { Scenario } from '../framework/scenario.ts';
import type { Session } from '../harness/session.ts';

const newerBank: Scenario<Session> = {
  id: 'NEWER_BANK',
  title: 'The bank has new fields, then a new way to pay',
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  lane: 'PARALLEL',
  commandDeadlineMilliseconds: 6_000,
  async play({ integration, bank }) {
    const [physicalAccountNumber, other] = bank.physicalAccountNumbers;
    const [first = ''] = (await integration.openAccounts(1)).values();
    const [second = ''] = (await integration.openAccounts(1, other)).values();
    const when = { type: 'FIRST', count: 200 } as const;
    await bank.arm({ newField: { when, do: { type: 'UNKNOWN_FIELD' }, times: 2 } });
    const accounts = [{ customerReference: 'NEWER-1', accountName: 'Newer One' }];
    await integration.work('createAccounts', { physicalAccountNumber, accounts });
    await bank.credit({ virtualAccountNumber: first, amount: '61.00' });
    await integration.sync({ physicalAccountNumbers: [physicalAccountNumber] });
    await bank.disarm('newField');
    // On another physical account, whose stream nothing has stopped before.
    await bank.credit(
      { virtualAccountNumber: second, amount: '62.00' },
      { virtualAccountNumber: second, amount: '63.00', paymentMode: 'UPI' },
    );
    const operation = 'fetchTransactionBatch' as const;
    await bank.arm({ newMode: { operation, when, do: { type: 'UNKNOWN_ENUM' } } });
    await integration.sync({ physicalAccountNumbers: [other] });
  },
};

export const compatibilityScenarios: readonly Scenario<Session>[] = [newerBank];
