'use client';

import { useTranslations } from 'next-intl';
import { ErrorSummary } from '@/components/forms/error-summary';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-area';
import { useFormState } from '@/components/forms/use-form-state';
import type { ScaleKey } from '@/lib/scales';
import type { StatefulAction } from '@/lib/validation/form-state';
import { INTERVIEW_NOTE_MAX } from '@/lib/validation/interview';
import { Anchors } from './anchors';

type AgreeFormProps = Readonly<{
  action: StatefulAction;
  interviewId: string;
  scale: ScaleKey;
  /** How many agreements on the scale the page shows. */
  seen: number;
  anchors: readonly string[];
}>;

/** A rating that the interviewers agree on, on the anchors of the scale, with its reasons. */
export function AgreeForm({ action, interviewId, scale, seen, anchors }: AgreeFormProps) {
  const t = useTranslations('interview.scales');
  const { form, field, summary } = useFormState(action, {}, `${scale}-`);
  const { key: noteKey, ...note } = field('note');
  return (
    <form {...form} className="stack narrow-form">
      <ErrorSummary {...summary} />
      <input type="hidden" name="interviewId" value={interviewId} />
      <input type="hidden" name="scale" value={scale} />
      <input type="hidden" name="seen" value={seen} />
      <Anchors name="rating" legend={t('rating')} anchors={anchors} field={field('rating')} />
      <TextArea
        key={noteKey}
        {...note}
        label={t('note')}
        hint={t('noteHint')}
        maxLength={INTERVIEW_NOTE_MAX}
      />
      <div className="actions">
        <SubmitButton variant="plain" pendingLabel={t('saving')}>
          {t('submit')}
        </SubmitButton>
      </div>
    </form>
  );
}
