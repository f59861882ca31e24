'use server';

import { defineAction } from '@/lib/actions/define-action';
import { archiveJobRole, createJobRole, restoreJobRole } from '@/lib/services/job-roles';
import { createJobRoleInput, jobRoleInput } from '@/lib/validation/role-draft';

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
