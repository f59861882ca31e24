'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-area';
import { useFormState } from '@/components/forms/use-form-state';
import { LinkButton } from '@/components/ui/link-button';
import type { StatefulAction } from '@/lib/validation/form-state';

const REASON_MAX = 500;

type RevealFormProps = Readonly<{ action: StatefulAction; attemptId: string; backHref: string }>;

/** What revealing means, and why it is done. */
export function RevealForm({ action, attemptId, backHref }: RevealFormProps) {
  const t = useTranslations('candidates.reveal');
  const { form, field, summary } = useFormState(action);
  const { key: reasonKey, ...reason } = field('reason');
  return (
    <form {...form} className="stack narrow-form">
      <ErrorSummary {...summary} />
      <p>{t('body')}</p>
      <input type="hidden" name="attemptId" value={attemptId} />
      <TextArea
        key={reasonKey}
        {...reason}
        label={t('reason')}
        hint={t('reasonHint')}
        maxLength={REASON_MAX}
        required
      />
      <div className="actions">
        <SubmitButton pendingLabel={t('working')}>{t('confirm')}</SubmitButton>
        <LinkButton href={backHref}>{t('keep')}</LinkButton>
      </div>
    </form>
  );
}
