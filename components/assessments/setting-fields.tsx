'use client';

import { useTranslations } from 'next-intl';
import { CheckboxField } from '@/components/forms/checkbox-field';
import { CheckboxGroup } from '@/components/forms/checkbox-group';
import { RadioGroup } from '@/components/forms/radio-group';
import { TextField } from '@/components/forms/text-field';
import type { useFormState } from '@/components/forms/use-form-state';
import { LOCALE_NAMES, LOCALES } from '@/lib/i18n/locales';
import { CANDIDATE_REPORTS, REMINDER_STEPS } from '@/lib/validation/assessment';

type FieldsProps = Readonly<{ field: ReturnType<typeof useFormState>['field'] }>;

const ticked = (value: string) => value.split(',').filter(Boolean);

/** Languages that candidates may answer in. */
export function LanguageBoxes({ field }: FieldsProps) {
  const t = useTranslations('invitations.fields');
  const { key, defaultValue, ...rest } = field('locales');
  return (
    <CheckboxGroup
      key={key}
      {...rest}
      name="locales"
      legend={t('languages')}
      hint={t('languagesHint')}
      options={LOCALES.map((value) => ({ value, label: <span lang={value}>{LOCALE_NAMES[value]}</span> }))}
      ticked={ticked(defaultValue)}
    />
  );
}

/** Days before the last day on which those who have not finished are reminded. */
export function ReminderBoxes({ field }: FieldsProps) {
  const t = useTranslations('invitations.fields');
  const { key, defaultValue, ...rest } = field('reminderDays');
  return (
    <CheckboxGroup
      key={key}
      {...rest}
      legend={t('reminders')}
      hint={t('remindersHint')}
      options={REMINDER_STEPS.map((days) => ({ value: String(days), label: t('reminderDay', { days }) }))}
      ticked={ticked(defaultValue)}
    />
  );
}

/** When a candidate may read the own report, and whether names are hidden. */
export function FairnessFields({ field }: FieldsProps) {
  const t = useTranslations('invitations.fields');
  const report = field('candidateReport');
  const { key: blindKey, defaultValue, ...blind } = field('blind');
  return (
    <>
      <RadioGroup
        key={report.key}
        name="candidateReport"
        legend={t('candidateReport')}
        hint={t('candidateReportHint')}
        error={report.error}
        errorPrefix={report.errorPrefix}
        options={CANDIDATE_REPORTS.map((value) => ({ value, label: t(`candidateReports.${value}`) }))}
        defaultValue={report.defaultValue}
      />
      <CheckboxField
        key={blindKey}
        {...blind}
        label={t('blind')}
        hint={t('blindHint')}
        defaultChecked={defaultValue === 'on'}
      />
    </>
  );
}

/** How long personal data are kept, and why longer than usual. */
export function RetentionFields({ field }: FieldsProps) {
  const t = useTranslations('invitations.fields');
  const { key: activeKey, ...active } = field('activeMonths');
  const { key: totalKey, ...total } = field('totalMonths');
  const { key: reasonKey, ...reason } = field('retentionReason');
  return (
    <fieldset className="field stack-2">
      <legend className="label">{t('retention')}</legend>
      <div className="form-pair">
        <TextField
          key={activeKey}
          {...active}
          label={t('activeMonths')}
          hint={t('activeMonthsHint')}
          inputMode="numeric"
          required
        />
        <TextField
          key={totalKey}
          {...total}
          label={t('totalMonths')}
          hint={t('totalMonthsHint')}
          inputMode="numeric"
          required
        />
      </div>
      <TextField key={reasonKey} {...reason} label={t('retentionReason')} hint={t('retentionReasonHint')} />
    </fieldset>
  );
}
