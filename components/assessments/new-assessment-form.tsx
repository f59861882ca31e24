'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SelectField, type SelectOption } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useFormState } from '@/components/forms/use-form-state';
import { LinkButton } from '@/components/ui/link-button';
import type { StatefulAction } from '@/lib/validation/form-state';
import { FairnessFields, LanguageBoxes, ReminderBoxes, RetentionFields } from './setting-fields';

const NAME_MAX = 120;

type NewAssessmentFormProps = Readonly<{
  action: StatefulAction;
  profiles: readonly SelectOption[];
  /** What the fields show first. */
  initial: Readonly<Record<string, string>>;
  /** What becomes fixed, version by version. */
  pins: ReactNode;
}>;

/** Name, profile, time and ways of a new assessment; it says what becomes fixed. */
export function NewAssessmentForm({ action, profiles, initial, pins }: NewAssessmentFormProps) {
  const t = useTranslations('assessments.form');
  const { form, field, summary } = useFormState(action, initial);
  const { key: nameKey, ...name } = field('name');
  const { key: profileKey, ...profile } = field('roleProfileVersionId');

  return (
    <form {...form} className="stack narrow-form">
      <ErrorSummary {...summary} />
      <TextField
        key={nameKey}
        {...name}
        label={t('name')}
        hint={t('nameHint')}
        maxLength={NAME_MAX}
        autoComplete="off"
        required
      />
      <SelectField
        key={profileKey}
        {...profile}
        label={t('profile')}
        hint={t('profileHint')}
        options={profiles}
        required
      />
      <WindowFields field={field} />
      <LanguageBoxes field={field} />
      <ReminderBoxes field={field} />
      <FairnessFields field={field} />
      <RetentionFields field={field} />
      {pins}
      <div className="actions">
        <SubmitButton pendingLabel={t('creating')}>{t('create')}</SubmitButton>
        <LinkButton variant="quiet" href="/assessments">
          {t('cancel')}
        </LinkButton>
      </div>
    </form>
  );
}

type WindowFieldsProps = Readonly<{ field: ReturnType<typeof useFormState>['field'] }>;

/** First and last day of answering. */
function WindowFields({ field }: WindowFieldsProps) {
  const [t, words, common] = [
    useTranslations('assessments.form'),
    useTranslations('invitations.settings'),
    useTranslations('common'),
  ];
  const { key: opensKey, ...opensOn } = field('opensOn');
  const { key: closesKey, ...closesOn } = field('closesOn');
  return (
    <div className="form-pair">
      <TextField
        key={opensKey}
        {...opensOn}
        label={t('opensOn')}
        hint={words('opensOnHint')}
        optionalLabel={common('optional')}
        type="date"
      />
      <TextField
        key={closesKey}
        {...closesOn}
        label={t('closesOn')}
        hint={words('closesOnHint')}
        optionalLabel={common('optional')}
        type="date"
      />
    </div>
  );
}
