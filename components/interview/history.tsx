import { useLocale, useTranslations } from 'next-intl';
import { formatDateTime } from '@/lib/i18n/format';
import type { InterviewView } from '@/lib/services/interviews';

type Event = Readonly<{ at: Date; words: string }>;

/** What happened to an interview, the oldest first. */
export function InterviewHistory({ interview }: Readonly<{ interview: InterviewView }>) {
  const t = useTranslations('interview.history');
  const who = useTranslations('interview.who');
  const scaleName = useTranslations('scales.names');
  const locale = useLocale();
  const { createdAt, createdBy, interviewers, revealed } = interview;
  const nameOf = (name: string | null) => name ?? who('unknown');
  const events: readonly Event[] = [
    { at: createdAt, words: t('prepared', { name: nameOf(createdBy) }) },
    ...interviewers.flatMap(({ name, submittedAt }) =>
      submittedAt === null ? [] : [{ at: submittedAt, words: t('submitted', { name: nameOf(name) }) }],
    ),
    ...(revealed === null ? [] : [{ at: revealed.at, words: t('revealed') }]),
    ...(revealed?.scales ?? []).flatMap(({ scale, agreed }) =>
      agreed.map(({ by, at }) => ({ at, words: t('agreed', { name: nameOf(by), scale: scaleName(scale) }) })),
    ),
  ];
  return (
    <section className="sec stack" aria-labelledby="history-title">
      <h2 id="history-title">{t('title')}</h2>
      <dl className="rests">
        {[...events]
          .sort((a, b) => a.at.getTime() - b.at.getTime())
          .flatMap(({ at, words }, index) => [
            // Events are only ever added at the end.
            <dt key={`${index}-time`} className="num">
              {formatDateTime(locale, at)}
            </dt>,
            <dd key={`${index}-words`}>{words}</dd>,
          ])}
      </dl>
    </section>
  );
}
