import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { Table } from '@/components/ui/table';
import { formatDateTime, formatNumber } from '@/lib/i18n/format';
import { type InterviewAgreement, NOTABLE_DIFFERENCE } from '@/lib/interview/interview-agreement';
import type { InterviewView, RevealedView } from '@/lib/services/interviews';
import { groupQuestions, type NumberedQuestion } from './groups';
import { type GuideContext, questionText } from './guide-context';

type ResultsProps = Readonly<{ interview: InterviewView; revealed: RevealedView; context: GuideContext }>;

const ENOUGH_FOR_RWG = 3;

/** Everybody's ratings beside each other, how far they agree, and everybody's notes. */
export function Results({ interview, revealed, context }: ResultsProps) {
  const t = useTranslations('interview.result');
  const locale = useLocale();
  const questions = groupQuestions(interview.questions).flatMap((group) => group.questions);
  return (
    <section className="sec" aria-labelledby="result-title">
      <h2 id="result-title">{t('title')}</h2>
      <p>
        {t('opened', { time: formatDateTime(locale, revealed.at) })} {t('notFit')}
      </p>
      <div className="stack-2">
        <h3>{t('agreement')}</h3>
        <AgreementWords agreement={revealed.agreement} />
      </div>
      <RatingTable revealed={revealed} questions={questions} context={context} />
      <Disclosure summary={t('notes')}>
        <Notes revealed={revealed} questions={questions} context={context} />
      </Disclosure>
    </section>
  );
}

function AgreementWords({ agreement }: Readonly<{ agreement: InterviewAgreement }>) {
  const t = useTranslations('interview.result');
  const { raters, compared, same, near, apart } = agreement;
  if (raters < 2) return <p>{t('one')}</p>;
  if (compared === 0) return <p>{t('nothing')}</p>;
  return (
    <>
      <p>
        {t('counts', { compared, same, near, apart })} {t(raters === 2 ? 'two' : 'many')}
      </p>
      <p className="small muted">
        <IccWords icc={agreement.icc} />
      </p>
    </>
  );
}

function IccWords({ icc }: Readonly<{ icc: InterviewAgreement['icc'] }>) {
  const t = useTranslations('interview.result');
  const locale = useLocale();
  const shown = (value: number) => formatNumber(locale, value, 2);
  if (icc === null || icc.value === null) return t('noIcc');
  if (icc.interval === null) return t('iccPoint', { value: shown(icc.value) });
  const [low, high] = icc.interval;
  return t('icc', { value: shown(icc.value), low: shown(low), high: shown(high) });
}

type TableProps = Readonly<{
  revealed: RevealedView;
  questions: readonly NumberedQuestion[];
  context: GuideContext;
}>;

function RatingTable({ revealed, questions, context }: TableProps) {
  const t = useTranslations('interview.result');
  const who = useTranslations('interview.who');
  const locale = useLocale();
  const { interviewers, agreement, ratedIds } = revealed;
  const isCompared = interviewers.length > 1;
  const hasRwg = interviewers.length >= ENOUGH_FOR_RWG;
  const shown = (value: number | null | undefined) =>
    value === null || value === undefined ? t('noRating') : formatNumber(locale, value, 2);
  return (
    <Table
      caption={t('table')}
      head={
        <tr>
          <th scope="col">{t('question')}</th>
          {interviewers.map(({ name }, index) => (
            <th key={index} scope="col" className="num">
              {name ?? who('unknown')}
            </th>
          ))}
          {isCompared ? <th scope="col">{t('difference')}</th> : null}
          {hasRwg ? (
            <>
              <th scope="col">{t('deviation')}</th>
              <th scope="col">{t('rwg')}</th>
            </>
          ) : null}
        </tr>
      }
    >
      {ratedIds.map((id, row) => {
        const question = questions.find((one) => one.id === id);
        const found = agreement.questions[row];
        return (
          <tr key={id}>
            <th scope="row" className="iq-cell">
              {question ? `${question.number}. ${questionText(context, question)}` : null}
            </th>
            {interviewers.map(({ ratings }, index) => (
              <td key={index} className="num">
                {ratings[id]?.rating ?? <span className="muted small">{t('notAsked')}</span>}
              </td>
            ))}
            {isCompared ? (
              <td>
                <Difference value={found?.difference ?? null} />
              </td>
            ) : null}
            {hasRwg ? (
              <>
                <td className="num">{shown(found?.deviation?.value)}</td>
                <td className="num">{shown(found?.rwg)}</td>
              </>
            ) : null}
          </tr>
        );
      })}
    </Table>
  );
}

function Difference({ value }: Readonly<{ value: number | null }>) {
  const t = useTranslations('interview.result');
  if (value === null) return t('noRating');
  if (value < NOTABLE_DIFFERENCE) return <span className="num">{value}</span>;
  return (
    <Badge tone="sun" mark="warning">
      {value} · {t('talk')}
    </Badge>
  );
}

function Notes({ revealed, questions, context }: TableProps) {
  const t = useTranslations('interview.result');
  const who = useTranslations('interview.who');
  const noted = questions.filter(({ id }) =>
    revealed.interviewers.some(({ ratings }) => (ratings[id]?.note ?? '').trim() !== ''),
  );
  const overall = revealed.interviewers.filter(({ note }) => note.trim() !== '');
  if (noted.length === 0 && overall.length === 0) return <p>{t('noNotes')}</p>;
  return (
    <div className="stack">
      {noted.map((question) => (
        <div key={question.id} className="stack-2">
          <h4>
            {question.number}. {questionText(context, question)}
          </h4>
          <dl className="rests">
            {revealed.interviewers.flatMap(({ name, ratings }, index) => {
              const { note = '', rating = null } = ratings[question.id] ?? {};
              return note.trim() === ''
                ? []
                : [
                    <dt key={`${index}-name`}>
                      {name ?? who('unknown')}
                      {rating === null ? null : `, ${t('ratedAs', { rating })}`}
                    </dt>,
                    <dd key={`${index}-note`} className="told">
                      {note}
                    </dd>,
                  ];
            })}
          </dl>
        </div>
      ))}
      {overall.length > 0 ? (
        <div className="stack-2">
          <h4>{t('overall')}</h4>
          <dl className="rests">
            {overall.flatMap(({ name, note }, index) => [
              <dt key={`${index}-name`}>{name ?? who('unknown')}</dt>,
              <dd key={`${index}-note`} className="told">
                {note}
              </dd>,
            ])}
          </dl>
        </div>
      ) : null}
    </div>
  );
}
