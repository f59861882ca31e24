import { expect, test } from 'vitest';

import { assertNever } from '@/lib/core/assert-never';

test('names the case that nobody handled', () => {
  // A value from outside may be of a kind that the types do not know.
  const unknownCase: unknown = { kind: 'new' };
  expect(() => assertNever(unknownCase as never)).toThrow('unhandled case: {"kind":"new"}');
});
