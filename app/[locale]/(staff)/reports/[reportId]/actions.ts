'use server';

import { defineAction } from '@/lib/actions/define-action';
import { textsOf } from '@/lib/actions/form-state';
import { AppError } from '@/lib/core/app-error';
import { reviewReport } from '@/lib/services/reports';
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
