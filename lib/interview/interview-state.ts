/** What is known of one interviewer's work; nothing of what was rated. */
type SheetTimes = Readonly<{
  startedAt: Date | null;
  submittedAt: Date | null;
  /** Not an interviewer any more. */
  removedAt: Date | null;
}>;

export type SheetState = 'named' | 'started' | 'submitted' | 'removed';

/** Interviewers whose ratings can be compared. */
export const INTERVIEWERS_TO_COMPARE = 2;

/** How far an interviewer is. */
export function sheetState({ startedAt, submittedAt, removedAt }: SheetTimes): SheetState {
  if (removedAt !== null) return 'removed';
  if (submittedAt !== null) return 'submitted';
  return startedAt === null ? 'named' : 'started';
}

/**
 * Whether the ratings may be shown: every interviewer has handed in, and there are two or more. Until then nobody sees
 * what another one rated. One interviewer alone needs a decision of their own, see `alone`.
 *
 * @param alone Somebody has decided to go on with one interviewer.
 */
export function mayReveal(sheets: readonly SheetTimes[], alone = false): boolean {
  const active = sheets.filter(({ removedAt }) => removedAt === null);
  const least = alone ? 1 : INTERVIEWERS_TO_COMPARE;
  return active.length >= least && active.every(({ submittedAt }) => submittedAt !== null);
}
