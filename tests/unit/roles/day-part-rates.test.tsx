import { expect, test } from 'vitest';
import { DayPartRates } from '@/components/observation/day-part-rates';
import { LOCALES } from '@/lib/i18n/locales';
import { ratesByDayPart } from '@/lib/job-analysis/rates-by-day-part';
import { textIn } from './in-language';

const at = (hour: number, ...events: readonly number[]) =>
  events.map((each) => ({ hour, events: each, hours: 4 }));

/** One example of each thing that can be said. */
const EXAMPLES = [
  [...at(8, 1), ...at(18, 9)],
  [...at(8, 2, 2, 26), ...at(18, 3, 2, 3)],
  [...at(8, 4, 5, 4), ...at(18, 5, 6, 4)],
  [...at(8, 2, 3, 2), ...at(18, 10, 11, 9)],
];

test.each(LOCALES)('each verdict has its words and every part its rate, in %s', async (locale) => {
  const texts = await Promise.all(
    EXAMPLES.map((sessions) => {
      const rates = ratesByDayPart(sessions);
      if (!rates) throw new Error('only one part');
      return textIn(locale, <DayPartRates rates={rates} />);
    }),
  );
  const verdicts = texts.map((text) => text.split('.')[0]);
  expect(new Set(verdicts).size).toBe(EXAMPLES.length);
  for (const text of texts) expect(text).toMatch(/6–11.*16–22/);
  // Seven events in twelve hours: 0.58 an hour.
  expect(texts[3]).toMatch(/0[.,]58 \(0[.,]23–1[.,]2\)/);
});
