import { type Icc, intraclassCorrelations } from '@/lib/psychometrics/agreement/intraclass-correlation';
import { JobAnalysisError } from './errors';

export type ObserverAgreement = Readonly<{
  /** Share of all sessions in which two observers counted. */
  share: number;
  /** ICC(2,1) of their counts. */
  icc: Icc;
  passed: boolean;
  /** What is missing: sessions with two observers, or their agreement. */
  missing: null | 'doubleSessions' | 'agreement';
}>;

const LEAST_SHARE = 0.1;
const LEAST_ICC = 0.75;
const ROUNDING = 1e-12;

/**
 * Whether counts depend on who counts: two observers in at least 10 % of the sessions, with an ICC(2,1) of their counts
 * of at least .75.
 *
 * @param counts Two counts for each session that two people observed.
 * @param sessions All sessions, at least as many.
 * @throws {JobAnalysisError} OUT_OF_RANGE when there are fewer sessions than double ones, or none.
 * @throws {PsychometricsError} NOT_FINITE.
 * @see docs/method/observed-rates.md.
 * @example observerAgreement([[4, 4], [9, 8], [2, 2]], 20).passed; // true
 */
export function observerAgreement(
  counts: readonly (readonly [number, number])[],
  sessions: number,
): ObserverAgreement {
  if (!(Number.isSafeInteger(sessions) && sessions >= Math.max(1, counts.length)))
    throw new JobAnalysisError('OUT_OF_RANGE', `${counts.length} double sessions of ${sessions}`);
  const share = counts.length / sessions;
  const icc = intraclassCorrelations(counts).icc21;
  if (share < LEAST_SHARE - ROUNDING) return { share, icc, passed: false, missing: 'doubleSessions' };
  if (icc.value === null || icc.value < LEAST_ICC) return { share, icc, passed: false, missing: 'agreement' };
  return { share, icc, passed: true, missing: null };
}
