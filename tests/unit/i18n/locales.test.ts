import { expect, test } from 'vitest';
import { chooseLocale } from '@/lib/i18n/locales';

test.each([
  ['the language chosen before', 'sv', 'en', 'sv'],
  ['the first of ours that the browser wants', undefined, 'de,sv-FI;q=0.8,en;q=0.9', 'en'],
  ['a region of ours', undefined, 'sv-FI', 'sv'],
  ['Finnish when nothing is ours', undefined, 'de,fr;q=0.5', 'fi'],
  ['Finnish when nothing is said', undefined, null, 'fi'],
  ['nothing that the browser refuses', undefined, 'en;q=0,sv;q=0.1', 'sv'],
  ['Finnish for a damaged header', undefined, ';;q=,,en;q=x', 'fi'],
  ['the browser over a damaged cookie', '../../etc', 'en', 'en'],
])('takes %s', (_what, remembered, header, expected) => {
  expect(chooseLocale(remembered, header)).toBe(expected);
});
