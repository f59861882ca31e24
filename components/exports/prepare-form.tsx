'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { useFormState } from '@/components/forms/use-form-state';
import type { StatefulAction } from '@/lib/validation/form-state';

type PrepareFormProps = Readonly<{
  action: StatefulAction;
  fields: Readonly<Record<'assessmentId' | 'locale' | 'format', string>>;
  label: string;
}>;

/** Asks for a file that a job makes. */
export function PrepareForm({ action, fields, label }: PrepareFormProps) {
  const t = useTranslations('exports');
  const { form, summary } = useFormState(action, {}, fields.format);
  return (
    <form {...form} className="stack-2">
      <ErrorSummary {...summary} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="actions">
        <SubmitButton variant="plain" pendingLabel={t('requesting')}>
          {label}
        </SubmitButton>
      </div>
    </form>
  );
}
