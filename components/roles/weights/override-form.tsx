'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-area';
import { TextField } from '@/components/forms/text-field';
import { useFormState } from '@/components/forms/use-form-state';
import type { ScaleKey } from '@/lib/scales';
import type { StatefulAction } from '@/lib/validation/form-state';

const REASON_MAX = 400;

type OverrideFormProps = Readonly<{
  action: StatefulAction;
  jobRoleId: string;
  scale: ScaleKey;
  /** What is set now; null = the weight follows from the steps. */
  percent: number | null;
  reason: string;
}>;

/** A weight and its reason; an empty answer is refused beside its field. */
export function OverrideForm({ action, jobRoleId, scale, percent, reason }: OverrideFormProps) {
  const t = useTranslations('roleWeights.override');
  const initial = { percent: percent === null ? '' : String(percent), reason };
  const { form, field, summary } = useFormState(action, initial, `${scale}-`);
  const { key: percentKey, ...percentField } = field('percent');
  const { key: reasonKey, ...reasonField } = field('reason');
  return (
    <form {...form} className="stack narrow-form">
      <ErrorSummary {...summary} />
      <input type="hidden" name="jobRoleId" value={jobRoleId} />
      <input type="hidden" name="scale" value={scale} />
      {/* What the page showed: a change made elsewhere meanwhile is not overwritten. */}
      <input type="hidden" name="fromPercent" value={percent ?? ''} />
      <input type="hidden" name="fromReason" value={reason} />
      <TextField key={percentKey} {...percentField} label={t('percent')} inputMode="numeric" />
      <TextArea
        key={reasonKey}
        {...reasonField}
        label={t('reason')}
        hint={t('reasonHint')}
        maxLength={REASON_MAX}
      />
      <div className="actions">
        <SubmitButton pendingLabel={t('saving')}>{t('save')}</SubmitButton>
        {percent === null ? null : (
          <SubmitButton pendingLabel={t('removing')} variant="plain" name="remove" value="yes">
            {t('remove')}
          </SubmitButton>
        )}
      </div>
    </form>
  );
}
