import { expect, test } from 'vitest';

import { SCALE_KEYS, perScale } from '@/lib/scales';

test('keeps the fixed order of the six scales', () => {
  expect(SCALE_KEYS).toEqual([
    'carefulness',
    'salesConfidence',
    'serviceOrientation',
    'socialConfidence',
    'stressTolerance',
    'integrity',
  ]);
});

test('builds one value per scale with its own key and index', () => {
  expect(perScale((key, index) => `${index} ${key}`)).toEqual(
    SCALE_KEYS.map((key, index) => `${index} ${key}`),
  );
});
