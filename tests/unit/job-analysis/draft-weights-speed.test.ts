import { expect, test } from 'vitest';

import { draftWeights } from '@/lib/job-analysis/draft-weights';
import { WORKED_EXAMPLE, completeDraft, draftRating, draftStep, rated } from '../job-factory';

const LIMIT_MS = 50;

test('120 steps of 12 raters are weighed in under 50 ms', () => {
  const raters = Array.from({ length: 12 }, (_, index) => `r${index}`);
  const steps = Array.from({ length: 120 }, (_, index) => {
    const step = WORKED_EXAMPLE[index % WORKED_EXAMPLE.length] ?? rated(1, 1, 1);
    return draftStep(
      `s${index}`,
      raters.map((raterId) => draftRating(step, raterId)),
    );
  });
  const draft = completeDraft({ steps });
  draftWeights(draft);
  // CPU time and the best of several: the machine may be busy with other tests.
  const times = Array.from({ length: 9 }, () => {
    const before = process.cpuUsage();
    draftWeights(draft);
    return process.cpuUsage(before).user / 1000;
  });
  expect(Math.min(...times)).toBeLessThan(LIMIT_MS);
});
