'use server';

import { defineAction } from '@/lib/actions/define-action';
import { formState, textsOf } from '@/lib/actions/form-state';
import { archiveJobRole, createJobRole, restoreJobRole } from '@/lib/services/job-roles';
import { deleteJobRole, undeleteJobRole } from '@/lib/services/role-bin';
import type { FormState } from '@/lib/validation/form-state';
import { createJobRoleInput, jobRoleInput } from '@/lib/validation/job-role';

export const createJobRoleAction = defineAction({
  input: createJobRoleInput,
  run: createJobRole,
  revalidate: () => ['/roles'],
});

export const archiveJobRoleAction = defineAction({
  input: jobRoleInput,
  run: archiveJobRole,
  revalidate: () => ['/roles', '/roles/[roleId]'],
});

export const restoreJobRoleAction = defineAction({
  input: jobRoleInput,
  run: restoreJobRole,
  revalidate: () => ['/roles', '/roles/[roleId]'],
});

const bin = { input: jobRoleInput, revalidate: () => ['/roles', '/roles/[roleId]'] };
const remove = defineAction({ ...bin, run: deleteJobRole });
const bringBack = defineAction({ ...bin, run: undeleteJobRole });

/** Puts an archived job into the bin. */
export async function deleteJobRoleAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['jobRoleId']);
  const result = await remove(values);
  return result.ok ? { status: 'done', data: null, sentAt: Date.now() } : formState(result, values);
}

/** Takes a job out of the bin. */
export async function undeleteJobRoleAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['jobRoleId']);
  const result = await bringBack(values);
  return result.ok ? { status: 'done', data: null, sentAt: Date.now() } : formState(result, values);
}
