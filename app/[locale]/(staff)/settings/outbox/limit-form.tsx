'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useFormState } from '@/components/forms/use-form-state';
import type { StatefulAction } from '@/lib/validation/form-state';

type LimitFormProps = Readonly<{ action: StatefulAction<void>; made: number; limit: number }>;

/** How many invitations may be made within a day and a night. */
export function LimitForm({ action, made, limit }: LimitFormProps) {
  const t = useTranslations('outbox.limit');
  const { state, form, field, summary } = useFormState(action, { limit: String(limit) });
  const { key, ...text } = field('limit');
  return (
    <section aria-labelledby="limit-title">
      <h2 id="limit-title">{t('title')}</h2>
      <p>{t('body', { made, limit })}</p>
      <form {...form} className="narrow">
        <ErrorSummary {...summary} />
        <TextField key={key} {...text} label={t('label')} hint={t('hint')} inputMode="numeric" required />
        <SubmitButton variant="plain" pendingLabel={t('saving')}>
          {t('save')}
        </SubmitButton>
        <p role="status" className="small muted">
          {state.status === 'done' ? t('saved') : null}
        </p>
      </form>
    </section>
  );
}
