import type { Scenario } from '../framework/scenario.ts';
import type { Session } from '../harness/session.ts';

const KNOWN_PAYER = { accountNumber: '50100012345678', ifsc: 'HDFC0000123' };
const NEW_PAYER = { accountNumber: '60200087654321', ifsc: 'ICIC0000456' };

const accountChanges: Scenario<Session> = {
  id: 'ACCOUNT_CHANGES',
  title: 'Names change on two physical accounts, and a payer is added',
  needs: ['CREATE', 'MODIFY'],
  lane: 'PARALLEL',
  async play({ integration, bank }) {
    const [first, second] = bank.physicalAccountNumbers;
    const opened = await integration.openAccounts(
      [
        { customerReference: 'CHANGE-1', accountName: 'Change One' },
        { customerReference: 'CHANGE-2', accountName: 'Change Two', allowedRemitters: [KNOWN_PAYER] },
        { customerReference: 'CHANGE-3', accountName: 'Change Three' },
      ],
      first,
    );
    const elsewhere = await integration.openAccounts(
      [{ customerReference: 'CHANGE-4', accountName: 'Change Four' }],
      second,
    );
    const [one = '', two = ''] = [opened.get('CHANGE-1'), opened.get('CHANGE-2')];
    const four = elsewhere.get('CHANGE-4') ?? '';
    const addRemitters = [NEW_PAYER];
    await integration.work('modifyAccounts', { changes: [{ virtualAccountNumber: two, addRemitters }] });
    await integration.work('modifyAccounts', {
      changes: [
        { virtualAccountNumber: one, accountName: 'Changed One' },
        { virtualAccountNumber: four, accountName: 'Changed Four' },
      ],
    });
  },
};

const accountClosure: Scenario<Session> = {
  id: 'ACCOUNT_CLOSURE',
  title: 'An account is closed while a credit is on its way, another was closed before',
  needs: ['CREATE', 'DELETE', 'SYNC', 'LEDGER'],
  lane: 'PARALLEL',
  async play({ integration, bank, note }) {
    const [paid = '', gone = '', kept = ''] = (await integration.openAccounts(3)).values();
    const [late] = await bank.credit(
      { virtualAccountNumber: paid, amount: '71.00' },
      { virtualAccountNumber: kept, amount: '72.00' },
    );
    await integration.work('deleteAccounts', { virtualAccountNumbers: [paid] });
    await bank.deleteElsewhere(gone);
    note('goneBefore', gone);
    await integration.work('deleteAccounts', { virtualAccountNumbers: [gone] });
    note('postedBeforeDeletion', late?.transactionReferenceNumber ?? '');
    await integration.sync();
  },
};

export const lifecycleScenarios: readonly Scenario<Session>[] = [accountChanges, accountClosure];
