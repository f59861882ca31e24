'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useFormState } from '@/components/forms/use-form-state';
import type { StatefulAction } from '@/lib/validation/form-state';

const NAME_MAX = 120;

type CorrectFormProps = Readonly<{ action: StatefulAction; attemptId: string }>;

/** A name or an address that was written wrongly. What is stored is not shown: names may be hidden. */
export function CorrectForm({ action, attemptId }: CorrectFormProps) {
  const t = useTranslations('retention');
  const { form, field, summary } = useFormState(action, {}, 'correct-');
  const { key: nameKey, ...name } = field('name');
  const { key: emailKey, ...email } = field('email');
  return (
    <form {...form} className="sec narrow-form">
      <h2>{t('correctTitle')}</h2>
      <ErrorSummary {...summary} />
      <p>{t('correctBody')}</p>
      <input type="hidden" name="attemptId" value={attemptId} />
      <TextField key={nameKey} {...name} label={t('correctName')} maxLength={NAME_MAX} autoComplete="off" />
      <TextField
        key={emailKey}
        {...email}
        label={t('correctEmail')}
        type="email"
        inputMode="email"
        autoComplete="off"
      />
      <div className="actions">
        <SubmitButton variant="plain" pendingLabel={t('correcting')}>
          {t('correct')}
        </SubmitButton>
      </div>
    </form>
  );
}
