'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SelectField, type SelectOption } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useFormState } from '@/components/forms/use-form-state';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import type { StatefulAction } from '@/lib/validation/form-state';

const NAME_MAX = 120;

type NewAssessmentFormProps = Readonly<{
  action: StatefulAction;
  profiles: readonly SelectOption[];
  chosenProfile: string;
}>;

/** Name, profile and time of a new assessment; it says what becomes fixed. */
export function NewAssessmentForm({ action, profiles, chosenProfile }: NewAssessmentFormProps) {
  const t = useTranslations('assessments.form');
  const common = useTranslations('common');
  const { form, field, summary } = useFormState(action, { roleProfileVersionId: chosenProfile });
  const { key: nameKey, ...name } = field('name');
  const { key: profileKey, ...profile } = field('roleProfileVersionId');
  const { key: opensKey, ...opensOn } = field('opensOn');
  const { key: closesKey, ...closesOn } = field('closesOn');

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
      <TextField
        key={opensKey}
        {...opensOn}
        label={t('opensOn')}
        optionalLabel={common('optional')}
        type="date"
      />
      <TextField
        key={closesKey}
        {...closesOn}
        label={t('closesOn')}
        optionalLabel={common('optional')}
        type="date"
      />
      <Notice title={t('pinsTitle')}>{t('pinsBody')}</Notice>
      <div className="actions">
        <SubmitButton pendingLabel={t('creating')}>{t('create')}</SubmitButton>
        <LinkButton variant="quiet" href="/assessments">
          {t('cancel')}
        </LinkButton>
      </div>
    </form>
  );
}
