'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { useFormState } from '@/components/forms/use-form-state';
import type { StatefulAction } from '@/lib/validation/form-state';
import { LinkOnce } from './link-once';

type ReplaceLinkFormProps = Readonly<{
  action: StatefulAction<Readonly<{ name: string; link: string; mailed: boolean }>>;
  fields: Readonly<Record<string, string>>;
  /** What becomes of the old link. */
  body: string;
}>;

/** A new link for somebody who lost theirs, shown once. */
export function ReplaceLinkForm({ action, fields, body }: ReplaceLinkFormProps) {
  const t = useTranslations('experts.link');
  const { state, form, summary } = useFormState(action, {}, 'replace-');
  if (state.status === 'done') {
    const { name, link, mailed } = state.data;
    return <LinkOnce title={t('replacedTitle', { name })} link={link} mailed={mailed} />;
  }
  return (
    <form {...form} className="stack-2">
      <h2>{t('replaceTitle')}</h2>
      <ErrorSummary {...summary} />
      <p>{body}</p>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="actions">
        <SubmitButton pendingLabel={t('working')}>{t('replace')}</SubmitButton>
      </div>
    </form>
  );
}
