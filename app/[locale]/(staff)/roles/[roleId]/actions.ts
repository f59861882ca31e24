'use server';

import { defineAction } from '@/lib/actions/define-action';
import { saveDraftCommand, undoDraftChange } from '@/lib/services/role-drafts';
import { publishRoleProfile } from '@/lib/services/role-profiles';
import { saveDraftCommandInput, undoDraftChangeInput } from '@/lib/validation/role-draft';
import { publishRoleProfileInput } from '@/lib/validation/role-profile';

// Nothing to revalidate: the page shows a change before it is saved, and reading it again would cost more than saving.
export const saveDraftCommandAction = defineAction({ input: saveDraftCommandInput, run: saveDraftCommand });

export const undoDraftChangeAction = defineAction({ input: undoDraftChangeInput, run: undoDraftChange });

export const publishRoleProfileAction = defineAction({
  input: publishRoleProfileInput,
  run: publishRoleProfile,
  revalidate: () => ['/roles', '/roles/[roleId]'],
});
