'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SaveStatus } from '@/components/forms/save-status';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useFormState } from '@/components/forms/use-form-state';
import { LOCALE_NAMES, LOCALES, type Locale } from '@/lib/i18n/locales';
import { saveProfileAction } from './actions';

export function ProfileForm(props: Readonly<{ name: string; locale: Locale }>) {
  const t = useTranslations('account');
  const common = useTranslations('common');
  const { state, form, field, summary } = useFormState(saveProfileAction, props);
  const { key: nameKey, ...name } = field('name');
  const { key: localeKey, ...locale } = field('locale');
  const saved = state.status === 'done';

  return (
    <form {...form} className="narrow">
      <ErrorSummary {...summary} />
      <TextField key={nameKey} {...name} label={t('name')} autoComplete="name" required />
      <SelectField
        key={localeKey}
        {...locale}
        label={t('language')}
        options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
      />
      <div className="row-form">
        <SubmitButton variant="plain" pendingLabel={common('saving')}>
          {common('save')}
        </SubmitButton>
        <SaveStatus state={saved ? 'saved' : 'idle'} text={saved ? t('profile.saved') : ''} />
      </div>
    </form>
  );
}
