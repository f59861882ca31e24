import { describe, expect, test } from 'vitest';

import { lix, sharedStems, stemsOf, wordsOf } from '@/lib/content/rules/text-measures';

describe('words', () => {
  test('are letters, with a hyphen or an apostrophe inside, in lower case', () => {
    expect(wordsOf('Annan oma-aloitteisesti customer’s 2 vinkkiä.')).toEqual([
      'annan',
      'oma-aloitteisesti',
      "customer's",
      'vinkkiä',
    ]);
  });
});

describe('LIX', () => {
  test('is mean sentence length plus the percentage of long words', () => {
    // 8 words in 2 sentences = 4; "försiktigt" and "därefter" have more than 6 letters: 100 × 2 / 8 = 25.
    expect(lix(['Jag läser den försiktigt.', 'Jag väntar på därefter.'])).toBeCloseTo(29, 12);
  });

  test('counts a word of six letters as short and of seven as long', () => {
    expect(lix(['Sanaan.'])).toBeCloseTo(1, 12);
    expect(lix(['Sanaani.'])).toBeCloseTo(101, 12);
  });

  test('counts sentences inside one text', () => {
    // 4 words in 2 sentences, none long.
    expect(lix(['Luen sen. Palaan pian.'])).toBeCloseTo(2, 12);
  });

  test('is 0 without words', () => {
    expect(lix([])).toBe(0);
  });
});

describe('shared stems', () => {
  test('join the forms of one word', () => {
    expect(stemsOf('asiakas asiakkaan asiakkaalle')).toEqual(new Set(['asiak']));
    expect(stemsOf('Luen luen')).toEqual(new Set(['luen']));
  });

  test('are a share of the shorter text', () => {
    // 2 stems of the shorter text, 1 of them in the longer one.
    expect(sharedStems('luen viestin', 'viestit lähtevät illalla')).toBe(0.5);
    expect(sharedStems('viestit lähtevät illalla', 'luen viestin')).toBe(0.5);
    expect(sharedStems('luen', '')).toBe(0);
  });
});
