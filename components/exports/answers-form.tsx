'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-area';
import { useFormState } from '@/components/forms/use-form-state';
import type { StatefulAction } from '@/lib/validation/form-state';

/** Longest reason that is taken. */
const REASON_MAX = 500;

type AnswersFormProps = Readonly<{ action: StatefulAction; assessmentId: string; locale: string }>;

export function AnswersForm({ action, assessmentId, locale }: AnswersFormProps) {
  const t = useTranslations('exports');
  const { form, field, summary } = useFormState(action);
  const { key, ...reason } = field('reason');
  return (
    <form {...form} className="stack">
      <ErrorSummary {...summary} />
      <input type="hidden" name="assessmentId" value={assessmentId} />
      <input type="hidden" name="locale" value={locale} />
      <TextArea
        key={key}
        {...reason}
        label={t('answers.reason')}
        hint={t('answers.reasonHint')}
        rows={3}
        maxLength={REASON_MAX}
        required
      />
      <div className="actions">
        <SubmitButton variant="plain" pendingLabel={t('requesting')}>
          {t('answers.action')}
        </SubmitButton>
      </div>
    </form>
  );
}
