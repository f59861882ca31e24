import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { evenOddConsistency } from '@/lib/psychometrics/response-quality/even-odd-consistency';
import { formQuality, type FormAnswers } from '@/lib/psychometrics/response-quality/form-quality';
import {
  intraIndividualResponseVariability,
  isLowVariability,
} from '@/lib/psychometrics/response-quality/intra-individual-response-variability';
import { longString, longStringLimit } from '@/lib/psychometrics/response-quality/long-string';
import {
  mahalanobisDistances,
  mahalanobisLimit,
} from '@/lib/psychometrics/response-quality/mahalanobis-distance';
import { PERSON_FIT_LIMIT, personFit } from '@/lib/psychometrics/response-quality/person-fit';
import {
  SYNONYMS_LIMIT,
  psychometricSynonyms,
  synonymPairs,
} from '@/lib/psychometrics/response-quality/psychometric-synonyms';
import { qualityVerdict } from '@/lib/psychometrics/response-quality/quality-flags';
import {
  isTooFast,
  medianResponseTime,
  rapidAnswerShare,
} from '@/lib/psychometrics/response-quality/response-time';

type Golden = Readonly<{
  min: number;
  max: number;
  facets: number[];
  reversed: number[];
  rows: number[][];
  long_string: number[];
  irv: number[];
  even_odd: (number | null)[];
  mahalanobis: number[];
  limit: number;
  bank: { a: number; b: number[] }[];
  person_fit: { answers: number[]; theta: number; lz: number }[];
  synonyms: { pairs: [number, number][]; r: number[] };
}>;
const golden = JSON.parse(readFileSync('tests/golden/r/response-quality.json', 'utf8')) as Golden;
const COLUMNS = golden.rows[0]?.length ?? 0;
const FORM: FormAnswers = {
  format: { min: golden.min, max: golden.max },
  facets: golden.facets,
  reversed: Array.from({ length: COLUMNS }, (_, column) => golden.reversed.includes(column)),
  rows: golden.rows,
};

test('a whole form as R has it', () => {
  const people = formQuality(FORM);
  people.forEach((person, index) => {
    expect(person.longString).toBe(golden.long_string[index]);
    expect(person.irv.value).toBeCloseTo(golden.irv[index] ?? Number.NaN, 9);
    expect(person.mahalanobis.value).toBeCloseTo(golden.mahalanobis[index] ?? Number.NaN, 8);
  });
  expect(mahalanobisLimit(COLUMNS)).toBeCloseTo(golden.limit, 9);
});

test('even-odd consistency as R has it, not defined for who answers all alike', () => {
  const keyed = golden.rows.map((row) =>
    row.map((value, column) => (FORM.reversed[column] === true ? golden.min + golden.max - value : value)),
  );
  const values = keyed.map((row) => evenOddConsistency(row, golden.facets));
  values.forEach(({ value }, person) => {
    const expected = golden.even_odd[person] ?? null;
    if (expected === null) expect(value).toBeNull();
    else expect(value).toBeCloseTo(expected, 9);
  });
  expect(golden.even_odd.filter((value) => value !== null).length).toBeGreaterThan(170);
  expect(
    evenOddConsistency(
      Array.from({ length: COLUMNS }, () => 4),
      golden.facets,
    ),
  ).toEqual({
    value: null,
    reason: 'halfWithoutVariance',
  });
});

test('person fit as R has it', () => {
  for (const { answers, theta, lz } of golden.person_fit) {
    expect(personFit(golden.bank, answers, theta).value).toBeCloseTo(lz, 9);
  }
  const misfit = personFit(golden.bank, [4, 0, 4, 0], 0.3).value ?? 0;
  expect(misfit).toBeLessThan(PERSON_FIT_LIMIT);
});

test('synonyms as R has them', () => {
  const columns = Array.from({ length: COLUMNS }, (_, column) =>
    golden.rows.map((row) => row[column] ?? null),
  );
  const pairs = synonymPairs(columns, 0.2);
  expect(pairs.map(({ first, second }) => [first, second])).toEqual(golden.synonyms.pairs);
  golden.synonyms.r.forEach((r, person) => {
    expect(psychometricSynonyms(golden.rows[person] ?? [], pairs).value).toBeCloseTo(r, 9);
  });
});

describe('longest run', () => {
  test('an open statement ends a run', () => {
    expect(longString([3, 3, null, 3, 4, 4, 4, 3])).toBe(3);
    expect(longString([null, null])).toBe(0);
    expect(longString([])).toBe(0);
  });

  test('the limit is half of the form, at least eight', () => {
    expect([10, 15, 16, 17, 25, 72].map(longStringLimit)).toEqual([8, 8, 8, 9, 13, 36]);
  });

  test('is the same backwards and for any names of the points', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 3 })), (answers) => {
        const run = longString(answers);
        return run === longString([...answers].reverse()) && run === longString(answers.map((x) => 10 - x));
      }),
    );
  });
});

describe('variability', () => {
  test('is not defined for one answer', () => {
    expect(intraIndividualResponseVariability([3, null])).toEqual({ value: null, reason: 'tooFewAnswers' });
    expect(() => intraIndividualResponseVariability([3, Number.NaN])).toThrow('NOT_FINITE');
  });

  test('is judged on five and six points only', () => {
    expect(isLowVariability(0.49, { min: 1, max: 5 })).toBe(true);
    expect(isLowVariability(0.5, { min: 1, max: 5 })).toBe(false);
    expect(isLowVariability(0.49, { min: 1, max: 6 })).toBe(true);
    expect(isLowVariability(0.1, { min: 1, max: 9 })).toBe(false);
  });
});

describe('even-odd consistency', () => {
  test('facets without an answer in a half do not take part', () => {
    const full = evenOddConsistency([1, 2, 3, 3, 5, 4, 2, 1], [2, 2, 2, 2]);
    const withGap = evenOddConsistency([1, 2, 3, 3, 5, 4, 2, 1, null, 4, 5], [2, 2, 2, 2, 2, 1]);
    expect(withGap).toEqual(full);
  });

  test('is −1 for exact opposites, where the formula has no value', () => {
    expect(evenOddConsistency([1, 3, 2, 2, 3, 1], [2, 2, 2]).value).toBe(-1);
    // r = −.5 gives −2.
    expect(evenOddConsistency([1, 3, 2, 1, 3, 2], [2, 2, 2]).value).toBe(-1);
  });

  test('needs three facets and sizes that fit', () => {
    expect(evenOddConsistency([1, 2, 3, 4], [2, 2])).toEqual({ value: null, reason: 'tooFewFacets' });
    expect(() => evenOddConsistency([1, 2, 3], [2, 2])).toThrow('WRONG_SHAPE');
    expect(() => evenOddConsistency([1, 2], [2.5, -0.5])).toThrow('WRONG_SHAPE');
    expect(() => evenOddConsistency([1, Number.NaN, 1, 2, 1, 2], [2, 2, 2])).toThrow('NOT_FINITE');
  });

  test('does not depend on the order of facets or on a shift of the answers', () => {
    const facet = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(
        fc.array(facet, { minLength: 3, maxLength: 8 }),
        fc.integer({ min: -9, max: 9 }),
        (form, shift) => {
          const of = (facets: number[][]) =>
            evenOddConsistency(
              facets.flat(),
              facets.map((f) => f.length),
            ).value;
          const [plain, turned] = [of(form), of([...form].reverse())];
          const moved = of(form.map((f) => f.map((x) => x + shift)));
          if (plain === null || turned === null || moved === null) return plain === turned || plain === moved;
          return (
            plain >= -1 && plain <= 1 && Math.abs(plain - turned) < 1e-9 && Math.abs(plain - moved) < 1e-6
          );
        },
      ),
    );
  });
});

describe('Mahalanobis distance', () => {
  const data = Float64Array.from(golden.rows.flat());

  test('sums to (n − 1) p over all people and does not change with the keys', () => {
    const plain = mahalanobisDistances(data, COLUMNS);
    const mirrored = mahalanobisDistances(
      data.map((value, cell) => (FORM.reversed[cell % COLUMNS] === true ? 7 - value : value)),
      COLUMNS,
    );
    if (plain.status === 'none' || mirrored.status === 'none') throw new Error('not estimated');
    const sum = plain.distances.reduce((total, distance) => total + distance, 0);
    expect(sum).toBeCloseTo((golden.rows.length - 1) * COLUMNS, 6);
    plain.distances.forEach((distance, person) => {
      expect(mirrored.distances[person]).toBeCloseTo(distance, 8);
    });
  });

  test('asks for more than ten people a column', () => {
    const columns = 2;
    const rows = (people: number) =>
      Float64Array.from({ length: people * columns }, (_, cell) => (cell * cell * 7919) % 101);
    expect(mahalanobisDistances(rows(20), columns)).toEqual({ status: 'none', reason: 'tooFewPeople' });
    expect(mahalanobisDistances(rows(21), columns).status).toBe('estimated');
    expect(mahalanobisDistances(new Float64Array(0), columns)).toEqual({
      status: 'none',
      reason: 'tooFewPeople',
    });
  });

  test('has no value where columns determine each other', () => {
    const twice = Float64Array.from({ length: 60 }, (_, cell) => Math.floor(cell / 2) % 7);
    expect(mahalanobisDistances(twice, 2)).toEqual({ status: 'none', reason: 'singular' });
    const constant = Float64Array.from({ length: 60 }, (_, cell) => (cell % 2 === 0 ? 3 : cell % 5));
    expect(mahalanobisDistances(constant, 2)).toEqual({ status: 'none', reason: 'singular' });
  });

  test('refuses what is no table of numbers', () => {
    expect(() => mahalanobisDistances(new Float64Array(5), 2)).toThrow('WRONG_SHAPE');
    expect(() => mahalanobisDistances(Float64Array.of(1, Number.NaN), 1)).toThrow('NOT_FINITE');
    expect(() => mahalanobisLimit(0)).toThrow('OUT_OF_RANGE');
  });
});

describe('synonyms', () => {
  const pairs = [0, 2, 4, 6, 8].map((first) => ({ first, second: first + 1 }));

  test('are consistent or not', () => {
    expect(psychometricSynonyms([1, 1, 2, 2, 3, 3, 4, 4, 5, 5], pairs).value).toBeCloseTo(1, 12);
    expect(psychometricSynonyms([1, 5, 2, 4, 3, 3, 4, 2, 5, 1], pairs).value ?? 0).toBeLessThan(
      SYNONYMS_LIMIT,
    );
  });

  test('need five answered pairs that vary', () => {
    expect(psychometricSynonyms([null, 1, 2, 2, 3, 3, 4, 4, 5, 5], pairs).reason).toBe('tooFewPairs');
    expect(psychometricSynonyms([3, 1, 3, 2, 3, 3, 3, 4, 3, 5], pairs).reason).toBe('noVariance');
    expect(() => psychometricSynonyms([Number.NaN, 1, 2, 2, 3, 3, 4, 4, 5, 5], pairs)).toThrow('NOT_FINITE');
  });

  test('pairs skip open answers and refuse a bad limit', () => {
    const a = [1, 2, 3, null, 5];
    expect(synonymPairs([a, [2, 4, 6, 1, 10], [5, 1, 4, 2, 1]])).toEqual([{ first: 0, second: 1 }]);
    expect(
      synonymPairs([
        [1, null],
        [null, 2],
      ]),
    ).toEqual([]);
    expect(() => synonymPairs([a, [1, 2]])).toThrow('WRONG_SHAPE');
    expect(() => synonymPairs([a, a], 1)).toThrow('OUT_OF_RANGE');
  });
});

describe('person fit', () => {
  test('is not defined without answers or where every answer is as likely', () => {
    expect(personFit(golden.bank, [null, null, null, null], 0).reason).toBe('noAnswers');
    // Two categories of one half each.
    expect(personFit([{ a: 1, b: [0] }], [1], 0).reason).toBe('noVariance');
  });

  test('refuses other forms', () => {
    expect(() => personFit(golden.bank, [1], 0)).toThrow('WRONG_SHAPE');
    expect(() => personFit(golden.bank, [5, 0, 0, 0], 0)).toThrow('OUT_OF_RANGE');
    expect(() => personFit(golden.bank, [0, 0, 0, 0], Number.NaN)).toThrow('NOT_FINITE');
  });
});

describe('time', () => {
  test('the median over timed answers, unless fewer than half are timed', () => {
    expect(medianResponseTime([1200, 3400, null])).toEqual({ value: 2300, reason: null });
    expect(medianResponseTime([1200, null, null])).toEqual({ value: null, reason: 'notTimed' });
    expect(medianResponseTime([])).toEqual({ value: null, reason: 'notTimed' });
    expect(() => medianResponseTime([-1])).toThrow('OUT_OF_RANGE');
    expect(() => medianResponseTime([Number.NaN])).toThrow('NOT_FINITE');
  });

  test('rapid is under a tenth of the usual time of the same statement', () => {
    expect(rapidAnswerShare([499, 500, 4000, 4000], [5000, 5000, 5000, null])).toEqual({
      value: 1 / 3,
      reason: null,
    });
    expect(rapidAnswerShare([1, 1], [null, null]).reason).toBe('notTimed');
    expect(() => rapidAnswerShare([1], [])).toThrow('WRONG_SHAPE');
  });

  test('fast is flagged, slow never, and nothing with an accommodation', () => {
    const flagged = (medianMs: number | null, rapidShare: number | null, hasAccommodation = false) =>
      isTooFast({ medianMs, rapidShare, hasAccommodation });
    expect(flagged(1499, null)).toBe(true);
    expect(flagged(1500, 0.1)).toBe(false);
    expect(flagged(5000, 0.11)).toBe(true);
    expect(flagged(1e9, 0)).toBe(false);
    expect(flagged(null, null)).toBe(false);
    expect(flagged(100, 1, true)).toBe(false);
  });
});

describe('the rule', () => {
  test('by the number of flags', () => {
    expect([0, 1, 2, 3, 4].map((flags) => qualityVerdict(flags, false))).toEqual([
      'normal',
      'normal',
      'check',
      'notInterpretable',
      'notInterpretable',
    ]);
    expect(qualityVerdict(1, true)).toBe('notInterpretable');
  });

  const straight = (reversed: readonly boolean[]): FormAnswers => ({
    format: { min: 1, max: 5 },
    facets: [3, 3, 3],
    reversed,
    rows: [Array.from({ length: 9 }, () => 4)],
  });

  test('one answer throughout contradicts itself only where keys run both ways', () => {
    const [mixed] = formQuality(straight([false, true, false, false, true, false, false, true, false]));
    expect(mixed).toMatchObject({ longString: 9, flags: ['longString', 'irv'], verdict: 'notInterpretable' });
    const [oneWay] = formQuality(straight(Array.from({ length: 9 }, () => false)));
    expect(oneWay).toMatchObject({
      longString: 9,
      flags: ['irv'],
      verdict: 'normal',
      evenOdd: { value: null, reason: 'halfWithoutVariance' },
      mahalanobis: { value: null, reason: 'tooFewPeople' },
    });
  });

  test('even-odd is flagged from 18 facets on', () => {
    const form = (facets: number): FormAnswers => ({
      format: { min: 1, max: 5 },
      facets: Array.from({ length: facets }, () => 2),
      reversed: Array.from({ length: 2 * facets }, (_, column) => column === 0),
      // Each pair of answers says the opposite of itself.
      rows: [
        Array.from({ length: 2 * facets }, (_, column) => {
          const answer = 1 + (Math.floor(column / 2) % 5);
          return column % 2 === 0 ? answer : 6 - answer;
        }),
      ],
    });
    const [few, many] = [formQuality(form(17))[0], formQuality(form(18))[0]];
    expect(few?.evenOdd.value).toBeLessThan(0.3);
    expect(many?.evenOdd.value).toBeLessThan(0.3);
    expect(few?.flags).toEqual([]);
    expect(many?.flags).toEqual(['evenOdd']);
  });

  test('refuses rows and answers that do not fit', () => {
    expect(() => formQuality({ ...FORM, rows: [[1]] })).toThrow('WRONG_SHAPE');
    expect(() => formQuality({ ...FORM, rows: [Array.from({ length: COLUMNS }, () => 7)] })).toThrow(
      'OUT_OF_RANGE',
    );
    expect(() => formQuality({ ...FORM, facets: [3] })).toThrow('WRONG_SHAPE');
    expect(formQuality({ ...FORM, rows: [] })).toEqual([]);
  });
});
