import type { PerScale } from '@/lib/scales';

/**
 * Differences between groups as research has found them, for the forecast before publishing. They come from other people
 * who answered other statements in an international web sample, so they warn and never find.
 */
export const GROUP_DIFFERENCES: Readonly<{
  version: 1;
  groups: 'womenMinusMen';
  /** In SDs of one group, in the fixed order of the scales. */
  differences: PerScale<number>;
  people: number;
}> = {
  version: 1,
  groups: 'womenMinusMen',
  differences: [0.094, -0.07, 0.344, 0.014, -0.533, 0.235],
  people: 4000,
};

/** The share of applicants that the forecast supposes to be selected. */
export const FORECAST_SELECTION_RATE = 0.2;
