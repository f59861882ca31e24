import fc from 'fast-check';
import { expect, test } from 'vitest';

import { canonicalJson } from '@/lib/core/canonical-json';

test('sorts keys at every depth and writes no white space', () => {
  expect(canonicalJson({ b: { d: 1, c: [2, { z: null, y: 'x' }] }, a: true })).toBe(
    '{"a":true,"b":{"c":[2,{"y":"x","z":null}],"d":1}}',
  );
});

test('sorts by code unit, so that no locale can change a hash', () => {
  expect(canonicalJson({ ä: 1, z: 2, Z: 3, a: 4 })).toBe('{"Z":3,"a":4,"z":2,"ä":1}');
});

test('leaves out keys without a value', () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  'refuses the number %s',
  (value) => {
    expect(() => canonicalJson({ a: [value] })).toThrow(TypeError);
  },
);

test.each([undefined, () => 1, Symbol('a'), 1n, new Map(), new Date(0)])(
  'refuses what JSON cannot hold: %s',
  (value) => {
    expect(() => canonicalJson([value])).toThrow('requires a JSON value');
  },
);

test('writes an object without a prototype like any other', () => {
  const bare: object = Object.assign(Object.create(null), { b: 1, a: 2 });
  expect(canonicalJson(bare)).toBe('{"a":2,"b":1}');
});

test('is the same text for equal values and reads back as the value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const text = canonicalJson(value);
      // −0 has no text of its own in JSON.
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});
