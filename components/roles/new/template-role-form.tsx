'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useFormState } from '@/components/forms/use-form-state';
import { LinkButton } from '@/components/ui/link-button';
import type { StatefulAction } from '@/lib/validation/form-state';

const TITLE_MAX = 120;

type TemplateRoleFormProps = Readonly<{
  action: StatefulAction;
  /** Which template, in which language. */
  fields: Readonly<Record<string, string>>;
  title: string;
}>;

/** Names the new job and makes it. */
export function TemplateRoleForm({ action, fields, title }: TemplateRoleFormProps) {
  const t = useTranslations('templates');
  const { form, field, summary } = useFormState(action, { title });
  const { key, ...name } = field('title');
  return (
    <form {...form} className="stack form">
      <ErrorSummary {...summary} />
      {Object.entries(fields).map(([hidden, value]) => (
        <input key={hidden} type="hidden" name={hidden} value={value} />
      ))}
      <TextField key={key} {...name} label={t('newName')} maxLength={TITLE_MAX} />
      <div className="row-add">
        <SubmitButton variant="primary" pendingLabel={t('preview.making')}>
          {t('preview.make')}
        </SubmitButton>
        <LinkButton href="/roles/new">{t('preview.back')}</LinkButton>
      </div>
    </form>
  );
}
