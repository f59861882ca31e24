'use server';

import { getLocale } from 'next-intl/server';
import { defineAction } from '@/lib/actions/define-action';
import { formState, textsOf } from '@/lib/actions/form-state';
import { redirect } from '@/lib/i18n/navigation';
import { correctCandidate } from '@/lib/services/candidate-corrections';
import { eraseCandidate, holdCandidate, releaseCandidate } from '@/lib/services/retention';
import { attemptIdInput } from '@/lib/validation/candidates';
import type { FormState } from '@/lib/validation/form-state';
import { correctCandidateInput } from '@/lib/validation/invitation';
import { eraseCandidateInput, holdCandidateInput } from '@/lib/validation/retention';

const erase = defineAction({ input: eraseCandidateInput, run: eraseCandidate });
const hold = defineAction({ input: holdCandidateInput, run: holdCandidate });
const release = defineAction({ input: attemptIdInput, run: releaseCandidate });
const correct = defineAction({ input: correctCandidateInput, run: correctCandidate });

async function shownAgain(
  result: Parameters<typeof formState>[0],
  values: Readonly<Record<string, string>>,
  told = '',
): Promise<FormState> {
  if (!result.ok) return formState(result, values);
  const path = `/settings/retention/${values['attemptId'] ?? ''}`;
  return redirect({ href: `${path}${told}`, locale: await getLocale() });
}

/** Erases what is known of the person. */
export async function eraseCandidateAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['attemptId', 'confirm']);
  return shownAgain(await erase(values), values);
}

/** Puts the erasure on hold. */
export async function holdCandidateAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['attemptId', 'reason']);
  return shownAgain(await hold(values), values);
}

/** Lifts the hold. */
export async function releaseCandidateAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['attemptId']);
  return shownAgain(await release(values), values);
}

/** Writes a name or an address as they should have been. */
export async function correctCandidateAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['attemptId', 'name', 'email']);
  return shownAgain(await correct(values), values, '?corrected=1');
}
