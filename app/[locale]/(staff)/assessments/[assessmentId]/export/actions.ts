'use server';

import { defineAction } from '@/lib/actions/define-action';
import { formState, textOf, textsOf } from '@/lib/actions/form-state';
import { requestAnswers, requestExport } from '@/lib/services/assessment-exports';
import { requestAnswersInput, requestExportInput } from '@/lib/validation/exports';
import type { FormState } from '@/lib/validation/form-state';

const revalidate = () => ['/assessments/[assessmentId]/export'];

const request = defineAction({
  input: requestExportInput,
  run: async (actor, input) => {
    await requestExport(actor, input);
    return null;
  },
  revalidate,
});

const answers = defineAction({
  input: requestAnswersInput,
  run: async (actor, input) => {
    await requestAnswers(actor, input);
    return null;
  },
  revalidate,
});

/** Asks for a file that takes longer than one waits; the page shows how far it is. */
export async function requestExportAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formState(await request(textsOf(data, ['assessmentId', 'locale', 'format'])), {});
}

/** Asks for the raw answers; without a reason there are none. */
export async function requestAnswersAction(_previous: FormState, data: FormData): Promise<FormState> {
  const reason = textOf(data, 'reason');
  return formState(await answers({ ...textsOf(data, ['assessmentId', 'locale']), reason }), { reason });
}
