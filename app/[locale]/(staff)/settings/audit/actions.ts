'use server';

import { z } from 'zod';
import { defineAction } from '@/lib/actions/define-action';
import { formState } from '@/lib/actions/form-state';
import { verifyAuditChain } from '@/lib/services/audit';
import type { FormState } from '@/lib/validation/form-state';

const verify = defineAction({ input: z.strictObject({}), run: verifyAuditChain });

type Verdict = Awaited<ReturnType<typeof verifyAuditChain>>;

/** Recomputes the chain of the organisation. A read, but one that is asked for. */
export async function verifyAuditAction(
  _previous: FormState<Verdict>,
  _data: FormData,
): Promise<FormState<Verdict>> {
  return formState(await verify({}), {});
}
