'use server';

import { randomUUID } from 'node:crypto';
import { getLocale } from 'next-intl/server';
import type { LookedAt } from '@/components/assessments/invite-list';
import { defineAction } from '@/lib/actions/define-action';
import { formState, textOf, textsOf } from '@/lib/actions/form-state';
import { redirect } from '@/lib/i18n/navigation';
import { inviteList, previewList } from '@/lib/services/bulk-invitations';
import type { FormState } from '@/lib/validation/form-state';
import { inviteListInput, previewListInput } from '@/lib/validation/invitation';

const FIELDS = ['assessmentId', 'locale', 'timeZone'] as const;

const look = defineAction({ input: previewListInput, run: previewList });
const invite = defineAction({ input: inviteListInput, run: inviteList });

/** Reads a list and says whom it would invite; each look gets a form of its own to confirm with. */
export async function lookAtListAction(
  _previous: FormState<LookedAt>,
  data: FormData,
): Promise<FormState<LookedAt>> {
  const values = textsOf(data, FIELDS);
  const text = textOf(data, 'text');
  const file = data.get('file');
  const source =
    file instanceof File && file.size > 0
      ? { kind: 'file' as const, bytes: new Uint8Array(await file.arrayBuffer()) }
      : { kind: 'text' as const, text };
  const result = await look({ ...values, source });
  if (!result.ok) {
    const { 'source.text': inText, 'source.bytes': inFile, ...fields } = result.fields ?? {};
    const named = { ...fields, ...(inText ? { text: inText } : {}), ...(inFile ? { file: inFile } : {}) };
    return formState({ ...result, fields: named }, { ...values, text });
  }
  const { locale, timeZone } = values;
  return formState(
    { ok: true, data: { ...result.data, typed: text, locale, timeZone, requestId: randomUUID() } },
    {},
  );
}

/** Invites everybody of the list and goes to the page where it can be undone. */
export async function confirmListAction(_previous: FormState, data: FormData): Promise<FormState> {
  const values = textsOf(data, [...FIELDS, 'requestId', 'text']);
  const result = await invite(values);
  if (!result.ok) return formState(result, {});
  return redirect({
    href: `/assessments/${values.assessmentId}/invitations/batches/${result.data.batchId}`,
    locale: await getLocale(),
  });
}
