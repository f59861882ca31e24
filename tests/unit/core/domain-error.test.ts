import { expect, test } from 'vitest';

import { DomainError } from '@/lib/core/domain-error';
import { FitError } from '@/lib/fit/errors';
import { JobAnalysisError } from '@/lib/job-analysis/errors';
import { ReportError } from '@/lib/report/errors';
import { SCORING_ERROR_CODES, ScoringError } from '@/lib/scoring/errors';

test.each([
  [new FitError('SCORE_OUT_OF_RANGE', 'why'), 'FitError', 'SCORE_OUT_OF_RANGE'],
  [new JobAnalysisError('DRAFT_INCOMPLETE', 'why'), 'JobAnalysisError', 'DRAFT_INCOMPLETE'],
  [new ReportError('UNKNOWN_TRACE', 'why'), 'ReportError', 'UNKNOWN_TRACE'],
  [new ScoringError('EMPTY_SCALE', 'why'), 'ScoringError', 'EMPTY_SCALE'],
])('%s carries its name, code and detail', (error, name, code) => {
  expect(error).toBeInstanceOf(DomainError);
  expect(error).toMatchObject({ name, code, message: `${code}: why` });
});

test('lists every scoring code once', () => {
  expect(new Set(SCORING_ERROR_CODES).size).toBe(6);
});
