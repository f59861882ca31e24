import { roundDeep } from '@/lib/core/round';
import { computeComposite } from '@/lib/fit/composite';
import { SHOULDER_T, desirability, distanceFromTarget } from '@/lib/fit/desirability';
import { computeFit } from '@/lib/fit/overall-fit';
import type { FitResult } from '@/lib/fit/types';
import { weightPercents } from '@/lib/job-analysis/derive-weights';
import { excludedScales } from '@/lib/job-analysis/draft-weights';
import { profileWeights } from '@/lib/job-analysis/profile-document';
import type { ActiveProfileScale, RoleProfileDocument } from '@/lib/job-analysis/types';
import { SCALE_KEYS, perScale, type PerScale } from '@/lib/scales';
import { normOf } from '@/lib/scoring/norm';
import { SCORING_VERSIONS } from '@/lib/scoring/registry';
import type { AttemptScore, ResponseQuality, ScaleNorm, ScaleScore, TimedAnswer } from '@/lib/scoring/types';
import { largestRemainder } from '@/lib/stats/largest-remainder';
import { ReportError } from './errors';
import { fitScoresOf, fitTargetOf } from './fit-input';
import { targetBand } from './target-band';
import type { ReportFit, ReportInput, ReportModel, ReportOverride, ReportScale } from './types';

const FULL_FIT = 100;

/**
 * The report of one attempt: a pure function of stored answers and pinned versions, so that it can be recomputed and
 * compared at any time. Numbers are rounded once, to 1e-6, as they are stored.
 *
 * @param input Answers as chosen and the documents that the assessment pins.
 * @returns Numbers and codes; the words are made where they are shown.
 * @throws {ReportError} PROFILE_MISMATCH; ANSWERS_MISMATCH for two answers to one statement.
 * @throws {ScoringError} as the scoring version pinned; {FitError} for a damaged profile.
 */
export function buildReport(input: ReportInput): ReportModel {
  const profile = input.profile.document;
  const norm = normOf(input.norm.document);
  const attempt = scoreInput(input);
  const person = fitScoresOf(attempt.scales);
  const fit = computeFit(fitTargetOf(profile), person);
  const composite = computeComposite({
    weights: profileWeights(profile),
    scores: person.scores,
    sem: person.sem,
    correlations: norm.correlations,
    normN: norm.n,
  });
  const scales = reportScales(input, attempt, fit);
  return roundDeep({
    schemaVersion: 1,
    versions: versionsOf(input),
    basis: profile.basis,
    ...overridesOf(profile),
    scales,
    fit: shownFit(fit),
    composite,
    withinTarget: scales.filter((scale) => scale.status === 'scored' && scale.band === 'within').length,
    activeScales: scales.filter((scale) => scale.status !== 'excluded').length,
    quality: qualityOf(input),
  });
}

/** What the report prints about weights set by hand. */
function overridesOf(profile: RoleProfileDocument): Pick<ReportModel, 'overrides'> {
  const percents = weightPercents(profileWeights(profile));
  const overrides = profile.scales.flatMap((scale, index): readonly ReportOverride[] => {
    if (scale.excludedReason !== null || !scale.override) return [];
    const { derivedWeight, reason } = scale.override;
    const derivedPercent = Math.round(FULL_FIT * derivedWeight);
    return [{ key: scale.key, percent: percents[index] ?? 0, derivedPercent, reason }];
  });
  return overrides.length === 0 ? {} : { overrides };
}

function scoreInput({ answers, questionnaire, norm, profile, scoringVersion }: ReportInput): AttemptScore {
  const byItem = new Map(answers.map(({ itemId, value }) => [itemId, value]));
  if (byItem.size < answers.length) throw new ReportError('ANSWERS_MISMATCH', 'two answers to one statement');
  return SCORING_VERSIONS[scoringVersion].scoreAttempt({
    questionnaire: questionnaire.document,
    norm: normOf(norm.document),
    answers: byItem,
    excluded: excludedScales(profile.document.scales),
  });
}

function reportScales(input: ReportInput, attempt: AttemptScore, fit: FitResult): PerScale<ReportScale> {
  const { document: profile } = input.profile;
  const percents = weightPercents(profileWeights(profile));
  const lost = shownPointsLost(fit);
  return perScale((key, index): ReportScale => {
    const demand = profile.scales[index];
    const score = attempt.scales[index];
    if (demand === undefined || score === undefined || demand.key !== key) {
      throw new ReportError('PROFILE_MISMATCH', `the profile has no scale ${key} in its place`);
    }
    if (demand.excludedReason !== null) return { status: 'excluded', key, reason: demand.excludedReason };
    return reportScale(demand, score, {
      percent: percents[index] ?? 0,
      lost: lost?.[index] ?? null,
      norm: input.norm.document.scales[key],
    });
  });
}

function reportScale(
  demand: ActiveProfileScale,
  score: ScaleScore,
  { percent, lost, norm }: Readonly<{ percent: number; lost: number | null; norm: ScaleNorm }>,
): ReportScale {
  const { key, weight, targetLower, targetUpper } = demand;
  const common = { key, weight, weightPercent: percent, targetLower, targetUpper };
  if (score.status === 'excluded') throw new ReportError('PROFILE_MISMATCH', `scale ${key} was not scored`);
  if (score.status === 'insufficient') {
    return {
      ...common,
      status: 'insufficient',
      reason: score.reason,
      answered: score.answered,
      items: score.items,
    };
  }
  const { mean, pomp, t, sten, sem, normSem, interval90, answered, items } = score;
  const target = { lower: targetLower, upper: targetUpper, shoulder: SHOULDER_T };
  const met = desirability(t, target);
  return {
    ...common,
    ...{ status: 'scored', mean, pomp, t, sten, sem, normSem, interval90, answered, items },
    norm: { mean: norm.mean, sd: norm.sd, reliability: norm.reliability },
    band: targetBand(t, interval90, targetLower, targetUpper),
    distance: distanceFromTarget(t, target),
    desirability: met,
    pointsLost: FULL_FIT * weight * (1 - met),
    shownPointsLost: lost,
  };
}

function shownFit(fit: FitResult): ReportFit {
  return fit.status === 'fitted' ? { ...fit, shown: Math.round(fit.fit) } : fit;
}

/** Whole points that sum to 100 − the shown fit, or null without a fit. */
function shownPointsLost(fit: FitResult): readonly number[] | null {
  if (fit.status !== 'fitted') return null;
  const total = FULL_FIT - Math.round(fit.fit);
  return total === 0 ? fit.pointsLost.map(() => 0) : largestRemainder(fit.pointsLost, total);
}

function qualityOf({ answers, questionnaire, profile, scoringVersion }: ReportInput): ResponseQuality {
  const excluded = excludedScales(profile.document.scales);
  const byItem = new Map(answers.map((answer) => [answer.itemId, answer]));
  const administered = questionnaire.document.items
    .filter(({ scale }) => !excluded[SCALE_KEYS.indexOf(scale)])
    .map(({ id }): TimedAnswer => byItem.get(id) ?? { itemId: id, value: null, shownMs: null });
  return SCORING_VERSIONS[scoringVersion].responseQuality(administered);
}

function versionsOf({
  scoringVersion,
  narrativeVersion,
  questionnaire,
  norm,
  profile,
}: ReportInput): ReportModel['versions'] {
  const { key, version, provisional, people, n } = normOf(norm.document);
  return {
    scoring: scoringVersion,
    narratives: narrativeVersion,
    questionnaire: {
      key: questionnaire.document.key,
      version: questionnaire.document.version,
      contentHash: questionnaire.contentHash,
    },
    norm: { key, version, contentHash: norm.contentHash, provisional, people, n },
    profile: {
      key: profile.key,
      version: profile.version,
      contentHash: profile.contentHash,
      title: profile.document.title,
    },
  };
}
