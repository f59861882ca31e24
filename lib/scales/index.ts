/** The six behaviour scales in the fixed order that every array of six in Kuusi follows. */
export const SCALE_KEYS = [
  'carefulness',
  'salesConfidence',
  'serviceOrientation',
  'socialConfidence',
  'stressTolerance',
  'integrity',
] as const;

export type ScaleKey = (typeof SCALE_KEYS)[number];

/** Exactly one value per scale, in the order of {@link SCALE_KEYS}. */
export type PerScale<T> = readonly [T, T, T, T, T, T];

/** Builds one value per scale. */
export function perScale<T>(valueOf: (key: ScaleKey, index: number) => T): PerScale<T> {
  return [
    valueOf('carefulness', 0),
    valueOf('salesConfidence', 1),
    valueOf('serviceOrientation', 2),
    valueOf('socialConfidence', 3),
    valueOf('stressTolerance', 4),
    valueOf('integrity', 5),
  ];
}
