import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatPercent } from '@/lib/i18n/format';
import { LOCALES } from '@/lib/i18n/locales';

const FOLDER = 'lib/i18n/messages';
const NO_BREAK = '\u00a0';

/** What stands between a number, or the place of one, and its percent sign: a space that does not break, or nothing. */
const BETWEEN = { fi: NO_BREAK, sv: NO_BREAK, en: '' } as const;

const files = LOCALES.flatMap((locale) => [
  ...readdirSync(`${FOLDER}/${locale}`).map((name) => ({ locale, file: `${FOLDER}/${locale}/${name}` })),
  { locale, file: `lib/mail/texts/${locale}.json` },
  { locale, file: `app/error-texts/${locale}.json` },
]);

test.each(files)('$file keeps a number and its percent sign on one line', ({ locale, file }) => {
  const text = readFileSync(file, 'utf8');
  const wrong = [...text.matchAll(/[\d}](\s*)%/gu)].filter(([, between]) => between !== BETWEEN[locale]);
  expect(wrong.map(({ index }) => text.slice(Math.max(0, index - 20), index + 6))).toEqual([]);
});

test.each(LOCALES)('formatted shares do the same in %s', (locale) => {
  expect(formatPercent(locale, 40)).toBe(`40${BETWEEN[locale]}%`);
  expect(formatPercent(locale, 12.5, 1)).toMatch(new RegExp(`5${BETWEEN[locale]}%$`));
});
