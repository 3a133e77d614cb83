import { describe, expect, test } from 'vitest';
import { createCall, createCommand } from '../test/creates.ts';
import { commandOf, evidenceOf, exchangeOf, resultOf } from '../test/evidence.ts';
import { accountsFor, customersIn, customersOf, plainName } from './customers.ts';

const asked = (...accounts: readonly object[]) => ({
  ...createCommand([], 'SUCCEEDED'),
  input: { physicalAccountNumber: '123456789012', accounts },
});
const asha = { customerReference: 'C1', accountName: 'Asha  Rao' };
const zoe = { customerReference: 'C2', accountName: 'Zoë' };

function customers(...commands: readonly object[]) {
  return customersIn(evidenceOf({ commands }));
}

test('a name is the same in capitals, with accents of two signs, and with other spaces', () => {
  expect(plainName(' ZOË \t Rao'.normalize('NFD'))).toBe('zoë rao');
  expect(plainName('Zoe Rao')).not.toBe(plainName('Zoë Rao'));
});

test('only a create names customers', () => {
  expect(customersOf(commandOf(asked(asha, {}, { customerReference: 7 }, zoe)))).toEqual(['C1', 'C2']);
  expect(customersOf(commandOf({ ...asked(asha), operation: 'modifyAccounts' }))).toEqual([]);
  expect(customersOf(commandOf({ operation: 'createAccounts', input: undefined }))).toEqual([]);
});

test('customers are named once, however often they were asked for', () => {
  expect(customers(asked(asha), asked(asha, zoe)).references).toEqual(['C1', 'C2']);
  expect(customers().references).toEqual([]);
});

describe('an account is for', () => {
  const items = [{ customerReference: 'C1', virtualAccountNumber: 'ACME1', outcome: 'SUCCEEDED' as const }];
  const told = { ...asked(asha, zoe), reply: resultOf({ outcome: 'SUCCEEDED', items }) };
  const { of } = customers(told);

  test('the customer whose reference it has, whatever else it says', () => {
    expect(of({ customerReference: 'C2', virtualAccountNumber: 'ACME1', accountName: 'Asha Rao' })).toBe(
      'C2',
    );
  });

  test('the one whose number the integration told, else the one whose name it has', () => {
    expect(of({ virtualAccountNumber: 'ACME1', accountName: 'Zoë' })).toBe('C1');
    expect(of({ virtualAccountNumber: 'ACME9', accountName: 'ZOË' })).toBe('C2');
    expect(of({ customerReference: 'own-17', accountName: 'Asha Rao' })).toBe('C1');
  });

  test('nobody that could be told without any of them', () => {
    expect(of({ customerReference: 'own-17', virtualAccountNumber: 'ACME9', accountName: 'Kim' })).toBe(
      undefined,
    );
    expect(of({})).toBe(undefined);
  });

  test('nobody that could be told where two customers have the name', () => {
    const twice = customers(asked(asha, { ...zoe, accountName: 'ASHA RAO' }));
    expect(twice.of({ accountName: 'Asha Rao' })).toBe(undefined);
    expect(customers(asked(asha), asked(asha)).of({ accountName: 'Asha Rao' })).toBe('C1');
  });

  test('the one who was told of, and no one where the answer is half', () => {
    const half = [{ virtualAccountNumber: 'ACME1' }, { customerReference: 'C1' }].map((one) => ({
      ...one,
      outcome: 'SUCCEEDED' as const,
    }));
    const reply = resultOf({ outcome: 'SUCCEEDED', items: half });
    expect(customers({ ...asked(asha), reply }).of({ virtualAccountNumber: 'ACME1' })).toBe(undefined);
  });
});

test('names without a customer, and customers without a name, tell nothing', () => {
  const { of, references } = customers(asked({ accountName: 'Kim' }, { customerReference: 'C3' }));
  expect(references).toEqual(['C3']);
  expect(of({ accountName: 'Kim' })).toBe(undefined);
  expect(of({ accountName: '' })).toBe(undefined);
});

test('a create is about its customers, else about its own references or numbers', () => {
  const { subjectsOf } = customers(asked(asha));
  const about = (...items: readonly object[]) =>
    subjectsOf(exchangeOf({ ...createCall('k', []), requestBody: JSON.stringify({ items }) }));
  expect(about({ accountName: 'asha rao', customerReference: 'own', virtualAccountNumber: 'A1' })).toEqual([
    'C1',
  ]);
  expect(
    about({ customerReference: 'own', virtualAccountNumber: 'A1' }, { virtualAccountNumber: 'A2' }),
  ).toEqual(['own', 'A2']);
  expect(about({ accountName: 'Kim' })).toEqual([]);
});

test('the accounts of a customer are those that are known to be', () => {
  const virtualAccounts = [
    { customerReference: 'C1', virtualAccountNumber: 'A1', accountName: 'x' },
    { virtualAccountNumber: 'A2', accountName: 'Asha Rao' },
    { virtualAccountNumber: 'A3', accountName: 'Kim' },
  ] as never[];
  const evidence = evidenceOf({ commands: [asked(asha)], truth: { virtualAccounts } });
  expect(accountsFor(evidence, customersIn(evidence), 'C1')).toEqual(['A1', 'A2']);
  expect(accountsFor(evidence, customersIn(evidence), 'C2')).toEqual([]);
});
