/**
 * Whether a candidate may read the own report.
 *
 * - `ready`: yes.
 * - `later`: as soon as the employer has read it; never later than that.
 * - `withdrawn`: the consent was taken back, and the result is shown to nobody.
 * - `none`: there is no report.
 */
export type OwnReportAccess = 'ready' | 'later' | 'withdrawn' | 'none';

type Facts = Readonly<{
  status: string;
  reportId: string | null;
  candidateReport: string;
  firstReadAt: Date | null;
}>;

/** Decides for every page of the candidate. The time for which the employer may read does not bind the candidate. */
export function ownReportAccess({ status, reportId, candidateReport, firstReadAt }: Facts): OwnReportAccess {
  if (status === 'withdrawn') return 'withdrawn';
  if (reportId === null) return 'none';
  const isRead = status === 'reviewed' || firstReadAt !== null;
  return candidateReport === 'afterReview' && !isRead ? 'later' : 'ready';
}
