'use server';

import { defineAction } from '@/lib/actions/define-action';
import { formState } from '@/lib/actions/form-state';
import { saveDetails } from '@/lib/services/role-drafts';
import type { FormState } from '@/lib/validation/form-state';
import { saveDetailsInput } from '@/lib/validation/role-draft';
import { readDetailsForm } from './read-details-form';

type Saved = Readonly<{ revision: number; changed: number }>;

const save = defineAction({
  input: saveDetailsInput,
  run: saveDetails,
  revalidate: () => ['/roles/[roleId]', '/roles/[roleId]/map'],
});

/** Saves what was changed in a form of details; what was not changed is not touched. */
export async function saveDetailsAction(
  _previous: FormState<Saved>,
  data: FormData,
): Promise<FormState<Saved>> {
  const { jobRoleId, commands, values } = readDetailsForm(data);
  if (commands.length === 0) return formState({ ok: true, data: { revision: 0, changed: 0 } }, values);
  // The schema checks what came from outside.
  const result = await save({ jobRoleId, commands } as Parameters<typeof save>[0]);
  if (result.ok) return formState({ ok: true, data: { ...result.data, changed: commands.length } }, values);
  const fields = Object.entries(result.fields ?? {}).map(([path, key]) => {
    const index = /^commands\.(\d+)\./.exec(path)?.[1];
    return [index === undefined ? path : (commands[Number(index)]?.field ?? path), key];
  });
  return formState({ ...result, fields: Object.fromEntries(fields) as Record<string, string> }, values);
}
