'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { useFormState } from '@/components/forms/use-form-state';
import { LinkButton } from '@/components/ui/link-button';
import type { StatefulAction } from '@/lib/validation/form-state';

type CloseFormProps = Readonly<{
  action: StatefulAction;
  assessmentId: string;
  backHref: string;
  /** Candidates whose answering ends. */
  underWay: number;
}>;

/** Asks once more, with the consequences counted. */
export function CloseForm({ action, assessmentId, backHref, underWay }: CloseFormProps) {
  const t = useTranslations('assessments.close');
  const { form, summary } = useFormState(action);
  return (
    <form {...form} className="stack narrow-form">
      <ErrorSummary {...summary} />
      <p>{t('body', { count: underWay })}</p>
      <input type="hidden" name="assessmentId" value={assessmentId} />
      <div className="actions">
        <SubmitButton pendingLabel={t('closing')}>{t('confirm')}</SubmitButton>
        <LinkButton href={backHref}>{t('keep')}</LinkButton>
      </div>
    </form>
  );
}
