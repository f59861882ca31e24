import { useTranslations } from 'next-intl';
import { QuietLink } from '@/components/ui/quiet-link';
import { PROBE_TOPICS } from '@/lib/content/schemas/interview';
import { questionForm } from '@/lib/interview/question-keys';
import type { NumberedQuestion } from './groups';
import { type GuideContext, questionText, quotedStep } from './guide-context';

type QuestionIntroProps = Readonly<{
  question: NumberedQuestion;
  context: GuideContext;
  /** On paper the probes are always there and nothing is a link. */
  printed?: boolean;
}>;

/** A question as it is asked, with the step it is about and what to ask further. */
export function QuestionIntro({ question, context, printed = false }: QuestionIntroProps) {
  const t = useTranslations('interview.question');
  const step = quotedStep(context, question);
  const probes = probesOf(context, question);
  return (
    <div className="stack-2 iq-ask">
      <QuestionOrigin question={question} />
      <p className="iq-text">
        <span className="iq-number num" aria-hidden="true">
          {question.number}
        </span>
        <span>{questionText(context, question)}</span>
      </p>
      {step === null ? null : (
        <p className="iq-step">
          {printed || question.stepId === null ? (
            t('step', { step })
          ) : (
            <QuietLink href={context.numbers.traceHref(`step.${question.stepId}`)}>
              {t('step', { step })}
            </QuietLink>
          )}
        </p>
      )}
      {probes.length > 0 ? (
        <>
          <p className="small muted">{t('probes')}</p>
          <ul className="iq-probes small">
            {probes.map((probe) => (
              <li key={probe}>{probe}</li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}

function QuestionOrigin({ question }: Readonly<{ question: NumberedQuestion }>) {
  const t = useTranslations('interview.question');
  const scaleName = useTranslations('scales.names');
  const { kind, scale, addedBy } = question;
  const name = addedBy ?? t('somebody');
  const facts = [
    ...(kind === 'own' ? [t('own', { name })] : kind === 'bank' ? [t('bank', { name })] : []),
    // In a group of one scale its heading says it.
    ...((kind === 'own' || kind === 'bank' || kind === 'step') && scale !== null
      ? [t('about', { scale: scaleName(scale) })]
      : []),
  ];
  return facts.length === 0 ? null : <p className="small muted">{facts.join(' · ')}</p>;
}

/** The probe that belongs to the question first, then those of its form. */
function probesOf({ text }: GuideContext, { key }: NumberedQuestion): readonly string[] {
  if (key === null) return PROBE_TOPICS.map((topic) => text.probes.past[topic] ?? '');
  const own = text.questions[key]?.probe;
  const form = questionForm(key);
  const general = form === null ? [] : PROBE_TOPICS.map((topic) => text.probes[form][topic] ?? '');
  return own === undefined ? general : [own, ...general];
}
