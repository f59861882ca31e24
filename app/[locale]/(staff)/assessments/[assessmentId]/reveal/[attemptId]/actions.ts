'use server';

import { getLocale } from 'next-intl/server';
import { defineAction } from '@/lib/actions/define-action';
import { formState, textsOf } from '@/lib/actions/form-state';
import { redirect } from '@/lib/i18n/navigation';
import { revealName } from '@/lib/services/candidates';
import { revealNameInput } from '@/lib/validation/candidates';
import type { FormState } from '@/lib/validation/form-state';

const reveal = defineAction({ input: revealNameInput, run: revealName });

/** Makes the name visible and goes to the report, or to the list where there is none yet. */
export async function revealNameAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['attemptId', 'reason']);
  const result = await reveal(values);
  if (!result.ok) return formState(result, values);
  const { reportId, assessmentId } = result.data;
  const href = reportId === null ? `/assessments/${assessmentId}` : `/reports/${reportId}`;
  return redirect({ href, locale: await getLocale() });
}
