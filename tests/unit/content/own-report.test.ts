import { describe, expect, test } from 'vitest';
import { loadNarratives } from '@/lib/content/load';
import { loadOwnReportTexts } from '@/lib/content/load-own-reports';
import { CONTENT_LOCALES } from '@/lib/content/schemas/common';
import { NARRATIVE_BANDS } from '@/lib/content/schemas/narratives';
import { SCALE_KEYS } from '@/lib/scales';

/** What nobody is told about oneself, and nobody in the third person. */
const NEVER = {
  fi: /(?<!\p{L})(?:heiko|heikko|huono|alhai|matala|epäonnis|hän(?:en|tä|elle)?(?!\p{L})|hakija)/iu,
  sv: /(?<!\p{L})(?:svag|dålig|låg|misslyck\w*|hen|hon|han|sökande)(?!\p{L})/iu,
  en: /\b(low|poor|weak|fail\w*|he|she|candidate)\b/i,
} as const;

describe.each(CONTENT_LOCALES)('the sentences of the own report (%s)', (locale) => {
  const texts = loadOwnReportTexts(1, locale);
  const ofScales = SCALE_KEYS.flatMap((key) => [
    texts.scales[key].meaning,
    ...NARRATIVE_BANDS.map((band) => texts.scales[key].bands[band]),
  ]);

  test('are another one for each scale and band', () => {
    expect(new Set(ofScales).size).toBe(SCALE_KEYS.length * (NARRATIVE_BANDS.length + 1));
  });

  test('never call a result low or a person by the third person', () => {
    expect(ofScales.filter((sentence) => NEVER[locale].test(sentence))).toEqual([]);
    const all = [...ofScales, ...Object.values(texts.summary)];
    expect(all.filter((sentence) => sentence.includes('!'))).toEqual([]);
  });

  test('leave the same places for numbers and names as those of the employer', () => {
    const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    const employers = loadNarratives(1, locale).summary;
    for (const [name, sentence] of Object.entries(texts.summary)) {
      expect(places(sentence), name).toEqual(places(employers[name as keyof typeof texts.summary]));
    }
  });
});
