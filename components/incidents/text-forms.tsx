'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-area';
import { TextField } from '@/components/forms/text-field';
import { useFormState } from '@/components/forms/use-form-state';
import { Notice } from '@/components/ui/notice';
import type { StatefulAction } from '@/lib/validation/form-state';

const STORY_MAX = 2_000;
const REASON_MAX = 400;

type Place = Readonly<{ jobRoleId: string; incidentId: string }>;
type FormProps = Readonly<{ action: StatefulAction; place: Place }>;

/** Sets a situation aside; the reason stays with it. */
export function DismissForm({ action, place }: FormProps) {
  const t = useTranslations('incidents');
  const { form, field, summary } = useFormState(action, {}, 'dismiss-');
  const { key, ...reason } = field('reason');
  return (
    <form {...form} className="stack narrow-form">
      <ErrorSummary {...summary} />
      <p>{t('dismiss.lead')}</p>
      <Ids place={place} />
      <TextField
        key={key}
        {...reason}
        label={t('dismiss.reason')}
        maxLength={REASON_MAX}
        autoComplete="off"
        required
      />
      <div className="actions">
        <SubmitButton variant="plain" pendingLabel={t('working')}>
          {t('dismiss.save')}
        </SubmitButton>
      </div>
    </form>
  );
}

type RedactFormProps = FormProps &
  Readonly<{ texts: Readonly<{ happened: string; action: string; outcome: string }> }>;

/** Puts texts without anything personal in the place of those that were told. */
export function RedactForm({ action, place, texts }: RedactFormProps) {
  const t = useTranslations('incidents');
  const { state, form, field, summary } = useFormState(action, { ...texts }, 'redact-');
  return (
    <form {...form} className="stack narrow-form">
      <ErrorSummary {...summary} />
      {state.status === 'done' ? (
        <Notice tone="sky" live>
          {t('redact.saved')}
        </Notice>
      ) : null}
      <p>{t('redact.lead')}</p>
      <Ids place={place} />
      {(['happened', 'action', 'outcome'] as const).map((name) => {
        const { key, ...text } = field(name);
        return <TextArea key={key} {...text} name={name} label={t(`one.${name}`)} maxLength={STORY_MAX} />;
      })}
      <div className="actions">
        <SubmitButton variant="plain" pendingLabel={t('working')}>
          {t('redact.save')}
        </SubmitButton>
      </div>
    </form>
  );
}

function Ids({ place }: Readonly<{ place: Place }>) {
  return (
    <>
      <input type="hidden" name="jobRoleId" value={place.jobRoleId} />
      <input type="hidden" name="incidentId" value={place.incidentId} />
    </>
  );
}
