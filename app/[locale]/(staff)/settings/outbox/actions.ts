'use server';

import { z } from 'zod';
import { defineAction } from '@/lib/actions/define-action';
import { formState, textsOf } from '@/lib/actions/form-state';
import { changeInvitationLimit } from '@/lib/services/invitation-limits';
import { retryAllMails, retryMail } from '@/lib/services/outbox';
import type { FormState } from '@/lib/validation/form-state';
import { invitationLimitInput, retryMailInput } from '@/lib/validation/outbox';

const revalidate = () => ['/settings/outbox'];

const retryOne = defineAction({
  input: retryMailInput,
  run: async (actor, input) => {
    await retryMail(actor, input);
    return null;
  },
  revalidate,
});
const retryAll = defineAction({
  input: z.strictObject({}),
  run: async (actor) => {
    await retryAllMails(actor);
    return null;
  },
  revalidate,
});
const change = defineAction({ input: invitationLimitInput, run: changeInvitationLimit, revalidate });

/** Lets one mail be sent again. */
export async function retryMailAction(_previous: FormState, data: FormData): Promise<FormState> {
  return formState(await retryOne(textsOf(data, ['mailId'])), {});
}

/** Lets every mail that was given up be sent again. */
export async function retryAllMailsAction(): Promise<FormState> {
  return formState(await retryAll({}), {});
}

/** Changes how many invitations may be made within a day and a night. */
export async function changeLimitAction(
  _previous: FormState<void>,
  data: FormData,
): Promise<FormState<void>> {
  const values = textsOf(data, ['limit']);
  return formState(await change(values), values);
}
