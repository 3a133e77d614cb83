import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldName } from './fold.ts';

describe('the folded form of a name', () => {
  it.each([
    ['case', 'Acme Ltd', 'aCME LTD'],
    ['spaces at the ends and between', 'Acme Ltd', '\u2003 Acme \t\n Ltd '],
    ['wide letters', 'Acme Ltd', 'Ａｃｍｅ　Ｌｔｄ'],
    ['composed and decomposed letters', 'Café', 'Cafe\u0301'],
    ['ligatures', 'Office', 'O\ufb03ce'],
    ['sharp s', 'Straße', 'STRASSE'],
    ['the two small sigmas', 'ΟΔΟΣ', 'οδοσ'],
    ['letters that nobody sees', 'Acme Ltd', 'A\u00adc\u200bm\u2060e Ltd\ufeff'],
  ])('is one for two that differ in %s', (_what, one, other) => {
    expect(foldName(one)).toBe(foldName(other));
  });

  it.each([
    ['Acme Ltd', 'AcmeLtd'],
    ['Acme', 'Acmé'],
    ['पुणे', 'पुणें'],
  ])('is another for %s and %s', (one, other) => {
    expect(foldName(one)).not.toBe(foldName(other));
  });

  it('folds to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (name) => {
        expect(foldName(foldName(name))).toBe(foldName(name));
      }),
      { numRuns: 5000 },
    );
  });
});
