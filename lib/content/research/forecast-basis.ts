import 'server-only';
import type { ForecastInput } from '@/lib/psychometrics/fairness/impact-forecast';
import { loadNorm } from '../load';
import { FORECAST_SELECTION_RATE, GROUP_DIFFERENCES } from './group-differences';

/** The norm whose correlations stand in until an organisation has data of its own. */
const NORM = { key: 'planning', version: 1 } as const;

/** Correlations of the scales as long as an organisation has no data of its own. */
export function planningCorrelations(): ForecastInput['correlations'] {
  return loadNorm(NORM.key, NORM.version).correlations;
}

/** What a forecast of group differences needs beside the weights. */
export function forecastBasis() {
  const { differences, people } = GROUP_DIFFERENCES;
  return {
    differences,
    people,
    correlations: planningCorrelations(),
    selectionRate: FORECAST_SELECTION_RATE,
  };
}
