'use server';

import { defineAction } from '@/lib/actions/define-action';
import { formState, textsOf } from '@/lib/actions/form-state';
import { saveDetails } from '@/lib/services/role-drafts';
import { addTargetAnswer, removeTargetAnswer } from '@/lib/services/target-answers';
import type { FormState } from '@/lib/validation/form-state';
import { saveDetailsInput } from '@/lib/validation/role-draft';
import { addTargetAnswerInput, targetAnswerInput } from '@/lib/validation/role-weights';

const PAGES = ['/roles/[roleId]', '/roles/[roleId]/weights'] as const;

const save = defineAction({ input: saveDetailsInput, run: saveDetails, revalidate: () => PAGES });
const add = defineAction({ input: addTargetAnswerInput, run: addTargetAnswer, revalidate: () => PAGES });
const remove = defineAction({ input: targetAnswerInput, run: removeTargetAnswer, revalidate: () => PAGES });

type Command = Parameters<typeof save>[0]['commands'][number];

/** Sets a weight by hand with its reason, or returns to the one from the steps. */
export async function overrideWeightAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, [
    'jobRoleId',
    'scale',
    'percent',
    'reason',
    'fromPercent',
    'fromReason',
    'remove',
  ]);
  const from =
    values.fromPercent === '' ? null : { percent: Number(values.fromPercent), reason: values.fromReason };
  const to = values.remove === 'yes' ? null : { percent: numberOf(values.percent), reason: values.reason };
  return saveOne(values, { type: 'overrideWeight', scale: values.scale, from, to });
}

/** Takes the target that experts' answers suggest. */
export async function takeTargetAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['jobRoleId', 'scale', 'from', 'to']);
  const from = values.from === '' ? null : Number(values.from);
  return saveOne(values, {
    type: 'scale',
    scale: values.scale,
    field: 'targetLower',
    from,
    to: Number(values.to),
  });
}

/** Writes down one expert's answer. */
export async function addTargetAnswerAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['answerId', 'jobRoleId', 'scale', 'kind', 'percentile']);
  // The schema checks what came from outside.
  return answered(await add(values as Parameters<typeof add>[0]), values);
}

/** Removes one expert's answer. */
export async function removeTargetAnswerAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, ['jobRoleId', 'answerId']);
  return answered(await remove(values), values);
}

async function saveOne(values: Readonly<Record<string, string>>, command: object): Promise<FormState> {
  // The schema checks what came from outside.
  const result = await save({ jobRoleId: values['jobRoleId'] ?? '', commands: [command as Command] });
  if (result.ok) return answered(result, values);
  const fields = Object.entries(result.fields ?? {}).map(([path, key]) => [
    path.split('.').at(-1) ?? path,
    key,
  ]);
  return answered({ ...result, fields: Object.fromEntries(fields) as Record<string, string> }, values);
}

function answered(
  result: Parameters<typeof formState>[0],
  values: Readonly<Record<string, string>>,
): FormState {
  return result.ok ? { status: 'done', data: null, sentAt: Date.now() } : formState(result, values);
}

/** What is no whole number stays unreadable, so that the field can say so. */
function numberOf(text: string): number {
  return /^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN;
}
