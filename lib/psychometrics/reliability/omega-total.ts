import { estimated, undefinedBecause, type Estimate } from '../estimate';
import { sumOf } from './coefficient-alpha';
import { oneFactorModel, type OneFactorReason } from './one-factor-model';

/**
 * Omega total of a scale that measures one thing, (Σλ)² / ((Σλ)² + Σθ) from the one-factor model by maximum likelihood
 * (McDonald 1999; Flora 2020). Unlike alpha it does not ask for equal loadings.
 *
 * @param covariance Row-major, items × items, of complete cases.
 * @returns In [0, 1), or the reason why the model has no proper solution.
 * @throws {PsychometricsError} WRONG_SHAPE; NOT_FINITE.
 * @example omegaTotal(Float64Array.of(1, 0.5, 0.5, 0.5, 1, 0.5, 0.5, 0.5, 1), 3); // value 0.75 within 1e-9
 */
export function omegaTotal(covariance: Float64Array, items: number): Estimate<OneFactorReason> {
  const model = oneFactorModel(covariance, items);
  if (model.status === 'none') return undefinedBecause(model.reason);
  const common = sumOf(model.loadings) ** 2;
  return estimated(common / (common + sumOf(model.uniquenesses)));
}
