import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

import { distributionMoments } from '@/lib/fit/fit-distribution';
import { computeFit, measurementDistribution } from '@/lib/fit/overall-fit';
import { probabilityAbove } from '@/lib/fit/compare-fits';
import type { FitTarget } from '@/lib/fit/types';
import { deriveWeights } from '@/lib/job-analysis/derive-weights';
import { NO_BOUNDS, boundWeights } from '@/lib/job-analysis/weight-bounds';
import { perScale, type PerScale } from '@/lib/scales';
import { largestRemainder } from '@/lib/stats/largest-remainder';

const six = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()]);
const sixOrNull = z.tuple([
  z.number().nullable(),
  z.number().nullable(),
  z.number().nullable(),
  z.number().nullable(),
  z.number().nullable(),
  z.number().nullable(),
]);
const named = z.record(z.string(), z.number());

const profileFile = z.object({
  fit: z.object({
    sem: six,
    roles: z.record(z.string(), z.object({ w: six, L: sixOrNull, U: sixOrNull })),
    candidates: z.array(six),
    results: z.record(
      z.string(),
      z.array(
        z.object({
          fit: z.number(),
          expected_fit: z.number(),
          sd_fit: z.number(),
          q05: z.number(),
          q95: z.number(),
        }),
      ),
    ),
    p_row_beats_col_candidates1to6: z.record(z.string(), z.array(z.array(z.number()))),
  }),
});

const jobFile = z.object({
  worked_example: z.object({
    tasks: z.array(z.object({ f: z.number(), loss: z.number(), gain: z.number() })),
    relevance: z.array(six),
    criticality: z.array(z.number()),
    weights_default: named,
    weights_alpha025: named,
    weights_alpha075: named,
  }),
  bounding_cases: z.array(z.object({ w: six, lo: z.number(), hi: z.number(), bounded: six, percent: six })),
});

/** The largest difference found for one kind of number, and how large it may be. */
export type Agreement = Readonly<{ what: string; largest: number; allowed: number; compared: number }>;

/** Tolerances: arithmetic to 1e-9; the grid for quantiles; 400 000 draws behind the reference's probabilities. */
const ALLOWED = { arithmetic: 1e-9, grid: 1e-3, quantile: 0.05, draws: 5e-3 } as const;

/**
 * Compares with numbers computed in R, read from a folder outside the project: the data have their own licences.
 *
 * @param folder Holds profile.json and job_analysis.json.
 */
export function compareWithReferenceData(folder: string): readonly Agreement[] {
  const tally = new Map<string, { largest: number; allowed: number; compared: number }>();
  const note = (what: string, allowed: number, actual: number, expected: number): void => {
    const known = tally.get(what) ?? { largest: 0, allowed, compared: 0 };
    const largest = Math.max(known.largest, Math.abs(actual - expected));
    tally.set(what, {
      largest: Number.isNaN(actual) ? Infinity : largest,
      allowed,
      compared: known.compared + 1,
    });
  };
  compareJobs(jobFile.parse(readJson(folder, 'job_analysis.json')), note);
  compareFits(profileFile.parse(readJson(folder, 'profile.json')), note);
  return [...tally].map(([what, result]) => ({ what, ...result }));
}

type Note = (what: string, allowed: number, actual: number, expected: number) => void;

function compareJobs(
  { worked_example: example, bounding_cases: cases }: z.output<typeof jobFile>,
  note: Note,
): void {
  const steps = example.tasks.map(({ f, loss, gain }, index) => {
    const relevance: PerScale<number> = example.relevance[index] ?? [0, 0, 0, 0, 0, 0];
    return { frequency: f, loss, gain, relevance };
  });
  const variants = [
    [0.25, example.weights_alpha025],
    [0.5, example.weights_default],
    [0.75, example.weights_alpha075],
  ] as const;
  for (const [alpha, expected] of variants) {
    const derived = deriveWeights(steps, { alpha, bounds: NO_BOUNDS });
    if (derived.status !== 'derived') throw new Error(derived.reason);
    Object.values(expected).forEach((weight, scale) => {
      note('weights', ALLOWED.arithmetic, derived.weights[scale] ?? Number.NaN, weight);
    });
    if (alpha !== 0.5) continue;
    derived.criticality.forEach((value, index) => {
      note('criticality', ALLOWED.arithmetic, value, example.criticality[index] ?? Number.NaN);
    });
  }
  for (const { w, lo, hi, bounded, percent } of cases) {
    const held = boundWeights(w, { rule: 'floorAndCap', floor: lo, cap: hi });
    const whole = largestRemainder(held, 100);
    bounded.forEach((weight, scale) =>
      note('bounded weights', ALLOWED.arithmetic, held[scale] ?? Number.NaN, weight),
    );
    percent.forEach((value, scale) => note('percents', 0, whole[scale] ?? Number.NaN, value));
  }
}

function compareFits({ fit }: z.output<typeof profileFile>, note: Note): void {
  for (const [role, { w, L, U }] of Object.entries(fit.roles)) {
    const target: FitTarget = {
      weights: w,
      lower: perScale((_, scale) => L[scale] ?? 0),
      upper: U,
      shoulder: 20,
    };
    const people = fit.candidates.map((scores) => ({ scores, sem: fit.sem }));
    const distributions = people.map((person) => measurementDistribution(target, person));
    people.forEach((person, index) => {
      const expected = fit.results[role]?.[index];
      const result = computeFit(target, person);
      const distribution = distributions[index];
      if (result.status !== 'fitted' || expected === undefined || distribution === undefined)
        throw new Error(role);
      const moments = distributionMoments(distribution);
      note('plug-in fit', ALLOWED.arithmetic, result.fit, expected.fit);
      note('expected fit', ALLOWED.arithmetic, result.expected, expected.expected_fit);
      note('SD of the fit', ALLOWED.arithmetic, result.sd, expected.sd_fit);
      note('mean of the convolution', ALLOWED.grid, moments.mean, expected.expected_fit);
      note('SD of the convolution', ALLOWED.grid, moments.sd, expected.sd_fit);
      note('5 % quantile', ALLOWED.quantile, result.interval90[0], expected.q05);
      note('95 % quantile', ALLOWED.quantile, result.interval90[1], expected.q95);
    });
    fit.p_row_beats_col_candidates1to6[role]?.forEach((row, i) => {
      row.forEach((probability, j) => {
        const [first, second] = [distributions[i], distributions[j]];
        if (first === undefined || second === undefined) throw new Error(role);
        note('P(one above another)', ALLOWED.draws, probabilityAbove(first, second), probability);
      });
    });
  }
}

function readJson(folder: string, name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}
