'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { useFormState } from '@/components/forms/use-form-state';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import type { BulkOutcome } from '@/lib/services/chosen-candidates';
import type { StatefulAction } from '@/lib/validation/form-state';

type BulkFormProps = Readonly<{
  action: StatefulAction<BulkOutcome>;
  assessmentId: string;
  attemptIds: readonly string[];
  work: 'resend' | 'cancel';
  backHref: string;
}>;

/** Says what happens to everybody, does it once, and tells what became of it. */
export function BulkForm({ action, assessmentId, attemptIds, work, backHref }: BulkFormProps) {
  const t = useTranslations('candidates.bulkPage');
  const { state, form, summary } = useFormState(action);
  const back = <LinkButton href={backHref}>{t('back')}</LinkButton>;
  if (state.status === 'done') {
    const { done, failed } = state.data;
    return (
      <div className="stack">
        <Notice live tone="sky" title={t('doneTitle')}>
          <p>
            {t(work === 'cancel' ? 'doneCancel' : 'doneResend', { count: done })}{' '}
            {failed > 0 ? t('failed', { count: failed }) : null}
          </p>
        </Notice>
        <p>{back}</p>
      </div>
    );
  }
  return (
    <form {...form} className="stack">
      <ErrorSummary {...summary} />
      <p>{t(work === 'cancel' ? 'bodyCancel' : 'bodyResend')}</p>
      <input type="hidden" name="assessmentId" value={assessmentId} />
      <input type="hidden" name="work" value={work} />
      {attemptIds.map((id) => (
        <input key={id} type="hidden" name="ids" value={id} />
      ))}
      <div className="actions">
        <SubmitButton pendingLabel={t('working')}>
          {t(work === 'cancel' ? 'confirmCancel' : 'confirmResend')}
        </SubmitButton>
        {back}
      </div>
    </form>
  );
}
