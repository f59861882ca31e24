'use server';

import { defineAction } from '@/lib/actions/define-action';
import { formState, textOf } from '@/lib/actions/form-state';
import { type BulkOutcome, cancelInvitations, resendInvitations } from '@/lib/services/chosen-candidates';
import { bulkInput } from '@/lib/validation/candidates';
import type { FormState } from '@/lib/validation/form-state';

const resend = defineAction({ input: bulkInput, run: resendInvitations });
const cancel = defineAction({ input: bulkInput, run: cancelInvitations });

/** Sends new links to the chosen people, or takes their invitations back; says what became of it. */
export async function bulkAction(
  _previous: FormState<BulkOutcome>,
  data: FormData,
): Promise<FormState<BulkOutcome>> {
  const input = {
    assessmentId: textOf(data, 'assessmentId'),
    attemptIds: data.getAll('ids').filter((id) => typeof id === 'string'),
  };
  const run = textOf(data, 'work') === 'cancel' ? cancel : resend;
  return formState(await run(input), {});
}
