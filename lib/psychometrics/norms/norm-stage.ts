import { T_SD } from '../scores/standard-scores';
import { PsychometricsError } from '../errors';
import { normBlend, type NormMoments, type NormPrior, type NormSample } from './norm-blend';

/** 0 nobody · 1 under 150 · 2 under 400 · 3 from 400 · 4 from 1000 with at least 300 in each language or channel. */
export type NormStage = 0 | 1 | 2 | 3 | 4;

/** What is written beside every score on the norm. */
export type NormLabel = 'planning' | 'provisional' | 'preliminary' | 'empirical' | 'established';

const LABELS: readonly [NormLabel, NormLabel, NormLabel, NormLabel, NormLabel] = [
  'planning',
  'provisional',
  'preliminary',
  'empirical',
  'established',
];

const FEWEST_PRELIMINARY = 150;
const FEWEST_EMPIRICAL = 400;
const FEWEST_ESTABLISHED = 1000;
const FEWEST_PER_GROUP = 300;

/** Where on the scale blend and sample are compared, in sample SDs. */
const COMPARED_AT = [-2, 0, 2] as const;
const LARGEST_SILENT_CHANGE = 1;
const FIRST_EMPIRICAL_STAGE = 3;

export type NormInUse = Readonly<{
  stage: NormStage;
  label: NormLabel;
  /** Mean and SD to score with. */
  moments: NormMoments;
  basis: 'prior' | 'blend' | 'empirical';
  /** Largest |T on the blend − T on the sample| at z = −2, 0, 2; null without a sample SD. */
  largestChangeT: number | null;
  /** From 400 people on: the empirical norm would move somebody by more than 1 T and needs a notice before it is used. */
  needsChangeNotice: boolean;
  /** Percentiles: none, from the normal model, or counted in the sample. */
  percentiles: 'none' | 'normalModel' | 'empirical';
}>;

/**
 * The stage of a norm by the number of people behind it.
 *
 * @param n People, a whole number ≥ 0.
 * @param smallestGroup People in the smallest language or channel; n where there is only one.
 * @throws {PsychometricsError} OUT_OF_RANGE.
 * @example normStage(150); // 2
 */
export function normStage(n: number, smallestGroup = n): NormStage {
  requirePeople(n, smallestGroup);
  if (n === 0) return 0;
  if (n < FEWEST_PRELIMINARY) return 1;
  if (n < FEWEST_EMPIRICAL) return 2;
  return n >= FEWEST_ESTABLISHED && smallestGroup >= FEWEST_PER_GROUP ? 4 : 3;
}

/**
 * The norm to score with: the prior without people, the blend under 400, and from 400 on mean and SD of the sample alone
 * where that moves nobody between z = −2 and 2 by more than 1 T. Where it would, the blend stays in force until a change
 * notice is out.
 *
 * @param prior The documented prior.
 * @param sample People measured in the same context (applicants with applicants), first attempts without flags.
 * @param options `smallestGroup`: see {@link normStage}. `changeAnnounced`: the notice is out, so the sample is used.
 * @throws {PsychometricsError} as normBlend; OUT_OF_RANGE when 400 people or more do not vary.
 * @see docs/method/norms.md; Oosterhuis, van der Ark & Sijtsma 2016 on sample sizes.
 * @example normInUse({ mean: 3.5, sd: 0.62, n: 60 }, { n: 500, mean: 3.52, sd: 0.6 }).moments; // { mean: 3.52, sd: 0.6 }
 */
export function normInUse(
  prior: NormPrior,
  sample: NormSample,
  options: Readonly<{ smallestGroup?: number; changeAnnounced?: boolean }> = {},
): NormInUse {
  const stage = normStage(sample.n, options.smallestGroup);
  const blend = normBlend(prior, sample);
  const largestChangeT = largestChange(blend, sample);
  const common = { stage, label: LABELS[stage], largestChangeT };
  if (stage < FIRST_EMPIRICAL_STAGE) {
    return {
      ...common,
      moments: blend,
      basis: stage === 0 ? 'prior' : 'blend',
      needsChangeNotice: false,
      percentiles: stage === 2 ? 'normalModel' : 'none',
    };
  }
  if (largestChangeT === null)
    throw new PsychometricsError('OUT_OF_RANGE', `${sample.n} people who do not vary are no norm`);
  const needsChangeNotice = largestChangeT > LARGEST_SILENT_CHANGE;
  return needsChangeNotice && options.changeAnnounced !== true
    ? { ...common, moments: blend, basis: 'blend', needsChangeNotice, percentiles: 'normalModel' }
    : {
        ...common,
        moments: { mean: sample.mean, sd: sample.sd },
        basis: 'empirical',
        needsChangeNotice,
        percentiles: 'empirical',
      };
}

function requirePeople(n: number, smallestGroup: number): void {
  if (!(Number.isInteger(n) && Number.isInteger(smallestGroup) && smallestGroup >= 0 && smallestGroup <= n))
    throw new PsychometricsError(
      'OUT_OF_RANGE',
      `people must be whole numbers, got ${n} and ${smallestGroup}`,
    );
}

function largestChange(blend: NormMoments, sample: NormSample): number | null {
  if (sample.n <= 1 || sample.sd === 0) return null;
  const changes = COMPARED_AT.map((z) => {
    const onBlend = (sample.mean + z * sample.sd - blend.mean) / blend.sd;
    return T_SD * Math.abs(onBlend - z);
  });
  return Math.max(...changes);
}
