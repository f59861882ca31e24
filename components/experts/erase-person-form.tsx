'use client';

import { useTranslations } from 'next-intl';
import { CheckboxField } from '@/components/forms/checkbox-field';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { useFormState } from '@/components/forms/use-form-state';
import type { StatefulAction } from '@/lib/validation/form-state';

type ErasePersonFormProps = Readonly<{
  action: StatefulAction;
  fields: Readonly<Record<string, string>>;
  title: string;
  /** What goes and what stays. */
  body: string;
  label: string;
}>;

/** Removes a person for good, after a tick: the answer cannot be taken back. */
export function ErasePersonForm({ action, fields, title, body, label }: ErasePersonFormProps) {
  const t = useTranslations('experts.erase');
  const { form, field, summary } = useFormState(action, {}, 'erase-');
  const { key, defaultValue: _, ...confirmed } = field('confirmed');
  return (
    <form {...form} className="sec stack-2">
      <h2>{title}</h2>
      <ErrorSummary {...summary} />
      <p>{body}</p>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <CheckboxField key={key} {...confirmed} value="yes" label={t('confirm')} />
      <div className="actions">
        <SubmitButton variant="plain" pendingLabel={t('working')}>
          {label}
        </SubmitButton>
      </div>
    </form>
  );
}
