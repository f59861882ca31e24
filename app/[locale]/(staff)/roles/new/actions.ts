'use server';

import { getLocale } from 'next-intl/server';
import { defineAction } from '@/lib/actions/define-action';
import { formState, textsOf } from '@/lib/actions/form-state';
import { redirect } from '@/lib/i18n/navigation';
import { copyJobRole, createRoleFromTemplate } from '@/lib/services/role-templates';
import type { FormState } from '@/lib/validation/form-state';
import { copyRoleInput, roleFromTemplateInput } from '@/lib/validation/role-template';

const copy = defineAction({ input: copyRoleInput, run: copyJobRole, revalidate: () => ['/roles'] });
const fromTemplate = defineAction({
  input: roleFromTemplateInput,
  run: createRoleFromTemplate,
  revalidate: () => ['/roles'],
});

/** Copies an own job and opens the copy. */
export async function copyRoleAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['jobRoleId', 'title']);
  const result = await copy(values);
  if (!result.ok) return formState(result, values);
  return redirect({ href: `/roles/${result.data.jobRoleId}`, locale: await getLocale() });
}

/** Makes a job from a template and opens it. */
export async function roleFromTemplateAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['key', 'version', 'locale', 'title']);
  // The schema checks what came from outside.
  const result = await fromTemplate(values as Parameters<typeof fromTemplate>[0]);
  if (!result.ok) return formState(result, values);
  return redirect({ href: `/roles/${result.data.jobRoleId}`, locale: await getLocale() });
}
