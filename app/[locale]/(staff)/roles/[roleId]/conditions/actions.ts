'use server';

import { defineAction } from '@/lib/actions/define-action';
import { formState, textsOf } from '@/lib/actions/form-state';
import { CONDITION_KINDS } from '@/lib/job-analysis/job-side';
import { saveCondition } from '@/lib/services/authority';
import type { FormState } from '@/lib/validation/form-state';
import { saveConditionInput } from '@/lib/validation/job-side';

const save = defineAction({
  input: saveConditionInput,
  run: saveCondition,
  revalidate: () => ['/roles/[roleId]', '/roles/[roleId]/conditions'],
});

/** Saves one condition of the job; the page stays. */
export async function saveConditionAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['jobRoleId', 'kind', 'present', 'missing', 'owner', 'dueOn', 'state']);
  const kind = CONDITION_KINDS.find((known) => known === values.kind);
  if (kind === undefined) return formState({ ok: false, code: 'INVALID_INPUT' }, values);
  const result = await save({ ...values, kind });
  return result.ok ? { status: 'done', data: null, sentAt: Date.now() } : formState(result, values);
}
