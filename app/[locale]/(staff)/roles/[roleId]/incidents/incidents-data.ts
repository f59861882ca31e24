import { getLocale } from 'next-intl/server';
import { requirePermission } from '@/lib/auth/page-permission';
import { listIncidents } from '@/lib/services/incidents';
import { workMap } from '@/lib/job-analysis/work-map';
import { getRoleDraft } from '@/lib/services/role-drafts';
import { idOrNotFound, orNotFound } from '../../../page-data';

/** A job with its steps along the path and everything that was told about it. */
export async function loadIncidents(roleId: string) {
  const actor = await requirePermission(await getLocale(), 'incident:manage');
  const jobRoleId = idOrNotFound(roleId);
  const view = await orNotFound(getRoleDraft(actor, { jobRoleId }));
  const inbox = await orNotFound(listIncidents(actor, { jobRoleId }));
  const steps = workMap(view.draft).flatMap((stage) => stage.steps);
  return { actor, jobRoleId, title: view.draft.title, archived: view.archived, steps, ...inbox };
}
