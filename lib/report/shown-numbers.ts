import type { ReportModel, ReportScale } from './types';

/** T is shown from 20 to 80 (docs/method.md, "Scores"). */
const T_SHOWN_MIN = 20;
const T_SHOWN_MAX = 80;

/** How much longer the lower half of an interval must be before the words mention it. */
const LEANING = 1.5;

/** A T score inside the range that is shown. */
export function shownT(value: number): number {
  return Math.min(T_SHOWN_MAX, Math.max(T_SHOWN_MIN, value));
}

/**
 * Whole points between the shown score and the limit that it misses, so that the reader can check the sum; 0 inside the
 * target, and where the score misses it by less than a point.
 */
export function shownDistance(scale: Extract<ReportScale, { status: 'scored' }>): number {
  const score = Math.round(shownT(scale.t));
  if (scale.band === 'within') return 0;
  return scale.band === 'aboveUpper' ? score - (scale.targetUpper ?? score) : scale.targetLower - score;
}

/** Whether the interval of a fit reaches clearly further down than up: beyond a target nothing is gained. */
export function leansDown({ fit }: Pick<ReportModel, 'fit'>): boolean {
  if (fit.status === 'noFit') return false;
  const [low, high] = fit.interval90;
  return fit.fit - low > LEANING * (high - fit.fit);
}

const HASH_SHOWN = 8;

/** The beginning of a hash in two groups, enough to compare by eye. */
export function shortHash(hash: string): string {
  return `${hash.slice(0, HASH_SHOWN / 2)} ${hash.slice(HASH_SHOWN / 2, HASH_SHOWN)}`;
}
