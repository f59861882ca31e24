'use server';

import { defineAction } from '@/lib/actions/define-action';
import { formState, textOf, textsOf } from '@/lib/actions/form-state';
import { importSteps, previewSteps, type SheetPreview } from '@/lib/services/step-sheets';
import type { FormState } from '@/lib/validation/form-state';
import { importStepsInput, previewStepsInput } from '@/lib/validation/step-sheet';

const preview = defineAction({ input: previewStepsInput, run: previewSteps });
const apply = defineAction({
  input: importStepsInput,
  run: importSteps,
  revalidate: () => ['/roles/[roleId]', '/roles/[roleId]/map', '/roles/[roleId]/sheet'],
});

const WORKBOOK = /\.xlsx$/i;

/** Says what the pasted rows or the chosen file would change. */
export async function previewStepsAction(
  _previous: FormState<SheetPreview>,
  data: FormData,
): Promise<FormState<SheetPreview>> {
  const jobRoleId = textOf(data, 'jobRoleId');
  const pasted = textOf(data, 'text');
  const file = data.get('file');
  const isFile = file instanceof File && file.size > 0;
  const source =
    isFile && WORKBOOK.test(file.name)
      ? { kind: 'xlsx' as const, bytes: new Uint8Array(await file.arrayBuffer()) }
      : { kind: 'text' as const, text: isFile ? await file.text() : pasted };
  const result = await preview({ jobRoleId, source });
  if (result.ok) return formState(result, { text: pasted });
  const fields = Object.entries(result.fields ?? {}).map(([path, key]) => [
    isFile ? 'file' : 'text',
    key,
    path,
  ]);
  return formState(
    { ...result, fields: Object.fromEntries(fields.map(([at, key]) => [at, key])) as Record<string, string> },
    { text: pasted },
  );
}

type Imported = Readonly<{ steps: number; cells: number; revision: number }>;

/** Brings the looked-at rows into the draft. */
export async function importStepsAction(
  _previous: FormState<Imported>,
  data: FormData,
): Promise<FormState<Imported>> {
  const values = textsOf(data, ['jobRoleId', 'draftRevision', 'text']);
  // The schema checks what came from outside.
  return formState(await apply(values as Parameters<typeof apply>[0]), {});
}
