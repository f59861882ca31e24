'use server';

import { defineAction } from '@/lib/actions/define-action';
import { formState, textsOf, tickedOf } from '@/lib/actions/form-state';
import { changeAssessment } from '@/lib/services/assessment-settings';
import { changeAssessmentInput } from '@/lib/validation/assessment';
import type { FormState } from '@/lib/validation/form-state';

type Changed = Readonly<{ moved: number; revived: number }>;

const change = defineAction({
  input: changeAssessmentInput,
  run: changeAssessment,
  revalidate: ({ assessmentId }) => [
    `/assessments/${assessmentId}`,
    `/assessments/${assessmentId}/settings`,
    '/assessments',
  ],
});

/** Changes name, days and reminders; says how many deadlines moved with them. */
export async function changeAssessmentAction(
  _previous: FormState<Changed>,
  data: FormData,
): Promise<FormState<Changed>> {
  const texts = textsOf(data, ['assessmentId', 'name', 'opensOn', 'closesOn']);
  const values = { ...texts, reminderDays: tickedOf(data, 'reminderDays') };
  return formState(await change(values), values);
}
