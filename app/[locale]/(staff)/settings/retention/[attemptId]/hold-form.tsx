'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-area';
import { useFormState } from '@/components/forms/use-form-state';
import type { StatefulAction } from '@/lib/validation/form-state';

const REASON_MAX = 500;

type HoldFormProps = Readonly<{ action: StatefulAction; attemptId: string }>;

/** Why somebody's data are kept past their time. */
export function HoldForm({ action, attemptId }: HoldFormProps) {
  const t = useTranslations('retention');
  const { form, field, summary } = useFormState(action, {}, 'hold-');
  const { key, ...reason } = field('reason');
  return (
    <form {...form} className="sec narrow-form">
      <h2>{t('holdTitle')}</h2>
      <ErrorSummary {...summary} />
      <p>{t('holdBody')}</p>
      <input type="hidden" name="attemptId" value={attemptId} />
      <TextArea
        key={key}
        {...reason}
        label={t('holdReason')}
        hint={t('holdReasonHint')}
        maxLength={REASON_MAX}
        required
      />
      <div className="actions">
        <SubmitButton variant="plain" pendingLabel={t('holding')}>
          {t('hold')}
        </SubmitButton>
      </div>
    </form>
  );
}
