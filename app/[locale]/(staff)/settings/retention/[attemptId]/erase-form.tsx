'use client';

import { useTranslations } from 'next-intl';
import { CheckboxField } from '@/components/forms/checkbox-field';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { useFormState } from '@/components/forms/use-form-state';
import type { StatefulAction } from '@/lib/validation/form-state';

type EraseFormProps = Readonly<{ action: StatefulAction; attemptId: string }>;

/** Erasing cannot be undone: a box says that it is understood. */
export function EraseForm({ action, attemptId }: EraseFormProps) {
  const t = useTranslations('retention');
  const { form, field, summary } = useFormState(action, {}, 'erase-');
  const { key, defaultValue: _, ...box } = field('confirm');
  return (
    <form {...form} className="sec narrow-form">
      <h2>{t('eraseTitle')}</h2>
      <ErrorSummary {...summary} />
      <p>{t('eraseBody')}</p>
      <input type="hidden" name="attemptId" value={attemptId} />
      <CheckboxField key={key} {...box} value="yes" label={t('confirm')} />
      <div className="actions">
        <SubmitButton variant="plain" pendingLabel={t('erasing')}>
          {t('erase')}
        </SubmitButton>
      </div>
    </form>
  );
}
