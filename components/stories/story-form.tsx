'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { useFormState } from '@/components/forms/use-form-state';
import type { StatefulAction } from '@/lib/validation/form-state';
import { StoryFields } from './story-fields';

type StoryFormProps = Readonly<{
  action: StatefulAction;
  token: string;
  /** Made with the page: the same form sent twice is stored once. */
  storyId: string;
  locale: string;
  /** Address of this very page. */
  path: string;
}>;

/** Tells one situation; what was typed stays through every error, with a script and without one. */
export function StoryForm({ action, token, storyId, locale, path }: StoryFormProps) {
  const t = useTranslations('stories');
  const { state, form, field, summary } = useFormState(action);
  if (state.status === 'done') return <Receipt path={path} />;
  const id = state.status === 'failed' ? (state.values['storyId'] ?? storyId) : storyId;
  return (
    <form {...form} className="stack">
      <ErrorSummary {...summary} />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="storyId" value={id} />
      <input type="hidden" name="locale" value={locale} />
      <StoryFields field={field} />
      <div className="trap" aria-hidden="true">
        <label htmlFor="website">{t('trap')}</label>
        <input id="website" name="website" type="text" tabIndex={-1} autoComplete="off" />
      </div>
      <div className="cand-go">
        <SubmitButton size="tall" pendingLabel={t('sending')}>
          {t('send')}
        </SubmitButton>
      </div>
    </form>
  );
}

function Receipt({ path }: Readonly<{ path: string }>) {
  const t = useTranslations('stories.receipt');
  return (
    <div className="stack note sky" role="status">
      <h2>{t('title')}</h2>
      <p>{t('text')}</p>
      {/* A page load of its own: the next story gets an id of its own. */}
      <p>
        <a href={path}>{t('another')}</a>
      </p>
    </div>
  );
}
