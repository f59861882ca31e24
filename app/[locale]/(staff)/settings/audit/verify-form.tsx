'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { useFormState } from '@/components/forms/use-form-state';
import { Notice } from '@/components/ui/notice';
import { verifyAuditAction } from './actions';

/** Checks the whole chain and says in words what came out. */
export function VerifyForm() {
  const t = useTranslations('audit');
  const { state, form, summary } = useFormState(verifyAuditAction);
  const verdict = state.status === 'done' ? state.data : null;

  return (
    <form {...form}>
      <ErrorSummary {...summary} />
      {verdict && verdict.fault === null ? (
        <Notice tone="sky" title={t('wholeTitle')} headingLevel={3} live>
          {t('whole', { count: verdict.checked })}
        </Notice>
      ) : null}
      {verdict?.fault ? (
        <Notice tone="berry" title={t('faultTitle')} headingLevel={3} live>
          {t(`faults.${verdict.fault.kind}`, { seq: verdict.fault.seq })}
        </Notice>
      ) : null}
      <SubmitButton pendingLabel={t('verifying')}>{t('verify')}</SubmitButton>
    </form>
  );
}
