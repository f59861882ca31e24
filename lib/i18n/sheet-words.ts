import { SCALE_KEYS } from '@/lib/scales';
import type { SheetWords } from '@/lib/job-analysis/step-sheet';
import type { Locale } from './locales';
import scalesEn from './messages/en/scales.json';
import sheetEn from './messages/en/sheet.json';
import scalesFi from './messages/fi/scales.json';
import sheetFi from './messages/fi/sheet.json';
import scalesSv from './messages/sv/scales.json';
import sheetSv from './messages/sv/sheet.json';

const WORDS: Readonly<Record<Locale, SheetWords>> = {
  fi: sheetWordsOf(sheetFi, scalesFi),
  sv: sheetWordsOf(sheetSv, scalesSv),
  en: sheetWordsOf(sheetEn, scalesEn),
};

type Sheet = typeof sheetEn;
type Scales = Pick<typeof scalesEn, 'names'>;

function sheetWordsOf({ columns, values }: Pick<Sheet, 'columns' | 'values'>, { names }: Scales): SheetWords {
  const scales = Object.fromEntries(SCALE_KEYS.map((key) => [key, `${names[key]} (0–3)`]));
  return { columns: { ...columns, ...scales }, values };
}

/** The words of a spreadsheet of steps in one language. */
export function sheetWords(locale: Locale): SheetWords {
  return WORDS[locale];
}

/** In all languages: a file may come back from somebody who reads another one. */
export const ALL_SHEET_WORDS: readonly SheetWords[] = Object.values(WORDS);
