'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-area';
import { useFormState } from '@/components/forms/use-form-state';
import type { StatefulAction } from '@/lib/validation/form-state';

const NOTE_MAX = 2_000;

type DiscussionNoteProps = Readonly<{
  jobRoleId: string;
  stepId: string;
  note: string;
  action: StatefulAction;
}>;

/** What was said about one step; the raters read it when they vote again. */
export function DiscussionNote({ jobRoleId, stepId, note, action }: DiscussionNoteProps) {
  const t = useTranslations('raters.talk');
  const { state, form, field, summary } = useFormState(action, { note }, `${stepId}-`);
  const { key, ...text } = field('note');
  return (
    <form {...form} className="stack-2">
      <ErrorSummary {...summary} />
      <input type="hidden" name="jobRoleId" value={jobRoleId} />
      <input type="hidden" name="stepId" value={stepId} />
      <TextArea key={key} {...text} label={t('note')} hint={t('noteHint')} rows={2} maxLength={NOTE_MAX} />
      <div className="actions">
        <SubmitButton variant="plain" size="tiny" pendingLabel={t('opening')}>
          {t('saveNote')}
        </SubmitButton>
        <span role="status" className="small muted">
          {state.status === 'done' ? t('saved') : null}
        </span>
      </div>
    </form>
  );
}
