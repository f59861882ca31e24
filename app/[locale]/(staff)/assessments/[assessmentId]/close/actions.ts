'use server';

import { getLocale } from 'next-intl/server';
import { defineAction } from '@/lib/actions/define-action';
import { formState, textsOf } from '@/lib/actions/form-state';
import { redirect } from '@/lib/i18n/navigation';
import { closeAssessment } from '@/lib/services/assessments';
import { assessmentIdInput } from '@/lib/validation/assessment';
import type { FormState } from '@/lib/validation/form-state';

const close = defineAction({ input: assessmentIdInput, run: closeAssessment });

/** Closes the assessment and returns to it. */
export async function closeAssessmentAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['assessmentId']);
  const result = await close(values);
  if (!result.ok) return formState(result, values);
  return redirect({ href: `/assessments/${values.assessmentId}`, locale: await getLocale() });
}
