import type { FormState } from '@/lib/validation/form-state';
import type { ActionResult } from './action-result';

/** One text field of a form; an absent one counts as empty. */
export function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value : '';
}

/** The texts of several fields. */
export function textsOf<N extends string>(data: FormData, names: readonly N[]): Record<N, string> {
  const entries = names.map((name) => [name, textOf(data, name)] as const);
  return Object.fromEntries(entries) as Record<N, string>;
}

/** The ticked boxes of one group, joined by commas. */
export function tickedOf(data: FormData, name: string): string {
  return data
    .getAll(name)
    .filter((value) => typeof value === 'string')
    .join(',');
}

/**
 * Turns the result of an action into the state of its form.
 *
 * @param values What the form shows again after a failure; leave passwords out.
 */
export function formState<T>(
  result: ActionResult<T>,
  values: Readonly<Record<string, string>>,
): Exclude<FormState<T>, Readonly<{ status: 'idle' }>> {
  const sentAt = Date.now();
  if (result.ok) return { status: 'done', data: result.data, sentAt };
  return {
    status: 'failed',
    code: result.code,
    fields: result.fields ?? {},
    values,
    reference: result.reference ?? null,
    sentAt,
  };
}
