import type { ModelFit } from './c2-statistic';
import type { Dimensionality } from './dimensionality';
import type { ItemFit } from './item-fit';
import {
  MIN_PEOPLE_OPERATIONAL,
  MIN_PEOPLE_PILOT,
  type Calibration,
  type CalibrationUse,
} from './marginal-maximum-likelihood';
import type { ResidualCorrelations } from './residual-correlations';

export const MIN_GENERAL_FACTOR_SHARE = 0.7;
export const MIN_EIGENVALUE_RATIO = 4;
export const MAX_RESIDUAL_CORRELATION = 0.2;
export const MAX_RMSEA = 0.08;

export type CalibrationEvidence = Readonly<{
  calibration: Extract<Calibration, { status: 'estimated' }>;
  dimensionality: Dimensionality;
  residuals: ResidualCorrelations;
  modelFit: ModelFit;
  itemFit: readonly ItemFit[];
  /** ω_h / ω_t from a hierarchical factor analysis, where one was made. */
  generalFactorShare?: number;
}>;

export type CalibrationGateName = 'people' | 'converged' | 'oneDimension' | 'residualCorrelations' | 'fit';

export type CalibrationGate = Readonly<{
  gate: CalibrationGateName;
  passed: boolean;
  /** The number that was judged; null where it does not exist, which does not pass, and for `converged`. */
  value: number | null;
  limit: number | null;
}>;

export type CalibrationVerdict = Readonly<{
  gates: readonly CalibrationGate[];
  /** `operational` only when every gate passes; `pilotOnly` when all but the number of people do. */
  usable: CalibrationUse;
}>;

/**
 * Whether a calibration may be used: ≥ 500 people (≥ 250 with priors and ≤ 5 categories for pilots), a converged
 * solution, one dimension (ω_h / ω_t ≥ .70 or first over second eigenvalue ≥ 4), every residual correlation below .20
 * in size, and fit (RMSEA of C2 below .08; of every item's S-X² where C2 has no degrees of freedom).
 *
 * @returns Every gate with the number that was judged.
 * @see docs/method/item-response.md; Reise & Yu 1990.
 * @example four items of 500 people with an eigenvalue ratio of 2.1: `oneDimension` does not pass, so 'notUsable'
 */
export function calibrationGates(evidence: CalibrationEvidence): CalibrationVerdict {
  const { calibration, residuals } = evidence;
  const largest = residuals.status === 'estimated' ? residuals.largest : null;
  const gates: readonly CalibrationGate[] = [
    peopleGate(calibration),
    {
      gate: 'converged',
      passed: calibration.converged,
      value: null,
      limit: null,
    },
    dimensionGate(evidence),
    {
      gate: 'residualCorrelations',
      passed: largest !== null && largest < MAX_RESIDUAL_CORRELATION,
      value: largest,
      limit: MAX_RESIDUAL_CORRELATION,
    },
    fitGate(evidence),
  ];
  const isSound = gates.every(({ gate, passed }) => gate === 'people' || passed);
  return { gates, usable: isSound ? calibration.usable : 'notUsable' };
}

function peopleGate({ people, usable }: CalibrationEvidence['calibration']): CalibrationGate {
  const limit = usable === 'pilotOnly' ? MIN_PEOPLE_PILOT : MIN_PEOPLE_OPERATIONAL;
  return { gate: 'people', passed: usable !== 'notUsable', value: people, limit };
}

/** Either measure will do; the general factor is judged first because it is the more direct one. */
function dimensionGate({ dimensionality, generalFactorShare }: CalibrationEvidence): CalibrationGate {
  if (generalFactorShare !== undefined && generalFactorShare >= MIN_GENERAL_FACTOR_SHARE)
    return { gate: 'oneDimension', passed: true, value: generalFactorShare, limit: MIN_GENERAL_FACTOR_SHARE };
  const ratio = dimensionality.status === 'estimated' ? dimensionality.ratio : null;
  const passed = ratio !== null && ratio >= MIN_EIGENVALUE_RATIO;
  return { gate: 'oneDimension', passed, value: ratio, limit: MIN_EIGENVALUE_RATIO };
}

/** C2 judges the whole scale; where it has no degrees of freedom the worst item speaks. */
function fitGate({ modelFit, itemFit }: CalibrationEvidence): CalibrationGate {
  const value = modelFit.status === 'estimated' ? modelFit.rmsea : worstItem(itemFit);
  return { gate: 'fit', passed: value !== null && value < MAX_RMSEA, value, limit: MAX_RMSEA };
}

function worstItem(itemFit: readonly ItemFit[]): number | null {
  const values = itemFit.flatMap((fit) => (fit.status === 'estimated' ? [fit.rmsea] : []));
  return values.length === 0 || values.length < itemFit.length ? null : Math.max(...values);
}
