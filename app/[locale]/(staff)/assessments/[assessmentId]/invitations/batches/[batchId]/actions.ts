'use server';

import { defineAction } from '@/lib/actions/define-action';
import { formState, textsOf } from '@/lib/actions/form-state';
import { undoBatch } from '@/lib/services/bulk-invitations';
import type { FormState } from '@/lib/validation/form-state';
import { batchInput } from '@/lib/validation/invitation';

const undo = defineAction({
  input: batchInput,
  run: async (actor, input) => {
    await undoBatch(actor, input);
    return null;
  },
  revalidate: ({ batchId }) => [`/assessments/[assessmentId]/invitations/batches/${batchId}`],
});

/** Takes a whole list back, as if nobody had been invited. */
export async function undoBatchAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formState(await undo(textsOf(data, ['batchId'])), {});
}
