import type { Norm } from '@/lib/content/schemas/norm';
import type { InstrumentItem } from '@/lib/content/schemas/questionnaire';
import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import { normalFrom, seededRandom } from './random';

/** How an invented candidate goes through the questionnaire. */
export type Manner = 'ordinary' | 'skipsStress' | 'hurried';

export type InventedAnswer = Readonly<{ value: number | null; shownMs: number }>;

/** Spread of single answers around a person's level on a scale, in points of the answer format. */
const ANSWER_NOISE = 0.8;
const LEVEL_SHARE = 0.9;
const HURRIED_ANSWER = 4;
const HURRIED_MS = 620;
const SKIPPED_STATEMENTS = 5;

/**
 * Answers of one invented person: levels drawn from the planning norm with its correlations, single answers scattered
 * around them, reversed statements answered in reverse.
 */
export function inventAnswers(
  items: readonly InstrumentItem[],
  norm: Norm,
  seed: number,
  manner: Manner,
): ReadonlyMap<string, InventedAnswer> {
  const random = seededRandom(seed);
  const normal = normalFrom(random);
  const levels = correlatedLevels(norm.correlations, normal);
  const answers = new Map<string, InventedAnswer>();
  let skipped = 0;
  for (const item of items) {
    const shownMs = Math.round(2_600 + 4_200 * random() + 900 * Math.abs(normal()));
    const { mean, sd } = norm.scales[item.scale];
    const level = mean + sd * LEVEL_SHARE * (levels.get(item.scale) ?? 0);
    const keyed = clampToFormat(Math.round(level + ANSWER_NOISE * normal()));
    const value = item.reversed ? 6 - keyed : keyed;
    if (manner === 'hurried') answers.set(item.id, { value: HURRIED_ANSWER, shownMs: HURRIED_MS });
    else if (manner === 'skipsStress' && item.scale === 'stressTolerance' && skipped < SKIPPED_STATEMENTS) {
      skipped += 1;
      answers.set(item.id, { value: null, shownMs });
    } else answers.set(item.id, { value, shownMs });
  }
  return answers;
}

function clampToFormat(value: number): number {
  return Math.min(5, Math.max(1, value));
}

/** Correlated standard normal levels by the Cholesky factor of the correlation matrix. */
function correlatedLevels(
  correlations: Norm['correlations'],
  normal: () => number,
): ReadonlyMap<ScaleKey, number> {
  const factor = cholesky(correlations);
  const draws = SCALE_KEYS.map(() => normal());
  return new Map(
    SCALE_KEYS.map((key, row) => [
      key,
      (factor[row] ?? []).reduce((sum, loading, column) => sum + loading * (draws[column] ?? 0), 0),
    ]),
  );
}

function cholesky(matrix: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const lower: number[][] = [];
  for (const [row, values] of matrix.entries()) {
    const line: number[] = [];
    for (let column = 0; column <= row; column += 1) {
      const other = column === row ? line : (lower[column] ?? []);
      const rest = (values[column] ?? 0) - line.reduce((sum, entry, k) => sum + entry * (other[k] ?? 0), 0);
      line.push(column === row ? Math.sqrt(rest) : rest / (other[column] ?? 1));
    }
    lower.push(line);
  }
  return lower;
}
