'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SelectField } from '@/components/forms/select-field';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useFormState } from '@/components/forms/use-form-state';
import type { StatefulAction } from '@/lib/validation/form-state';

const TITLE_MAX = 120;

type CopyRoleFormProps = Readonly<{
  action: StatefulAction;
  roles: readonly Readonly<{ value: string; label: string }>[];
}>;

/** A new job with the path and the steps of one of the organisation's own. */
export function CopyRoleForm({ action, roles }: CopyRoleFormProps) {
  const t = useTranslations('templates');
  const { form, field, summary } = useFormState(action, {}, 'copy-');
  const { key: sourceKey, ...source } = field('jobRoleId');
  const { key: titleKey, ...title } = field('title');
  return (
    <form {...form} className="stack form">
      <ErrorSummary {...summary} />
      <p>{t('fromOwnLead')}</p>
      <SelectField key={sourceKey} {...source} label={t('source')} options={roles} />
      <TextField key={titleKey} {...title} label={t('newName')} maxLength={TITLE_MAX} />
      <p>
        <SubmitButton pendingLabel={t('copying')}>{t('copy')}</SubmitButton>
      </p>
    </form>
  );
}
