'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { FieldError } from '@/components/forms/field';
import { SubmitButton } from '@/components/forms/submit-button';
import { useFormState } from '@/components/forms/use-form-state';
import type { StatefulAction } from '@/lib/validation/form-state';

type StartFormProps = Readonly<{
  action: StatefulAction;
  reportId: string;
  members: readonly Readonly<{ userId: string; name: string }>[];
  viewerId: string;
}>;

/** Who interviews: whoever fills in the form is chosen, others can join. */
export function StartForm({ action, reportId, members, viewerId }: StartFormProps) {
  const t = useTranslations('interview.start');
  const { form, field, summary } = useFormState(action, { interviewers: viewerId });
  const { id, error, errorPrefix, defaultValue } = field('interviewers');
  const chosen = defaultValue.split(' ');
  return (
    <form {...form} className="stack narrow-form">
      <ErrorSummary {...summary} />
      <input type="hidden" name="reportId" value={reportId} />
      <fieldset
        className="field"
        aria-describedby={error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`}
      >
        <legend className="label">{t('who')}</legend>
        <span className="hint" id={`${id}-hint`}>
          {t('whoHint')}
        </span>
        <FieldError id={id} error={error} errorPrefix={errorPrefix} />
        <div className="iq-members">
          {members.map(({ userId, name }, index) => (
            <label key={userId} className="opt">
              <input
                type="checkbox"
                id={index === 0 ? id : `${id}-${userId}`}
                name="interviewers"
                value={userId}
                defaultChecked={chosen.includes(userId)}
              />
              {userId === viewerId ? t('you', { name }) : name}
            </label>
          ))}
        </div>
      </fieldset>
      <div className="actions">
        <SubmitButton pendingLabel={t('sending')}>{t('submit')}</SubmitButton>
      </div>
    </form>
  );
}
