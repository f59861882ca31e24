'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-area';
import { useFormState } from '@/components/forms/use-form-state';
import type { StatefulAction } from '@/lib/validation/form-state';

const ANSWER_MAX = 4_000;
const ROWS = 8;

type AnswerFormProps = Readonly<{
  action: StatefulAction;
  requestId: string;
  /** Language of the candidate, worded. */
  language: string;
  hasAddress: boolean;
}>;

/** An answer in own words; the candidate reads it with the name of whoever wrote it. */
export function AnswerForm({ action, requestId, language, hasAddress }: AnswerFormProps) {
  const t = useTranslations('requests');
  const { form, field, summary } = useFormState(action, {}, 'answer-');
  const { key, ...answer } = field('answer');
  return (
    <form {...form} className="stack narrow-form">
      <ErrorSummary {...summary} />
      <input type="hidden" name="requestId" value={requestId} />
      <TextArea
        key={key}
        {...answer}
        label={t('answerLabel')}
        hint={t('answerHint', { language })}
        rows={ROWS}
        maxLength={ANSWER_MAX}
        required
      />
      <p className="small muted">{hasAddress ? t('mail') : t('noMail')}</p>
      <div className="actions">
        <SubmitButton pendingLabel={t('sending')}>{t('send')}</SubmitButton>
      </div>
    </form>
  );
}
