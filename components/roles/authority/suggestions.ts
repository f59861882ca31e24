/** Decisions that come up in many service jobs; their words are in the messages, in the language of the job. */
export const SUGGESTIONS = [
  'refund',
  'exception',
  'rebooking',
  'gift',
  'ending',
  'discount',
  'payment',
  'replacement',
  'refuse',
  'callHelp',
] as const;
export type Suggestion = (typeof SUGGESTIONS)[number];

/** The suggestion that an address names; undefined for anything else. */
export function suggestionOf(name: unknown): Suggestion | undefined {
  return SUGGESTIONS.find((known) => known === name);
}

/** Those whose limit has a unit of its own. */
export const WITH_UNIT = ['refund', 'rebooking', 'gift', 'discount', 'payment', 'replacement'] as const;
