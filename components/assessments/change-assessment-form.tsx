'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextField } from '@/components/forms/text-field';
import { useFormState } from '@/components/forms/use-form-state';
import { LinkButton } from '@/components/ui/link-button';
import { Notice } from '@/components/ui/notice';
import type { StatefulAction } from '@/lib/validation/form-state';
import { ReminderBoxes } from './setting-fields';

const NAME_MAX = 120;

type Changed = Readonly<{ moved: number; revived: number }>;

type ChangeAssessmentFormProps = Readonly<{
  action: StatefulAction<Changed>;
  assessmentId: string;
  backHref: string;
  initial: Readonly<{ name: string; opensOn: string; closesOn: string; reminderDays: string }>;
  opensOnMovable: boolean;
  /** People who can still answer: their time is not cut. */
  underWay: number;
}>;

/** What may still change in an open assessment. */
export function ChangeAssessmentForm(props: ChangeAssessmentFormProps) {
  const { action, assessmentId, backHref, initial, opensOnMovable, underWay } = props;
  const [t, words, common] = [
    useTranslations('assessments.form'),
    useTranslations('invitations.settings'),
    useTranslations('common'),
  ];
  const { state, form, field, summary } = useFormState(action, initial);
  const { key: nameKey, ...name } = field('name');
  const { key: opensKey, ...opensOn } = field('opensOn');
  const { key: closesKey, ...closesOn } = field('closesOn');

  return (
    <form {...form} className="stack narrow-form">
      {state.status === 'done' ? <ChangedNotice changed={state.data} /> : null}
      <ErrorSummary {...summary} />
      <input type="hidden" name="assessmentId" value={assessmentId} />
      <TextField
        key={nameKey}
        {...name}
        label={t('name')}
        hint={t('nameHint')}
        maxLength={NAME_MAX}
        autoComplete="off"
        required
      />
      <div className="form-pair">
        <TextField
          key={opensKey}
          {...opensOn}
          label={t('opensOn')}
          hint={words(opensOnMovable ? 'opensOnHint' : 'opensOnFixed')}
          optionalLabel={common('optional')}
          type="date"
          readOnly={!opensOnMovable}
        />
        <TextField
          key={closesKey}
          {...closesOn}
          label={t('closesOn')}
          hint={words('closesOnHint')}
          optionalLabel={common('optional')}
          type="date"
        />
      </div>
      {underWay > 0 ? <p className="small">{words('closesOnPromise', { count: underWay })}</p> : null}
      <ReminderBoxes field={field} />
      <div className="actions">
        <SubmitButton pendingLabel={words('saving')}>{words('save')}</SubmitButton>
        <LinkButton variant="quiet" href={backHref}>
          {words('back')}
        </LinkButton>
      </div>
    </form>
  );
}

function ChangedNotice({ changed }: Readonly<{ changed: Changed }>) {
  const t = useTranslations('invitations.settings');
  return (
    <Notice tone="sky" live>
      {changed.moved === 0 ? t('saved') : t('savedMoved', changed)}
    </Notice>
  );
}
