import type { MemberActor } from '@/lib/auth/policy';
import type { Tx } from '@/lib/db/client';
import * as auditEvents from '@/lib/db/repositories/audit-events';
import * as reports from '@/lib/db/repositories/reports';

/** Pages about a report that are opened this long after each other are one reading, and one event. */
const READING_MS = 15 * 60_000;

/** Notes that a member reads a report on a page beside the report itself. */
export async function recordReading(tx: Tx, actor: MemberActor, reportId: string): Promise<void> {
  const { organizationId, userId } = actor;
  const since = new Date(Date.now() - READING_MS);
  if (await reports.viewedSince(tx, organizationId, { reportId, userId, since })) return;
  await auditEvents.record(tx, organizationId, {
    actor,
    action: 'report.viewed',
    subjectType: 'report',
    subjectId: reportId,
  });
}
