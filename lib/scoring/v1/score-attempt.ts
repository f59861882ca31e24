import { interval90 } from '@/lib/psychometrics/scores/interval';
import { normErrorT } from '@/lib/psychometrics/norms/norm-error';
import { combinedError, measurementErrorT } from '@/lib/psychometrics/scores/standard-error';
import { percentOfMaximum, sten, tScore, zScore } from '@/lib/psychometrics/scores/standard-scores';
import { perScale, type PerScale, type ScaleKey } from '@/lib/scales';
import { ScoringError } from '../errors';
import type {
  Answers,
  AttemptScore,
  Item,
  Norm,
  Questionnaire,
  ResponseFormat,
  ScaleMean,
  ScaleNorm,
  ScaleScore,
  ScoreInput,
} from '../types';
import { scoreScale } from './score-scale';

type Scored = Extract<ScaleMean, { status: 'scored' }>;

/**
 * Scores one attempt, scoring version 1: raw mean, per cent of maximum, T, STEN, standard errors and the 90 % interval
 * of every scale that the job has. Excluded scales are not scored, even where answers exist.
 *
 * @param input Questionnaire structure, norm, answers as chosen and the excluded scales.
 * @returns One result per scale in the fixed order; numbers are neither rounded nor clipped (a STEN is whole by nature).
 * @throws {ScoringError} UNKNOWN_ITEM for an answer to no item; ANSWER_OUT_OF_RANGE; EMPTY_SCALE; SHARE_OUT_OF_RANGE;
 *   NORM_OUT_OF_RANGE.
 * @see docs/method.md, "Scale scores" and "Uncertainty".
 */
export function scoreAttempt({ questionnaire, norm, answers, excluded }: ScoreInput): AttemptScore {
  requireKnownItems(questionnaire, answers);
  const byScale = itemsByScale(questionnaire.items);
  const shares = { ofScale: questionnaire.minimumShare, ofFacet: questionnaire.facetMinimumShare };
  return {
    scoringVersion: '1',
    scales: perScale((scale, index): ScaleScore => {
      if (excluded[index]) return { status: 'excluded', scale };
      const raw = scoreScale(byScale[scale], answers, questionnaire.responseFormat, shares);
      if (raw.status === 'insufficient') return { scale, ...raw };
      return standardise(scale, raw, requireNorm(norm, index), norm.n, questionnaire.responseFormat);
    }),
  };
}

function standardise(
  scale: ScaleKey,
  { mean, answered, items }: Scored,
  norm: ScaleNorm,
  normN: number,
  format: ResponseFormat,
): ScaleScore {
  const z = zScore(mean, norm.mean, norm.sd);
  const t = tScore(z);
  const sem = measurementErrorT(norm.reliability);
  const normSem = normErrorT(z, normN);
  return {
    status: 'scored',
    scale,
    mean,
    pomp: percentOfMaximum(mean, format.min, format.max),
    t,
    sten: sten(z),
    sem,
    normSem,
    interval90: interval90(t, combinedError(sem, normSem)),
    answered,
    items,
  };
}

function itemsByScale(items: readonly Item[]): Readonly<Record<ScaleKey, readonly Item[]>> {
  const byScale: Record<ScaleKey, Item[]> = {
    carefulness: [],
    salesConfidence: [],
    serviceOrientation: [],
    socialConfidence: [],
    stressTolerance: [],
    integrity: [],
  };
  for (const item of items) byScale[item.scale].push(item);
  return byScale;
}

function requireKnownItems({ items }: Questionnaire, answers: Answers): void {
  let known = 0;
  for (const { id } of items) if (answers.has(id)) known += 1;
  if (known < answers.size) {
    throw new ScoringError(
      'UNKNOWN_ITEM',
      `${answers.size - known} answers belong to no item of the questionnaire`,
    );
  }
}

function requireNorm(
  norm: Readonly<{ scales: PerScale<ScaleNorm> }> & Pick<Norm, 'n' | 'key'>,
  index: number,
): ScaleNorm {
  const scaleNorm = norm.scales[index];
  const isUsable =
    scaleNorm !== undefined &&
    Number.isFinite(scaleNorm.mean) &&
    scaleNorm.sd > 0 &&
    scaleNorm.reliability >= 0 &&
    scaleNorm.reliability < 1;
  if (!isUsable || !(norm.n > 1))
    throw new ScoringError('NORM_OUT_OF_RANGE', `norm ${norm.key}, scale ${index}`);
  return scaleNorm;
}
