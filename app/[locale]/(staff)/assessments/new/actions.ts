'use server';

import { getLocale } from 'next-intl/server';
import { defineAction } from '@/lib/actions/define-action';
import { formState, textsOf } from '@/lib/actions/form-state';
import { redirect } from '@/lib/i18n/navigation';
import { createAssessment } from '@/lib/services/assessments';
import { createAssessmentInput } from '@/lib/validation/assessment';
import type { FormState } from '@/lib/validation/form-state';

const create = defineAction({ input: createAssessmentInput, run: createAssessment });

/** Opens the assessment and goes to its page. */
export async function createAssessmentAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['name', 'roleProfileVersionId', 'opensOn', 'closesOn']);
  const result = await create(values);
  if (!result.ok) return formState(result, values);
  return redirect({ href: `/assessments/${result.data.assessmentId}`, locale: await getLocale() });
}
