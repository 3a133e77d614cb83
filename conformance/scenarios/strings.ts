import type { Scenario } from '../framework/scenario.ts';
import type { CreditInput, Session } from '../harness/session.ts';

/** References that another type than text would change: leading zeros, more digits than a double has, exponents. */
const TREACHEROUS: readonly Omit<CreditInput, 'virtualAccountNumber'>[] = [
  { paymentMode: 'IMPS', utr: '000000012345' },
  { paymentMode: 'UPI', utr: '012345678901' },
  { paymentMode: 'FUNDS_TRANSFER', utr: '0000000000001E10' },
  { paymentMode: 'FUNDS_TRANSFER', utr: 'HDFC0N0000000012' },
  { paymentMode: 'RTGS', utr: '1234567890123456789012', amount: '200000.00' },
];

const textNumbers: Scenario<Session> = {
  id: 'TEXT_NUMBERS',
  title: 'References come with leading zeros, letters and twenty-two digits',
  needs: ['CREATE', 'SYNC', 'LEDGER'],
  lane: 'PARALLEL',
  async play({ integration, bank }) {
    const [physicalAccountNumber] = bank.physicalAccountNumbers;
    const numbers = await integration.openAccounts([
      { customerReference: '0007', accountName: 'Leading Zero' },
    ]);
    const plain = numbers.get('0007') ?? '';
    await bank.credit(...TREACHEROUS.map((credit) => ({ virtualAccountNumber: plain, ...credit })));
    await integration.sync();
    // The last thing, and one that may be refused: not every integration restricts who pays.
    const remitter = { accountNumber: '000123456789', ifsc: 'HDFC0000123' };
    const restricted = {
      customerReference: '0008',
      accountName: 'Known Payer',
      allowedRemitters: [remitter],
    };
    const { items = [] } = await integration.work('createAccounts', {
      physicalAccountNumber,
      accounts: [restricted],
    });
    const number = items.find(({ outcome }) => outcome === 'SUCCEEDED')?.virtualAccountNumber;
    if (number === undefined) return;
    // Goes back when the integration has told the bank another number than it was given.
    await bank.offer({
      virtualAccountNumber: number,
      amount: '55.00',
      remitter: { name: 'Known Payer', ...remitter },
    });
    await integration.sync();
  },
};

export const stringScenarios: readonly Scenario<Session>[] = [textNumbers];
