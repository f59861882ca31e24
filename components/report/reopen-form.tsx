'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-area';
import { useFormState } from '@/components/forms/use-form-state';
import type { StatefulAction } from '@/lib/validation/form-state';

const REASON_MAX = 2000;

type ReopenFormProps = Readonly<{
  action: StatefulAction<{ seq: number }>;
  reportId: string;
  /** Rows of the history on the page. */
  seen: number;
}>;

/** Why a decided case is opened again; what was decided stays. */
export function ReopenForm({ action, reportId, seen }: ReopenFormProps) {
  const t = useTranslations('decision');
  const { form, field, summary } = useFormState(action);
  const { key, ...reason } = field('reason');
  return (
    <form {...form} className="stack">
      <ErrorSummary {...summary} />
      <p>{t('reopenBody')}</p>
      <input type="hidden" name="reportId" value={reportId} />
      <input type="hidden" name="seen" value={seen} />
      <TextArea
        key={key}
        {...reason}
        label={t('reopenReason')}
        hint={t('reopenHint')}
        rows={3}
        maxLength={REASON_MAX}
        required
      />
      <div className="actions">
        <SubmitButton variant="plain" pendingLabel={t('reopening')}>
          {t('reopen')}
        </SubmitButton>
      </div>
    </form>
  );
}
