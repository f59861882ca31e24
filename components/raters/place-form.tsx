'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useFormState } from '@/components/forms/use-form-state';
import { Notice } from '@/components/ui/notice';
import type { StatefulAction } from '@/lib/validation/form-state';

const SITE_MAX = 80;

type PlaceFormProps = Readonly<{ action: StatefulAction; raterId: string; site: string }>;

/** Where a rater works, or on which shift. */
export function PlaceForm({ action, raterId, site }: PlaceFormProps) {
  const t = useTranslations('raters.manage');
  const { state, form, field, summary } = useFormState(action, { site }, 'place-');
  const { key, ...text } = field('site');
  return (
    <form {...form} className="stack-2">
      <h2>{t('placeTitle')}</h2>
      <ErrorSummary {...summary} />
      {state.status === 'done' ? (
        <Notice tone="sky" live>
          {t('placeSaved')}
        </Notice>
      ) : null}
      <input type="hidden" name="raterId" value={raterId} />
      <TextField
        key={key}
        {...text}
        label={t('placeLabel')}
        hideLabel
        hint={t('placeBody')}
        maxLength={SITE_MAX}
        autoComplete="off"
      />
      <div className="actions">
        <SubmitButton variant="plain" pendingLabel={t('working')}>
          {t('savePlace')}
        </SubmitButton>
      </div>
    </form>
  );
}
