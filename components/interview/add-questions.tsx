import { useTranslations } from 'next-intl';
import { OneButtonForm } from '@/components/forms/one-button-form';
import { SmallForm } from '@/components/observation/small-form';
import { Disclosure } from '@/components/ui/disclosure';
import { scaleQuestionKeys } from '@/lib/interview/question-keys';
import type { GuideFacets } from '@/lib/interview/types';
import { SCALE_KEYS } from '@/lib/scales';
import type { InterviewView } from '@/lib/services/interviews';
import type { StatefulAction } from '@/lib/validation/form-state';
import { OWN_QUESTION_MAX } from '@/lib/validation/interview';
import { type GuideContext, questionText } from './guide-context';

type AddQuestionsProps = Readonly<{
  interview: InterviewView;
  context: GuideContext;
  facets: GuideFacets;
  /** Ids for the next two questions, so that a form sent twice adds one. */
  newIds: readonly [string, string];
  actions: Readonly<Record<'own' | 'bank' | 'remove' | 'restore', StatefulAction>>;
}>;

/** More questions: in own words, marked as such, or from the released guide; and taking them away again. */
export function AddQuestions(props: AddQuestionsProps) {
  const { interview, context, actions, newIds } = props;
  const t = useTranslations('interview.add');
  if (!interview.mayChangeQuestions) return <p className="small muted">{t('closed')}</p>;
  const { id: interviewId } = interview;
  const added = interview.questions
    .map((question, index) => ({ ...question, number: index + 1 }))
    .filter(({ isAdded }) => isAdded);
  return (
    <>
      <Disclosure summary={t('title')}>
        <div className="two-c">
          <OwnQuestion interviewId={interviewId} newId={newIds[0]} action={actions.own} />
          <BankQuestion {...props} newId={newIds[1]} />
        </div>
      </Disclosure>
      {added.length > 0 ? (
        <div className="row-acts iq-removals">
          {added.map(({ id, number }) => (
            <OneButtonForm
              key={id}
              id={`remove-question-${id}`}
              action={actions.remove}
              fields={{ interviewId, questionId: id }}
              label={t('removeNamed', { number })}
              pendingLabel={t('sending')}
              size="tiny"
            />
          ))}
        </div>
      ) : null}
      {interview.removed.length > 0 ? (
        <Disclosure summary={t('removed')}>
          <ul className="choose">
            {interview.removed.map((question) => {
              const text = questionText(context, question);
              return (
                <li key={question.id}>
                  <span>{text}</span>
                  <OneButtonForm
                    id={`restore-${question.id}`}
                    action={actions.restore}
                    fields={{ interviewId, questionId: question.id }}
                    label={t('restore')}
                    name={t('restoreNamed', { text })}
                    pendingLabel={t('sending')}
                    size="tiny"
                  />
                </li>
              );
            })}
          </ul>
        </Disclosure>
      ) : null}
    </>
  );
}

type OwnQuestionProps = Readonly<{ interviewId: string; newId: string; action: StatefulAction }>;

function OwnQuestion({ interviewId, newId, action }: OwnQuestionProps) {
  const t = useTranslations('interview.add');
  const scaleName = useTranslations('scales.names');
  return (
    <div className="stack-2">
      <h3>{t('ownTitle')}</h3>
      <SmallForm
        action={action}
        idPrefix="own-"
        hidden={{ interviewId, questionId: newId }}
        fields={[
          { kind: 'area', name: 'text', label: t('text'), hint: t('textHint'), max: OWN_QUESTION_MAX },
          {
            kind: 'select',
            name: 'scale',
            label: t('scale'),
            options: [
              { value: '', label: t('noScale') },
              ...SCALE_KEYS.map((value) => ({ value, label: scaleName(value) })),
            ],
          },
        ]}
        submit={t('submit')}
        pending={t('sending')}
        done={t('done')}
        variant="plain"
      />
    </div>
  );
}

type BankQuestionProps = AddQuestionsProps & Readonly<{ newId: string }>;

function BankQuestion({ interview, context, facets, newId, actions }: BankQuestionProps) {
  const t = useTranslations('interview.add');
  const scaleName = useTranslations('scales.names');
  const asked = new Set(interview.questions.map(({ key }) => key));
  const options = SCALE_KEYS.flatMap((scale) =>
    scaleQuestionKeys(facets, scale)
      .filter((key) => !asked.has(key))
      .map((key) => ({
        value: key,
        label: `${scaleName(scale)}: ${context.text.questions[key]?.text ?? key}`,
      })),
  );
  return (
    <div className="stack-2">
      <h3>{t('bankTitle')}</h3>
      <SmallForm
        action={actions.bank}
        idPrefix="bank-"
        hidden={{ interviewId: interview.id, questionId: newId }}
        fields={[
          {
            kind: 'select',
            name: 'key',
            label: t('bank'),
            options: [{ value: '', label: t('bank') }, ...options],
          },
        ]}
        submit={t('bankSubmit')}
        pending={t('sending')}
        done={t('done')}
        variant="plain"
      />
    </div>
  );
}
