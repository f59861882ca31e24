import 'server-only';
import type { Tx } from '@/lib/db/client';
import * as ownReports from '@/lib/db/repositories/own-reports';
import { mailAboutAttempts } from './attempt-mail';
import { ownReportAccess } from './own-report-access';

/**
 * Tells candidates that their own reports can be read, where it is the employer's reading that opens them. Called before
 * that reading is recorded; each mail goes once.
 */
export async function announceOwnReports(
  tx: Tx,
  organizationId: string,
  attemptIds: readonly string[],
): Promise<void> {
  const standings = await ownReports.listStandings(tx, organizationId, attemptIds);
  const opening = standings.filter((standing) => ownReportAccess(standing) === 'later');
  if (opening.length === 0) return;
  const ids = opening.map(({ attemptId }) => attemptId);
  await mailAboutAttempts(tx, organizationId, 'reportReady', ids, () => 'read');
}
