'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { useFormState } from '@/components/forms/use-form-state';
import { requestItemAnalysisAction } from './actions';

type RequestFormProps = Readonly<{ questionnaireVersionId: string; again: boolean }>;

/** Asks for the numbers of one questionnaire version. */
export function RequestForm({ questionnaireVersionId, again }: RequestFormProps) {
  const t = useTranslations('measurement');
  const { form, summary } = useFormState(requestItemAnalysisAction, {}, questionnaireVersionId);
  return (
    <form {...form}>
      <ErrorSummary {...summary} />
      <input type="hidden" name="questionnaireVersionId" value={questionnaireVersionId} />
      <SubmitButton variant={again ? 'plain' : 'primary'} pendingLabel={t('requesting')}>
        {again ? t('again') : t('request')}
      </SubmitButton>
    </form>
  );
}
