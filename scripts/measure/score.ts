import { z } from 'zod';

import { loadNorm, loadQuestionnaire } from '@/lib/content/load';
import { ContentError } from '@/lib/content/shelf';
import { normOf } from '@/lib/scoring/norm';
import { CURRENT_SCORING_VERSION, SCORING_VERSIONS } from '@/lib/scoring/registry';
import type { Questionnaire, ScaleScore } from '@/lib/scoring/types';
import { NONE_EXCLUDED, excludedScales } from './fields';
import { InputError, parseInput, refusedAt } from './input-error';
import type { Operation } from './operation';

const reference = z.strictObject({ key: z.string(), version: z.int().positive() });

const scoreInput = z.strictObject({
  questionnaire: reference,
  norm: reference,
  answers: z.record(z.string(), z.number().nullable()),
  excluded: excludedScales.optional(),
});

function run(raw: unknown) {
  const input = parseInput(scoreInput, raw);
  const questionnaire = released('questionnaire', () =>
    loadQuestionnaire(input.questionnaire.key, input.questionnaire.version),
  ).instrument;
  const norm = released('norm', () => loadNorm(input.norm.key, input.norm.version));
  requireSame(norm.questionnaire, input.questionnaire);
  requireAnswers(input.answers, questionnaire);
  const { scales } = refusedAt('answers', () =>
    SCORING_VERSIONS[CURRENT_SCORING_VERSION].scoreAttempt({
      questionnaire,
      norm: normOf(norm),
      answers: new Map(Object.entries(input.answers)),
      excluded: input.excluded ?? NONE_EXCLUDED,
    }),
  );
  return { scales: scales.map(scaleResult) };
}

function scaleResult(score: ScaleScore) {
  const { scale, status } = score;
  const none = { mean: null, t: null, sten: null, sem: null, interval90: null };
  if (score.status === 'excluded')
    return { scale, status, ...none, answered: 0, items: 0, reason: 'excluded' };
  const { answered, items } = score;
  if (score.status === 'insufficient')
    return { scale, status, ...none, answered, items, reason: score.reason };
  const { mean, t, sten, sem, interval90 } = score;
  return { scale, status, mean, t, sten, sem, interval90, answered, items };
}

function released<T>(path: string, load: () => T): T {
  try {
    return load();
  } catch (error) {
    if (error instanceof ContentError && error.code === 'UNKNOWN_CONTENT') {
      throw new InputError('UNKNOWN_CONTENT', `this release has no such ${path}`, path);
    }
    throw error;
  }
}

function requireSame(expected: z.output<typeof reference>, got: z.output<typeof reference>): void {
  if (expected.key !== got.key || expected.version !== got.version) {
    throw new InputError(
      'UNKNOWN_CONTENT',
      `the norm belongs to ${expected.key} version ${expected.version}`,
      'norm',
    );
  }
}

function requireAnswers(
  answers: Readonly<Record<string, number | null>>,
  { items, responseFormat }: Questionnaire,
): void {
  const known = new Set(items.map(({ id }) => id));
  const { min, max } = responseFormat;
  for (const [id, value] of Object.entries(answers)) {
    const path = `answers.${id}`;
    if (!known.has(id))
      throw new InputError('UNKNOWN_ITEM', `the questionnaire has no statement ${id}`, path);
    if (value !== null && !(Number.isInteger(value) && value >= min && value <= max)) {
      throw new InputError(
        'OUT_OF_RANGE',
        `an answer must be a whole number from ${min} to ${max}, got ${value}`,
        path,
      );
    }
  }
}

const EXAMPLE_ITEMS = 72;

export const score: Operation = {
  name: 'score',
  summary: 'scale means, T, STEN and intervals from raw answers on a released questionnaire and norm',
  example: () => ({
    questionnaire: { key: 'six-scales', version: 1 },
    norm: { key: 'planning', version: 1 },
    answers: Object.fromEntries(
      Array.from({ length: EXAMPLE_ITEMS }, (_, index) => [
        `i${String(index + 1).padStart(2, '0')}`,
        (index % 5) + 1,
      ]),
    ),
  }),
  run,
};
