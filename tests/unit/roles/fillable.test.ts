import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { fillable } from '@/components/roles/words/fillable';
import en from '@/lib/i18n/messages/en/roles.json';
import fi from '@/lib/i18n/messages/fi/roles.json';
import sv from '@/lib/i18n/messages/sv/roles.json';

describe.each([
  ['fi', fi],
  ['sv', sv],
  ['en', en],
] as const)('a message that is only filled, in %s', (locale, messages) => {
  const t = createTranslator({ locale, messages });

  it('says what the formatted one says, in its order', () => {
    const cell = fillable((field, number) => t('steps.cellLabel', { field, number }));
    const criticality = fillable((number, value) => t('criticality.label', { number, value }));
    for (const number of [1, 12, 120]) {
      const field = `a $& b {x}, ${number}`;
      expect(cell(field, number)).toBe(t('steps.cellLabel', { field, number }));
      expect(criticality(number, 67)).toBe(t('criticality.label', { number, value: 67 }));
    }
  });
});
