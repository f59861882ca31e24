'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { ErrorSummary, type SummaryError } from '@/components/forms/error-summary';
import { SaveStatus } from '@/components/forms/save-status';
import { SubmitButton } from '@/components/forms/submit-button';
import { TextArea } from '@/components/forms/text-area';
import { useFormState } from '@/components/forms/use-form-state';
import type { ActionResult } from '@/lib/actions/action-result';
import type { SaveSheetResult } from '@/lib/services/interview-ratings';
import type { StatefulAction } from '@/lib/validation/form-state';
import { INTERVIEW_NOTE_MAX, type SaveSheetInput } from '@/lib/validation/interview';
import { Anchors } from './anchors';
import { useSheetSaving } from './use-sheet-saving';

type SheetQuestion = Readonly<{
  id: string;
  /** Names the fields of the question for screen readers. */
  label: string;
  intro: ReactNode;
  /** What each rating means; null for an answer that is only noted. */
  anchors: readonly string[] | null;
}>;

type SheetFormProps = Readonly<{
  action: StatefulAction<SaveSheetResult>;
  save: (input: SaveSheetInput) => Promise<ActionResult<unknown>>;
  interviewId: string;
  groups: readonly Readonly<{ id: string; head: ReactNode; questions: readonly SheetQuestion[] }>[];
  /** What is stored, by field name. */
  values: Readonly<Record<string, string>>;
}>;

const OVERALL_ROWS = 4;

/** An interviewer's own ratings: stored as they are typed, and one plain form without a script. */
export function SheetForm({ action, save, interviewId, groups, values }: SheetFormProps) {
  const t = useTranslations('interview.sheet');
  const { form, field, summary, state: sent } = useFormState(action, values);
  const { box, state: typed } = useSheetSaving(interviewId, save);
  // Made anew only with the errors: the summary takes the focus whenever they change.
  const errors = useMemo(() => namedErrors(summary.errors, groups), [summary.errors, groups]);
  const { key: overallKey, ...overall } = field('note');
  const state = typed === 'idle' && sent.status === 'done' ? 'saved' : typed;
  return (
    <form {...form} ref={box} className="stack">
      <ErrorSummary {...summary} errors={errors} />
      <input type="hidden" name="interviewId" value={interviewId} />
      {groups.map(({ id, head, questions }) => (
        <section key={id} className="iq-group stack">
          {head}
          {questions.map((question) => (
            <Question key={question.id} question={question} field={field} />
          ))}
        </section>
      ))}
      <TextArea
        key={overallKey}
        {...overall}
        label={t('overall')}
        hint={t('overallHint')}
        rows={OVERALL_ROWS}
        maxLength={INTERVIEW_NOTE_MAX}
      />
      <div className="actions iq-go">
        <SaveStatus
          state={state === 'stopped' ? 'failed' : state}
          text={state === 'idle' ? '' : t(`state.${state}`)}
        />
        <SubmitButton variant="plain" name="go" value="save" pendingLabel={t('saving')}>
          {t('save')}
        </SubmitButton>
        <SubmitButton name="go" value="submit" pendingLabel={t('submitting')} aria-describedby="sheet-final">
          {t('submit')}
        </SubmitButton>
      </div>
      <p className="small muted" id="sheet-final">
        {t('final')}
      </p>
    </form>
  );
}

/** Which question each error is about: the same words many times would lead nowhere. */
function namedErrors(
  errors: readonly SummaryError[],
  groups: SheetFormProps['groups'],
): readonly SummaryError[] {
  const labels = new Map(groups.flatMap(({ questions }) => questions.map(({ id, label }) => [id, label])));
  return errors.map((error) => {
    const label = labels.get(error.fieldId?.split('.')[1] ?? '');
    return label === undefined ? error : { ...error, message: `${label}: ${error.message}` };
  });
}

type Field = ReturnType<typeof useFormState>['field'];

function Question({ question, field }: Readonly<{ question: SheetQuestion; field: Field }>) {
  const t = useTranslations('interview.sheet');
  const { id, label, intro, anchors } = question;
  const { key: noteKey, ...note } = field(`note.${id}`);
  return (
    <article className="iq" aria-label={label}>
      {intro}
      <div className="stack">
        {anchors === null ? (
          <p className="small muted">{t('unrated')}</p>
        ) : (
          <Anchors
            name={`mark.${id}`}
            legend={
              <>
                {t('rating')} <span className="vh">{label}</span>
              </>
            }
            anchors={anchors}
            field={field(`mark.${id}`)}
            notAsked={t('notAsked')}
          />
        )}
        <TextArea
          key={noteKey}
          {...note}
          name={`note.${id}`}
          label={t('notes')}
          maxLength={INTERVIEW_NOTE_MAX}
          aria-label={`${label}: ${t('notes')}`}
        />
      </div>
    </article>
  );
}
