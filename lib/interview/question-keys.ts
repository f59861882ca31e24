import { SCALE_KEYS, type ScaleKey } from '@/lib/scales';
import type { GuideFacets, QuestionForm } from './types';

/** What strengths are asked about: what they cost, whether they hold everywhere, why somebody acts so. */
const FAVOURABLE_TOPICS = ['cost', 'consistency', 'motive'] as const;
type FavourableTopic = (typeof FAVOURABLE_TOPICS)[number];

export const CLARIFYING_KEY = 'clarify.answering';
export const STEP_KEYS = ['step.past', 'step.situational'] as const;

const FORMS: readonly QuestionForm[] = ['past', 'situational'];

/**
 * Key of a question for a score below the target.
 *
 * @example belowKey('carefulness', 'checkingDetails', 'past'); // 'carefulness.checkingDetails.past'
 */
export function belowKey(scale: ScaleKey, facet: string, form: QuestionForm): string {
  return `${scale}.${facet}.${form}`;
}

/** Keys of the two questions for a score above an upper limit: the first about the past, the second about a situation. */
export function aboveKeys(scale: ScaleKey): readonly [string, string] {
  return [`${scale}.above.1`, `${scale}.above.2`];
}

/** Key of a question about a strength. */
export function favourableKey(scale: ScaleKey, topic: FavourableTopic): string {
  return `${scale}.favourable.${topic}`;
}

/**
 * Keys of every question that is about one scale, in a fixed order.
 *
 * @returns Two for each facet, two for a score above the upper limit, three about strengths.
 */
export function scaleQuestionKeys(facets: GuideFacets, scale: ScaleKey): readonly string[] {
  return [
    ...facets[scale].flatMap((facet) => FORMS.map((form) => belowKey(scale, facet, form))),
    ...aboveKeys(scale),
    ...FAVOURABLE_TOPICS.map((topic) => favourableKey(scale, topic)),
  ];
}

/** Keys of every question that a guide with these facets has. */
export function questionKeys(facets: GuideFacets): readonly string[] {
  return [...SCALE_KEYS.flatMap((scale) => scaleQuestionKeys(facets, scale)), ...STEP_KEYS, CLARIFYING_KEY];
}

/** The scale that a question of the guide is about; null for steps and for the clarifying question. */
export function scaleOfQuestion(key: string): ScaleKey | null {
  const [first] = key.split('.');
  return SCALE_KEYS.find((scale) => scale === first) ?? null;
}

/** Whether a question is about the past or about a situation, which decides its probes; null for the clarifying one. */
export function questionForm(key: string): QuestionForm | null {
  if (key === CLARIFYING_KEY) return null;
  return key.endsWith('.situational') || key.endsWith('.above.2') ? 'situational' : 'past';
}
