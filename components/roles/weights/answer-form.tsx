'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useFormState } from '@/components/forms/use-form-state';
import type { ScaleKey } from '@/lib/scales';
import type { StatefulAction } from '@/lib/validation/form-state';

const KINDS = ['supervisor', 'incumbent', 'hr', 'customer'] as const;

type AnswerFormProps = Readonly<{
  action: StatefulAction;
  jobRoleId: string;
  /** The same form sent twice is one answer. */
  answerId: string;
  scales: readonly ScaleKey[];
}>;

/** One expert's answer to the percentile question. */
export function AnswerForm({ action, jobRoleId, answerId, scales }: AnswerFormProps) {
  const t = useTranslations('roleWeights.targets');
  const weights = useTranslations('roleWeights');
  const names = useTranslations('scales.names');
  const kinds = useTranslations('roles.expertKinds');
  const { form, field, summary } = useFormState(action, {}, 'answer-');
  const { key: scaleKey, ...scale } = field('scale');
  const { key: kindKey, ...kind } = field('kind');
  const { key: percentileKey, ...percentile } = field('percentile');
  return (
    <form {...form} className="answer-form">
      <ErrorSummary {...summary} />
      <input type="hidden" name="jobRoleId" value={jobRoleId} />
      <input type="hidden" name="answerId" value={answerId} />
      <SelectField
        key={scaleKey}
        {...scale}
        label={weights('scale')}
        options={scales.map((value) => ({ value, label: names(value) }))}
      />
      <SelectField
        key={kindKey}
        {...kind}
        label={t('kind')}
        options={KINDS.map((value) => ({ value, label: kinds(value) }))}
      />
      <TextField
        key={percentileKey}
        {...percentile}
        label={t('percentile')}
        inputMode="numeric"
        autoComplete="off"
      />
      <SubmitButton variant="plain" pendingLabel={t('adding')}>
        {t('add')}
      </SubmitButton>
    </form>
  );
}
