'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SaveStatus } from '@/components/forms/save-status';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useFormState } from '@/components/forms/use-form-state';
import { LOCALE_NAMES, LOCALES, type Locale } from '@/lib/i18n/locales';
import { saveOrganizationAction } from './actions';

type OrganizationFormProps = Readonly<{
  name: string;
  contact: string;
  defaultLocale: Locale;
  activeMonths: string;
  totalMonths: string;
}>;

export function OrganizationForm(props: OrganizationFormProps) {
  const t = useTranslations('account');
  const common = useTranslations('common');
  const { state, form, field, summary } = useFormState(saveOrganizationAction, props);
  const { key: nameKey, ...name } = field('name');
  const { key: contactKey, ...contact } = field('contact');
  const { key: localeKey, ...defaultLocale } = field('defaultLocale');
  const { key: activeKey, ...activeMonths } = field('activeMonths');
  const { key: totalKey, ...totalMonths } = field('totalMonths');
  const saved = state.status === 'done';

  return (
    <form {...form} className="narrow">
      <ErrorSummary {...summary} />
      <TextField key={nameKey} {...name} label={t('organization.name')} required />
      <TextField
        key={contactKey}
        {...contact}
        label={t('setUp.contact')}
        hint={t('setUp.contactHint')}
        required
      />
      <SelectField
        key={localeKey}
        {...defaultLocale}
        label={t('organization.defaultLocale')}
        hint={t('organization.defaultLocaleHint')}
        options={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
      />
      <fieldset className="months">
        <legend className="label">{t('organization.retention')}</legend>
        <p className="muted">{t('organization.retentionHint')}</p>
        <TextField
          key={activeKey}
          {...activeMonths}
          label={t('organization.activeMonths')}
          inputMode="numeric"
          required
        />
        <TextField
          key={totalKey}
          {...totalMonths}
          label={t('organization.totalMonths')}
          inputMode="numeric"
          required
        />
      </fieldset>
      <div className="row-form">
        <SubmitButton pendingLabel={common('saving')}>{common('save')}</SubmitButton>
        <SaveStatus state={saved ? 'saved' : 'idle'} text={saved ? t('organization.saved') : ''} />
      </div>
    </form>
  );
}
