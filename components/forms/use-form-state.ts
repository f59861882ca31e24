'use client';

import { useMessages, useTranslations } from 'next-intl';
import { type FormEvent, useActionState, useMemo } from 'react';
import { type FormState, IDLE, type StatefulAction } from '@/lib/validation/form-state';
import type { SummaryError } from './error-summary';

type FieldState = Readonly<{
  id: string;
  /** What the action reads it by, whatever the prefix of the id. */
  name: string;
  error: string | undefined;
  errorPrefix: string;
  defaultValue: string;
  /** Changes when the form has done its work, so that it is empty, or shows what was saved, for the next time. */
  key: string;
}>;

/**
 * The state of a form behind a server action: works without a script, keeps what was typed, and puts each error
 * beside its field and into the summary. Needs the messages `errors` and `common`.
 *
 * @param initial What the fields show first.
 * @param idPrefix Set when several forms of one page have fields of the same name.
 */
export function useFormState<T>(
  action: StatefulAction<T>,
  initial: Readonly<Record<string, string>> = {},
  idPrefix = '',
) {
  const [state, submit] = useActionState<FormState<T>, FormData>(action, IDLE);
  const t = useTranslations('common');
  const sentence = useErrorSentence();
  const failed = state.status === 'failed' ? state : null;

  // Made anew only when an answer comes: the summary takes the focus whenever its errors change.
  const summary = useMemo(
    () => (failed ? summaryOf(failed, sentence, idPrefix) : []),
    [failed, sentence, idPrefix],
  );

  const field = (name: string): FieldState => {
    const key = failed?.fields[name];
    return {
      id: `${idPrefix}${name}`,
      name,
      error: key === undefined ? undefined : sentence(key),
      errorPrefix: t('errorPrefix'),
      defaultValue: failed?.values[name] ?? initial[name] ?? '',
      key: `${name}-${state.status === 'done' ? state.sentAt : 0}`,
    };
  };
  const form = { action: submit, onReset: keepWhatWasTyped, noValidate: true };
  const words = { title: t('errorSummaryTitle'), errorPrefix: t('errorPrefix') };
  return { state, form, field, summary: { ...words, errors: summary } };
}

/** React resets a form after its action; what somebody types meanwhile would be gone. */
function keepWhatWasTyped(event: FormEvent<HTMLFormElement>): void {
  event.preventDefault();
}

function useErrorSentence(): (key: string) => string {
  const messages = useMessages();
  return useMemo(() => {
    const texts: Readonly<Record<string, unknown>> = messages.errors;
    return (key) => {
      const text = texts[key];
      return typeof text === 'string' ? text : messages.errors.invalid;
    };
  }, [messages]);
}

function summaryOf(
  failed: Readonly<{ code: string; fields: Readonly<Record<string, string>>; reference: string | null }>,
  sentence: (key: string) => string,
  idPrefix: string,
): readonly SummaryError[] {
  const fields = Object.entries(failed.fields).map(([name, key]) => ({
    fieldId: `${idPrefix}${name}`,
    message: sentence(key),
  }));
  if (fields.length > 0) return fields;
  const reference = failed.reference === null ? '' : ` (${failed.reference})`;
  return [{ message: `${sentence(failed.code)}${reference}` }];
}
