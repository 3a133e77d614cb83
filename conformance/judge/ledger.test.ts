import { describe, expect, it } from 'vitest';
import { bookingOf, evidenceOf, ledgerOf as ledgerWith, transactionOf } from '../test/evidence.ts';
import { bookingsByReference, discrepanciesOf, inWords, ledgerOf } from './ledger.ts';

const one = transactionOf(1);
const two = transactionOf(2, { amount: '250.50', virtualAccountNumber: 'ACME00000002' });
const kindsOf = (...entries: ReturnType<typeof bookingOf>[]) =>
  discrepanciesOf(ledgerWith(entries), [one, two]).map(({ kind, reference }) => `${kind} ${reference}`);

describe('a ledger beside the stream', () => {
  it('agrees in any order and any state', () => {
    expect(kindsOf(bookingOf(two, { state: 'SUSPENSE' }), bookingOf(one, { state: 'PARKED' }))).toEqual([]);
  });

  it('tells what is missing, twice, and not of the stream', () => {
    expect(kindsOf(bookingOf(one), bookingOf(one), bookingOf(transactionOf(3)))).toEqual([
      'TWICE KT000000000001',
      'MISSING KT000000000002',
      'EXTRA KT000000000003',
    ]);
  });

  it('lets entries that the bank knows and did not deliver yet be there or not', () => {
    const words = (entries: readonly ReturnType<typeof bookingOf>[]) =>
      discrepanciesOf(ledgerWith(entries), [one], [one, two]);
    expect(words([bookingOf(one)])).toEqual([]);
    expect(words([bookingOf(one), bookingOf(two)])).toEqual([]);
    expect(words([bookingOf(two), bookingOf(two)]).map(({ kind }) => kind)).toEqual(['MISSING', 'TWICE']);
  });

  it('tells each value that is booked otherwise, with both values', () => {
    const wrong = bookingOf(two, {
      virtualAccountNumber: 'ACME00000001',
      amount: '250.49',
      businessDate: '2026-11-22',
      utr: '2',
      entryType: 'REVERSAL',
    });
    const found = discrepanciesOf(ledgerWith([bookingOf(one), wrong]), [one, two]);
    expect(found.map(({ kind, expected, observed }) => [kind, expected, observed])).toEqual([
      ['ACCOUNT', 'KT000000000002 on account ACME00000002', 'KT000000000002 on account ACME00000001'],
      ['AMOUNT', 'KT000000000002 with 250.50', 'KT000000000002 with 250.49'],
      ['DAY', 'KT000000000002 on 2026-11-23', 'KT000000000002 on 2026-11-22'],
      ['UTR', 'KT000000000002 with UTR 000000000002', 'KT000000000002 with UTR 2'],
      ['TYPE', 'KT000000000002 as CREDIT', 'KT000000000002 as REVERSAL'],
    ]);
  });

  it('says in words what should be there and what is', () => {
    expect(inWords(two)).toBe('credit of 250.50 on ACME00000002 (IMPS 000000000002)');
    const [missing] = discrepanciesOf(ledgerWith([]), [one]);
    expect(missing).toEqual({
      kind: 'MISSING',
      reference: 'KT000000000001',
      expected: 'KT000000000001 once: credit of 100.00 on ACME00000001 (IMPS 000000000001)',
      observed: 'KT000000000001 is not on the ledger',
    });
    const [twice] = discrepanciesOf(ledgerWith([bookingOf(one), bookingOf(one)]), [one]);
    expect(twice?.observed).toBe('KT000000000001 is on the ledger 2 times');
    const [extra] = discrepanciesOf(ledgerWith([bookingOf(one)]), []);
    expect(extra?.observed).toBe('KT000000000001, 100.00 on ACME00000001, which the bank does not know');
  });
});

describe('ledgers of an evidence', () => {
  it('are found by their label, the last one of it', () => {
    const first = ledgerWith([], { label: 'before', at: 1 });
    const again = ledgerWith([], { label: 'before', at: 2 });
    const evidence = evidenceOf({ ledgers: [first, again] });
    expect(ledgerOf(evidence, 'before')).toBe(again);
    expect(ledgerOf(evidence)).toBeUndefined();
  });

  it('group their bookings by reference', () => {
    const ledger = ledgerWith([bookingOf(one), bookingOf(two), bookingOf(one, { amount: '1.00' })]);
    const amounts = [...bookingsByReference(ledger)].map(([reference, all]) => [
      reference,
      all.map((b) => b.amount),
    ]);
    expect(amounts).toEqual([
      [one.transactionReferenceNumber, ['100.00', '1.00']],
      [two.transactionReferenceNumber, ['250.50']],
    ]);
  });
});
