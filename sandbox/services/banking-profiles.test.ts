import { describe, expect, it } from 'vitest';
import { serviceWorld } from '../test/service-world.ts';
import { allotPrefix, openPhysicalAccount } from './banking-profiles.ts';

describe('a generated banking profile', () => {
  it('has a prefix that no other begins with, however alike the names are', async () => {
    const world = await serviceWorld();
    const prefixes = await world.run(async (unit) => {
      const allotted = ['ACME', 'BETA'];
      for (let i = 0; i < 300; i++) {
        const name = `Acme ${'Retail '.repeat(i % 3)}${i}`;
        const virtualAccountPrefix = await allotPrefix(unit, name);
        allotted.push(virtualAccountPrefix);
        await unit.tx.put('organisations', {
          organisationId: `org-${i}`,
          name,
          foldedName: name.toLowerCase(),
          description: '',
          customFields: {},
          clientName: name,
          virtualAccountPrefix,
          accountPlanId: 'account-standard',
          createdAt: unit.now,
        });
      }
      return allotted.sort();
    });
    // Sorted, whatever begins with a prefix stands right behind it.
    for (const [i, prefix] of prefixes.entries())
      expect(prefixes[i + 1]?.startsWith(prefix) ?? false).toBe(false);
    expect(new Set(prefixes).size).toBe(302);
  });

  it('has accounts of twelve digits that are never given twice', async () => {
    const world = await serviceWorld();
    const numbers = await world.run(async (unit) => {
      const opened = [];
      for (let i = 0; i < 500; i++)
        opened.push((await openPhysicalAccount(unit, 'org-acme')).physicalAccountNumber);
      return opened;
    });
    expect(new Set(numbers).size).toBe(500);
    for (const number of numbers) expect(number).toMatch(/^[1-9][0-9]{11}$/);
  });
});
