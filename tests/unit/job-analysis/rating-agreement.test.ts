import { expect, test } from 'vitest';
import { analysisQuality, screenDraftRaters } from '@/lib/job-analysis/analysis-quality';
import { completeRatings } from '@/lib/job-analysis/average-ratings';
import {
  draftRaterMatrix,
  draftRaterEffects,
  draftWeightUncertainty,
} from '@/lib/job-analysis/draft-rater-matrix';
import { draftProblems } from '@/lib/job-analysis/draft-problems';
import { draftWeights } from '@/lib/job-analysis/draft-weights';
import { isRated, openParts } from '@/lib/job-analysis/open-parts';
import { cellAgreement, rankedDisagreements, ratingAgreement } from '@/lib/job-analysis/rating-agreement';
import type { DraftRating, DraftStep, RaterKind, RoleDraft } from '@/lib/job-analysis/types';
import { perScale } from '@/lib/scales';

const ratedAt = '2026-11-20T08:00:00.000Z';
type Cells = readonly [frequency: number, loss: number, gain: number];

const rating = (raterId: string, [frequency, loss, gain]: Cells, link = 2): DraftRating => ({
  ...{ raterId, ratedAt, frequency, loss, gain },
  relevance: perScale((_, index) => (index === 0 ? link : 1)),
});

function draftOf(rows: readonly (readonly DraftRating[])[], kinds: readonly RaterKind[] = []): RoleDraft {
  return {
    ...{ title: 'Job', industry: '', locale: 'en', successCriterion: 'x', observedHours: 0 },
    stages: [{ id: 's', title: 'Stage', target: null }],
    steps: rows.map((ratings, position): DraftStep => ({
      ...{ id: `t${position}`, stageId: 's', position, title: `Step ${position}` },
      ...{ kind: 'core', contact: 'direct', customerNotices: 'Seen', ratings },
    })),
    scales: perScale((key) => ({
      key,
      excludedReason: null,
      targetLower: null,
      targetUpper: null,
      upperReason: null,
    })),
    raters: kinds.map((kind, index) => ({ raterId: `r${index}`, kind })),
  };
}

/** Raters r0, r1 … who give the same ratings to each step, moved by an offset of their own. */
const rows = (steps: readonly Cells[], raters: number) =>
  steps.map((cells) => Array.from({ length: raters }, (_, rater) => rating(`r${rater}`, cells)));
const STEPS: readonly Cells[] = [
  [6, 4, 1],
  [1, 1, 0],
  [4, 2, 3],
  [2, 0, 4],
  [5, 3, 2],
];

test('raters who agree to the point agree everywhere, and one rater nowhere', () => {
  const agreement = ratingAgreement(draftOf(rows(STEPS, 3)));
  expect(agreement).toMatchObject({ raters: 3, commonSteps: 5 });
  expect(agreement.reliability.map(({ icc }) => icc.value)).toEqual([1, 1, 1]);
  expect(rankedDisagreements(agreement)).toEqual([]);
  expect(agreement.steps[0]?.cells.frequency).toMatchObject({
    votes: [0, 0, 0, 0, 0, 0, 3],
    rwg: 1,
    agrees: true,
  });
  expect(ratingAgreement(draftOf(rows(STEPS, 1))).steps[0]?.cells.loss).toMatchObject({
    rwg: null,
    agrees: null,
  });
});

test('the step that divides the raters most comes first', () => {
  const steps = rows(STEPS, 2).map((ratings, index) =>
    index === 1 || index === 3
      ? [rating('r0', [0, 0, 0]), rating('r1', [index === 3 ? 6 : 3, 0, 0])]
      : ratings,
  );
  expect(rankedDisagreements(ratingAgreement(draftOf(steps))).map(({ stepId }) => stepId)).toEqual([
    't3',
    't1',
  ]);
});

test('agreement of a cell is by rwg or by the average deviation', () => {
  expect(cellAgreement([4, 4, 5], 7)).toMatchObject({ mean: 13 / 3, agrees: true });
  expect(cellAgreement([0, 0, 6, 6], 7)).toMatchObject({ rwg: 0, agrees: false });
  expect(cellAgreement([3], 7).agrees).toBeNull();
});

test('a link that divides the raters is named', () => {
  const [ratings] = rows([[3, 2, 1]], 1);
  const divided = [...(ratings ?? []), rating('r1', [3, 2, 1], 0), rating('r2', [3, 2, 1], 3)];
  expect(ratingAgreement(draftOf([divided])).steps[0]?.links.map(({ scale }) => scale)).toEqual([
    'carefulness',
  ]);
});

test('whose work a step is not, and who is switched off, enters no average', () => {
  const absent: DraftRating = {
    ...rating('r1', [0, 0, 0]),
    frequency: null,
    loss: null,
    gain: null,
    notInMyWork: true,
  };
  const off: DraftRating = { ...rating('r2', [0, 0, 0]), counted: false };
  const draft = draftOf([[rating('r0', [6, 4, 1]), absent, off]]);
  expect(completeRatings(draft.steps[0]?.ratings ?? []).map(({ raterId }) => raterId)).toEqual(['r0']);
  expect(draftWeights(draft).rated[0]?.frequency).toBe(6);
  expect(draftRaterMatrix(draft).raterIds).toEqual(['r0']);
  const half: DraftRating = { ...rating('r2', [0, 0, 0]), loss: null, counted: false };
  const codes = draftProblems(draftOf([[rating('r0', [6, 4, 1]), half]])).map(({ code }) => code);
  expect(codes).not.toContain('ratingIncomplete');
});

test('steps that not everybody rated are left out of the reliability', () => {
  const [first, ...rest] = rows(STEPS, 2);
  const draft = draftOf([first?.slice(0, 1) ?? [], ...rest]);
  expect(ratingAgreement(draft).commonSteps).toBe(4);
  expect(draftRaterMatrix(draft).matrix[1]?.[0]).toBeNull();
});

test('the weights without each rater are those of the others', () => {
  const draft = draftOf(
    STEPS.map((cells, index) => [rating('r0', cells, 0), rating('r1', cells, index % 4)]),
  );
  const [withoutFirst, withoutSecond] = draftRaterEffects(draft).without;
  const alone = (raterId: string) =>
    draftWeights({
      ...draft,
      steps: draft.steps.map((step) => ({
        ...step,
        ratings: step.ratings.filter((each) => each.raterId === raterId),
      })),
    }).derived;
  expect(withoutFirst).toEqual({ raterId: 'r0', derived: alone('r1') });
  expect(withoutSecond).toEqual({ raterId: 'r1', derived: alone('r0') });
  expect(draftRaterEffects(draftOf(rows(STEPS, 1))).without).toEqual([]);
  expect(draftWeightUncertainty(draft).status).toBe('estimated');
  expect(draftWeightUncertainty(draftOf(rows(STEPS, 1)))).toEqual({ status: 'none', reason: 'oneRater' });
  expect(draftWeightUncertainty(draftOf([]))).toMatchObject({ status: 'none' });
});

test('the badge passes with five raters of both kinds from two places who agree', () => {
  const kinds = ['hr', 'incumbent', 'incumbent', 'supervisor', 'supervisor'] as const;
  const draft = draftOf(rows(STEPS, 5), kinds);
  expect(analysisQuality(draft, 2)).toMatchObject({ passed: true, steps: { rated: 5, divided: 0 } });
  expect(analysisQuality(draft, 1).passed).toBe(false);
  const few = analysisQuality(draftOf(rows(STEPS, 3), kinds), null);
  expect(few.gate.conditions.filter(({ passed }) => !passed).map(({ condition }) => condition)).toEqual(
    expect.arrayContaining(['raters', 'places']),
  );
  expect(analysisQuality(draftOf([]), null)).toMatchObject({ passed: false, steps: { rated: 0 } });
});

test('screening names whom to talk with', () => {
  const steps = STEPS.map((cells, index) => [
    rating('r0', cells, index % 4),
    rating('r1', cells, (index + 1) % 4),
    rating('r2', [6 - cells[0], 4 - cells[1], 4 - cells[2]], index % 3),
  ]);
  const seconds = new Map([['r1', [1, 1, 2, 1, 1]]]);
  const screened = screenDraftRaters(draftOf(steps), seconds);
  expect(screened.find(({ raterId }) => raterId === 'r2')?.flags).toContain('unlikeOthers');
  expect(screened.find(({ raterId }) => raterId === 'r1')?.flags).toEqual(['tooFast']);
  expect(screened.find(({ raterId }) => raterId === 'r0')?.flags).toEqual([]);
  expect(screenDraftRaters(draftOf(rows(STEPS.slice(0, 1), 3)), seconds)).toEqual([]);
});

test('what is open in a vote is named; a step of another’s work has nothing open', () => {
  const empty = { frequency: null, loss: null, gain: null, relevance: {}, notInMyWork: false };
  expect(openParts(empty, ['integrity'])).toEqual(['frequency', 'loss', 'gain', 'links']);
  const rated = { ...empty, frequency: 0, loss: 0, gain: 0 };
  expect(openParts(rated, ['integrity'])).toEqual(['links']);
  expect(openParts({ ...rated, relevance: { integrity: 0 } }, ['integrity'])).toEqual([]);
  expect(isRated(rated)).toBe(true);
  expect(isRated(empty)).toBe(false);
  expect(openParts({ ...empty, notInMyWork: true }, ['integrity'])).toEqual([]);
});
