'use server';

import { defineAction } from '@/lib/actions/define-action';
import { formState, textOf } from '@/lib/actions/form-state';
import { requestItemAnalysis } from '@/lib/services/item-analyses';
import { questionnaireVersionInput } from '@/lib/validation/computation';
import type { FormState } from '@/lib/validation/form-state';

const request = defineAction({
  input: questionnaireVersionInput,
  run: requestItemAnalysis,
  revalidate: () => ['/settings/measurement'],
});

/** Starts the computation; the page shows how far it is. */
export async function requestItemAnalysisAction(
  _previous: FormState<{ computationId: string }>,
  data: FormData,
): Promise<FormState<{ computationId: string }>> {
  const questionnaireVersionId = textOf(data, 'questionnaireVersionId');
  return formState(await request({ questionnaireVersionId }), {});
}
