'use server';

import { defineAction } from '@/lib/actions/define-action';
import { formState, textsOf } from '@/lib/actions/form-state';
import { AppError } from '@/lib/core/app-error';
import { makeDecision, reopenDecision } from '@/lib/services/decisions';
import { reviewReport } from '@/lib/services/reports';
import { DECISION_GROUNDS, decideInput, reopenInput } from '@/lib/validation/decision';
import type { FormState } from '@/lib/validation/form-state';
import { reportIdInput } from '@/lib/validation/report';

const review = defineAction({
  input: reportIdInput,
  run: reviewReport,
  revalidate: () => ['/reports/[reportId]'],
});

/** Notes that the reader has reviewed the report; the page shows who and when. */
export async function reviewReportAction(form: FormData): Promise<void> {
  const result = await review(textsOf(form, ['reportId']));
  // The button is there only while it can be pressed; what is left are faults, and those have a page.
  if (!result.ok) throw new AppError(result.code === 'UNEXPECTED' ? 'INVALID_STATE' : result.code, result.reference);
}

const decide = defineAction({
  input: decideInput,
  run: makeDecision,
  revalidate: () => ['/reports/[reportId]', '/assessments/[assessmentId]'],
});
const reopen = defineAction({
  input: reopenInput,
  run: reopenDecision,
  revalidate: () => ['/reports/[reportId]', '/assessments/[assessmentId]'],
});

type Decided = FormState<{ seq: number }>;

/** Records what the reader decided; what was typed stays in the form when something is missing. */
export async function decideAction(_previous: Decided, data: FormData): Promise<Decided> {
  const texts = textsOf(data, ['reportId', 'seen', 'choice', 'reason', 'toCandidate']);
  const sent = data.getAll('grounds');
  const grounds = DECISION_GROUNDS.filter((ground) => sent.includes(ground));
  return formState(await decide({ ...texts, grounds }), { ...texts, grounds: grounds.join(' ') });
}

/** Opens a decided case again, with the reason. */
export async function reopenAction(_previous: Decided, data: FormData): Promise<Decided> {
  const texts = textsOf(data, ['reportId', 'seen', 'reason']);
  return formState(await reopen(texts), texts);
}
