import { expect, test } from 'vitest';

import {
  EVEN_ODD_LIMIT,
  evenOddConsistency,
} from '@/lib/psychometrics/response-quality/even-odd-consistency';
import { formQuality } from '@/lib/psychometrics/response-quality/form-quality';
import { intraIndividualResponseVariability } from '@/lib/psychometrics/response-quality/intra-individual-response-variability';
import { longString, longStringLimit } from '@/lib/psychometrics/response-quality/long-string';
import {
  mahalanobisDistances,
  mahalanobisLimit,
} from '@/lib/psychometrics/response-quality/mahalanobis-distance';
import { personFit } from '@/lib/psychometrics/response-quality/person-fit';
import {
  psychometricSynonyms,
  synonymPairs,
} from '@/lib/psychometrics/response-quality/psychometric-synonyms';
import { describeReference, readReference, readReferenceCsv } from '../support/reference-data';

type Part = Readonly<{
  n: number;
  p: number;
  longstring: { first50: number[]; n_ge_half: number };
  irv: { first50: number[] };
  evenodd: { first50: (number | null)[]; n_na: number; n_gt_minus30: number };
  mahad: { D2_first50: number[]; crit_999: number; n_flag_999: number };
  psychsyn_r60: { n_pairs: number; n_na: number; first50: (number | null)[] };
  psychsyn_r50: { n_pairs: number; n_na: number; first50: (number | null)[] };
}>;
type Careless = Readonly<{
  bfi: Part;
  careless_dataset: Part;
  careless_dataset2: Part;
  lz_bfi_N_first50: { theta_EAP: number[]; lz: number[] };
}>;
type Keys = Readonly<{ scales: Record<string, string[]>; reversed: string[] }>;

const within = (value: number | null | undefined, expected: number, tolerance = 1e-9) =>
  expect(Math.abs((value ?? Number.NaN) - expected)).toBeLessThan(tolerance);

function completeRows(file: string, wanted?: readonly string[]): number[][] {
  const table = readReferenceCsv(file);
  const columns = (wanted ?? table.header.filter((name) => /\d/.test(name))).map((name) =>
    table.column(name),
  );
  return table.rows.flatMap((_, person) => {
    const row = columns.map((column) => column[person] ?? null);
    return row.every((value) => value !== null) ? [row] : [];
  });
}

describeReference('response quality on real and simulated careless data', () => {
  const careless = readReference<Careless>('careless.json');
  const keys = readReference<Keys>('bfi_keys.json');
  const items = Object.values(keys.scales).flat();
  const sets = {
    bfi: {
      rows: completeRows('bfi.csv', items),
      max: 6,
      reversed: items.map((item) => keys.reversed.includes(item)),
      facets: [5, 5, 5, 5, 5],
    },
    careless_dataset: {
      rows: completeRows('careless_dataset.csv'),
      max: 9,
      reversed: Array.from({ length: 50 }, () => false),
      facets: [5, 5, 5, 5, 5, 5, 5, 5, 5, 5],
    },
    careless_dataset2: {
      rows: completeRows('careless_dataset2.csv'),
      max: 9,
      reversed: Array.from({ length: 100 }, () => false),
      facets: Array.from({ length: 10 }, () => 10),
    },
  };

  for (const name of ['bfi', 'careless_dataset', 'careless_dataset2'] as const) {
    const { rows, facets, reversed, max } = sets[name];
    const expected = careless[name];

    test(`longest run and variability of ${name}`, () => {
      expect([rows.length, rows[0]?.length]).toEqual([expected.n, expected.p]);
      expect(rows.slice(0, 50).map((row) => longString(row))).toEqual(expected.longstring.first50);
      const half = rows.filter((row) => longString(row) >= longStringLimit(row.length)).length;
      expect(half).toBe(expected.longstring.n_ge_half);
      rows.slice(0, 50).forEach((row, person) => {
        within(intraIndividualResponseVariability(row).value, expected.irv.first50[person] ?? Number.NaN);
      });
    });

    test(`even-odd consistency of ${name}: the same with the other sign`, () => {
      const values = rows.map((row) => {
        const keyed = row.map((value, column) => (reversed[column] === true ? 1 + max - value : value));
        return evenOddConsistency(keyed, facets).value;
      });
      expected.evenodd.first50.forEach((minus, person) => {
        if (minus === null) expect(values[person]).toBeNull();
        else within(values[person], -minus);
      });
      expect(values.filter((value) => value === null)).toHaveLength(expected.evenodd.n_na);
      const low = values.filter((value) => value !== null && value < EVEN_ODD_LIMIT);
      expect(low).toHaveLength(expected.evenodd.n_gt_minus30);
    });

    test(`distances of ${name}`, () => {
      const result = mahalanobisDistances(Float64Array.from(rows.flat()), expected.p, 1);
      if (result.status === 'none') throw new Error(result.reason);
      expected.mahad.D2_first50.forEach((distance, person) => {
        within(result.distances[person], distance, 1e-7);
      });
      within(mahalanobisLimit(expected.p), expected.mahad.crit_999, 1e-8);
      const far = result.distances.filter((distance) => distance > mahalanobisLimit(expected.p));
      expect(far).toHaveLength(expected.mahad.n_flag_999);
    });

    test(`synonyms of ${name}`, () => {
      const columns = Array.from({ length: expected.p }, (_, column) =>
        rows.map((row) => row[column] ?? null),
      );
      expect(synonymPairs(columns)).toHaveLength(expected.psychsyn_r60.n_pairs);
      const pairs = synonymPairs(columns, 0.5);
      expect(pairs).toHaveLength(expected.psychsyn_r50.n_pairs);
      rows.slice(0, 50).forEach((row, person) => {
        const { value } = psychometricSynonyms(row, pairs);
        const r = expected.psychsyn_r50.first50[person] ?? null;
        // Where a side does not vary the other program shuffles the pairs at random; we say that it is not defined.
        if (value !== null && r !== null) within(value, r);
      });
      const defined = rows.slice(0, 50).filter((row) => psychometricSynonyms(row, pairs).value !== null);
      expect(defined.length).toBeGreaterThan(40);
    });
  }

  test('the whole form of bfi: a run over everything cannot be interpreted, five scales raise no even-odd flag', () => {
    const { rows, facets, reversed } = sets.bfi;
    const people = formQuality({ format: { min: 1, max: 6 }, facets, reversed, rows });
    expect(people.filter(({ flags }) => flags.includes('mahalanobis'))).toHaveLength(
      careless.bfi.mahad.n_flag_999,
    );
    expect(people.some(({ flags }) => flags.includes('evenOdd'))).toBe(false);
    const straight = people.filter((person) => person.longString === 25);
    expect(straight.length).toBeGreaterThan(0);
    expect(straight.every(({ verdict }) => verdict === 'notInterpretable')).toBe(true);
  });

  test('person fit of the N scale', () => {
    type Grm = Readonly<{ bfi: Record<string, { a: Record<string, number>; b: Record<string, number[]> }> }>;
    const model = readReference<Grm>('grm.json').bfi['N'];
    const parameters = (keys.scales['N'] ?? []).map((item) => ({
      a: model?.a[item] ?? Number.NaN,
      b: model?.b[item] ?? [],
    }));
    expect(parameters).toHaveLength(5);
    const table = readReferenceCsv('bfi.csv');
    const columns = (keys.scales['N'] ?? []).map((item) => table.column(item));
    const { theta_EAP, lz } = careless.lz_bfi_N_first50;
    lz.forEach((expected, person) => {
      const categories = columns.map((column) => {
        const value = column[person] ?? null;
        return value === null ? null : value - 1;
      });
      within(personFit(parameters, categories, theta_EAP[person] ?? 0).value, expected, 1e-4);
    });
  });
});
