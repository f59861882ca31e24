'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { useFormState } from '@/components/forms/use-form-state';
import { StoryFields } from '@/components/stories/story-fields';
import { Notice } from '@/components/ui/notice';
import type { StatefulAction } from '@/lib/validation/form-state';

type AddIncidentFormProps = Readonly<{
  action: StatefulAction;
  jobRoleId: string;
  incidentId: string;
  locale: string;
}>;

/** A situation that HR heard in an interview. */
export function AddIncidentForm({ action, jobRoleId, incidentId, locale }: AddIncidentFormProps) {
  const t = useTranslations('incidents.add');
  const { state, form, field, summary } = useFormState(action, {}, 'add-');
  return (
    <form {...form} className="stack narrow-form">
      <ErrorSummary {...summary} />
      {state.status === 'done' ? (
        <Notice tone="sky" live>
          {t('saved')}
        </Notice>
      ) : null}
      <p>{t('lead')}</p>
      <input type="hidden" name="jobRoleId" value={jobRoleId} />
      <input type="hidden" name="incidentId" value={incidentId} />
      <input type="hidden" name="locale" value={locale} />
      <StoryFields field={field} />
      <div className="actions">
        <SubmitButton variant="plain" pendingLabel={t('saving')}>
          {t('save')}
        </SubmitButton>
      </div>
    </form>
  );
}
