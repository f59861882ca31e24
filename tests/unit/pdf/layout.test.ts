import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnWidths } from '@/lib/pdf/columns';
import { writable } from '@/lib/pdf/glyphs';
import { wrap } from '@/lib/pdf/wrap';

const width = (text: string) => [...text].length;

describe('lines', () => {
  test('end after spaces, and together are the text', () => {
    expect(wrap('one two three', 7, width)).toEqual(['one two ', 'three']);
    expect(wrap('', 5, width)).toEqual(['']);
    expect(wrap('first\nsecond', 20, width)).toEqual(['first ', 'second']);
  });

  test('do not end at a non-breaking space', () => {
    expect(wrap('paino 26\u00a0%', 8, width)).toEqual(['paino ', '26\u00a0%']);
  });

  test('end inside a word only where it is longer than a line, or after its hyphen', () => {
    expect(wrap('aaaaaaaaaa b', 4, width)).toEqual(['aaaa', 'aaaa', 'aa b']);
    expect(wrap('asiakas-palvelu', 9, width)).toEqual(['asiakas-', 'palvelu']);
    expect(wrap('T −3', 3, width)).toEqual(['T ', '−3']);
  });

  test('fit, and lose nothing', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 1, max: 30 }), (text, most) => {
        const plain = text.replaceAll('\n', ' ');
        const lines = wrap(plain, most, width);
        expect(lines.join('')).toBe(plain);
        for (const line of lines) expect(width(line.trimEnd())).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe('columns', () => {
  test('fill the line, and give every column its longest word', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ least: fc.integer({ min: 1, max: 60 }), more: fc.integer({ min: 0, max: 900 }) }),
          {
            minLength: 1,
            maxLength: 8,
          },
        ),
        (columns) => {
          const needs = columns.map(({ least, more }) => ({ least, most: least + more }));
          const widths = columnWidths(needs, 500);
          expect(widths.reduce((sum, each) => sum + each, 0)).toBeCloseTo(500, 6);
          widths.forEach((each, index) => {
            expect(each).toBeGreaterThanOrEqual((needs[index]?.least ?? 0) - 1e-9);
          });
        },
      ),
    );
  });

  test('shrink alike where not even the words fit', () => {
    expect(
      columnWidths(
        [
          { least: 100, most: 200 },
          { least: 300, most: 300 },
        ],
        200,
      ),
    ).toEqual([50, 150]);
  });

  test('give what is left to the longer texts', () => {
    expect(
      columnWidths(
        [
          { least: 10, most: 10 },
          { least: 20, most: 20 },
        ],
        60,
      ),
    ).toEqual([20, 40]);
  });
});

describe('signs', () => {
  test('of Finnish, Swedish and English are in the font', () => {
    const signs = new Set<string>();
    for (const locale of ['fi', 'sv', 'en']) {
      for (const file of ['dossier', 'report', 'roles', 'scales', 'raters', 'authority', 'sideWords']) {
        for (const sign of readFileSync(`lib/i18n/messages/${locale}/${file}.json`, 'utf8')) signs.add(sign);
      }
    }
    expect([...signs].filter((sign) => writable(sign) === '?' && sign !== '?')).toEqual([]);
  });

  test('hold no control characters and no half of a pair', () => {
    expect(writable('a\u0007b\ud800c\td')).toBe('ab?c d');
  });
});
