import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serviceWorld } from '../test/service-world.ts';
import { organisationNameTaken } from './organisations.ts';

const spellings = fc.constantFrom(
  (text: string) => text.toUpperCase(),
  (text: string) => text.toLowerCase(),
  (text: string) => text.replaceAll(' ', '  '),
  (text: string) => text.replaceAll(' ', '\u00a0'),
  (text: string) => `${text} `,
  (text: string) => text.normalize('NFD'),
  (text: string) => text.replaceAll(' ', '\u200b '),
  (text: string) =>
    text.replace(/[A-Za-z]/g, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0)),
);

describe('the name of an organisation', () => {
  it('is taken under every case, spacing and width', async () => {
    const world = await serviceWorld();
    await fc.assert(
      fc.asyncProperty(fc.array(spellings, { maxLength: 5 }), async (changes) => {
        const name = changes.reduce((text, change) => change(text), 'Beta Traders LLP');
        expect(await world.run((unit) => organisationNameTaken(unit, name))).toBe(true);
      }),
      { numRuns: 500 },
    );
    for (const name of ['Beta Traders', 'Beta Traders LLP 2', 'BetaTraders LLP', 'Beta Traders LLP|']) {
      expect(await world.run((unit) => organisationNameTaken(unit, name))).toBe(false);
    }
  });

  it('is found among more names that go on after a separator than one page holds', async () => {
    const world = await serviceWorld();
    await world.run(async ({ tx }) => {
      const [beta] = await tx.scan('organisations', 'byName', 'beta', { limit: 1 });
      if (beta === undefined) throw new Error('the fixture has Beta');
      for (let i = 0; i < 1100; i++) {
        const foldedName = `beta traders llp|0${i}`;
        await tx.put('organisations', {
          ...beta,
          organisationId: `x${i}`,
          foldedName,
          virtualAccountPrefix: `P${i}`,
        });
      }
    });
    expect(await world.run((unit) => organisationNameTaken(unit, 'BETA TRADERS LLP'))).toBe(true);
  });
});
