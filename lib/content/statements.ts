import type { ScaleKey } from '@/lib/scales';

import type { ContentLocale } from './schemas/common';
import type { Instrument, InstrumentItem, Questionnaire } from './schemas/questionnaire';

/** What a candidate's browser may know of a questionnaire: words, in order. No scale, facet or key. */
export type CandidateForm = Readonly<{
  locale: ContentLocale;
  title: string;
  question: string;
  instructions: readonly string[];
  options: readonly Readonly<{ value: number; label: string }>[];
  statements: readonly Readonly<{ id: string; text: string }>[];
}>;

/** Items that are administered when some scales are left out, in the fixed order. */
export function administeredItems(instrument: Instrument, excluded: readonly ScaleKey[]): InstrumentItem[] {
  return instrument.items.filter(({ scale }) => !excluded.includes(scale));
}

/**
 * The form of one candidate: the given items in one language.
 *
 * @param itemIds Ids pinned in the assessment, in administered order.
 * @throws {RangeError} for an id that the questionnaire does not have.
 */
export function statementsFor(
  { texts }: Questionnaire,
  locale: ContentLocale,
  itemIds: readonly string[],
): CandidateForm {
  const { title, question, instructions, options, items } = texts[locale];
  const statements = itemIds.map((id) => {
    const text = items[id];
    if (text === undefined) throw new RangeError(`the questionnaire has no item ${id}`);
    return { id, text };
  });
  return { locale, title, question, instructions, options, statements };
}
