import { z } from 'zod';
import { DECISION_CHOICES, type DecisionChoice } from '@/lib/validation/candidates';
import { DECISION_GROUNDS, type DecisionGround } from '@/lib/validation/decision';

/** One row of the history: a decision, or that the case was opened again. */
export type DecisionView = Readonly<
  {
    /** From 1. */
    seq: number;
    reason: string;
    /** The named person, while the account is known. */
    by: string | null;
    at: Date;
  } & (
    | {
        kind: 'made';
        choice: DecisionChoice;
        grounds: readonly DecisionGround[];
        /** What the candidate may read; empty: nothing. */
        toCandidate: string;
      }
    | { kind: 'reopened' }
  )
>;

const row = { seq: z.int(), reason: z.string(), by: z.string().nullable(), at: z.coerce.date() };
const rowSchema = z.discriminatedUnion('kind', [
  z.object({
    ...row,
    kind: z.literal('made'),
    choice: z.enum(DECISION_CHOICES),
    grounds: z.array(z.enum(DECISION_GROUNDS)),
    toCandidate: z.string(),
  }),
  z.object({ ...row, kind: z.literal('reopened') }),
]);

/** The history of a case from its stored rows, the oldest first. */
export function decisionViews(stored: unknown): readonly DecisionView[] {
  return z.array(rowSchema).parse(stored);
}

const eventSchema = z.object({ name: z.string().nullable(), at: z.coerce.date() });

/** Who did something, and when, as the database gathers it. */
export type NamedEvent = z.output<typeof eventSchema>;

export function namedEvent(stored: unknown): NamedEvent | null {
  return eventSchema.nullable().parse(stored);
}

export function namedEvents(stored: unknown): readonly NamedEvent[] {
  return z.array(eventSchema).parse(stored);
}

/** Names of raters by id; null where nobody asked for them. */
export function raterNames(stored: unknown): ReadonlyMap<string, string> | null {
  const names = z.record(z.string(), z.string()).nullable().parse(stored);
  return names === null ? null : new Map(Object.entries(names));
}
