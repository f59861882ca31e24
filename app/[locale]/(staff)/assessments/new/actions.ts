'use server';

import { getLocale } from 'next-intl/server';
import { defineAction } from '@/lib/actions/define-action';
import { formState, textsOf, tickedOf } from '@/lib/actions/form-state';
import { redirect } from '@/lib/i18n/navigation';
import { createAssessment } from '@/lib/services/assessments';
import { CANDIDATE_REPORTS, createAssessmentInput } from '@/lib/validation/assessment';
import type { FormState } from '@/lib/validation/form-state';

const TEXTS = [
  'name',
  'roleProfileVersionId',
  'opensOn',
  'closesOn',
  'blind',
  'activeMonths',
  'totalMonths',
  'retentionReason',
] as const;

const create = defineAction({ input: createAssessmentInput, run: createAssessment });

/** Opens the assessment and goes to its page. */
export async function createAssessmentAction(_previous: FormState, data: FormData): Promise<FormState> {
  const chosen = data.get('candidateReport');
  const values = {
    ...textsOf(data, TEXTS),
    candidateReport: CANDIDATE_REPORTS.find((report) => report === chosen) ?? CANDIDATE_REPORTS[0],
    locales: tickedOf(data, 'locales'),
    reminderDays: tickedOf(data, 'reminderDays'),
  };
  const result = await create(values);
  if (!result.ok) return formState(result, values);
  return redirect({ href: `/assessments/${result.data.assessmentId}`, locale: await getLocale() });
}
