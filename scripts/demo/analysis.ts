import type { MemberActor } from '@/lib/auth/policy';
import type { DemoRole } from '@/lib/content/schemas/demo';
import { describeJobSide, tellIncidents } from './job-side';
import { observeWork } from './observation';
import { rateTogether } from './raters';
import type { EnteredRole } from './role';

/** Everything that people besides HR add to a job before its first version. */
export async function analyseRole(hr: MemberActor, entered: EnteredRole, role: DemoRole): Promise<void> {
  await rateTogether(hr, entered, role);
  await observeWork(hr, entered, role);
  await describeJobSide(hr, entered, role);
  await tellIncidents(hr, entered, role);
}
