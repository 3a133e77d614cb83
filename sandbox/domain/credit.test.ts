import { describe, expect, it } from 'vitest';
import { type CreditNotice, sameNotice } from './credit.ts';

const notice: CreditNotice = {
  virtualAccountNumber: 'ACME00000001',
  amount: 100,
  paymentMode: 'UPI',
  utr: '000000000001',
  remitter: { name: 'Sharma', accountNumber: '12345', ifsc: 'ICIC0000045' },
  remittanceInformation: 'Invoice 1',
};

describe('sameNotice', () => {
  it('holds for two notices that agree in every field', () => {
    expect(sameNotice(notice, structuredClone(notice))).toBe(true);
  });

  it.each([
    ['account', { virtualAccountNumber: 'ACME00000002' }],
    ['amount', { amount: 101 }],
    ['rail', { paymentMode: 'IMPS' }],
    ['UTR', { utr: '000000000002' }],
    ['name', { remitter: { ...notice.remitter, name: 'sharma' } }],
    ['account number', { remitter: { ...notice.remitter, accountNumber: '012345' } }],
    ['IFSC', { remitter: { name: 'Sharma', accountNumber: '12345' } }],
    ['words', { remittanceInformation: 'Invoice 1 ' }],
  ] as [string, Partial<CreditNotice>][])('fails when the %s differs', (_, other) => {
    expect(sameNotice(notice, { ...notice, ...other })).toBe(false);
    expect(sameNotice({ ...notice, ...other }, notice)).toBe(false);
  });

  it('tells absent words from given ones', () => {
    const { remittanceInformation: _, ...silent } = notice;
    expect(sameNotice(notice, silent)).toBe(false);
    expect(sameNotice(silent, silent)).toBe(true);
  });
});
